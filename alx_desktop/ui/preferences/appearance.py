"""Light, dark, or as the system."""

from __future__ import annotations

from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QPushButton, QWidget

from alx_desktop.ui.preferences.setting_row import SettingRow, reset_button
from alx_desktop.ui.theme import Theme, ThemeMode
from alx_desktop.ui.tokens import STEP
from alx_desktop.ui.widgets.buttons import icon_text
from alx_desktop.ui.widgets.card import Card
from alx_desktop.ui.widgets.form import Form


class AppearanceCard(Card):
    """A click wears the theme at once; the window keeps it."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("Appearance"), parent=parent)
        self._theme = theme
        self._group = QButtonGroup(self)
        choices = QWidget()
        row = QHBoxLayout(choices)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(2 * STEP)
        self.buttons: dict[ThemeMode, QPushButton] = {}
        looks = (
            (ThemeMode.SYSTEM, "monitor", self.tr("As the system")),
            (ThemeMode.LIGHT, "sun", self.tr("Light")),
            (ThemeMode.DARK, "moon", self.tr("Dark")),
        )
        for number, (mode, icon, title) in enumerate(looks):
            button = QPushButton(icon_text(title))
            button.setAccessibleName(title)
            button.setProperty("look", "segment")
            button.setCheckable(True)
            button.setAutoDefault(False)
            theme.set_icon(button, icon)
            self._group.addButton(button, number)
            self.buttons[mode] = button
            row.addWidget(button)
        self._group.idClicked.connect(self._choose)
        form = Form(control_width=460)
        back = reset_button(theme)
        back.clicked.connect(self._reset)
        shown = form.add_row(self.tr("Colours"), choices, beside=back)
        self._row = SettingRow(self.tr("Colours"), shown, back, self._differs, looks[0][2].__str__)
        self.settings = [self._row]
        self.body.addWidget(form)
        theme.mode_changed.connect(self._show)
        self._show()

    def _choose(self, number: int) -> None:
        self._theme.set_mode(list(self.buttons)[number])

    def _reset(self) -> None:
        self._theme.set_mode(ThemeMode.SYSTEM)

    def _differs(self) -> bool:
        return self._theme.mode is not ThemeMode.SYSTEM

    def _show(self) -> None:
        self.buttons[self._theme.mode].setChecked(True)
        self._row.show_state()
