"""A store whose figures are read as of a fixed moment."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from alx_desktop.app import error_catalogue
from alx_desktop.services.monitoring import MonitoringService
from alx_desktop.store.store import Store, StoreLocation
from tests.ui.report_site import PROFILE

NOW = 1_795_444_268


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with Store.open(StoreLocation(folder=tmp_path / "store")) as made:
        yield made


@pytest.fixture
def service(store: Store) -> MonitoringService:
    return MonitoringService(PROFILE, store, error_catalogue(), lambda: NOW)
