"""The tokens of one company, and what was changed for it: who, when, what it was and what it is."""

from __future__ import annotations

from typing import NamedTuple

from PySide6.QtCore import Signal

from alx_desktop.domain.progress import CancelToken
from alx_desktop.domain.tokens import TokenState
from alx_desktop.services.companies import CompaniesService, TokenLine
from alx_desktop.services.token_list import MOODLE, OURS
from alx_desktop.store.audit import AuditEntry
from alx_desktop.ui import formats
from alx_desktop.ui.companies.section import Section
from alx_desktop.ui.companies.words import changes_in_words
from alx_desktop.ui.context import UiContext
from alx_desktop.ui.models.records import Column, RecordModel
from alx_desktop.ui.session import SiteSession
from alx_desktop.ui.token_words import source_word
from alx_desktop.ui.widgets.buttons import link_button
from alx_desktop.ui.widgets.choosing_table import ChoosingTable
from alx_desktop.ui.widgets.pill import Pill, Shape
from alx_desktop.ui.widgets.table import Table
from alx_desktop.ui.words import tr

NAME = 0
MEASURED = 50
"""Rows by which columns get their width."""


class TokensSection(Section):
    """token_asked(id of the token, or of the company): they are made and revoked where all of them are."""

    token_asked = Signal(object)

    def __init__(self, context: UiContext, session: SiteSession) -> None:
        super().__init__(context, session, tr("Tokens"), "lock", tr("No tokens yet"),
                         tr("With a token a client of this company reads its rows from the endpoint."))  # fmt: skip
        self.table = ChoosingTable(context.theme, tr("Tokens"))
        self.model = self._make_model()
        self.table.setModel(self.model)
        self.table.setSortingEnabled(True)
        self.table.setToolTip(tr("A double click, or Return, shows a token on the Tokens page"))
        self.table.opened.connect(self._open_row)
        self.all_button = link_button(tr("Open in Tokens"))
        self.all_button.clicked.connect(self._open_all)
        self.card.header.addWidget(self.all_button)
        self.empty.add_action(tr("Open in Tokens"), self._open_all)
        self.card.add_table(self.table)
        self._fitted = False

    def _open_row(self, row: int) -> None:
        self.token_asked.emit(self.model.rows[row].token.token_id)

    def _open_all(self) -> None:
        self.token_asked.emit(self.company_id)

    def read(self, companies: CompaniesService, company_id: int, cancel: CancelToken) -> list[TokenLine]:
        return companies.tokens(company_id)

    def show_found(self, found: list[TokenLine]) -> bool:
        self.model.set_rows(found)
        usable = sum(line.state is TokenState.ACTIVE for line in found)
        self.card.set_note(self.tr("{0} of {1} may be used").format(usable, len(found)))
        if found and not self._fitted:
            self._fitted = True
            self.table.fit_columns(stretch=NAME)
        return bool(found)

    def _make_model(self) -> RecordModel[TokenLine]:
        now = self.context.now
        columns: list[Column[TokenLine]] = [
            Column(tr("Name"), lambda row: row.token.name, lambda row: row.token.name.casefold()),
            Column(tr("Id"), lambda row: row.token.token_id, lambda row: row.token.token_id, tone="muted"),
            Column(tr("Source"), lambda row: source_word(MOODLE if row.is_moodles else OURS),
                   lambda row: row.is_moodles, tone="muted"),
            Column(tr("Expires"), lambda row: formats.relative_time(row.token.expires_at, now()),
                   lambda row: row.token.expires_at, tone="muted",
                   tip=lambda row: formats.exact_time(row.token.expires_at) if row.token.expires_at else tr("Never")),
            Column(tr("Last use"), lambda row: formats.relative_time(row.token.last_used_at, now()),
                   lambda row: row.token.last_used_at, tone="muted",
                   tip=lambda row: formats.exact_time(row.token.last_used_at) if row.token.last_used_at
                   else tr("Not used yet")),
            Column(tr("Calls today"), lambda row: formats.integer(row.calls), lambda row: row.calls, right=True),
            Column(tr("State"), lambda row: token_pill(row).text, lambda row: row.state.value, pill=token_pill),
        ]  # fmt: skip
        return RecordModel(columns, self)


def token_pill(line: TokenLine) -> Pill:
    """What a token is good for."""
    return {
        TokenState.ACTIVE: Pill(tr("Active"), Shape.CHECK, "good"),
        TokenState.EXPIRED: Pill(tr("Expired"), Shape.RING, "warn"),
        TokenState.REVOKED: Pill(tr("Blocked") if line.is_moodles else tr("Revoked"), Shape.CROSS, "bad"),
        TokenState.REFUSED: Pill(tr("Refused"), Shape.MARK, "bad"),
    }[line.state]


class HistoryLine(NamedTuple):
    """One changed setting, or one act on a token."""

    entry: AuditEntry
    what: str
    before: str
    after: str


class HistorySection(Section):
    """From the audit trail."""

    def __init__(self, context: UiContext, session: SiteSession) -> None:
        super().__init__(context, session, tr("History of changes"), "history", tr("Nothing was changed yet"),
                         tr("Every change of settings and tokens appears here, with who made it."))  # fmt: skip
        self.table = Table(context.theme, tr("History of changes"))
        self.table.horizontalHeader().setResizeContentsPrecision(MEASURED)
        self.model = self._make_model()
        self.table.setModel(self.model)
        self.card.add_table(self.table)
        self._fitted = False

    def read(self, companies: CompaniesService, company_id: int, cancel: CancelToken) -> list[HistoryLine]:
        entries = companies.history(company_id)
        names = {course.course_id: course.fullname for course in companies.courses(company_id)}
        return [line for entry in entries for line in history_lines(entry, names)]

    def show_found(self, lines: list[HistoryLine]) -> bool:
        self.model.set_rows(lines)
        note = formats.counted(len(lines), self.tr("1 change"), self.tr("{n} changes"))
        self.card.set_note(note if lines else "")
        if lines and not self._fitted:
            self._fitted = True
            self.table.fit_columns(stretch=2)
        return bool(lines)

    def _make_model(self) -> RecordModel[HistoryLine]:
        now = self.context.now
        columns: list[Column[HistoryLine]] = [
            Column(tr("When"), lambda row: formats.clock_time(row.entry.at, now()), tone="muted",
                   tip=lambda row: formats.exact_time(row.entry.at)),
            Column(tr("Who"), lambda row: row.entry.actor, tone="muted"),
            Column(tr("What"), lambda row: row.what),
            Column(tr("Before"), lambda row: row.before, tone="muted"),
            Column(tr("After"), lambda row: row.after),
        ]  # fmt: skip
        return RecordModel(columns, self)


def history_lines(entry: AuditEntry, courses: dict[int, str]) -> list[HistoryLine]:
    """An entry, one line for each setting that it changed."""
    by = {
        "settings changed": "",
        "settings imported from the plugin": tr("imported from the plugin"),
        "import from the plugin undone": tr("import undone"),
    }
    if entry.act in by:
        changes = changes_in_words("", entry.detail.get("changes", entry.detail), courses)
        whats = [" · ".join(part for part in (change.setting, by[entry.act]) if part) for change in changes]
        return [HistoryLine(entry, what, one.before, one.after) for what, one in zip(whats, changes, strict=True)]
    acts = {
        "token created": tr("Token created"),
        "token rotated": tr("Token rotated"),
        "token revoked": tr("Token revoked"),
        "token changed": tr("Token changed"),
        "next read made full": tr("Next read made full"),
        "company offboarded": tr("Company offboarded"),
        "clearing of a company begun": tr("Clearing of its data begun"),
        "company cleared": tr("Its data cleared from the store"),
        "cache cleared": tr("Cache cleared"),
        "Moodle token mapped": tr("Moodle's token given to this company"),
        "Moodle token blocked": tr("Moodle's token blocked"),
        "Moodle token unblocked": tr("Moodle's token unblocked"),
    }
    name = entry.detail.get("name", "")
    what = acts.get(entry.act, entry.act)
    return [HistoryLine(entry, f"{what}: {name}" if name else what, formats.DASH, formats.DASH)]
