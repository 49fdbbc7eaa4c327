"""What the window "Why this value?" says of an explanation: the verdict, and both sides of the doubted value."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum, auto
from typing import TYPE_CHECKING, Any

from alx_desktop.domain.sync import SyncMode
from alx_desktop.services.explain_short import doubted, removed_words
from alx_desktop.services.field_words import value_words
from alx_desktop.services.report_columns import CATALOGUE
from alx_desktop.ui import formats
from alx_desktop.ui.models.report_cells import ReportCells, title
from alx_desktop.ui.words import said, tr

if TYPE_CHECKING:
    from alx_desktop.services.explanation import Explanation


class Step(Enum):
    """How far the window is: what Moodle says is being read, was read (or failed), or the person stopped it."""

    READING = auto()
    READ = auto()
    STOPPED = auto()


class Mend(Enum):
    """What the person can do about it, beside reading again."""

    NOTHING = auto()
    SYNC = auto()
    RECONCILE = auto()
    DECIDE = auto()
    PASSWORD = auto()


MODES = {Mend.SYNC: SyncMode.AUTO, Mend.RECONCILE: SyncMode.RECONCILE}


@dataclass(frozen=True, slots=True)
class Verdict:
    """headline: one sentence. more: why, and what to do. tone: good, warn, bad, accent or "" (as a note has it)."""

    headline: str
    more: str
    tone: str
    mend: Mend = Mend.NOTHING


@dataclass(frozen=True, slots=True)
class Side:
    """One side of the doubted value. note: when, or why there is none; tip: the exact time."""

    label: str
    value: str
    note: str
    tip: str = ""
    known: bool = True


def verdict(found: Explanation | None, step: Step, synced: bool) -> Verdict:
    """The sentence for what is known so far. synced: the person has just synced because of it."""
    if step is Step.READING:
        return Verdict(tr("Asking Moodle …"), tr("Below is what the store knows already.") if found else "", "accent")
    if step is Step.STOPPED or found is None:
        return Verdict(tr("The reading was stopped."), tr("Below is what the store knows."), "")
    if found.source_error is not None:
        return _not_asked(found)
    more = " ".join(said(note) for note in found.notes)
    if found.waiting:
        return Verdict(tr("There is no such row in Moodle any more."), more, "warn", Mend.DECIDE)
    if found.live is None and not found.differences:
        headline = tr("The row was removed, and Moodle agrees.") if found.stored else tr("There is no such row.")
        return Verdict(headline, more, "good" if found.stored else "")
    if not found.differences:
        return Verdict(tr("The store says what Moodle says now."), more, "good")
    return _different(found, synced)


def _not_asked(found: Explanation) -> Verdict:
    """Moodle could not be read: why, what was kept, what to do."""
    kept = tr("Below is what the store knows.")
    if found.password == "missing":
        return Verdict(
            tr("Moodle was not asked: this session does not know the password yet."), kept, "warn", Mend.PASSWORD
        )
    parts = (said(found.source_error or ""), said(found.source_advice), kept)
    more = " ".join(f"{part.rstrip('.')}." for part in parts if part)
    mend = Mend.PASSWORD if found.password else Mend.NOTHING
    return Verdict(tr("Moodle could not be asked."), more, "warn", mend)


def _different(found: Explanation, synced: bool) -> Verdict:
    causes = {one.cause for one in found.differences}
    fields = [one.field for one in found.differences]
    if fields == ["row"]:
        headline = tr("The row is only in the store.") if found.live is None else tr("The row is only in Moodle.")
    else:
        names = ", ".join(title(CATALOGUE[name]) if name in CATALOGUE else name for name in fields)
        headline = tr("Moodle says something else now: {0}.").format(names)
    if "wrong" in causes:
        more = tr(
            "Moodle's rows are those of the last sync, so the store is wrong. Reconcile mends it; please report it."
        )
        return Verdict(headline, more, "bad", Mend.RECONCILE)
    if synced:
        more = tr("The sync did not bring it: Moodle left no trace of the change. Reconcile compares everything.")
        return Verdict(headline, more, "warn", Mend.RECONCILE)
    if causes == {"time"}:
        more = tr("A date in Moodle has passed since the last sync. The next one brings it.")
    else:
        more = tr("It changed in Moodle since the last sync. The next one brings it.")
    return Verdict(headline, more, "warn", Mend.SYNC)


def sides(found: Explanation | None, step: Step, asked: str, cells: ReportCells, now: float) -> tuple[Side, Side]:
    """The value in the store, and in Moodle now."""
    name, stored, live = doubted(found, asked) if found else (asked if asked in CATALOGUE else "percentage", None, None)
    column = title(CATALOGUE[name])
    texts = [_value(name, value, cells) for value in (stored, live)]
    if texts[0] == texts[1] and stored != live and None not in (stored, live):
        # Rounding must not hide what differs.
        texts = [said(value_words(name, value, cells.zone)) for value in (stored, live)]
    return (
        _store_side(found, tr("{0} in the store").format(column), texts[0], cells, now),
        _moodle_side(found, step, tr("{0} in Moodle now").format(column), texts[1], cells, now),
    )


def _store_side(found: Explanation | None, label: str, text: str, cells: ReportCells, now: float) -> Side:
    if found is None:
        return Side(label, formats.DASH, "", known=False)
    if found.stored is None:
        return Side(label, tr("No row"), tr("The store has never had it."), known=False)
    if removed_words(found):
        at = found.stored["removed_at"]
        note = tr("Removed {0}: {1}. This is its last value.")
        why = said(removed_words(found))
        return Side(label, text, note.format(formats.relative_time(at, now), why), cells.exact(at))
    if found.as_of is None:
        return Side(label, text, tr("No sync has finished yet."))
    return Side(label, text, tr("as of {0}").format(formats.relative_time(found.as_of, now)), cells.exact(found.as_of))


def _moodle_side(found: Explanation | None, step: Step, label: str, text: str, cells: ReportCells, now: float) -> Side:
    if step is Step.READING:
        return Side(label, formats.DASH, tr("being read …"), known=False)
    if found is None or found.live_at is None:
        return Side(label, formats.DASH, tr("not read"), known=False)
    if found.live is None:
        return Side(label, tr("No row"), said(found.no_row_words), cells.exact(found.live_at), known=False)
    return Side(
        label, text, tr("read {0}").format(formats.relative_time(found.live_at, now)), cells.exact(found.live_at)
    )


def _value(name: str, value: Any, cells: ReportCells) -> str:
    if value is None:
        return tr("None")
    column, row = CATALOGUE[name], {name: value}
    return cells.tip(column, row) or cells.text(column, row)
