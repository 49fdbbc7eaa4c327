"""Site A through the command line alone: what a script gets equals Moodle's own answer."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path
from types import SimpleNamespace

import openpyxl

from tests.acceptance.sites import SITES, differences, loaded, shared
from tests.servers import MariaDBServer
from tests.unit.cli.conftest import Run, run

__all__ = ["run"]


def test_site_a_from_profile_to_file(mariadb: MariaDBServer, run: Run, tmp_path: Path) -> None:
    site = SITES["a"]
    url = loaded(mariadb, site)
    command = ("--data-dir", tmp_path, "--profile", "a")
    assert run("--data-dir", tmp_path, "profile", "add", "a", "--url", url, "--prefix", site.prefix).code == 0
    assert run(*command, "connect").code == 0
    assert run(*command, "sync", "--as-of", site.as_of).code == 0
    for format in ("jsonl", "csv", "xlsx"):
        out = tmp_path / f"a.{format}"
        columns = "" if format == "jsonl" else "learner_name,learner_email,course_name,percentage,completed_at"
        target = ("--format", format, "--output", out, "--columns", columns)
        ended = run(*command, "export", "course-progress", *target)
        assert ended.code == 0
    rows = [json.loads(line) for line in (tmp_path / "a.jsonl").read_bytes().decode().splitlines()]
    live = {(row["company_id"], row["course_id"], row["user_id"]): SimpleNamespace(**row) for row in rows}
    assert site.oracle is not None
    assert differences(live, shared() / site.oracle) == []
    assert run(*command, "verify", "--all").code == 0
    status = run(*command, "status", "--json").data
    assert (status["rows_live"], status["rows_removed"]) == (len(rows), 0)
    _, *lines = csv.reader(io.StringIO((tmp_path / "a.csv").read_text("utf-8-sig"), newline=""))
    _, *cells = openpyxl.load_workbook(tmp_path / "a.xlsx")["Course progress"].iter_rows()
    assert len(lines) == len(cells) == len(rows)
    # The site has a learner whose name begins with "=".
    formulas = [row[0] for row in cells if str(row[0].value).startswith("=")]
    assert formulas and all(cell.data_type == "s" for cell in formulas)
    assert not any(line[0].startswith("=") for line in lines)
