"""Another login of a shared store: what the password is sent over."""

from __future__ import annotations

from pathlib import Path

import pytest

from alx_desktop.config import NO_SOURCE, Profile, SourceSettings
from alx_desktop.paths import DataDir
from alx_desktop.services.profiles import ProfileService
from alx_desktop.services.secrets import Secrets
from alx_desktop.services.shared_stores import SharedStoreService, StorePlace
from alx_desktop.store.joining import SharedStore
from alx_desktop.store.location import StoreLocation
from tests.memory_keyring import MemoryKeyring


@pytest.mark.parametrize("login", ["ann", "eve"])
def test_a_login_is_tried_with_the_encryption_of_the_store(
    data_dir: Path, memory_keyring: MemoryKeyring, monkeypatch: pytest.MonkeyPatch, login: str
) -> None:
    profiles = ProfileService(DataDir(data_dir))
    url = "postgresql+psycopg://ann@db.example:5432/alx?sslmode=verify-full"
    profiles.add(Profile(name="one", source=SourceSettings(url=NO_SOURCE), store_url=url))
    tried = []

    def look_at(location: StoreLocation, password: str | None) -> SharedStore:
        tried.append((location.parsed_url.username, dict(location.parsed_url.query), password))
        return SharedStore(login, None, None)

    monkeypatch.setattr("alx_desktop.services.shared_stores.look_at", look_at)
    place = StorePlace("db.example", 5432, "alx", login)
    SharedStoreService(profiles, Secrets()).log_in("one", place, "s3cret", keep=False)
    assert tried == [(login, {"sslmode": "verify-full"}, "s3cret")]
    assert profiles.get("one").store_url == url.replace("ann", login)
