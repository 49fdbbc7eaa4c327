"""Everything that can be used has a name, and can be reached and used without a mouse."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSpinBox,
    QComboBox,
    QDialog,
    QLineEdit,
    QPlainTextEdit,
    QProgressBar,
    QWidget,
)

from alx_desktop.ui.pages.companies import CompaniesPage
from alx_desktop.ui.pages.monitoring import MonitoringPage
from benchmarks.metrics_store import MetricsSize
from tests.ui import fakes
from tests.ui.company_site import make_companies
from tests.ui.conftest import Desk
from tests.ui.monitoring_site import make_monitoring

USED = (QAbstractButton, QAbstractItemView, QAbstractSpinBox, QComboBox, QLineEdit, QPlainTextEdit, QProgressBar)


def used(root: QWidget) -> list[QWidget]:
    """What a person uses, without Qt's own inner parts."""
    found = []
    for kind in USED:
        for widget in root.findChildren(kind):
            parent = widget.parentWidget()
            inner = isinstance(parent, QAbstractSpinBox | QComboBox | QLineEdit) or widget.objectName().startswith(
                "qt_"
            )
            if not inner and parent is not None and not parent.objectName().startswith("qt_"):
                found.append(widget)
    return found


def name_of(widget: QWidget) -> str:
    interface = QAccessible.queryAccessibleInterface(widget)
    return interface.text(QAccessible.Text.Name).strip() if interface else ""


def welcome(desk: Desk) -> None:
    desk.app.profiles = fakes.FakeProfiles([])
    desk.flow.start()
    desk.wait(lambda: desk.window.stack.currentWidget() is desk.flow.welcome)


def assistant(desk: Desk) -> None:
    welcome(desk)
    desk.flow.connect_site()
    desk.settle()


def held(desk: Desk) -> None:
    desk.app.sync.pending = list(fakes.HELD)
    desk.start("sync")


def companies(desk: Desk) -> None:
    desk.app.companies = make_companies(desk.app.data_dir.root / "companies")
    desk.start("companies")


def company(tab: str) -> Callable[[Desk], None]:
    def scene(desk: Desk) -> None:
        companies(desk)
        page = desk.window.page
        assert isinstance(page, CompaniesPage)
        page.open_company(page.list.model.rows[0].id)
        desk.settle()
        page.detail.go_to(tab)
        desk.settle()

    return scene


def monitoring(desk: Desk) -> None:
    desk.app.monitoring.service = make_monitoring(desk.app.data_dir.root / "monitoring", MetricsSize(2, 2, 50, 50))
    desk.start("monitoring")
    page = desk.window.page
    assert isinstance(page, MonitoringPage)
    desk.wait(lambda: all(card.plot is not None for card in page.view.cards.values()))


def sites(desk: Desk) -> None:
    desk.app.profiles.update(fakes.northwind(name="Beta", folder="Live", color="red"))
    desk.start().window.all_sites_asked.emit()
    desk.settle()


SCENES: dict[str, Callable[[Desk], object]] = {
    "control_center": lambda desk: desk.start(),
    "sync": held,
    "monitoring": monitoring,
    "settings": lambda desk: desk.start("settings"),
    "diagnostics": lambda desk: desk.start("diagnostics"),
    "diagnostics_log": lambda desk: desk.start("diagnostics").window.go_to("diagnostics", "log"),
    "diagnostics_store": lambda desk: desk.start("diagnostics").window.go_to("diagnostics", "store"),
    "diagnostics_versions": lambda desk: desk.start("diagnostics").window.go_to("diagnostics", "versions"),
    "companies": companies,
    **{f"company_{tab}": company(tab) for tab in ("overview", "courses", "fields", "clients", "preview")},
    "welcome": welcome,
    "assistant": assistant,
}

DIALOGS: dict[str, Callable[[Desk], object]] = {
    "sites": sites,
    "shortcuts": lambda desk: desk.start().window.open_shortcuts(),
}


@pytest.mark.parametrize("scene", SCENES)
def test_everything_has_a_name(desk: Desk, scene: str) -> None:
    SCENES[scene](desk)
    nameless = [
        f"{widget!r} in {widget.parentWidget()!r}"
        for widget in used(desk.window)
        if widget.isVisible() and not name_of(widget)
    ]
    assert nameless == []
    assert name_of(desk.window)
    assert desk.window.stack.currentWidget().accessibleName()


@pytest.mark.parametrize("scene", SCENES)
def test_everything_is_reached_with_tab(desk: Desk, scene: str) -> None:
    SCENES[scene](desk)
    desk.window.setFocus()
    assert missed(desk.window) == []


@pytest.mark.parametrize("scene", DIALOGS)
def test_dialogs_are_used_with_the_keyboard(desk: Desk, scene: str) -> None:
    DIALOGS[scene](desk)
    (dialog,) = (one for one in desk.window.findChildren(QDialog) if one.isVisible())
    nameless = [f"{widget!r}" for widget in used(dialog) if widget.isVisible() and not name_of(widget)]
    assert nameless == [] and name_of(dialog)
    assert missed(dialog) == []


def missed(root: QWidget) -> list[str]:
    """What Tab does not lead to."""
    wanted = {
        widget
        for widget in used(root)
        if widget.isVisible() and widget.isEnabled() and widget.focusPolicy() & Qt.FocusPolicy.TabFocus
    }
    reached: set[QWidget] = set()
    for _ in range(4 * len(wanted) + 20):
        root.focusNextChild()
        focused = root.focusWidget()
        if focused is not None:
            reached.add(focused)
    return [repr(widget) for widget in wanted - reached if _is_stop(widget)]


def _is_stop(widget: QWidget) -> bool:
    """Of exclusive buttons only the checked one is a stop; arrow keys lead to the others."""
    exclusive = isinstance(widget, QAbstractButton) and (widget.group() is not None or widget.autoExclusive())
    return not (exclusive and isinstance(widget, QAbstractButton) and not widget.isChecked())


@pytest.mark.parametrize("scene", SCENES)
def test_buttons_that_do_something_take_the_focus(desk: Desk, scene: str) -> None:
    SCENES[scene](desk)
    deaf = [
        repr(widget)
        for widget in used(desk.window)
        if isinstance(widget, QAbstractButton) and widget.focusPolicy() == Qt.FocusPolicy.NoFocus
    ]
    assert deaf == []


@pytest.mark.parametrize("scene", ["control_center", "sync"])
def test_at_most_one_primary_button(desk: Desk, scene: str) -> None:
    SCENES[scene](desk)
    shown = [w for w in desk.window.findChildren(QAbstractButton) if w.property("look") == "primary" and w.isVisible()]
    assert len(shown) <= 1


def test_states_are_said_in_words(desk: Desk) -> None:
    """Colour alone says nothing."""
    desk.start("sync")
    page = desk.window.page
    assert page is not None
    table = page.findChildren(QAbstractItemView)[0]
    texts = {table.model().index(row, 2).data(Qt.ItemDataRole.AccessibleTextRole) for row in range(12)}
    assert {"Success", "Failed", "Partial"} <= texts
