"""The catalogue of errors and the code that raises them are the same list."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import alx_desktop.endpoint
from alx_desktop.endpoint.errors import CATALOGUE, Code, EndpointError

PACKAGE = Path(alx_desktop.endpoint.__file__).parent


def test_every_code_has_an_entry_and_is_raised() -> None:
    sources = [path.read_text("utf-8") for path in PACKAGE.rglob("*.py") if path.name != "errors.py"]
    raised = {name for source in sources for name in re.findall(r"\bCode\.([A-Z_]+)", source)}
    assert set(CATALOGUE) == set(Code)
    assert raised == {code.name for code in Code}


@pytest.mark.parametrize("code", Code)
def test_an_entry_says_what_to_do(code: Code) -> None:
    entry = CATALOGUE[code]
    assert 400 <= entry.status < 600
    assert not entry.title.endswith(".") and entry.cause.endswith(".") and entry.recovery.endswith(".")


def test_headers() -> None:
    assert EndpointError(Code.BURST_LIMIT, retry_after=3).headers == {"Retry-After": "3"}
    challenge = EndpointError(Code.TOKEN_REFUSED).headers["WWW-Authenticate"]
    assert challenge.startswith("Basic realm=") and ", Bearer realm=" in challenge
