"""A token is proven whatever else the store can do at that moment."""

from __future__ import annotations

import pytest

from alx_desktop.domain.errors import DiskFull
from alx_desktop.services import authentication
from alx_desktop.services.authentication import Authenticator
from alx_desktop.services.site import Site
from alx_desktop.services.tokens import TokenService


def test_a_full_disk_refuses_no_token(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    made = TokenService(site.store, "tester").create(1, "test")

    def full(*_arguments: object) -> None:
        raise DiskFull

    monkeypatch.setattr(authentication, "note_use", full)
    caller = Authenticator(site.store).authenticate(made.text, "127.0.0.1")
    assert caller.token.token_id == made.token.token_id
