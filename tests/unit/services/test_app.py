"""The application: what it loads when, and how it finds the demo."""

from __future__ import annotations

import subprocess
import sys
from functools import partial
from pathlib import Path

import pytest

from alx_desktop.app import App
from alx_desktop.config import Profile, SourceSettings
from alx_desktop.domain.errors import Cancelled, WrongUse
from alx_desktop.domain.progress import CancelToken
from alx_desktop.paths import DataDir
from alx_desktop.services.always_on import AlwaysOnState
from alx_desktop.services.profiles import StillServed
from alx_desktop.store.finding import Severity

HOME = Path(__file__).parents[3]


def test_the_window_gets_an_app_before_the_libraries_are_loaded(tmp_path: Path) -> None:
    code = (
        "import sys; from pathlib import Path; from alx_desktop.paths import DataDir; from alx_desktop.app import App\n"
        f"App(DataDir(Path({str(tmp_path)!r}))).close()\n"
        "heavy = {'sqlalchemy', 'pydantic', 'openpyxl', 'keyring', 'PySide6', 'alembic', 'filelock', 'cryptography'}\n"
        "heavy |= {'ssl', 'importlib.metadata'}\n"
        "print(sorted(heavy & set(sys.modules)))"
    )
    ended = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=HOME)
    assert ended.stdout.strip() == "[]"


def test_the_demo_is_made_once(app: App) -> None:
    file = app.data_dir.profile("demo") / "site.sqlite"
    app.profiles.remove("demo", delete_store=True)
    assert app.make_demo(size="small") == "demo"
    made = file.stat().st_mtime_ns
    assert app.make_demo(size="large") == "demo"
    assert file.stat().st_mtime_ns == made
    assert app.profiles.get("demo").is_demo


def test_the_demo_does_not_take_a_real_sites_name(tmp_path: Path) -> None:
    app = App(DataDir(tmp_path))
    try:
        app.profiles.add(Profile(name="demo", source=SourceSettings(url="sqlite:///real.sqlite")))
        with pytest.raises(WrongUse, match="real site"):
            app.make_demo(size="small")
        assert not (tmp_path / "profiles" / "demo" / "site.sqlite").exists()
    finally:
        app.close()


def test_a_cancelled_demo_leaves_no_profile(tmp_path: Path) -> None:
    app = App(DataDir(tmp_path))
    token = CancelToken()
    token.cancel()
    try:
        with pytest.raises(Cancelled):
            app.make_demo(cancel=token, size="small")
        assert app.profiles.list() == []
        assert app.make_demo(size="small") == "demo"
    finally:
        app.close()


def test_a_profile_without_its_password_is_a_finding(app: App, monkeypatch: pytest.MonkeyPatch) -> None:
    from alx_desktop.domain.errors import LoginRefused
    from alx_desktop.services import source as source_module

    profile = Profile(name="p", source=SourceSettings(url="mysql+pymysql://m@localhost/moodle"))
    app.profiles.add(profile)

    def refuse(*_args: object) -> None:
        raise LoginRefused("Access denied")

    monkeypatch.setattr(
        app,
        "source",
        lambda found: source_module.ProfileSource(found, app.secrets, refuse),  # type: ignore[arg-type]
    )
    found = {one.key: one for _name, one in app.diagnostics.diagnose([profile]).findings}
    assert found["password"].severity is Severity.ERROR
    assert "ALX_DB_PASSWORD" in found["password"].advice
    assert "absent" in found


def test_after_a_kill_the_files_are_checked(app: App) -> None:
    site = app.open_site("demo")
    assert site.check_after_kill() == []
    site.store.unclean = True
    assert site.check_after_kill() == []
    site.close()


def test_stores_are_where_the_profile_says(app: App) -> None:
    source = SourceSettings(url="sqlite:///x.sqlite")
    own = app.location(Profile(name="own", source=source))
    assert own.folder == app.data_dir.profile("own")
    shared = app.location(Profile(name="shared", source=source, store_url="postgresql+psycopg://alx@db/alx"))
    assert (shared.folder, shared.url) == (None, "postgresql+psycopg://alx@db/alx")


@pytest.mark.parametrize(
    ("on", "doubt", "said"),
    [(True, "", "alx-desktop-demo.service"), (False, "No medium found", "/units/demo.service: No medium found")],
)
def test_a_site_that_is_served_or_may_be_is_not_removed(
    app: App, monkeypatch: pytest.MonkeyPatch, on: bool, doubt: str, said: str
) -> None:
    class Served:
        def state(self) -> AlwaysOnState:
            return AlwaysOnState(on, "alx-desktop-demo.service", "/units/demo.service", "", doubt)

    monkeypatch.setattr(app, "always_on", lambda name, port: Served())
    for act in (partial(app.profiles.remove, delete_store=True), partial(app.profiles.rename, new_name="other")):
        with pytest.raises(StillServed) as caught:
            act("demo")
        assert caught.value.detail == said and "Nothing was changed" in caught.value.advice
    assert app.profiles.get("demo")
