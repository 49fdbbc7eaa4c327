"""The report of a verification as a file: JSON with every difference, or a page for people."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import asdict, astuple, dataclass
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO
from zoneinfo import ZoneInfo

import orjson
from sqlalchemy import Connection

from alx_desktop import __version__
from alx_desktop.domain.phrases import phrase
from alx_desktop.render.document import Block, Document, Facts, Grid, Paragraph, Section, Tone
from alx_desktop.render.html import page
from alx_desktop.services.export_files import whole_file
from alx_desktop.services.field_words import definition, moment_words, title, value_words
from alx_desktop.services.site_time import zone_named
from alx_desktop.services.spool import Spool
from alx_desktop.services.verify_compare import Cause, Difference
from alx_desktop.store.names import company_names, course_names, learner_names

if TYPE_CHECKING:
    from alx_desktop.services.verify import VerifyResult

SHOWN = 2000
"""Differences on the page for people; JSON has all of them."""

CAUSE_WORDS = {
    Cause.WRONG: phrase("wrong in the store"),
    Cause.CHANGED: phrase("changed in Moodle since the last sync"),
    Cause.UNDECIDED: phrase("differs; the next sync compares it whole"),
}
_TONES = {Cause.WRONG: Tone.BAD, Cause.CHANGED: Tone.MUTED, Cause.UNDECIDED: Tone.WARN}

CAUSE_DEFINITIONS = {
    Cause.WRONG: "Moodle's rows and rules are those that the store last read, and still the values differ.",
    Cause.CHANGED: "Rows or rules in Moodle that the value is made of moved since the last sync; the next one reads "
    "them. The column after it names them.",
    Cause.UNDECIDED: "Names and settings of companies, departments and courses: every sync compares them whole, so no "
    "checksum of them is kept.",
}


@dataclass(frozen=True, slots=True)
class ReportAbout:
    """profile: its name. site: server, release and rule in one line. time_zone: of the site, None = UTC."""

    profile: str
    site: str
    time_zone: str | None

    @property
    def zone(self) -> ZoneInfo:
        """In which times are written."""
        return zone_named(self.time_zone)


def spooled(difference: Difference) -> dict[str, Any]:
    """A difference as JSON has it."""
    return asdict(difference)


def write_report(path: Path, found: VerifyResult, spool: Spool, about: ReportAbout, connection: Connection) -> None:
    """Write the file; an older one is replaced when the new one is whole. Raises WrongUse, DiskFull, ExportFailed."""
    with whole_file(path) as file:
        if path.suffix.lower() == ".json":
            _write_json(file, found, spool, about)
        else:
            file.write(page(_document(found, spool, about, connection)).encode())


def _write_json(file: BinaryIO, found: VerifyResult, spool: Spool, about: ReportAbout) -> None:
    """One object; the differences last, written as they are read."""
    head = {
        "made_with": f"ALX Desktop {__version__}",
        "profile": about.profile,
        "site": about.site,
        "time_zone": str(about.zone),
        "equal": found.equal,
        **{name: value for name, value in asdict(found).items() if name != "first"},
        "definitions": {
            "causes": {str(cause): words for cause, words in CAUSE_DEFINITIONS.items()},
            "fields": {name: definition(name) for name in found.fields if definition(name)},
        },
    }
    file.write(orjson.dumps(head, option=orjson.OPT_INDENT_2)[:-2] + b',\n  "differences": [')
    for number, line in enumerate(spool.lines()):
        file.write((b",\n    " if number else b"\n    ") + line)
    file.write(b"\n  ]\n}\n")


def _document(found: VerifyResult, spool: Spool, about: ReportAbout, connection: Connection) -> Document:
    chosen = "all learners" if found.seed is None else f"{found.learners:,} learners chosen by chance"
    sections = [Section("Result", tuple(_result(found, about)))]
    if not found.equal:
        sections.append(Section("What differs", tuple(_differences(found, spool, about, connection))))
    sections.append(Section("Definitions", tuple(_definitions(found))))
    return Document(
        f"Verification of {about.profile}",
        f"Course progress of {chosen}, recomputed from Moodle as of {moment_words(found.as_of, about.zone)}",
        tuple(sections),
        f"ALX Desktop {__version__} · {about.site} · times shown in {about.zone}",
    )


def _result(found: VerifyResult, about: ReportAbout) -> Iterator[Block]:
    if found.equal:
        yield Paragraph("The store says what Moodle says: nothing differs.", Tone.GOOD)
    elif found.rows_wrong:
        rows = "row" if found.rows_wrong == 1 else "rows"
        yield Paragraph(
            f"{found.rows_wrong:,} {rows} of the store are wrong. Run a reconcile.",
            Tone.BAD,
        )
    else:
        yield Paragraph("No row of the store is wrong. What differs changed since the last sync, or is a name.")
    yield Facts(
        (
            ("Rows compared", f"{found.rows:,}, of {found.learners:,} learners"),
            ("Rows that differ", f"{found.rows_different:,}"),
            ("– wrong in the store", f"{found.rows_wrong:,}"),
            ("– changed since the last sync", f"{found.rows_changed:,}"),
            ("– missing in the store", f"{found.rows_missing:,}"),
            ("– too many in the store", f"{found.rows_too_many:,}"),
            ("Names and memberships", f"{found.others_different:,} differ"),
            ("As of", moment_words(found.as_of, about.zone)),
            ("Moodle's clock then", moment_words(found.checked_at, about.zone)),
            ("Took", f"{found.seconds:,.0f} s"),
            *((("Chosen again with", f"--seed {found.seed}"),) if found.seed is not None else ()),
        )
    )
    for note in found.notes:
        yield Paragraph(note, Tone.WARN)


def _differences(found: VerifyResult, spool: Spool, about: ReportAbout, connection: Connection) -> Iterator[Block]:
    counts = [(_field_title(name), f"{count:,}") for name, count in found.fields.items()]
    yield Grid.of(("Field", "Differences"), counts, numeric=[1])
    shown = list(islice(spool, SHOWN))
    if found.differences > len(shown):
        yield Paragraph(f"The first {len(shown):,} of {found.differences:,}; a report in JSON has all.", Tone.WARN)
    names = DifferenceNames(connection, shown)
    columns = ("Company", "Learner", "Course", "Field", "In the store", "In Moodle", "Because", "Moved")
    rows = [astuple(names.named(one, about.zone))[: len(columns)] for one in shown]
    yield Grid.of(columns, rows, tones=[_TONES[Cause(one["cause"])] for one in shown])


@dataclass(frozen=True, slots=True)
class NamedDifference:
    """A difference as a person reads it: names beside ids, values in words, times in the site's zone."""

    company: str
    learner: str
    course: str
    field: str
    stored: str
    moodle: str
    because: str
    moved: str
    is_wrong: bool


class DifferenceNames:
    """Names of what the differences (as `spooled` has them) are about, beside their ids."""

    def __init__(self, connection: Connection, shown: Sequence[dict[str, Any]]) -> None:
        def ids(key: str) -> list[int]:
            return sorted({one[key] for one in shown if one[key] is not None})

        self._companies = company_names(connection, ids("company_id"))
        self._learners = learner_names(connection, ids("user_id"))
        self._courses = course_names(connection, ids("course_id"))

    def named(self, one: dict[str, Any], zone: ZoneInfo) -> NamedDifference:
        """One line of the table."""
        field = title(one["field"]) if one["table"] == "course_progress" else f"{one['table']}: {title(one['field'])}"
        return NamedDifference(
            _named(one["company_id"], self._companies),
            _named(one["user_id"], self._learners),
            _named(one["course_id"], self._courses),
            field,
            value_words(one["field"], one["stored"], zone),
            value_words(one["field"], one["moodle"], zone),
            CAUSE_WORDS[Cause(one["cause"])],
            ", ".join(one["moved"]),
            one["cause"] == Cause.WRONG,
        )


def _definitions(found: VerifyResult) -> Iterator[Block]:
    yield Paragraph(
        "Every row was computed again from Moodle's tables by the rules of the sync, as of the moment that the store "
        "stands for, so that passing time is no difference. Numbers are compared to a billionth."
    )
    yield Facts(tuple((CAUSE_WORDS[cause], words) for cause, words in CAUSE_DEFINITIONS.items()))
    fields = tuple((title(name), definition(name)) for name in found.fields if definition(name))
    if fields:
        yield Facts(fields)


def _field_title(name: str) -> str:
    table, _, field = name.rpartition(".")
    return f"{table}: {title(field)}" if table else title(field)


def _named(number: int | None, names: dict[int, str]) -> str:
    if number is None:
        return ""
    return f"{names[number]} ({number})" if number in names else str(number)
