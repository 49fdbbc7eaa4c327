"""The report of a comparison with the plugin: JSON with every row that differs, or a page for people."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from itertools import islice
from pathlib import Path
from typing import Any, BinaryIO
from zoneinfo import ZoneInfo

import orjson

from alx_desktop import __version__
from alx_desktop.render.document import Block, Document, Facts, Grid, Paragraph, Section, Tone
from alx_desktop.render.html import page
from alx_desktop.services.export_files import whole_file
from alx_desktop.services.field_words import moment_words, title, value_words
from alx_desktop.services.plugin_reasons import WORDS, Reason, Why
from alx_desktop.services.spool import Spool

SHOWN = 2000
"""Rows on the page for people; JSON has all of them."""


@dataclass(frozen=True, slots=True)
class CompanyComparison:
    """One company. reasons: reason -> rows; a row can have several."""

    company_id: int
    name: str
    rows_plugin: int
    rows_ours: int
    rows_equal: int
    rows_missing: int
    rows_too_many: int
    rows_different: int
    reasons: dict[str, int]


@dataclass(frozen=True, slots=True)
class PluginComparison:
    """plugin: name of its table, or its address. as_of: the moment that our rows stand for (UTC epoch seconds).

    first: the first rows that differ. notes: what makes the comparison less than whole.
    """

    plugin: str
    companies: tuple[CompanyComparison, ...]
    first: tuple[dict[str, Any], ...]
    as_of: int
    seconds: float
    notes: tuple[str, ...] = ()

    @property
    def equal(self) -> bool:
        """Whether no row differs."""
        return self.rows_unequal == 0

    @property
    def rows_unequal(self) -> int:
        """Rows that differ, in all companies."""
        return sum(c.rows_missing + c.rows_too_many + c.rows_different for c in self.companies)

    def total(self, name: str) -> int:
        """The sum of one of the companies' figures."""
        return sum(getattr(company, name) for company in self.companies)

    def reasons(self) -> dict[str, int]:
        """Rows by reason, in all companies, the most frequent first."""
        counts: Counter[str] = Counter()
        for company in self.companies:
            counts.update(company.reasons)
        return dict(counts.most_common())


def spooled(
    company_id: int, key: tuple[int, int], kind: str, found: Sequence[Why], names: tuple[str, str]
) -> dict[str, Any]:
    """A row that differs, as JSON has it."""
    return {
        "company_id": company_id,
        "user_id": key[0],
        "course_id": key[1],
        "learner": names[0],
        "course": names[1],
        "kind": kind,
        "differences": [asdict(why) for why in found],
    }


def data(found: PluginComparison) -> dict[str, Any]:
    """The figures as JSON has them, without rows."""
    figures = ("rows_plugin", "rows_ours", "rows_equal", "rows_missing", "rows_too_many", "rows_different")
    return {
        "plugin": found.plugin,
        "as_of": found.as_of,
        "equal": found.equal,
        "notes": found.notes,
        "seconds": found.seconds,
        "totals": {name: found.total(name) for name in figures} | {"reasons": found.reasons()},
        "companies": [asdict(company) for company in found.companies],
        "reasons": {str(reason): WORDS[Reason(reason)] for reason in found.reasons()},
    }


def write_report(path: Path, found: PluginComparison, spool: Spool, profile: str, zone: ZoneInfo) -> None:
    """Write the file; an older one is replaced when the new one is whole. Raises WrongUse, DiskFull, ExportFailed."""
    with whole_file(path) as file:
        if path.suffix.lower() == ".json":
            _write_json(file, found, spool, profile)
        else:
            file.write(page(_document(found, spool, profile, zone)).encode())


def _write_json(file: BinaryIO, found: PluginComparison, spool: Spool, profile: str) -> None:
    head = {"made_with": f"ALX Desktop {__version__}", "profile": profile, **data(found)}
    file.write(orjson.dumps(head, option=orjson.OPT_INDENT_2)[:-2] + b',\n  "rows": [')
    for number, line in enumerate(spool.lines()):
        file.write((b",\n    " if number else b"\n    ") + line)
    file.write(b"\n  ]\n}\n")


def _document(found: PluginComparison, spool: Spool, profile: str, zone: ZoneInfo) -> Document:
    sections = [
        Section("In short", tuple(_short(found, zone))),
        Section("By reason", (_by_reason(found),)),
        Section("By company", (_by_company(found),)),
    ]
    if not found.equal:
        sections.append(Section("Rows that differ", tuple(_rows(found, spool, zone))))
    return Document(
        f"The plugin's rows and ours: {profile}",
        f"{found.plugin}, compared with course progress as of {moment_words(found.as_of, zone)}",
        tuple(sections),
        f"ALX Desktop {__version__} · times shown in {zone}",
    )


def _short(found: PluginComparison, zone: ZoneInfo) -> Iterator[Block]:
    if found.equal:
        yield Paragraph("Every row of the plugin is as ours, and none is missing.", Tone.GOOD)
    yield Facts(
        (
            ("Rows of the plugin", f"{found.total('rows_plugin'):,}"),
            ("Rows of ours", f"{found.total('rows_ours'):,}"),
            ("Equal", f"{found.total('rows_equal'):,}"),
            ("Missing in the plugin", f"{found.total('rows_missing'):,}"),
            ("Only in the plugin", f"{found.total('rows_too_many'):,}"),
            ("With other values", f"{found.total('rows_different'):,}"),
        )
    )
    for note in found.notes:
        yield Paragraph(note, Tone.WARN)
    yield Paragraph(
        "Percentages are compared with two decimals, as the plugin keeps them, and its 0 is taken for 'none' too. Our "
        "rows follow Moodle's own rules; `verify` and `explain` show each of them from Moodle's tables.",
        Tone.MUTED,
    )


def _by_reason(found: PluginComparison) -> Grid:
    rows = [(WORDS[Reason(reason)], f"{number:,}") for reason, number in found.reasons().items()]
    return Grid.of(("Why", "Rows"), rows, numeric=[1], empty="Nothing differs.")


def _by_company(found: PluginComparison) -> Grid:
    columns = ("Company", "Plugin", "Ours", "Equal", "Missing", "Only in the plugin", "Other values")
    rows = []
    for one in found.companies:
        figures = (one.rows_plugin, one.rows_ours, one.rows_equal, one.rows_missing, one.rows_too_many,
                   one.rows_different)  # fmt: skip
        rows.append((one.name, *(f"{number:,}" for number in figures)))
    return Grid.of(columns, rows, numeric=range(1, 7))


def _rows(found: PluginComparison, spool: Spool, zone: ZoneInfo) -> Iterator[Block]:
    names = {company.company_id: company.name for company in found.companies}
    shown = list(islice(spool, SHOWN))
    if found.rows_unequal > len(shown):
        yield Paragraph(f"The first {len(shown):,} of {found.rows_unequal:,}; JSON has all of them.", Tone.WARN)
    lines = [line for row in shown for line in _lines(row, names, zone)]
    yield Grid.of(("Company", "Learner", "Course", "Field", "Plugin", "Ours", "Why"), lines)


def _lines(row: dict[str, Any], names: dict[int, str], zone: ZoneInfo) -> Iterator[tuple[str, ...]]:
    head = (
        names[row["company_id"]],
        f"{row['learner']} ({row['user_id']})",
        f"{row['course']} ({row['course_id']})",
    )
    for one in row["differences"]:
        field = one["field"]
        values = (value_words(field, one[side], zone) for side in ("plugin", "ours"))
        yield (*head, title(field), *values, WORDS[Reason(one["reason"])])
