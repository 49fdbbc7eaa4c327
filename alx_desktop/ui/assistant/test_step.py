"""Second step: every part of the connection tested, live; a failed part leads back to the field that mends it."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from alx_desktop.domain.progress import CancelToken, Progress, ProgressSink
from alx_desktop.domain.ssh_errors import HostKey
from alx_desktop.ui.assistant.draft import Draft
from alx_desktop.ui.assistant.known_secrets import known_secrets
from alx_desktop.ui.assistant.step import AssistantStep
from alx_desktop.ui.context import UiContext
from alx_desktop.ui.ports import AppPort, FoundLike, StepLike
from alx_desktop.ui.text_size import grown
from alx_desktop.ui.tokens import STEP
from alx_desktop.ui.widgets.buttons import plain_button
from alx_desktop.ui.widgets.card import Card
from alx_desktop.ui.widgets.fitting import side_by_side
from alx_desktop.ui.widgets.labels import hairline, heading_label, muted_label
from alx_desktop.ui.widgets.pill import Pill, Shape, StatusPill
from alx_desktop.ui.widgets.states import ErrorPanel
from alx_desktop.ui.words import said

MENDED_BY = {
    "ssh_server": ("ssh_host",),
    "ssh_login": ("ssh_user", "ssh_secret", "ssh_auth"),
    "host": ("host",),
    "port": ("host", "port"),
    "tls": ("ca",),
    "login": ("user", "password"),
    "database": ("database",),
    "moodle": ("prefix", "database"),
}
"""Which fields a failed part leads back to."""

RIGHTS_STEPS = ("login", "rights")

TITLE_WIDTH = grown(270)


class TestStep(AssistantStep):
    """field_asked(name): lead back to that field; rights_asked(): show the rights."""

    # pytest must not take it for a test class.
    __test__ = False

    field_asked = Signal(str)
    rights_asked = Signal()

    def __init__(self, context: UiContext, app: AppPort, draft: Draft) -> None:
        super().__init__(draft)
        self.title = self.tr("Test")
        self._context, self._app = context, app
        self._seen: list[StepLike] = []
        self.results: list[StepLike] = []
        self.found: FoundLike | None = None
        self.first_mending: QWidget | None = None
        """The button that leads to what failed."""
        self.is_running = False
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        self.card = Card(self.tr("Testing the connection"))
        self.again_button = plain_button(self.tr("Test again"))
        self.again_button.clicked.connect(self.run)
        self.card.header.addWidget(self.again_button)
        self.error_panel = ErrorPanel(context.theme)
        self.card.body.addWidget(self.error_panel)
        self._list = QWidget()
        self._rows = QVBoxLayout(self._list)
        self._rows.setContentsMargins(0, 0, 0, 0)
        self._rows.setSpacing(0)
        self.card.body.addWidget(self._list)
        self.waiting_label = muted_label(" ", small=False)
        self.card.body.addWidget(self.waiting_label)
        column.addWidget(self.card)
        column.addStretch(1)

    @property
    def is_ready(self) -> bool:
        """Only a test that went through may go on."""
        return not self.is_running and self.found is not None

    def enter(self) -> None:
        """Test as soon as the step is seen."""
        self.run()

    def run(self) -> None:
        """Test from the start."""
        self._clear()
        self.is_running = True
        self.again_button.hide()
        self.card.set_title(self.tr("Testing the connection"))
        self.waiting_label.setText(self.tr("Connecting …"))
        self.waiting_label.show()
        self.ready_changed.emit()
        self.results = results = []
        settings, find, connection = self.draft.settings(), known_secrets(self.draft, self._app), self._app.connection

        def work(progress: ProgressSink, cancel: CancelToken) -> list[StepLike]:
            for step in connection.run_steps(settings, *find()):
                cancel.raise_if_cancelled()
                results.append(step)
                progress(Progress("test", len(results)))
            return results

        title = self.tr("Testing the connection")
        task = self._context.tasks.start(
            work, title=title, on_success=self._take, on_failure=self._fail, key="connection_test"
        )
        task.progressed.connect(self._show_new)

    def stop(self) -> None:
        """The person leaves the step."""
        self._context.tasks.supersede("connection_test")
        self.is_running = False

    def _clear(self) -> None:
        self._seen = []
        self.found = None
        self.first_mending = None
        self.error_panel.hide()
        while (taken := self._rows.takeAt(0)) is not None:
            if (widget := taken.widget()) is not None:
                widget.hide()
                widget.deleteLater()

    def _show_new(self, _progress: object = None) -> None:
        for step in self.results[len(self._seen) :]:
            if step.state.value != "skipped":
                if self._seen:
                    self._rows.addWidget(hairline())
                self._rows.addWidget(self._row(step))
            self._seen.append(step)

    def _row(self, step: StepLike) -> QWidget:
        state = step.state.value
        row = QWidget()
        line = QHBoxLayout(row)
        line.setContentsMargins(0, 7, 0, 7)
        line.setSpacing(3 * STEP)
        pill = StatusPill(self._context.theme, _pill(state))
        pill.setFixedWidth(grown(78))
        title = heading_label(said(step.title)) if state == "failed" else QLabel(said(step.title))
        title.setFixedWidth(TITLE_WIDTH)
        title.setWordWrap(True)
        title.setMinimumHeight(22)
        words = QVBoxLayout()
        words.setSpacing(2)
        words.setContentsMargins(0, 2, 0, 0)
        for text in (step.detail, step.advice):
            if text:
                words.addWidget(_words(said(text)))
        words.addLayout(self._mending(step))
        for widget in (pill, title):
            line.addWidget(widget, 0, Qt.AlignmentFlag.AlignTop)
        line.addLayout(words, 1)
        row.setAccessibleName(f"{said(step.title)}: {_pill(state).text}")
        return row

    def _mending(self, step: StepLike) -> QBoxLayout:
        """What a person can do about a part that failed, or could be better."""
        row = side_by_side()
        row.setSpacing(2 * STEP)
        for button in self._buttons(step):
            if self.first_mending is None and step.state.value == "failed":
                self.first_mending = button
            row.addWidget(button)
        row.addStretch(1)
        return row

    def _buttons(self, step: StepLike) -> list[QWidget]:
        if step.state.value == "ok" or (step.state.value == "warn" and step.key not in ("tls", "read_only")):
            return []
        words = {
            "host": self.tr("Change the host"),
            "port": self.tr("Change the port"),
            "ca": self.tr("Give a CA file"),
            "user": self.tr("Change the user"),
            "password": self.tr("Change the password"),
            "database": self.tr("Change the database"),
            "prefix": self.tr("Change the prefix"),
            "ssh_host": self.tr("Change the SSH server"),
            "ssh_user": self.tr("Change the user"),
            "ssh_secret": self._secret_words(),
            "ssh_auth": self.tr("Log in another way"),
        }
        buttons: list[QWidget] = []
        if step.host_key is not None:
            button = plain_button(self.tr("Accept this key"))
            button.clicked.connect(partial(self._accept, step.host_key))
            buttons.append(button)
        for name in MENDED_BY.get(step.key, ()):
            if name == "ssh_secret" and self.draft.ssh_auth == "agent":
                continue
            button = plain_button(words[name])
            button.clicked.connect(partial(self.field_asked.emit, name))
            buttons.append(button)
        if step.key in (*RIGHTS_STEPS, "read_only") and self.draft.kind != "sqlite":
            button = plain_button(self.tr("Show the rights it needs"))
            button.clicked.connect(self.rights_asked)
            buttons.append(button)
        return buttons

    def _secret_words(self) -> str:
        return self.tr("Change the passphrase") if self.draft.ssh_auth == "key" else self.tr("Change the password")

    def _accept(self, key: HostKey) -> None:
        """The person has compared the fingerprint: the key is known from now on, and the test goes on."""
        connection = self._app.connection

        def work(_progress: ProgressSink, _cancel: CancelToken) -> None:
            connection.accept_host_key(key)

        title = self.tr("Keeping the host key")
        self._context.tasks.start(
            work, title=title, on_success=lambda _nothing: self.run(), on_failure=self._fail, key="accept_host_key"
        )

    def _take(self, results: list[StepLike]) -> None:
        self._show_new()
        self.is_running = False
        self.waiting_label.hide()
        self.again_button.show()
        self.found = results[-1].found if results else None
        failed = any(step.state.value == "failed" for step in results)
        self.card.set_title(self.tr("One step failed") if failed else self.tr("The connection works"))
        self.ready_changed.emit()

    def _fail(self, error: Exception) -> None:
        self.is_running = False
        self.waiting_label.hide()
        self.again_button.show()
        self.error_panel.show_error(error)
        self.card.set_title(self.tr("The test could not be made"))
        self.ready_changed.emit()


def _words(text: str) -> QLabel:
    label = muted_label(text, wrap=True)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    return label


def _pill(state: str) -> Pill:
    looks = {
        "ok": (QCoreApplication.translate("steps", "Good"), Shape.CHECK, "good"),
        "warn": (QCoreApplication.translate("steps", "Look"), Shape.MARK, "warn"),
        "failed": (QCoreApplication.translate("steps", "Failed"), Shape.CROSS, "bad"),
    }
    return Pill(*looks.get(state, (QCoreApplication.translate("steps", "Skipped"), Shape.RING, "neutral")))
