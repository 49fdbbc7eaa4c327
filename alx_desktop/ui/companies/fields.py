"""Which fields a company's clients get: those of the plugin first, then the newer ones; each with what it contains."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QGridLayout, QHBoxLayout, QWidget

from alx_desktop.domain.company_settings import CompanySettings
from alx_desktop.domain.published_fields import BY_NAME, FIELDS, PLUGIN_FIELDS
from alx_desktop.ui.companies.words import PLUGIN_NAMES, on_words
from alx_desktop.ui.tokens import STEP
from alx_desktop.ui.widgets.buttons import link_button
from alx_desktop.ui.widgets.card import Card
from alx_desktop.ui.widgets.labels import hairline, heading_label, muted_label
from alx_desktop.ui.words import said

TWINS = {name for name, ours in PLUGIN_FIELDS.items() if len(PLUGIN_NAMES[ours]) > 1}
"""Fields of the plugin that share one of ours, such as timecompleted and timecompleted_unix: switched one by one."""

NEWER = tuple(field.name for field in FIELDS if field.name not in PLUGIN_FIELDS.values() or
              len(PLUGIN_NAMES[field.name]) > 1)  # fmt: skip
"""What the plugin did not have, and what its twins stand for."""


class FieldsCard(Card):
    """changed(values, words): switches by the names of `company set`, and what holds then in words."""

    changed = Signal(object, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("Fields"), parent=parent)
        self.boxes: dict[str, QCheckBox] = {}
        effect = self.tr(
            "A field that is off does not exist for the company's clients: not in rows, filters, orders, counts or "
            "metadata. Switching one makes each client's next refresh a full one. Changes hold at once."
        )
        self.body.addWidget(muted_label(effect, wrap=True))
        self._add_group(
            self.tr("Fields of the Moodle plugin"),
            self.tr("With the plugin's names. Elsewhere they have the name behind the arrow."),
            tuple(PLUGIN_FIELDS),
        )
        self.body.addWidget(hairline())
        self._add_group(
            self.tr("Newer fields"),
            self.tr("For REST, OData and the streams. A moment that is off is off in the plugin's protocol, too."),
            NEWER,
        )
        self.body.addStretch(1)

    def _add_group(self, title: str, text: str, names: tuple[str, ...]) -> None:
        line = QHBoxLayout()
        line.setSpacing(3 * STEP)
        line.addWidget(heading_label(title))
        line.addStretch(1)
        for words, on in ((self.tr("All on"), True), (self.tr("All off"), False)):
            button = link_button(words)
            button.setAccessibleName(f"{title}: {words}")
            button.clicked.connect(partial(self._set_all, title, names, on))
            line.addWidget(button)
        self.body.addLayout(line)
        self.body.addWidget(muted_label(text, wrap=True))
        grid = QGridLayout()
        grid.setHorizontalSpacing(4 * STEP)
        grid.setVerticalSpacing(STEP)
        grid.setColumnMinimumWidth(0, 220)
        grid.setColumnStretch(1, 1)
        for row, name in enumerate(names):
            ours = PLUGIN_FIELDS.get(name, name)
            box = QCheckBox(name)
            box.setAccessibleDescription(said(BY_NAME[ours].meaning))
            box.clicked.connect(partial(self._set, name))
            meaning = said(BY_NAME[ours].meaning)
            if name in TWINS:
                written = self.tr("UTC epoch seconds") if name.endswith("_unix") else self.tr("by the site's clock")
                meaning = f"{meaning}; {written}"
            grid.addWidget(box, row, 0)
            grid.addWidget(muted_label(meaning if ours == name else f"{meaning} → {ours}", wrap=True), row, 1)
            self.boxes[name] = box
        self.body.addLayout(grid)

    def show_settings(self, settings: CompanySettings) -> None:
        """Show what holds now."""
        plugin = set(settings.plugin_fields())
        for name, box in self.boxes.items():
            box.setChecked(name in plugin if name in PLUGIN_FIELDS else settings.shows(name))
            if name in TWINS:
                shown = settings.shows(PLUGIN_FIELDS[name])
                box.setEnabled(shown)
                off = self.tr("Off, because {0} is off below").format(PLUGIN_FIELDS[name])
                box.setToolTip("" if shown else off)

    def _set(self, name: str) -> None:
        on = self.boxes[name].isChecked()
        self.changed.emit({f"field_{name}": on_words_of(on)}, f"{name}: {on_words(on)}")

    def _set_all(self, title: str, names: tuple[str, ...], on: bool) -> None:
        self.changed.emit({f"field_{name}": on_words_of(on) for name in names}, f"{title}: {on_words(on)}")


def on_words_of(on: bool) -> str:
    """As settings are written, whatever the language."""
    return "on" if on else "off"
