"""Saved exports: they stay as they were saved, and say so where they no longer can."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import select, update

from alx_desktop.domain.errors import AlxError, ColumnUnknown, WrongUse
from alx_desktop.domain.report_query import ReportQuery, SortColumn
from alx_desktop.services import exports as exports_module
from alx_desktop.services.site import Site
from alx_desktop.store.tables.admin import saved_export
from tests.unit.services.exported import request


def test_saved_exports_run_again_as_saved(site: Site, tmp_path: Path) -> None:
    query = ReportQuery((1, 2), (), ("completed",), "a", SortColumn.COURSE, descending=True, include_removed=True)
    saved = request(tmp_path / "a.csv", query, ("user_id", "course_name"))
    site.exports.save("Monthly – Müller", saved)
    site.exports.save("Another", request(tmp_path / "b.jsonl"))
    assert [one.name for one in site.exports.saved()] == ["Another", "Monthly – Müller"]
    one = site.exports.saved()[1]
    assert (one.query, one.columns, one.path, one.last_run_at) == (query, saved.columns, saved.path, None)
    rows = site.exports.rerun("Monthly – Müller").rows
    assert (tmp_path / "a.csv").read_text("utf-8-sig").startswith("user_id,course_name")
    assert site.exports.saved()[1].last_rows == rows
    site.exports.remove("Another")
    assert len(site.exports.saved()) == 1
    with pytest.raises(WrongUse, match="Another"):
        site.exports.remove("Another")
    with pytest.raises(WrongUse, match="Another"):
        site.exports.rerun("Another")


def test_default_columns_are_fixed_when_saved(site: Site, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    site.exports.save("mine", request(tmp_path / "a.csv"))
    before = site.exports.saved()[0].columns
    monkeypatch.setattr(exports_module, "SPREADSHEET_COLUMNS", ("user_id",))
    site.exports.rerun("mine")
    assert (tmp_path / "a.csv").read_text("utf-8-sig").splitlines()[0] == ",".join(before)


@pytest.mark.parametrize("name", ["", "  ", "a\nb", "x" * 101])
def test_names_that_nobody_could_read_are_refused(site: Site, tmp_path: Path, name: str) -> None:
    with pytest.raises(WrongUse):
        site.exports.save(name, request(tmp_path / "a.csv"))


def test_a_column_that_went_away_is_named_when_a_saved_export_runs(site: Site, tmp_path: Path) -> None:
    site.exports.save("mine", request(tmp_path / "a.csv"))
    change_definition(site, lambda old: {**old, "columns": ["user_id", "shoe_size"]})
    with pytest.raises(ColumnUnknown, match="shoe_size"):
        site.exports.rerun("mine")


@pytest.mark.parametrize(
    "change",
    [
        lambda old: {**old, "query": {**old["query"], "sort": "shoe_size"}},
        lambda old: {**old, "query": {**old["query"], "weight": 3}},
        lambda old: {"query": old["query"]},
        lambda old: [],
    ],
)
def test_a_saved_export_of_another_version_says_so(site: Site, tmp_path: Path, change: Any) -> None:
    site.exports.save("mine", request(tmp_path / "a.csv"))
    change_definition(site, change)
    with pytest.raises(AlxError, match="cannot be read") as caught:
        site.exports.saved()
    assert "another version" in caught.value.advice


def change_definition(site: Site, change: Any) -> None:
    with site.store.writing(site.store.admin) as connection:
        old = json.loads(connection.execute(select(saved_export.c.definition)).scalar_one())
        connection.execute(update(saved_export).values(definition=json.dumps(change(old))))
