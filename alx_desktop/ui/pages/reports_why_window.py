"""The window "Why this value?": the store's side at once, Moodle's as soon as it answers; to read, copy and save."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from PySide6.QtCore import QByteArray, QSettings, Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QHBoxLayout, QTextBrowser, QVBoxLayout, QWidget

from alx_desktop.domain.errors import LoginRefused, SecretMissing
from alx_desktop.domain.progress import CancelToken, ProgressSink
from alx_desktop.domain.ssh_errors import SshKeyUnusable, SshLoginRefused, SshPassphraseWrong, SshSecretMissing
from alx_desktop.domain.vault_errors import VaultLocked
from alx_desktop.render.plain import text
from alx_desktop.render.rich_text import sections_text, style
from alx_desktop.services.explain_page import document, sections
from alx_desktop.ui.context import UiContext
from alx_desktop.ui.models.report_cells import ReportCells
from alx_desktop.ui.pages.reports_why_head import WhyHead
from alx_desktop.ui.pages.reports_why_page import said_document, said_section
from alx_desktop.ui.pages.reports_why_save import WhySave
from alx_desktop.ui.pages.reports_why_words import MODES, Mend, Step, sides, verdict
from alx_desktop.ui.session import SiteSession
from alx_desktop.ui.tab_order import order_tabs
from alx_desktop.ui.tokens import CARD_GAP, PAGE_MARGIN, STEP
from alx_desktop.ui.widgets.buttons import link_button, plain_button, primary_button
from alx_desktop.ui.widgets.labels import muted_label, title_label
from alx_desktop.ui.widgets.message_bar import MessageBar
from alx_desktop.ui.widgets.states import ErrorPanel

if TYPE_CHECKING:
    from alx_desktop.services.explanation import Explanation

REFUSALS: dict[str, type[LoginRefused]] = {
    kind.__name__: kind for kind in (SshLoginRefused, SshSecretMissing, SshPassphraseWrong, SshKeyUnusable, VaultLocked)
}
GEOMETRY_KEY = "reports/why/geometry"
WIDTH, HEIGHT = 860, 820
LEAST_WIDTH, LEAST_HEIGHT = 680, 480


@dataclass(frozen=True, slots=True)
class Doubt:
    """A row whose value is doubted. asked: the column; "" = the row as a whole. words: learner, course, company."""

    company_id: int
    user_id: int
    course_id: int
    words: tuple[str, ...]
    asked: str = ""

    @property
    def key(self) -> tuple[int, int, int]:
        """Company, learner, course."""
        return (self.company_id, self.user_id, self.course_id)


class WhyWindow(QDialog):
    """One window per report; it shows the row that was asked for last. Not modal. decide_asked(): on held removals."""

    decide_asked = Signal()

    def __init__(self, parent: QWidget, context: UiContext, session: SiteSession, settings: QSettings) -> None:
        super().__init__(parent)
        self._context, self._session, self._settings = context, session, settings
        self._doubt: Doubt | None = None
        self._step = Step.READING
        self._synced = False
        self._has_asked = False
        self.found: Explanation | None = None
        self.cells = ReportCells(now=context.now)
        self.setWindowTitle(self.tr("Why this value?"))
        self.setWindowFlag(Qt.WindowType.WindowMaximizeButtonHint)
        self.setMinimumSize(LEAST_WIDTH, LEAST_HEIGHT)
        column = QVBoxLayout(self)
        column.setContentsMargins(PAGE_MARGIN, 16, PAGE_MARGIN, 16)
        column.setSpacing(3 * STEP)
        column.addLayout(self._build_title())
        self.error_panel = ErrorPanel(context.theme)
        column.addWidget(self.error_panel)
        self.head = WhyHead(context.theme)
        column.addWidget(self.head)
        column.addLayout(self._build_jumps())
        self.text_view = self._build_text()
        column.addWidget(self.text_view, 1)
        self._blank = QWidget()
        column.addWidget(self._blank, 1)
        column.addLayout(self._build_foot())
        self.message_bar = MessageBar(context.theme, self.text_view)
        self.saving = WhySave(self, context, settings, self.message_bar)
        self._connect()
        order_tabs(self)
        self._restore()

    def _build_title(self) -> QVBoxLayout:
        lines = QVBoxLayout()
        lines.setSpacing(2)
        lines.addWidget(title_label(self.tr("Why this value?")))
        self.row_label = muted_label(wrap=True, small=False)
        self.row_label.setTextFormat(Qt.TextFormat.PlainText)
        self.row_label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        lines.addWidget(self.row_label)
        return lines

    def _build_jumps(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(CARD_GAP)
        self.jumps = {
            "steps": link_button(self.tr("Steps")),
            "values": link_button(self.tr("Values")),
            "rows": link_button(self.tr("Moodle's rows")),
            "history": link_button(self.tr("History")),
        }
        for key, button in self.jumps.items():
            button.setAccessibleName(self.tr("Go to: {0}").format(button.text()))
            button.setProperty("anchor", key)
            button.clicked.connect(self._jump)
            row.addWidget(button)
        row.addStretch(1)
        return row

    def _build_text(self) -> QTextBrowser:
        view = QTextBrowser()
        view.setOpenLinks(False)
        view.setTabChangesFocus(True)
        view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        view.document().setDocumentMargin(CARD_GAP)
        view.setAccessibleName(self.tr("Explanation"))
        return view

    def _build_foot(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(2 * STEP)
        self.copy_button = plain_button(self.tr("Copy as text"))
        self.print_button = plain_button(self.tr("Print …"))
        self.close_button = plain_button(self.tr("Close"))
        self.save_button = primary_button(self.tr("Save as PDF or HTML …"))
        row.addWidget(self.copy_button)
        row.addWidget(self.print_button)
        row.addStretch(1)
        row.addWidget(self.close_button)
        row.addWidget(self.save_button)
        return row

    def _connect(self) -> None:
        bar = self.head.verdict
        bar.read_asked.connect(self.read)
        bar.stop_asked.connect(self.stop)
        bar.mend_asked.connect(self._mend)
        self.error_panel.add_action(self.tr("Try again"), self.read)
        self.copy_button.clicked.connect(self._copy)
        self.print_button.clicked.connect(self._print)
        self.save_button.clicked.connect(self._save)
        self.close_button.clicked.connect(self.close)
        QShortcut(QKeySequence("F5"), self).activated.connect(self.read)
        QShortcut(QKeySequence("Ctrl+S"), self).activated.connect(self._save)
        self._context.theme.changed.connect(self._write)
        self._session.data_changed.connect(self._on_data)
        self._session.sync_started.connect(self._say)
        self._session.sync_ended.connect(self._on_sync_ended)

    def show_doubt(self, doubt: Doubt) -> None:
        """Explain another row, and come to the front."""
        self._doubt = doubt
        self._synced = self._has_asked = False
        self.found = None
        # Left to right as the page; names of other scripts keep their own direction and their place.
        self.row_label.setText("\u200e" + " · ".join(f"\u2068{word}\u2069" for word in doubt.words))
        self.setAccessibleName(self.tr("Why this value? {0}").format(", ".join(doubt.words)))
        self._write()
        self.show()
        self.raise_()
        self.activateWindow()
        self.text_view.setFocus()
        self.read()

    def read(self) -> None:
        """Read the store, and ask Moodle; what is shown stays until then."""
        if self._doubt is None:
            return
        explain, key = self._session.site.explain, self._doubt.key
        self._step = Step.READING
        self.error_panel.hide()
        self._say()

        def known(_progress: ProgressSink, _cancel: CancelToken) -> Explanation:
            return explain.known(*key)

        def live(_progress: ProgressSink, cancel: CancelToken) -> Explanation:
            return explain.explain(*key, cancel)

        start, title = self._context.tasks.start, self.windowTitle()
        start(known, title=title, on_success=self._take_known, on_failure=self._fail, key="why.known")
        start(live, title=title, on_success=self._take, on_failure=self._fail, key="why.live")

    def stop(self) -> None:
        """Ask Moodle no longer; what the store knows stays. A server that does not answer is not waited for."""
        self._context.tasks.supersede("why.live")
        if self._step is Step.READING:
            self._step = Step.STOPPED
            self._say()

    def _take_known(self, found: Explanation) -> None:
        if self._step is not Step.READ and (self.found is None or self.found.live_at is None):
            self._show(found)

    def _take(self, found: Explanation) -> None:
        self._step = Step.READ
        self._show(found)
        if found.password and not self._has_asked:
            self._ask_password()

    def _fail(self, error: Exception) -> None:
        """The store cannot be read: what was shown stays."""
        self._context.tasks.supersede("why.known")
        self._context.tasks.supersede("why.live")
        self._step = Step.STOPPED
        kept = self.tr("What was read before is still shown.") if self.found else ""
        self.error_panel.show_error(error, kept=kept)
        self._say()

    def _show(self, found: Explanation) -> None:
        self.found = found
        self._write()
        self._say()

    def _say(self, _what: object = None) -> None:
        """The head and the buttons, for what is known now."""
        if self.found is not None:
            self.cells.zone = ZoneInfo(self.found.time_zone)
        asked = self._doubt.asked if self._doubt else ""
        self.head.show_sides(*sides(self.found, self._step, asked, self.cells, self._context.now()))
        has_something = self.found is not None or self.error_panel.isHidden()
        self.head.setVisible(has_something)
        self.text_view.setVisible(has_something)
        self._blank.setVisible(not has_something)
        self.head.verdict.show_verdict(
            verdict(self.found, self._step, self._synced),
            reading=self._step is Step.READING,
            syncing=self._session.is_syncing,
        )
        for button in (self.copy_button, self.print_button, self.save_button):
            button.setEnabled(self.found is not None)

    def _write(self) -> None:
        """The page below the head, in today's colours, at the place where the person reads."""
        found, view = self.found, self.text_view
        parts = tuple(said_section(one) for one in sections(found)) if found else ()
        place = view.verticalScrollBar().value()
        view.document().setDefaultStyleSheet(style(self._context.theme.tokens))
        view.setHtml(sections_text(parts))
        view.verticalScrollBar().setValue(place)
        keys = {part.key for part in parts}
        for key, button in self.jumps.items():
            button.setVisible(key in keys)

    def _jump(self) -> None:
        button = self.sender()
        assert button is not None
        self.text_view.scrollToAnchor(str(button.property("anchor")))

    def _mend(self, mend: Mend) -> None:
        if mend is Mend.PASSWORD:
            self._ask_password()
        elif mend is Mend.DECIDE:
            self.decide_asked.emit()
        elif mend in MODES:
            self._synced = True
            self._session.start_sync(MODES[mend])

    def _ask_password(self) -> None:
        missing = self.found is not None and self.found.password == "missing"
        kind = REFUSALS.get(self.found.password_error) if self.found is not None else None
        error = kind() if kind else SecretMissing() if missing else LoginRefused()
        self._has_asked = True
        self._session.password_asked.emit(error, self.tr("Read with this password"), self._read_with_password)

    def _read_with_password(self) -> None:
        """A wrong one is asked for again, where nobody said that they have none."""
        self._has_asked = False
        self.read()

    def _on_data(self) -> None:
        if self.isVisible():
            self.read()

    def _on_sync_ended(self, outcome: object) -> None:
        if isinstance(outcome, Exception) and self.isVisible() and self._synced:
            self._synced = False
            self.message_bar.report_error(self.tr("Sync"), outcome)
        self._say()

    def _copy(self) -> None:
        if self.found is not None:
            QGuiApplication.clipboard().setText(text(said_document(document(self.found, self._asked))))
            self.message_bar.say(self.tr("The whole page was copied as text"))

    def _save(self) -> None:
        if self.found is not None:
            self.saving.ask(self.found, self._asked)

    def _print(self) -> None:
        if self.found is not None:
            self.saving.print_page(self.found, self._asked)

    @property
    def _asked(self) -> str:
        return self._doubt.asked if self._doubt else ""

    def update_times(self) -> None:
        """Relative times read differently now."""
        if self.isVisible():
            self._say()

    def _restore(self) -> None:
        geometry = self._settings.value(GEOMETRY_KEY)
        if not (isinstance(geometry, QByteArray) and self.restoreGeometry(geometry)):
            self.resize(WIDTH, HEIGHT)

    def done(self, result: int) -> None:
        """Closed, by whatever way: keep the size, and ask Moodle no longer."""
        self._settings.setValue(GEOMETRY_KEY, self.saveGeometry())
        self.stop()
        super().done(result)
