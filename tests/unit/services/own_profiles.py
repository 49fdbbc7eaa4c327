"""The profiles of a data directory, for tests that move them about."""

from __future__ import annotations

from pathlib import Path

import pytest

from alx_desktop.config import Profile, SourceSettings
from alx_desktop.paths import DataDir
from alx_desktop.services.profile_transfer import ProfileTransfer
from alx_desktop.services.profiles import ProfileService

URL = "mysql+pymysql://moodle@db.example:3306/moodle"


def profile(name: str, **more: object) -> Profile:
    return Profile(name=name, source=SourceSettings(url=URL), **more)  # type: ignore[arg-type]


@pytest.fixture
def data(data_dir: Path) -> DataDir:
    return DataDir(data_dir)


@pytest.fixture
def service(data: DataDir) -> ProfileService:
    return ProfileService(data)


@pytest.fixture
def transfer(data: DataDir, service: ProfileService) -> ProfileTransfer:
    return ProfileTransfer(data, service)


def stored(data: DataDir, name: str) -> Path:
    folder = data.ensure(data.profile(name))
    (folder / "reporting.sqlite").write_bytes(b"rows")
    return folder


def names(service: ProfileService) -> list[str]:
    return [one.name for one in service.list()]
