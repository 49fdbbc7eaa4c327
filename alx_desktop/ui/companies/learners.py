"""The learners of one company, by name, page by page; a search looks at names, e-mail, login and ID number."""

from __future__ import annotations

from alx_desktop.domain.progress import CancelToken, ProgressSink
from alx_desktop.services.companies import PAGE, CompaniesService
from alx_desktop.store.company_parts import CompanyLearner
from alx_desktop.ui import formats
from alx_desktop.ui.companies.section import Section
from alx_desktop.ui.context import UiContext
from alx_desktop.ui.models.paged_records import PagedModel
from alx_desktop.ui.models.records import Column
from alx_desktop.ui.session import SiteSession
from alx_desktop.ui.text_size import grown
from alx_desktop.ui.widgets.pill import Pill, Shape
from alx_desktop.ui.widgets.search_box import SearchBox
from alx_desktop.ui.widgets.table import Table
from alx_desktop.ui.words import tr

Found = tuple[str, list[CompanyLearner], int]


class LearnersSection(Section):
    """A page is read when it comes in sight."""

    def __init__(self, context: UiContext, session: SiteSession) -> None:
        super().__init__(context, session, tr("Learners"), "users", tr("No learners"),
                         tr("Moodle has no learners in this company."))  # fmt: skip
        self.search = SearchBox(context.theme, self.tr("Search learners"))
        self.search.setMaximumWidth(grown(280))
        self.search.search_changed.connect(self._filter)
        self.card.body.addWidget(self.search)
        self.table = Table(context.theme, tr("Learners"))
        self.model = PagedModel(_columns(context), PAGE, self)
        self.model.more_wanted.connect(self._read_more)
        self.table.setModel(self.model)
        self.card.add_table(self.table)
        self._text = ""
        self._fitted = False

    def show_company(self, company_id: int) -> None:
        if company_id != self.company_id:
            self._text = ""
            self.search.blockSignals(True)
            self.search.clear()
            self.search.blockSignals(False)
        super().show_company(company_id)

    def read(self, companies: CompaniesService, company_id: int, cancel: CancelToken) -> Found:
        text = self._text
        page = companies.learners(company_id, text, cancel=cancel)
        total = len(page) if len(page) < PAGE else companies.count_learners(company_id, text, cancel)
        return text, page, total

    def show_found(self, found: Found) -> bool:
        text, page, total = found
        self.model.begin(page)
        self.card.set_note(formats.counted(total, self.tr("1 learner"), self.tr("{n} learners")))
        if page and not self._fitted:
            self._fitted = True
            self.table.fit_columns(stretch=0)
        return bool(page or text)

    def _filter(self, text: str) -> None:
        self._text = text
        self.refresh()

    def _read_more(self) -> None:
        companies, company_id, text = self.session.site.companies, self.company_id, self._text
        if company_id is None or not self.model.rows:
            return
        after = self.model.rows[-1].place

        def work(_progress: ProgressSink, cancel: CancelToken) -> tuple[int, str, list[CompanyLearner]]:
            return company_id, text, companies.learners(company_id, text, after, cancel=cancel)

        self.context.tasks.start(
            work, title=self.tr("Reading learners"), on_success=self._add, on_failure=self._not_added,
            key="company/more_learners",
        )  # fmt: skip

    def _add(self, answer: tuple[int, str, list[CompanyLearner]]) -> None:
        company_id, text, page = answer
        if (company_id, text) == (self.company_id, self._text):
            self.model.append(page)

    def _not_added(self, error: Exception) -> None:
        self.model.give_up()
        self._fail(error)


def _columns(context: UiContext) -> list[Column[CompanyLearner]]:
    return [
        Column(tr("Learner"), lambda row: f"{row.firstname} {row.lastname}".strip()),
        Column(tr("E-mail"), lambda row: row.email, tone="muted"),
        Column(tr("Department"), lambda row: row.department or formats.DASH, tone="muted"),
        Column(tr("Courses"), lambda row: formats.integer(row.courses), right=True),
        Column(tr("Completed"), lambda row: formats.percent(_share(row)), share=_share),
        Column(tr("Last login"), lambda row: formats.relative_time(row.last_login_at, context.now()), tone="muted",
               tip=lambda row: formats.exact_time(row.last_login_at) if row.last_login_at else tr("Never")),
        Column(tr("Role"), lambda row: _role(row).text, pill=_role),
    ]  # fmt: skip


def _share(row: CompanyLearner) -> float | None:
    return row.completed / row.courses if row.courses else None


def _role(row: CompanyLearner) -> Pill:
    if row.is_suspended:
        return Pill(tr("Suspended"), Shape.BARS, "warn")
    if row.manager_type:
        return Pill(tr("Manager"), Shape.DOT, "accent")
    return Pill(tr("Educator") if row.is_educator else tr("Learner"), Shape.RING, "neutral")
