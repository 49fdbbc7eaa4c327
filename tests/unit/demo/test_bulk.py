"""Buffers: numbering, flushing, and tables or columns that a generation lacks."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Column, Table

from alx_desktop.demo.bulk import BUFFERED_ROWS, BulkWriter, Row, Sink
from alx_desktop.demo.schema import build_schema
from alx_desktop.demo.targets.mysql import literal, literals
from alx_desktop.demo.targets.postgresql import field_text, lines


class Recorder(BulkWriter):
    """Keeps what would be written."""

    def __init__(self) -> None:
        self.batches: list[tuple[str, list[str], list[Row]]] = []

    def insert(self, table: Table, columns: Sequence[Column[Any]], rows: Sequence[Row]) -> None:
        self.batches.append((table.name, [column.name for column in columns], list(rows)))


def _sink(generation: str) -> tuple[Sink, Recorder, list[int]]:
    recorder, flushed = Recorder(), []
    return Sink(build_schema("mdl_", generation), recorder, flushed.append), recorder, flushed


def test_rows_are_numbered_and_written_in_batches() -> None:
    sink, recorder, flushed = _sink("iomad41")
    buffer = sink.open("user_lastaccess", "userid courseid timeaccess")
    numbers = [buffer.add(user, 2, 3) for user in range(BUFFERED_ROWS + 1)]
    sink.flush()
    assert numbers == list(range(1, BUFFERED_ROWS + 2))
    assert [len(rows) for _, _, rows in recorder.batches] == [BUFFERED_ROWS, 1] == flushed
    assert recorder.batches[1][2] == [(BUFFERED_ROWS + 1, BUFFERED_ROWS, 2, 3)]


def test_reserved_numbers_are_kept() -> None:
    sink, recorder, _ = _sink("iomad41")
    buffer = sink.open("user_lastaccess", "userid courseid timeaccess")
    first = buffer.reserve()
    second = buffer.add(2, 2, 2)
    buffer.put(first, 1, 1, 1)
    third = buffer.add(3, 3, 3)
    sink.flush()
    assert (first, second, third) == (1, 2, 3)
    assert [row[0] for row in recorder.batches[0][2]] == [2, 1, 3]


def test_missing_columns_are_left_out() -> None:
    for generation, expected in (("moodle311", [1, 5, 6, 1, 1]), ("iomad41", [1, 5, 6, 1])):
        sink, recorder, _ = _sink(generation)
        sink.open("course_modules_completion", "coursemoduleid userid completionstate viewed").add(5, 6, 1, 1)
        sink.flush()
        assert list(recorder.batches[0][2][0]) == expected
        assert ("viewed" in recorder.batches[0][1]) == (generation == "moodle311")


def test_missing_tables_swallow_their_rows() -> None:
    sink, recorder, _ = _sink("moodle45")
    buffer = sink.open("company", "name shortname")
    assert [buffer.add("a", "b"), buffer.add("c", "d")] == [1, 2]
    sink.flush()
    assert recorder.batches == []


def test_literals_of_both_servers_escape_what_they_must() -> None:
    assert literal("a'b\\c") == "'a''b\\\\c'"
    assert (literal(None), literal(5), literal(2.5)) == ("NULL", "5", "2.5")
    assert field_text("a\tb\nc\\d\r") == "a\\tb\\nc\\\\d\\r"
    assert (field_text(None), field_text(5), field_text("\\N")) == ("\\N", "5", "\\\\N")


NASTY = [
    *("None", "a, None, b", "it's", 'say "yes"', "back\\slash", "\t", "\u200d", "", "(None)", "'", "Łódź", "\\N"),
    *(None, 7, 2.5),
]


def test_many_rows_are_written_as_each_alone() -> None:
    """Whatever shortcut is taken for a batch."""
    for first in NASTY:
        for second in NASTY:
            rows = [(1, first, second), (2, None, 5)]
            one_by_one = ["(" + ",".join(literal(value) for value in row) + ")" for row in rows]
            assert literals(rows).replace(", ", ",") == ",".join(one_by_one).replace(", ", ",")


def test_numbers_are_copied_as_each_alone() -> None:
    table = build_schema("mdl_", "iomad41").tables["user_enrolments"]
    rows = [(1, None, 2.5, -3), (None, 10**12, 0, 1e-05)]
    expected = "".join("\t".join(field_text(value) for value in row) + "\n" for row in rows)
    assert lines([table.c.id, table.c.userid, table.c.timestart, table.c.timeend], rows) == expected
    names = build_schema("mdl_", "iomad41").tables["user"]
    assert lines([names.c.id, names.c.firstname], [(1, "a), (b, None")]) == "1\ta), (b, None\n"
