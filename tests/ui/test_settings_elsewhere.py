"""A window that has been open for long, while the command line or another window changed the site's settings."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from alx_desktop.config import Profile
from alx_desktop.paths import DataDir
from alx_desktop.services.profiles import ProfileService
from alx_desktop.ui.assistant.panel import AssistantPanel
from alx_desktop.ui.context import UiContext
from alx_desktop.ui.preferences.editor import ProfileEditor
from alx_desktop.ui.session import SiteSession
from tests.ui import fakes
from tests.ui.conftest import RecordedMessages


@pytest.fixture
def elsewhere(app: fakes.FakeApp, tmp_path: Path) -> ProfileService:
    """The same settings as another process has them, in a file."""
    folder = DataDir(tmp_path / "settings")
    app.profiles = ProfileService(folder)  # type: ignore[assignment]
    app.profiles.add(fakes.northwind())
    return ProfileService(folder)


@pytest.fixture
def session(context: UiContext, app: fakes.FakeApp, elsewhere: ProfileService) -> SiteSession:
    return SiteSession(context, app.open_site(), app)


@pytest.fixture
def rest(qtbot: QtBot, context: UiContext) -> Callable[[], None]:
    return lambda: qtbot.waitUntil(lambda: not context.tasks.running)


def changed(service: ProfileService, **values: Any) -> Profile:
    shown = service.list()[0]
    wanted = shown.model_copy(update=values)
    return service.change(shown.name, lambda _now: wanted)


def test_a_change_here_keeps_what_was_changed_elsewhere(
    session: SiteSession, elsewhere: ProfileService, context: UiContext, rest: Callable[[], None]
) -> None:
    editor = ProfileEditor(context, session)
    changed(elsewhere, time_zone="Asia/Tokyo")
    editor.change("sync", "batch_size", 10_000, "Said")
    rest()
    now = elsewhere.list()[0]
    assert (now.sync.batch_size, now.time_zone) == (10_000, "Asia/Tokyo")
    assert session.site.profile == session.profile == now
    editor.undo()
    rest()
    assert elsewhere.list()[0] == now.model_copy(update={"sync": fakes.northwind().sync})


def test_quick_changes_and_their_undo_keep_it_too(
    session: SiteSession, elsewhere: ProfileService, context: UiContext, rest: Callable[[], None]
) -> None:
    """They come while the first one is still being saved."""
    editor = ProfileEditor(context, session)
    changed(elsewhere, time_zone="Asia/Tokyo")
    editor.change("sync", "batch_size", 10_000, "Said")
    editor.change("sync", "time_limit", 600, "Said")
    editor.undo()
    session.set_automatic(False)
    rest()
    now = elsewhere.list()[0]
    assert (now.sync.batch_size, now.sync.time_limit, now.time_zone) == (10_000, 0, "Asia/Tokyo")
    assert not now.sync.schedule.automatic
    session.set_automatic(True)
    editor.undo()
    rest()
    assert elsewhere.list()[0] == fakes.northwind(time_zone="Asia/Tokyo")


def test_a_save_that_is_heard_of_late_does_not_bring_old_settings_back(
    session: SiteSession, elsewhere: ProfileService, context: UiContext, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Two threads have saved in this order; nothing says that their ends arrive in the same one."""
    started: list[tuple[Callable[..., Any], Callable[[Any], None]]] = []
    monkeypatch.setattr(context.tasks, "start", lambda work, on_success, **_more: started.append((work, on_success)))
    editor = ProfileEditor(context, session)
    ends = []
    for field, value in (("batch_size", 10_000), ("time_limit", 600)):
        editor.change("sync", field, value, "Said")
        work, on_success = started[-1]
        ends.append((on_success, work(None, None)))
    for on_success, saved in reversed(ends):
        on_success(saved)
    assert session.site.profile == session.profile == elsewhere.list()[0]
    assert (session.profile.sync.batch_size, session.profile.sync.time_limit) == (10_000, 600)


def test_the_same_setting_is_left_to_the_other_one_and_shown(
    session: SiteSession, elsewhere: ProfileService, context: UiContext, messages: RecordedMessages,
    rest: Callable[[], None], qtbot: QtBot,
) -> None:  # fmt: skip
    editor = ProfileEditor(context, session)
    theirs = changed(elsewhere, sync=fakes.northwind().sync.model_copy(update={"batch_size": 5000}))
    with qtbot.waitSignal(session.profile_changed):
        editor.change("sync", "batch_size", 10_000, "Said")
    rest()
    assert elsewhere.list()[0] == theirs
    _what, error = messages.errors[-1]
    assert "batch_size" in error.detail
    assert editor.value("sync", "batch_size") == 5000, "the page shows what holds"
    editor.change("sync", "batch_size", 10_000, "Said")
    rest()
    assert elsewhere.list()[0].sync.batch_size == 10_000


def test_a_quick_second_change_does_not_repeat_the_one_that_was_refused(
    session: SiteSession, elsewhere: ProfileService, context: UiContext, messages: RecordedMessages,
    rest: Callable[[], None], monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    editor, start = ProfileEditor(context, session), context.tasks.start
    changed(elsewhere, sync=fakes.northwind().sync.model_copy(update={"batch_size": 5000}))
    works: list[Callable[..., Any]] = []

    def first_at_once(work: Callable[..., Any], **more: Any) -> Any:
        """The first has been refused by the time of the second, and the window has not heard of it."""
        works.append(work)
        answer = work(None, None) if len(works) == 1 else None
        return start(work if answer is None else lambda *_: answer, **more)

    monkeypatch.setattr(context.tasks, "start", first_at_once)
    editor.change("sync", "batch_size", 10_000, "Said")
    editor.change("sync", "time_limit", 600, "Said")
    rest()
    now = elsewhere.list()[0].sync
    assert (now.batch_size, now.time_limit) == (5000, 600)
    assert session.site.profile.sync == now
    assert len(messages.errors) == 1


def test_the_assistant_keeps_what_was_changed_elsewhere(
    qtbot: QtBot, context: UiContext, app: fakes.FakeApp, elsewhere: ProfileService, messages: RecordedMessages,
    rest: Callable[[], None],
) -> None:  # fmt: skip
    profile = elsewhere.list()[0]
    panel = AssistantPanel(context, app, profile, taken=[profile.name])
    qtbot.addWidget(panel)
    panel.show()
    panel.begin()
    panel.database.host_field.setText("new.example.org")
    for _ in range(3):
        panel.next_button.click()
        rest()
    changed(elsewhere, folder="Live", store_url="postgresql+psycopg://alx@db/alx")
    panel.save_button.click()
    rest()
    now = elsewhere.list()[0]
    assert now.source.parsed_url.host == "new.example.org"
    assert (now.folder, now.store_url) == ("Live", "postgresql+psycopg://alx@db/alx")
    assert not messages.errors
