"""Light, dark, or as the system; the language; and how large everything is."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QPushButton, QWidget

from alx_desktop.ui import formats
from alx_desktop.ui.context import UiContext
from alx_desktop.ui.language import OWN_NAMES, Language
from alx_desktop.ui.preferences.setting_row import SettingRow, reset_button
from alx_desktop.ui.text_size import grown
from alx_desktop.ui.theme import ThemeMode
from alx_desktop.ui.tokens import STEP
from alx_desktop.ui.widgets.buttons import Button, icon_text
from alx_desktop.ui.widgets.card import Card
from alx_desktop.ui.widgets.form import Form
from alx_desktop.ui.widgets.segments import Segments
from alx_desktop.ui.window_state import ZOOMS


class AppearanceCard(Card):
    """A click wears the theme at once; another language or size holds from the next start on. The window keeps them.

    language_chosen(), zoom_chosen(): another one than before.
    """

    language_chosen = Signal()
    zoom_chosen = Signal()

    def __init__(self, context: UiContext, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("Appearance"), parent=parent)
        self._theme = theme = context.theme
        self._context = context
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
            button = Button(icon_text(title))
            button.setAccessibleName(title)
            button.setProperty("look", "segment")
            button.setCheckable(True)
            theme.set_icon(button, icon)
            self._group.addButton(button, number)
            self.buttons[mode] = button
            row.addWidget(button)
        self._group.idClicked.connect(self._choose)
        form = Form(control_width=grown(460))
        back = reset_button(theme)
        back.clicked.connect(self._reset)
        shown = form.add_row(self.tr("Colours"), choices, beside=back)
        self._row = SettingRow(self.tr("Colours"), shown, back, self._differs, looks[0][2].__str__)
        self.settings = [self._row]
        self._add_language(form)
        self._add_zoom(form)
        self.body.addWidget(form)
        theme.mode_changed.connect(self._show)
        self._show()

    def _add_language(self, form: Form) -> None:
        """Only where something remembers it: a window that is made for one picture has its language."""
        state = self._context.state
        if state is None:
            return
        title, help_text = self.tr("Language"), self.tr("Takes effect at the next start.")
        choices = [
            (Language.SYSTEM.value, self.tr("As the system")),
            *((one.value, OWN_NAMES[one]) for one in OWN_NAMES),
        ]
        self.languages = Segments(title, choices, state.language.value)
        self.languages.chosen.connect(lambda key: self.choose_language(Language(key)))
        back = reset_button(self._theme)
        back.clicked.connect(lambda: self.choose_language(Language.SYSTEM))
        row = form.add_row(title, self.languages, help_text, beside=back)
        default = choices[0][1]
        self._language_row = SettingRow(
            title, row, back, lambda: state.language is not Language.SYSTEM, default.__str__, help_text
        )
        self.settings.append(self._language_row)
        self._language_row.show_state()

    def choose_language(self, language: Language) -> None:
        """Remember it, and say when it holds."""
        state = self._context.state
        if state is None or language is state.language:
            return
        state.language = language
        self.languages.set_current(language.value)
        self._language_row.show_state()
        self._context.messages.say(self.tr("ALX Desktop will speak the chosen language from its next start."))
        self.language_chosen.emit()

    def _add_zoom(self, form: Form) -> None:
        """Only where something remembers it."""
        state = self._context.state
        if state is None:
            return
        title, help_text = self.tr("Size"), self.tr("Of texts and everything else; takes effect at the next start.")
        words = {str(zoom): formats.percent(zoom / 100) for zoom in ZOOMS}
        self.zooms = Segments(title, list(words.items()), str(state.zoom))
        self.zooms.chosen.connect(lambda key: self.choose_zoom(int(key)))
        back = reset_button(self._theme)
        back.clicked.connect(lambda: self.choose_zoom(ZOOMS[0]))
        row = form.add_row(title, self.zooms, help_text, beside=back)
        default = words[str(ZOOMS[0])]
        self._zoom_row = SettingRow(title, row, back, lambda: state.zoom != ZOOMS[0], default.__str__, help_text)
        self.settings.append(self._zoom_row)
        self._zoom_row.show_state()

    def choose_zoom(self, percent: int) -> None:
        """Remember it, and say when it holds."""
        state = self._context.state
        if state is None or percent == state.zoom:
            return
        state.zoom = percent
        self.zooms.set_current(str(percent))
        self._zoom_row.show_state()
        self._context.messages.say(self.tr("ALX Desktop will have the chosen size from its next start."))
        self.zoom_chosen.emit()

    def _choose(self, number: int) -> None:
        self._theme.set_mode(list(self.buttons)[number])

    def _reset(self) -> None:
        self._theme.set_mode(ThemeMode.SYSTEM)

    def _differs(self) -> bool:
        return self._theme.mode is not ThemeMode.SYSTEM

    def _show(self) -> None:
        self.buttons[self._theme.mode].setChecked(True)
        self._row.show_state()
