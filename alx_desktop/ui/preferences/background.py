"""Staying in the tray when the window is closed, and starting there at login."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QComboBox

from alx_desktop.domain.progress import CancelToken, ProgressSink
from alx_desktop.ui.closing import OnClose
from alx_desktop.ui.context import UiContext
from alx_desktop.ui.ports import LoginStartPort, LoginStateLike
from alx_desktop.ui.preferences.setting_row import SettingRow, reset_button
from alx_desktop.ui.text_size import grown
from alx_desktop.ui.widgets.buttons import link_button
from alx_desktop.ui.widgets.card import Card
from alx_desktop.ui.widgets.form import Form
from alx_desktop.ui.words import said


class BackgroundCard(Card):
    """changed(): the start at login is another than before. What the system has is read at each visit."""

    changed = Signal()

    def __init__(self, context: UiContext, login: LoginStartPort) -> None:
        super().__init__(self.tr("Background and start"))
        self._context, self._login = context, login
        self._state: LoginStateLike | None = None
        self._form = Form(control_width=grown(460))
        self.settings = [self._build_close(), self._build_login()]
        self.body.addWidget(self._form)
        self.renew_button = link_button(self.tr("Start this program instead"))
        self.renew_button.clicked.connect(self._renew)
        self.renew_button.hide()
        self.body.addWidget(self.renew_button)
        context.closing.changed.connect(self._show)
        self._show()

    def _build_close(self) -> SettingRow:
        self.close_box = QComboBox()
        self._choices = {
            OnClose.ASK: self.tr("Ask"),
            OnClose.BACKGROUND: self.tr("Keep running in the tray"),
            OnClose.QUIT: self.tr("Quit"),
        }
        for choice, words in self._choices.items():
            self.close_box.addItem(words, choice.value)
        self.close_box.activated.connect(self._choose)
        back = reset_button(self._context.theme)
        back.clicked.connect(self._reset_close)
        title = self.tr("When the window is closed")
        row = self._form.add_row(title, self.close_box, beside=back)
        help_text = self.tr("In the background the schedule and the endpoint go on. Quit ends both.")
        return SettingRow(title, row, back, self._close_differs, self._choices[OnClose.ASK].__str__, help_text)

    def _build_login(self) -> SettingRow:
        self.login_box = QCheckBox(self.tr("Start in the background when I log in"))
        self.login_box.setEnabled(False)
        self.login_box.clicked.connect(self._switch)
        back = reset_button(self._context.theme)
        back.clicked.connect(self._turn_off)
        title = self.tr("Start at login")
        row = self._form.add_row(title, self.login_box, beside=back)
        return SettingRow(title, row, back, self._login_differs, lambda: self.tr("off"))

    def refresh(self) -> None:
        """Read what the system has now."""
        self._run(self._login.state, self.tr("Reading the start at login"))

    def reset(self) -> None:
        """Both as at first."""
        self._reset_close()
        if self._login_differs():
            self._turn_off()

    def _choose(self, at: int) -> None:
        self._context.closing.choose(OnClose(self.close_box.itemData(at)))

    def _reset_close(self) -> None:
        self._context.closing.choose(OnClose.ASK)

    def _close_differs(self) -> bool:
        return self._context.closing.choice is not OnClose.ASK

    def _login_differs(self) -> bool:
        return self._state is not None and self._state.on

    def _switch(self, on: bool) -> None:
        self._change(self._login.turn_on if on else self._login.turn_off)

    def _renew(self) -> None:
        self._change(self._login.turn_on)

    def _turn_off(self) -> None:
        self._change(self._login.turn_off)

    def _change(self, act: Callable[[], LoginStateLike]) -> None:
        self.login_box.setEnabled(False)
        self._run(act, self.tr("Start at login"))

    def _run(self, act: Callable[[], LoginStateLike], title: str) -> None:
        def work(_progress: ProgressSink, _cancel: CancelToken) -> LoginStateLike:
            return act()

        self._context.tasks.start(work, title=title, on_success=self._take, on_failure=self._fail)

    def _take(self, state: LoginStateLike) -> None:
        self._state = state
        self._show()
        self.changed.emit()

    def _fail(self, error: Exception) -> None:
        self._context.messages.report_error(self.tr("Start at login"), error)
        self._show()

    def _show(self) -> None:
        closing, state = self._context.closing, self._state
        self.close_box.setCurrentIndex(self.close_box.findData(closing.choice.value))
        has_tray = closing.has_tray()
        self.close_box.setEnabled(has_tray)
        close, login = self.settings
        close.help_text = (
            self.tr("In the background the schedule and the endpoint go on. Quit ends both.")
            if has_tray
            else self.tr("This desktop has no tray: closing the window quits.")
        )
        self.login_box.setEnabled(state is not None)
        self.login_box.setChecked(state is not None and state.on)
        login.help_text = self._login_words(state)
        self.renew_button.setVisible(state is not None and state.on and bool(state.differs))
        for row in self.settings:
            row.show_state()

    def _login_words(self, state: LoginStateLike | None) -> str:
        if state is None:
            return ""
        if state.differs:
            return self.tr("{0} ({1}).").format(said(state.differs), state.place)
        return self.tr("Kept in {0}.").format(state.place) if state.on else ""
