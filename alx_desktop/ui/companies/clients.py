"""How a company's clients are served: mode, windows, cache, limits and opt-ins."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QVBoxLayout, QWidget

from alx_desktop.domain.company_settings import CompanySettings, bounds
from alx_desktop.store.company_figures import CacheFigures
from alx_desktop.ui import formats
from alx_desktop.ui.companies.fields import on_words_of
from alx_desktop.ui.companies.words import mode_help, mode_titles, number_words, on_words, setting_title, value_words
from alx_desktop.ui.text_size import grown
from alx_desktop.ui.tokens import CARD_GAP
from alx_desktop.ui.widgets.buttons import plain_button
from alx_desktop.ui.widgets.card import Card
from alx_desktop.ui.widgets.form import Form, FormRow
from alx_desktop.ui.widgets.spin import IntegerField
from alx_desktop.ui.words import tr

WIDTH = grown(200)


class ClientsPanel(QWidget):
    """changed(values, words): settings by the names of `company set`, and what holds then in words.

    clear_asked(): forget the answers that are kept.
    """

    changed = Signal(object, str)
    clear_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.boxes: dict[str, QCheckBox] = {}
        self.spins: dict[str, IntegerField] = {}
        self._settings = CompanySettings()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(CARD_GAP)
        for card in (self._sync_card(), self._cache_card(), self._limits_card(), self._opt_in_card()):
            column.addWidget(card)
        column.addStretch(1)

    def _sync_card(self) -> Card:
        card, form = _card(self.tr("Client sync"))
        self.mode_box = QComboBox()
        for mode, title in mode_titles().items():
            self.mode_box.addItem(title, mode)
        self.mode_box.activated.connect(self._set_mode)
        self.mode_row: FormRow = form.add_row(setting_title("client_mode"), self.mode_box)
        self._add_spin(form, "sync_window_hours", self.tr(
            "In automatic mode, a client whose last refresh is older than this reads everything."))  # fmt: skip
        self._add_spin(form, "first_sync_hours", self.tr(
            "A client's first full read brings only rows that changed within this time."))  # fmt: skip
        return card

    def _cache_card(self) -> Card:
        card, form = _card(self.tr("Cache"))
        self._add_box(form, "cache_enabled", self.tr("Keep answers"), self.tr(
            "The same question is answered from memory while the company's data has not changed."))  # fmt: skip
        self._add_spin(form, "cache_minutes", self.tr("At the latest after this time an answer is made anew."))
        self.clear_button = plain_button(self.tr("Clear the cache"))
        self.clear_button.clicked.connect(self.clear_asked)
        self.cache_row: FormRow = form.add_row(self.tr("Kept answers"), self.clear_button)
        return card

    def _limits_card(self) -> Card:
        card, form = _card(self.tr("Limits"))
        self.usage_row: FormRow = self._add_spin(form, "daily_limit", "")
        self._add_box(form, "post_only", self.tr("Only POST requests"), self.tr(
            "For the plugin's protocol: tokens in addresses end up in logs of proxies."))  # fmt: skip
        return card

    def _opt_in_card(self) -> Card:
        card, form = _card(self.tr("What the plugin's protocol leaves out"))
        for key, text, help_text in (
            ("include_inactive", self.tr("Send inactive enrolments"),
             self.tr("Suspended, expired or not yet begun ones.")),
            ("include_suspended", self.tr("Send suspended learners"), ""),
            ("include_hidden_courses", self.tr("Send courses that learners do not see"), ""),
            ("removed_field", self.tr("Send removed rows, marked by a field “removed”"),
             self.tr("Without it, the first refresh after a removal is a full one in automatic mode.")),
        ):  # fmt: skip
            self._add_box(form, key, text, help_text)
        return card

    def _add_spin(self, form: Form, key: str, help_text: str) -> FormRow:
        spin = IntegerField()
        spin.setRange(*bounds(key))
        suffix, zero = number_words(key)
        spin.setSuffix(suffix)
        spin.setSpecialValueText(zero)
        spin.editingFinished.connect(partial(self._set_number, key))
        self.spins[key] = spin
        return form.add_row(setting_title(key), spin, help_text)

    def _add_box(self, form: Form, key: str, text: str, help_text: str) -> None:
        box = QCheckBox(text)
        box.setAccessibleName(text)
        box.clicked.connect(partial(self._set_switch, key))
        form.add_row("", box, help_text)
        box.setMaximumWidth(box.sizeHint().width())
        self.boxes[key] = box

    def show_settings(self, settings: CompanySettings) -> None:
        """Show what holds now."""
        self._settings = settings
        self.mode_box.setCurrentIndex(self.mode_box.findData(settings.client_mode))
        self.mode_row.set_help(mode_help(settings.client_mode))
        for key, spin in self.spins.items():
            if not spin.hasFocus() or spin.value() == getattr(settings, key):
                spin.setValue(getattr(settings, key))
        for key, box in self.boxes.items():
            box.setChecked(getattr(settings, key))
        self.spins["cache_minutes"].setEnabled(settings.cache_enabled)

    def show_usage(self, sessions: int | None) -> None:
        """Refreshes begun today; None where there is no company to count for."""
        text = self.tr("Of all its tokens together; pages of one refresh count once.")
        if sessions is not None:
            used = formats.counted(sessions, self.tr("1 refresh today."), self.tr("{n} refreshes today."))
            text = f"{used} {text}"
        self.usage_row.set_help(text)

    def show_cache(self, cache: CacheFigures | None) -> None:
        """What the cache did in the last 24 hours; None where there is no company that it could have done it for."""
        self.cache_row.set_visible(cache is not None)
        if cache is not None:
            self.cache_row.set_help(cache_words(cache))

    def _set_mode(self, place: int) -> None:
        mode = self.mode_box.itemData(place)
        if mode != self._settings.client_mode:
            self.changed.emit({"client_mode": str(mode)}, f"{setting_title('client_mode')}: {mode_titles()[mode]}")

    def _set_number(self, key: str) -> None:
        value = self.spins[key].value()
        if value != getattr(self._settings, key):
            self.changed.emit({key: str(value)}, f"{setting_title(key)}: {value_words(key, value)}")

    def _set_switch(self, key: str) -> None:
        on = self.boxes[key].isChecked()
        self.changed.emit({key: on_words_of(on)}, f"{setting_title(key)}: {on_words(on)}")


def cache_words(cache: CacheFigures) -> str:
    """How much the cache helped a company's clients in the last 24 hours."""
    if cache.share is None:
        return tr(
            "No answer could have come from the cache in the last 24 hours. The endpoint writes this every minute."
        )
    asked = formats.integer(cache.hits + cache.misses)
    words = tr("{0} of {1} answers ({2}) came from the cache in the last 24 hours; it held {3} at most.")
    return words.format(
        formats.integer(cache.hits), asked, formats.percent(cache.share), formats.file_size(cache.held)
    )  # fmt: skip


def _card(title: str) -> tuple[Card, Form]:
    card, form = Card(title), Form(control_width=WIDTH)
    card.body.addWidget(form)
    return card, form
