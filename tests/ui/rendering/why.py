""" "Why this value?", state by state."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from alx_desktop.services.report_columns import CATALOGUE
from alx_desktop.ui.pages.reports_why_window import Doubt, WhyWindow
from alx_desktop.ui.password_dialog import PasswordDialog
from tests.ui import explained, fakes
from tests.ui.rendering.reports import reports
from tests.ui.rendering.shot import DAMAGED, Shot, scene


def _why(shot: Shot, explain: explained.FakeExplain, column: str = "percentage") -> QWidget:
    shot.app.explain = explain
    reports(shot)
    page = shot.page
    page.table.setCurrentIndex(page.model.index(2, list(CATALOGUE).index(column)))
    page.why.explain_cell()
    shot.settle(250)
    assert page.why.window is not None
    return page.why.window


@scene
def dialog_why(shot: Shot) -> QWidget:
    return _why(shot, explained.FakeExplain(explained.equal(fakes.NOW)))


@scene
def dialog_why_different(shot: Shot) -> QWidget:
    return _why(shot, explained.FakeExplain(explained.different(fakes.NOW)))


@scene
def dialog_why_wrong_small(shot: Shot) -> QWidget:
    window = _why(shot, explained.FakeExplain(explained.different(fakes.NOW, "wrong")), "activities_done")
    window.resize(window.minimumSize())
    shot.settle()
    return window


@scene
def dialog_why_reading(shot: Shot) -> QWidget:
    explain = explained.FakeExplain(explained.equal(fakes.NOW))
    explain.gate.clear()
    return _why(shot, explain)


@scene
def dialog_why_unreachable(shot: Shot) -> QWidget:
    return _why(shot, explained.FakeExplain(explained.unreachable(fakes.NOW)))


@scene
def dialog_why_no_password(shot: Shot) -> QWidget:
    window = _why(shot, explained.FakeExplain(explained.unreachable(fakes.NOW, "missing")))
    next(one for one in shot.window.findChildren(PasswordDialog) if one.isVisible()).reject()
    shot.settle()
    return window


@scene
def dialog_why_removed(shot: Shot) -> QWidget:
    return _why(shot, explained.FakeExplain(explained.removed(fakes.NOW)))


@scene
def dialog_why_waiting(shot: Shot) -> QWidget:
    return _why(shot, explained.FakeExplain(explained.waiting(fakes.NOW)))


@scene
def dialog_why_never(shot: Shot) -> QWidget:
    return _why(shot, explained.FakeExplain(explained.never(fakes.NOW)))


@scene
def dialog_why_names(shot: Shot) -> QWidget:
    explain = explained.FakeExplain(explained.equal(fakes.NOW))
    window = _why(shot, explain, "due_at")
    assert isinstance(window, WhyWindow)
    long = "Zażółć Gęślą sp. z o.o. — Oddział Szkoleń Zawodowych Północ-Wschód i Zachód"
    window.show_doubt(Doubt(1, 2, 3, ("محمد بن عبد الله الأحمد", "السلامة من الحرائق", long), "due_at"))
    shot.settle(250)
    return window


@scene
def dialog_why_store_failed(shot: Shot) -> QWidget:
    explain = explained.FakeExplain(explained.equal(fakes.NOW))
    explain.failure = DAMAGED
    return _why(shot, explain)


@scene
def dialog_why_saved(shot: Shot) -> QWidget:
    window = _why(shot, explained.FakeExplain(explained.equal(fakes.NOW)))
    assert isinstance(window, WhyWindow)
    window.message_bar.offer("Saved as Why - María José Peña - Fire Safety 2026.pdf", "Open file", lambda: None)
    return window
