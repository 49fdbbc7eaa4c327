"""Hostile requests to a real server: refused or answered, never a fault. `bench hostile` measures how fast."""

from __future__ import annotations

import random

import httpx
import pytest

from tests.endpoint.conftest import Tenants
from tests.endpoint.hostile_requests import PROTOCOLS

SAMPLE = 150


@pytest.mark.parametrize("protocol", PROTOCOLS)
def test_no_request_is_a_fault(client: httpx.Client, tenants: Tenants, protocol: str) -> None:
    chance, headers = random.Random(protocol), {"X-API-Key": tenants.token().text}
    for _one in range(SAMPLE):
        made = PROTOCOLS[protocol](chance, str(tenants.first))
        answer = client.request(made.method, made.target, content=made.body, headers=headers | dict(made.headers))
        assert answer.status_code < 500 or answer.status_code == 501, (made, answer.text)
        assert "Traceback" not in answer.text and "sqlite" not in answer.text.lower(), made
    assert client.get("/health").status_code == 200
