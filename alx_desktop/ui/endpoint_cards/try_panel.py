"""The console: one real request to the running endpoint, and its whole answer."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import TYPE_CHECKING

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLabel, QLineEdit, QPlainTextEdit, QVBoxLayout, QWidget

from alx_desktop.domain.progress import CancelToken, ProgressSink
from alx_desktop.services.endpoint_try import TryAnswer, try_request
from alx_desktop.ui import formats
from alx_desktop.ui.context import UiContext
from alx_desktop.ui.session import SiteSession
from alx_desktop.ui.text_size import grown
from alx_desktop.ui.tokens import CARD_GAP, STEP
from alx_desktop.ui.widgets.buttons import link_button, primary_button
from alx_desktop.ui.widgets.card import Card
from alx_desktop.ui.widgets.form import Form
from alx_desktop.ui.widgets.labels import muted_label, set_tone
from alx_desktop.ui.widgets.password_field import PasswordField
from alx_desktop.ui.widgets.states import ErrorPanel, monospace

if TYPE_CHECKING:
    from alx_desktop.domain.tokens import NewToken
    from alx_desktop.store.company_names import CompanyName

TRIAL_SECONDS = 600
"""How long a token that the console makes for itself is good."""


class TryPanel(QWidget):
    """A trial token is made for the chosen company, is good for ten minutes, and never shown."""

    def __init__(self, context: UiContext, session: SiteSession) -> None:
        super().__init__()
        self._context, self._session = context, session
        self._trials: dict[int, NewToken] = {}
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(CARD_GAP)
        ask = Card(self.tr("Ask as a client would"))
        self.form = Form(control_width=grown(640))
        self.company = QComboBox()
        # A company's name may be longer than the page is wide.
        self.company.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.protocol = QComboBox()
        self.path = QLineEdit()
        self.path.setFont(monospace())
        self.path.returnPressed.connect(self.send)
        self.token = PasswordField(context.theme)
        self.token.setPlaceholderText(self.tr("None: a trial token is made"))
        self.form.add_row(self.tr("Company"), self.company)
        self.form.add_row(self.tr("Protocol"), self.protocol)
        self.form.add_row(self.tr("Path"), self.path)
        text = self.tr("Paste one to see what its client sees. Without, a token of the company is made that is good "
                       "for ten minutes; the audit trail has it.")  # fmt: skip
        self.form.add_row(self.tr("Token"), self.token, text)
        self._fill_protocols()
        self.company.currentIndexChanged.connect(self._write_path)
        self.protocol.currentIndexChanged.connect(self._write_path)
        ask.body.addWidget(self.form)
        row = QHBoxLayout()
        self.send_button = primary_button(self.tr("Send request"))
        self.send_button.clicked.connect(self.send)
        self.note_label = muted_label()
        row.addWidget(self.send_button)
        row.addWidget(self.note_label, 1)
        ask.body.addLayout(row)
        column.addWidget(ask)
        column.addWidget(self._build_answer(), 1)
        session.endpoint.changed.connect(self.show_state)
        self.show_state()

    def _fill_protocols(self) -> None:
        for title, path in (
            (self.tr("REST: course progress"), "/api/v1/course-progress?limit=5"),
            (self.tr("REST: changes"), "/api/v1/changes?limit=5"),
            (self.tr("REST: learners"), "/api/v1/learners?limit=5"),
            (self.tr("OData: what there is"), "/odata/{company}/"),
            (self.tr("OData: course progress"), "/odata/{company}/CourseProgress?$top=5"),
            (self.tr("Export: CSV"), "/export/{company}/course-progress.csv"),
            (self.tr("Health"), "/health"),
        ):
            self.protocol.addItem(title, path)

    def _build_answer(self) -> Card:
        theme = self._context.theme
        card = Card(self.tr("Answer"))
        self.error_panel = ErrorPanel(theme)
        card.body.addWidget(self.error_panel)
        head = QHBoxLayout()
        self.status_label = QLabel(self.tr("Nothing was sent yet."))
        self.copy_button = link_button(self.tr("Copy answer"))
        self.copy_button.clicked.connect(self._copy)
        self.copy_button.hide()
        head.addWidget(self.status_label, 1)
        head.addWidget(self.copy_button)
        card.body.addLayout(head)
        pair = QHBoxLayout()
        pair.setSpacing(CARD_GAP)
        self.headers_view = self._view(self.tr("Headers"))
        self.body_view = self._view(self.tr("Body"))
        pair.addWidget(self.headers_view, 2)
        pair.addWidget(self.body_view, 3)
        card.body.addLayout(pair, 1)
        return card

    @staticmethod
    def _view(name: str) -> QPlainTextEdit:
        view = QPlainTextEdit()
        view.setReadOnly(True)
        view.setFont(monospace())
        view.setAccessibleName(name)
        view.setPlaceholderText(name)
        view.setTabChangesFocus(True)
        view.setMinimumHeight(30 * STEP)
        return view

    def offer_companies(self, companies: Mapping[int, CompanyName]) -> None:
        """Companies to ask as."""
        kept = self.company.currentData()
        self.company.blockSignals(True)
        self.company.clear()
        for number, company in companies.items():
            self.company.addItem(company.name, number)
        self.company.setCurrentIndex(max(0, self.company.findData(kept)))
        self.company.blockSignals(False)
        if not self.path.text():
            self._write_path()

    def show_state(self) -> None:
        """Whether there is something to ask."""
        running = self._session.endpoint.status.running
        self.send_button.setEnabled(running)
        self.note_label.setText("" if running else self.tr("Start the endpoint first."))
        if not running:
            self._trials.clear()

    def _write_path(self) -> None:
        path = str(self.protocol.currentData())
        self.path.setText(path.replace("{company}", str(self.company.currentData() or "")))

    def send(self) -> None:
        """Send it, in a task."""
        status, company_id = self._session.endpoint.status, self.company.currentData()
        if status.url is None or not self.send_button.isEnabled():
            return
        url, host, path = status.url, self._session.site.profile.endpoint.host, self.path.text().strip() or "/"
        pasted, trial = self.token.text().strip(), self._trials.get(company_id)
        tokens = self._session.app.tokens(self._session.site)
        name = self.tr("Trial of the console")

        def work(_progress: ProgressSink, _cancel: CancelToken) -> tuple[object, NewToken | None, TryAnswer]:
            used = trial
            now = tokens.now()
            if not pasted and company_id is not None and (used is None or (used.token.expires_at or 0) < now + 30):
                from alx_desktop.services.tokens import TokenLimits

                used = tokens.create_many([company_id], name, TokenLimits(expires_at=now + TRIAL_SECONDS))[0]
            secret = pasted or (used.text if used else "")
            return company_id, used, try_request(url, host, path, secret)

        self.send_button.setEnabled(False)
        self.note_label.setText(self.tr("Asking …"))
        title = self.tr("Asking the endpoint")
        self._context.tasks.start(work, title=title, on_success=self._take, on_failure=self._fail, key="endpoint.try")

    def _take(self, found: tuple[int, NewToken | None, TryAnswer]) -> None:
        company_id, used, answer = found
        if used is not None:
            self._trials[company_id] = used
        self.show_state()
        self.error_panel.hide()
        size = formats.file_size(len(answer.body.encode()))
        words = f"{answer.status} {answer.reason} · {formats.duration(answer.seconds)} · {size}"
        self.status_label.setText(words + (" · " + self.tr("the rest was not read") if answer.cut else ""))
        set_tone(self.status_label, "bad" if answer.status >= 400 else "good")
        self.headers_view.setPlainText("\n".join(f"{name}: {value}" for name, value in answer.headers))
        self.body_view.setPlainText(_pretty(answer))
        self.copy_button.setText(self.tr("Copy answer"))
        self.copy_button.show()

    def _fail(self, error: Exception) -> None:
        self.show_state()
        self.error_panel.show_error(error)

    def _copy(self) -> None:
        parts = (self.status_label.text(), self.headers_view.toPlainText(), "", self.body_view.toPlainText())
        QGuiApplication.clipboard().setText("\n".join(parts))
        self.copy_button.setText(self.tr("Copied"))


def _pretty(answer: TryAnswer) -> str:
    """JSON with its lines broken, if it is whole; else as it came."""
    kind = {name.lower(): value for name, value in answer.headers}.get("content-type", "")
    if "json" in kind and not answer.cut:
        try:
            return json.dumps(json.loads(answer.body), indent=2, ensure_ascii=False)
        except ValueError:
            return answer.body
    return answer.body
