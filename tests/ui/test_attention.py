"""What needs attention, all over the window: the rail's badge, notifications on the desktop and in the window."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QObject, QSettings, Signal
from PySide6.QtWidgets import QLabel, QPushButton

from alx_desktop.services.attention_item import Attention
from alx_desktop.ui.desktop_notes import DesktopNotes, Tray, unmarked
from tests.ui import fakes
from tests.ui.conftest import Desk


class FakeTray(QObject):
    """A tray that keeps what it showed."""

    messageClicked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.shown: list[tuple[str, str]] = []

    def showMessage(self, title: str, message: str, icon: object = None, msecs: int = 0) -> None:
        self.shown.append((title, message))


def find(desk: Desk, *items: Attention) -> None:
    """From now on, these things need attention."""
    desk.app.attention.items = items
    assert desk.flow.session is not None
    desk.flow.session.attention.refresh()
    desk.settle()


def badge(desk: Desk) -> str:
    return desk.window.rail.buttons["control_center"].accessibleName()


def makes(tray: FakeTray | None) -> Callable[[], Tray | None]:
    return lambda: tray  # type: ignore[return-value]


def test_the_badge_counts_what_the_card_counts(desk: Desk) -> None:
    desk.start()
    assert badge(desk) == "Control Center, 3 to act on"
    page = desk.window.page
    assert page is not None
    assert page.attention.note_label.text() == "3 to act on"  # type: ignore[attr-defined]
    find(desk)
    assert badge(desk) == "Control Center"


def test_the_badge_is_there_on_other_pages_and_goes_with_the_site(desk: Desk) -> None:
    desk.state.page = "sync"
    desk.start("sync")
    assert badge(desk) == "Control Center, 3 to act on"
    desk.window.clear_site()
    assert badge(desk) == "Control Center"


def test_it_is_told_whether_the_endpoint_runs(desk: Desk) -> None:
    desk.start()
    seen = desk.app.attention.seen[-1]
    assert seen is not None and not seen.is_running and seen.since == fakes.NOW
    assert desk.flow.session is not None
    desk.flow.session.endpoint.start()
    desk.wait(lambda: bool(desk.app.attention.seen[-1] and desk.app.attention.seen[-1].is_running))


def test_an_endpoint_that_starts_with_the_window_is_no_alarm(desk: Desk) -> None:
    endpoint = fakes.northwind().endpoint.model_copy(update={"enabled": True})
    desk.app.profiles.update(fakes.northwind(endpoint=endpoint))
    desk.app.attention.items = ()
    desk.start()
    desk.wait(lambda: bool(desk.app.attention.seen[-1] and desk.app.attention.seen[-1].is_running))


def test_new_things_are_told_on_the_desktop_once(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    tray = FakeTray()
    DesktopNotes(desk.window, makes(tray))
    monkeypatch.setattr(desk.window, "isActiveWindow", lambda: False)
    desk.app.attention.items = ()
    desk.start()
    one, two, three, *_rest = fakes.waiting()
    find(desk, one)
    find(desk, one)
    find(desk, one, two, three)
    assert [text for _title, text in tray.shown] == [one.text, f"{two.text}, and 1 more"]
    assert tray.shown[0][0] == desk.window.windowTitle()


def test_names_are_no_markup_to_a_desktop_that_reads_such() -> None:
    name = "Müller & Söhne <b>R&D</b> &lt;i>"
    shown = unmarked(name, "linux")
    assert shown == "Müller & Söhne ‹b>R&D‹/b> &\u2060lt;i>"
    assert unmarked(name, "win32") == unmarked(name, "darwin") == name


def test_what_is_only_to_be_known_is_not_told_on_the_desktop(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    tray = FakeTray()
    DesktopNotes(desk.window, makes(tray))
    monkeypatch.setattr(desk.window, "isActiveWindow", lambda: False)
    desk.app.attention.items = ()
    desk.start()
    find(desk, *(item for item in fakes.waiting() if item.severity == "info"))
    assert tray.shown == []


def test_a_click_on_the_notification_leads_to_the_control_center(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    tray = FakeTray()
    DesktopNotes(desk.window, makes(tray))
    monkeypatch.setattr(desk.window, "isActiveWindow", lambda: False)
    desk.start("sync")
    tray.messageClicked.emit()
    assert desk.window.page is not None and desk.window.page.key == "control_center"


def test_without_a_tray_the_window_tells_it(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    DesktopNotes(desk.window, makes(None))
    monkeypatch.setattr(desk.window, "isActiveWindow", lambda: False)
    desk.app.attention.items = ()
    desk.start("sync")
    find(desk, fakes.waiting()[0])
    bar = desk.window.message_bar
    assert bar.isVisible() and bar.text_label.text() == fakes.waiting()[0].text
    bar.action_button.click()
    assert desk.window.page is not None and desk.window.page.key == "control_center"


def test_who_looks_at_the_control_center_is_not_told_again(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    tray = FakeTray()
    DesktopNotes(desk.window, makes(tray))
    monkeypatch.setattr(desk.window, "isActiveWindow", lambda: True)
    desk.app.attention.items = ()
    desk.start()
    find(desk, fakes.waiting()[0])
    assert tray.shown == [] and not desk.window.message_bar.isVisible()


def test_what_was_told_is_not_told_after_a_restart(desk: Desk, tmp_path: Path) -> None:
    desk.start()
    assert desk.flow.session is not None
    told: list[object] = []
    attention = desk.flow.session.attention
    attention.arrived.connect(told.append)
    attention.begin(QSettings(str(tmp_path / "window.ini"), QSettings.Format.IniFormat))
    desk.settle()
    assert told == []
    find(desk, fakes.waiting()[0], *(item for item in fakes.waiting() if item.key == "backup"))
    assert len(told) == 1


def test_notifications_keep_what_is_over(desk: Desk) -> None:
    desk.start()
    first = fakes.waiting(4)[0]
    find(desk, *fakes.waiting(4)[1:])
    desk.window.rail.notes_button.click()
    popup = desk.window.bell.notifications
    assert popup is not None and popup.isVisible()
    texts = [label.text() for label in popup.findChildren(QLabel)]
    at = texts.index(first.text)
    assert "over since" in texts[at + 1]
    assert sum(text.endswith("still waits") for text in texts) == 3
    desk.window.go_to("sync")
    next(one for one in popup.findChildren(QPushButton) if one.text() == "Go to Control Center").click()
    assert not popup.isVisible()
    assert desk.window.page is not None and desk.window.page.key == "control_center"


def test_notifications_of_a_new_site_say_what_will_be_there(desk: Desk) -> None:
    desk.app.attention.items = ()
    desk.start()
    desk.window.bell.open()
    assert desk.window.bell.notifications is not None
    texts = [label.text() for label in desk.window.bell.notifications.findChildren(QLabel)]
    assert any(text.startswith("Nothing has needed attention yet") for text in texts)
    assert any(command.title == "Notifications" for command in desk.window._place_commands())


def test_actions_lead_to_the_page_with_the_right_filter(desk: Desk) -> None:
    desk.start()
    desk.window.go_to("tokens", "expired")
    desk.settle()
    assert desk.window.page is not None
    assert desk.window.page.filters.query.states == ("expired",)  # type: ignore[attr-defined]
    desk.window.go_to("endpoint", "refused")
    desk.settle()
    panel = desk.window.page.requests  # type: ignore[union-attr]
    assert panel.isVisible() and panel.filter.statuses == ("refused",)
    assert panel.status_chip.text() == "Answer: Refused"
