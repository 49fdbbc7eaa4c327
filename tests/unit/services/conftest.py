"""A small demo site, synced once; every test gets a copy of its store."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from alx_desktop.app import App
from alx_desktop.domain.sync import SyncRequest
from alx_desktop.paths import DataDir
from alx_desktop.services.site import Site


@pytest.fixture(scope="session")
def synced_demo(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A data directory with the profile "demo", synced. Not to be changed."""
    folder = tmp_path_factory.mktemp("synced-demo")
    app = App(DataDir(folder))
    app.make_demo(size="small")
    site = app.open_site("demo")
    site.sync.run(SyncRequest())
    site.close()
    app.close()
    return folder


@pytest.fixture
def app(synced_demo: Path, data_dir: Path) -> Iterator[App]:
    """The application over a copy of the synced demo."""
    shutil.copytree(synced_demo, data_dir)
    app = App(DataDir(data_dir))
    yield app
    app.close()


@pytest.fixture
def site(app: App) -> Iterator[Site]:
    """The demo, opened."""
    site = app.open_site("demo")
    yield site
    site.close()
