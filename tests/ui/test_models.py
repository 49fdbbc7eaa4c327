"""Models: Qt's own tester first, then order and content."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QApplication

from alx_desktop.domain.sync import RunResult
from alx_desktop.ui.command_palette import CommandModel
from alx_desktop.ui.commands import Command
from alx_desktop.ui.models.companies import COMPLETED, NAME, OVERDUE, WEEKS, company_model
from alx_desktop.ui.models.runs import NOTE, run_model, run_note
from alx_desktop.ui.widgets.cells import CellRole
from alx_desktop.ui.widgets.pill import Pill
from tests.ui import fakes


@pytest.fixture
def owner(qapp: QApplication) -> QObject:
    return QObject()


def test_companies_pass_qts_tester(qtmodeltester: object, owner: QObject) -> None:
    model = company_model(owner, lambda: 1_795_444_268)
    model.set_rows(fakes.overview().companies)
    model.sort(OVERDUE, Qt.SortOrder.DescendingOrder)
    qtmodeltester.check(model)  # type: ignore[attr-defined]


def test_runs_pass_qts_tester(qtmodeltester: object, owner: QObject) -> None:
    model = run_model(lambda: fakes.NOW, owner)
    model.set_rows(fakes.history())
    qtmodeltester.check(model)  # type: ignore[attr-defined]


def test_commands_pass_qts_tester(qtmodeltester: object, owner: QObject) -> None:
    model = CommandModel(owner)
    model.set_commands([Command("Sync now", lambda: None), Command("Settings", lambda: None)])
    qtmodeltester.check(model)  # type: ignore[attr-defined]


@pytest.mark.parametrize("order", list(Qt.SortOrder))
def test_unknown_values_sort_last_both_ways(owner: QObject, order: Qt.SortOrder) -> None:
    model = company_model(owner, lambda: 1_795_444_268)
    model.set_rows(fakes.overview().companies)
    model.sort(COMPLETED, order)
    assert model.rows[-1].name == "New customer"
    known = [row.completed_share for row in model.rows[:-1]]
    assert known == sorted(known, reverse=order == Qt.SortOrder.DescendingOrder)


def test_new_rows_keep_the_chosen_order(owner: QObject) -> None:
    model = company_model(owner, lambda: 1_795_444_268)
    model.sort(NAME)
    model.set_rows(fakes.overview().companies)
    names = [row.name for row in model.rows]
    assert names == sorted(names, key=str.casefold)


def test_the_selection_follows_its_row(owner: QObject) -> None:
    from PySide6.QtCore import QPersistentModelIndex

    model = company_model(owner, lambda: 1_795_444_268)
    model.set_rows(fakes.overview().companies)
    row = QPersistentModelIndex(model.index(2, 0))
    name = row.data()
    model.sort(NAME, Qt.SortOrder.DescendingOrder)
    assert row.data() == name


def test_what_is_drawn_is_also_said(owner: QObject) -> None:
    model = company_model(owner, lambda: 1_795_444_268)
    model.set_rows(fakes.overview().companies)
    weeks = model.index(0, WEEKS)
    assert weeks.data(CellRole.SERIES)
    assert " to " in weeks.data(Qt.ItemDataRole.AccessibleTextRole)
    young = model.index(len(model.rows) - 1, WEEKS)
    assert young.data(Qt.ItemDataRole.ToolTipRole).startswith("The history begins with the first sync")


def test_each_result_has_its_pill(owner: QObject) -> None:
    model = run_model(lambda: fakes.NOW, owner)
    model.set_rows(fakes.history())
    pills = {model.index(row, 2).data(CellRole.PILL) for row in range(model.rowCount())}
    assert {pill.text for pill in pills if isinstance(pill, Pill)} >= {
        "Success",
        "Failed",
        "Held",
        "Cancelled",
        "Partial",
    }
    assert len({pill.shape for pill in pills if isinstance(pill, Pill) and pill.tone != "warn"}) == 3


def test_notes_of_runs() -> None:
    runs = fakes.history()
    failed = next(run for run in runs if run.result is RunResult.FAILED)
    assert run_note(failed).startswith("The connection to the Moodle database was lost")
    assert run_note(runs[0]) == ""
    assert NOTE == 8


def test_commands_match_beginnings_of_words(owner: QObject) -> None:
    model = CommandModel(owner)
    commands = [
        Command("Sync now", lambda: None, "Sync", words="start update"),
        Command("Settings", lambda: None),
        Command("Acme Logistics", lambda: None, "Company", only_typed=True),
        Command("Cancel the sync", lambda: None, enabled=False),
    ]
    model.set_commands(commands)
    assert [command.title for command in model.shown] == ["Sync now", "Settings"]
    for typed, found in (
        ("s n", "Sync now"),
        ("UPD", "Sync now"),
        ("logis", "Acme Logistics"),
        ("comp ac", "Acme Logistics"),
    ):
        model.filter(typed)
        assert [command.title for command in model.shown] == [found], typed
    model.filter("se")
    assert model.shown[0].title == "Settings"
    model.filter("nothing at all")
    assert model.rowCount() == 0
