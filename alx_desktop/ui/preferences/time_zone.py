"""The site's time zone: in which reports show times and days are counted."""

from __future__ import annotations

from zoneinfo import available_timezones

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QCompleter, QWidget

from alx_desktop.domain.progress import CancelToken, ProgressSink
from alx_desktop.ui.context import UiContext
from alx_desktop.ui.preferences.editor import ProfileEditor
from alx_desktop.ui.preferences.setting_row import SettingRow, reset_button
from alx_desktop.ui.session import SiteSession
from alx_desktop.ui.text_size import grown
from alx_desktop.ui.widgets.card import Card
from alx_desktop.ui.widgets.form import Form

REGIONS = (
    "Africa/",
    "America/",
    "Antarctica/",
    "Arctic/",
    "Asia/",
    "Atlantic/",
    "Australia/",
    "Europe/",
    "Indian/",
    "Pacific/",
)
"""The other names are old aliases."""


def all_zones(_progress: ProgressSink, _cancel: CancelToken) -> list[str]:
    """IANA names that this machine knows; lists a folder of many files, so it is a task."""
    return ["UTC", *sorted(zone for zone in available_timezones() if zone.startswith(REGIONS))]


class ZoneBox(QComboBox):
    """Type to search; only known zones can be chosen. The first entry may stand for "as Moodle says"."""

    def __init__(self, first: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._first = first
        self._wanted: str | None = None
        self.setEditable(True)
        self.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMaxVisibleItems(14)
        completer = QCompleter(self.model(), self)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        self.setCompleter(completer)

    def fill(self, zones: list[str]) -> None:
        """Offer these zones."""
        self.blockSignals(True)
        self.clear()
        if self._first:
            self.addItem(self._first, None)
        for zone in zones:
            self.addItem(zone, zone)
        self.blockSignals(False)
        self.choose(self._wanted)

    def choose(self, zone: str | None) -> None:
        """Show this zone; None = the first entry, or nothing."""
        self._wanted = zone
        at = self.findData(zone) if zone else (0 if self._first else -1)
        if at < 0 and zone and self.count():
            self.addItem(zone, zone)
            at = self.count() - 1
        self.blockSignals(True)
        self.setCurrentIndex(at)
        if at < 0:
            self.setEditText(zone or "")
        self.blockSignals(False)

    @property
    def zone(self) -> str | None:
        """The chosen zone; None for the first entry, and for a text that is no zone."""
        at = self.findText(self.currentText(), Qt.MatchFlag.MatchFixedString)
        return None if at < 0 else self.itemData(at)

    @property
    def is_known(self) -> bool:
        """Whether the text is one of the entries."""
        return self.findText(self.currentText(), Qt.MatchFlag.MatchFixedString) >= 0


class TimeZoneCard(Card):
    """Saved when a zone is chosen."""

    def __init__(
        self, context: UiContext, editor: ProfileEditor, session: SiteSession, parent: QWidget | None = None
    ) -> None:
        super().__init__(self.tr("Time"), parent=parent)
        self._editor = editor
        self.box = ZoneBox(self.tr("As Moodle says"))
        form = Form(control_width=grown(360))
        text = self.tr("Reports show times in it, and days begin and end by it. Choose one if Moodle leaves it to its "
                       "server.")  # fmt: skip
        title = self.tr("Time zone of the site")
        back = reset_button(context.theme)
        back.clicked.connect(self._reset)
        self.row = form.add_row(title, self.box, text, beside=back)
        self._setting = SettingRow(title, self.row, back, self._differs, self._default_text, text)
        self.settings = [self._setting]
        self.body.addWidget(form)
        self.box.activated.connect(self._save)
        line = self.box.lineEdit()
        if line is not None:
            line.editingFinished.connect(self._save)
        session.profile_changed.connect(self.show_profile)
        title = self.tr("Reading the time zones")
        context.tasks.start(all_zones, title=title, on_success=self._fill, key="zones")

    def _fill(self, zones: list[str]) -> None:
        self.box.fill(zones)
        self.show_profile()

    def show_profile(self) -> None:
        """Show what holds now."""
        self.box.choose(self._editor.value("", "time_zone"))
        self._setting.show_state()

    def _differs(self) -> bool:
        return self._editor.differs("", "time_zone")

    def _default_text(self) -> str:
        return self.tr("As Moodle says")

    def _reset(self) -> None:
        self._editor.reset("", "time_zone", self.tr("Time zone: {0}").format(self._default_text()))

    def _save(self) -> None:
        known = self.box.is_known
        self.row.set_error("" if known else self.tr("There is no such time zone. Begin to type, then choose one."))
        if known:
            words = self.tr("Time zone: {0}").format(self.box.currentText())
            self._editor.change("", "time_zone", self.box.zone, words)
