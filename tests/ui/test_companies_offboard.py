"""A company is offboarded by hand: under its name only, and step by step."""

from __future__ import annotations

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from alx_desktop.domain.errors import DiskFull
from alx_desktop.services.tokens import TokenService
from alx_desktop.ui.companies.offboard_dialog import OffboardDialog
from tests.ui.company_page import Desk, desk, real_app, site
from tests.unit.synced_demo import synced_copy, synced_demo

__all__ = ["desk", "real_app", "site", "synced_copy", "synced_demo"]


def test_a_company_is_offboarded_only_under_its_name(desk: Desk, qtbot: QtBot, tmp_path: Path) -> None:
    (company_id,) = desk.choose(0)
    TokenService(desk.site.store, "tester").create(company_id, "BI")
    desk.page.list.offboard_button.click()
    dialog = desk.page.findChild(OffboardDialog)
    assert dialog is not None
    desk.settle()
    name = desk.site.companies.card(company_id).company.name
    path = tmp_path / "final.xlsx"
    dialog.path_edit.setText(str(path))
    qtbot.keyClicks(dialog.name_edit, name[:-1])
    assert not dialog.offboard_button.isEnabled()
    qtbot.keyClicks(dialog.name_edit, name[-1])
    assert dialog.offboard_button.isEnabled()
    assert "Moodle still has this company" in dialog.kept_label.text()
    dialog.offboard_button.click()
    desk.settle()
    assert path.exists() and desk.site.companies.card(company_id).figures.enrolments == 0
    assert all(label.text().startswith("✓") for label in dialog.steps.values())
    assert "1 token revoked" in dialog.kept_label.text() and not dialog.offboard_button.isVisible()
    assert [one.state.value for one in desk.site.companies.tokens(company_id)] == ["revoked"]
    dialog.keep_button.click()


def test_an_offboarding_that_stops_says_what_is_done_and_can_go_on(
    desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (company_id,) = desk.choose(0)
    desk.page.list.offboard_button.click()
    dialog = desk.page.findChild(OffboardDialog)
    assert dialog is not None
    desk.settle()

    def full(*_arguments: object) -> None:
        raise DiskFull("no space left")

    monkeypatch.setattr(type(desk.site.exports), "run", full)
    dialog.path_edit.setText(str(tmp_path / "a.xlsx"))
    dialog.name_edit.setText(desk.site.companies.card(company_id).company.name)
    dialog.offboard_button.click()
    desk.settle()
    assert dialog.error_panel.isVisible() and "Nothing was changed" in dialog.error_panel.kept_label.text()
    assert desk.site.companies.card(company_id).figures.enrolments
    monkeypatch.undo()
    assert dialog.offboard_button.isEnabled()
    dialog.path_edit.setText(str(tmp_path / "b.xlsx"))
    dialog.offboard_button.click()
    desk.settle()
    assert desk.site.companies.card(company_id).figures.enrolments == 0
    dialog.keep_button.click()
