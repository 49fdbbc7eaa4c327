"""Letting a company go, in order: its rows exported, its tokens revoked (Moodle's blocked), its saved exports removed,
its data erased."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path

from alx_desktop.domain.errors import AlxError, WrongUse
from alx_desktop.domain.phrases import phrase
from alx_desktop.domain.progress import CancelToken, Progress, ProgressSink, ignore_progress
from alx_desktop.domain.report_query import ReportQuery
from alx_desktop.services.exports import ExportFormat, ExportRequest, ExportService, default_columns
from alx_desktop.services.moodle_tokens import MoodleTokenService
from alx_desktop.services.saved_exports import SavedExports
from alx_desktop.services.store_care import StoreCareService
from alx_desktop.services.tokens import TokenService
from alx_desktop.store.audit import append_audit
from alx_desktop.store.clock import clock
from alx_desktop.store.erasing import CompanyContent
from alx_desktop.store.store import Store


class OffboardStep(StrEnum):
    """The steps in their order: nothing is lost before the export is whole."""

    EXPORT = "export"
    REVOKE = "revoke"
    SCHEDULES = "schedules"
    ERASE = "erase"


STEPS = tuple(OffboardStep)


@dataclass(frozen=True, slots=True)
class OffboardPlan:
    """What would be done. tokens: those that still may be used; blocked: Moodle's that read this company.

    saved: saved exports of this company alone.
    """

    content: CompanyContent
    tokens: int
    blocked: int
    saved: tuple[str, ...]


@dataclass(slots=True)
class OffboardResult:
    """What was done. rows: exported; tokens: revoked; blocked: Moodle's; saved: exports removed.

    erased: rows per table. done: steps that are finished. error: what stopped it, None = it went through.
    """

    path: Path
    rows: int = 0
    tokens: int = 0
    blocked: int = 0
    saved: tuple[str, ...] = ()
    erased: CompanyContent | None = None
    done: list[OffboardStep] = field(default_factory=list)
    error: AlxError | None = None


class OffboardService:
    """Offboards companies of one store. actor: who acts, for the audit trail."""

    def __init__(
        self, store: Store, exports: ExportService, tokens: TokenService, care: StoreCareService, actor: str
    ) -> None:
        self._store, self._exports, self._tokens, self._care, self._actor = store, exports, tokens, care, actor
        self._saved = SavedExports(store)
        self._moodle = MoodleTokenService(store, actor)

    def plan(self, company_id: int) -> OffboardPlan:
        """What offboarding would do. Raises WrongUse for a company that the store does not know."""
        return OffboardPlan(
            self._care.company(company_id),
            len(self._usable(company_id)),
            len(self._moodles(company_id)),
            self._only_theirs(company_id),
        )

    def run(
        self, company_id: int, typed_name: str, path: Path, progress: ProgressSink = ignore_progress,
        cancel: CancelToken | None = None,
    ) -> OffboardResult:  # fmt: skip
        """Export to `path` (an .xlsx file that is not there yet), then revoke, remove and erase.

        typed_name: the company's name as a person typed it, against slips. Raises WrongUse before anything is done;
        what stops it later, a cancel too, is in the result beside what was done until then. A second run goes on.
        """
        plan, token = self.plan(company_id), cancel or CancelToken()
        if typed_name.strip() != plan.content.name.strip():
            raise WrongUse("the typed name is not the company's", advice=phrase("Type {0!r}.", plan.content.name))
        if path.suffix.lower() != ".xlsx" or path.exists():
            raise WrongUse(f"{path} is no new .xlsx file", advice=phrase("Choose another file name."))
        result = OffboardResult(path)
        try:
            for number, step in enumerate(STEPS):
                token.raise_if_cancelled()
                progress(Progress(step, number, len(STEPS)))
                self._do(step, company_id, result, progress, token)
                result.done.append(step)
        except AlxError as error:
            result.error = error
        finally:
            self._note(company_id, result)
        return result

    def _do(
        self, step: OffboardStep, company_id: int, result: OffboardResult, progress: ProgressSink, cancel: CancelToken
    ) -> None:
        if step is OffboardStep.EXPORT:
            query = ReportQuery(company_ids=(company_id,), include_removed=True)
            request = ExportRequest(query, default_columns(ExportFormat.XLSX), ExportFormat.XLSX, result.path)
            result.rows = self._exports.run(request, progress, cancel).rows
        elif step is OffboardStep.REVOKE:
            for token_id in self._usable(company_id):
                self._tokens.revoke(token_id)
                result.tokens += 1
            for token_id in self._moodles(company_id):
                self._moodle.block(token_id)
                result.blocked += 1
        elif step is OffboardStep.SCHEDULES:
            for name in self._only_theirs(company_id):
                self._saved.remove(name)
                result.saved += (name,)
        else:
            result.erased = self._care.clear(company_id, cancel)

    def _usable(self, company_id: int) -> list[str]:
        return [token.token_id for token in self._tokens.all(company_id) if token.revoked_at is None]

    def _moodles(self, company_id: int) -> list[str]:
        """Whether Moodle's are let in now or not: who lets them in later must not find this company's open."""
        views = self._moodle.all()
        return [one.token.token_id for one in views if one.company_id == company_id and one.token.blocked_at is None]

    def _only_theirs(self, company_id: int) -> tuple[str, ...]:
        return tuple(saved.name for saved in self._saved.list() if saved.query.company_ids == (company_id,))

    def _note(self, company_id: int, result: OffboardResult) -> None:
        detail = {
            "steps": [str(step) for step in result.done],
            "rows": result.rows,
            "tokens": result.tokens,
            "blocked": result.blocked,
        }
        with self._store.writing(self._store.admin) as connection:
            now = clock(connection)
            append_audit(
                connection, now, self._actor, "company offboarded", f"company {company_id}", company_id, detail
            )
