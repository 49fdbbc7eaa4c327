"""A company's departments as a tree, with how many learners are in each, and in each with those below it."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHeaderView, QTreeWidget, QTreeWidgetItem

from alx_desktop.domain.progress import CancelToken
from alx_desktop.services.companies import CompaniesService
from alx_desktop.store.company_parts import CompanyDepartment
from alx_desktop.ui import formats
from alx_desktop.ui.companies.section import Section
from alx_desktop.ui.context import UiContext
from alx_desktop.ui.session import SiteSession
from alx_desktop.ui.text_size import grown
from alx_desktop.ui.tokens import ROW_HEIGHT
from alx_desktop.ui.words import tr

RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


class DepartmentsSection(Section):
    """The whole tree at once: a company has tens, seldom thousands."""

    def __init__(self, context: UiContext, session: SiteSession) -> None:
        super().__init__(context, session, tr("Departments"), "building-2", tr("No departments"),
                         tr("Moodle has no departments in this company."))  # fmt: skip
        self.tree = QTreeWidget()
        self.tree.setAccessibleName(tr("Departments"))
        self.tree.setHeaderLabels([tr("Department"), tr("Learners"), tr("With those below")])
        self.tree.setUniformRowHeights(True)
        self.tree.setAnimated(False)
        self.tree.header().setStretchLastSection(False)
        self.tree.header().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        self.tree.header().setFixedHeight(ROW_HEIGHT)
        self.tree.header().setAccessibleName(self.tr("Titles of the columns"))
        for column in (1, 2):
            self.tree.headerItem().setTextAlignment(column, RIGHT)
            self.tree.setColumnWidth(column, grown(140))
        self.card.add_table(self.tree)

    def read(self, companies: CompaniesService, company_id: int, cancel: CancelToken) -> list[CompanyDepartment]:
        return companies.departments(company_id)

    def show_found(self, found: list[CompanyDepartment]) -> bool:
        closed = {item.data(0, Qt.ItemDataRole.UserRole) for item in self._items() if not item.isExpanded()}
        self.tree.clear()
        below = children_of(found)
        for one in below.get(None, []):
            self.tree.addTopLevelItem(_item(one, below)[0])
        for item in self._items():
            item.setExpanded(item.data(0, Qt.ItemDataRole.UserRole) not in closed)
        self.card.set_note(formats.counted(len(found), self.tr("1 department"), self.tr("{n} departments")))
        return bool(found)

    def _items(self) -> list[QTreeWidgetItem]:
        flags = Qt.MatchFlag.MatchContains | Qt.MatchFlag.MatchRecursive
        return self.tree.findItems("", flags)


def children_of(departments: list[CompanyDepartment]) -> dict[int | None, list[CompanyDepartment]]:
    """Departments by their parent, None = at the top. One whose chain of parents ends nowhere, or in a circle, is at
    the top: none is lost."""
    known = {one.department_id: one for one in departments}
    below: dict[int | None, list[CompanyDepartment]] = {}
    for one in departments:
        below.setdefault(one.parent_id if _leads_up(one, known) else None, []).append(one)
    return below


def _leads_up(department: CompanyDepartment, known: dict[int, CompanyDepartment]) -> bool:
    seen, parent = {department.department_id}, department.parent_id
    if parent not in known:
        return False
    while parent in known:
        if parent in seen:
            return False
        seen.add(parent)
        parent = known[parent].parent_id
    return True


def _item(one: CompanyDepartment, below: dict[int | None, list[CompanyDepartment]]) -> tuple[QTreeWidgetItem, int]:
    item, total = QTreeWidgetItem([one.name, formats.integer(one.learners), ""]), one.learners
    item.setData(0, Qt.ItemDataRole.UserRole, one.department_id)
    for child in below.get(one.department_id, []):
        made, learners = _item(child, below)
        item.addChild(made)
        total += learners
    item.setText(2, formats.integer(total))
    for column in (1, 2):
        item.setTextAlignment(column, RIGHT)
    return item, total
