"""What the window remembers between starts: geometry, rail, last page and site, column widths. Not the settings."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QByteArray, QSettings, QSize
from PySide6.QtWidgets import QWidget

from alx_desktop.ui.closing import OnClose
from alx_desktop.ui.language import Language
from alx_desktop.ui.theme import ThemeMode

LEAST_WIDTH, LEAST_HEIGHT = 940, 480
"""What is left of a screen of 1920 x 1080 that shows everything twice as large."""

WIDTH, HEIGHT = 1280, 800
FRAME = QSize(16, 40)
"""Room for a window's frame and title: how much the desktop adds is not known before the window was shown."""

ZOOMS = (100, 125, 150, 200)


class WindowState:
    """An ini file in the data directory; a damaged one only loses the geometry."""

    def __init__(self, folder: Path) -> None:
        self.settings = QSettings(str(folder / "window.ini"), QSettings.Format.IniFormat)

    def restore_geometry(self, window: QWidget) -> None:
        """Place the window as it was; the first time in the size of the design, if the screen has it."""
        geometry = self.settings.value("geometry")
        if not (isinstance(geometry, QByteArray) and window.restoreGeometry(geometry)):
            window.resize(QSize(WIDTH, HEIGHT).boundedTo(window.screen().availableSize() - FRAME))

    def save_geometry(self, window: QWidget) -> None:
        """Remember where the window is."""
        self.settings.setValue("geometry", window.saveGeometry())

    @property
    def theme(self) -> ThemeMode:
        """The theme as last worn: a copy of the setting, so that the first window needs no settings file."""
        value = str(self.settings.value("theme", ThemeMode.SYSTEM.value))
        return ThemeMode(value) if value in list(ThemeMode) else ThemeMode.SYSTEM

    @theme.setter
    def theme(self, mode: ThemeMode) -> None:
        self.settings.setValue("theme", mode.value)

    @property
    def language(self) -> Language:
        """The language that the window speaks from its next start on."""
        value = str(self.settings.value("language", Language.SYSTEM.value))
        return Language(value) if value in list(Language) else Language.SYSTEM

    @language.setter
    def language(self, language: Language) -> None:
        self.settings.setValue("language", language.value)

    @property
    def zoom(self) -> int:
        """How large everything is from the next start on, in percent."""
        value = str(self.settings.value("zoom", ZOOMS[0]))
        return int(value) if value in map(str, ZOOMS) else ZOOMS[0]

    @zoom.setter
    def zoom(self, percent: int) -> None:
        self.settings.setValue("zoom", percent)

    @property
    def on_close(self) -> OnClose:
        """What closing the window does: a copy of the setting, as with the theme."""
        value = str(self.settings.value("on_close", OnClose.ASK.value))
        return OnClose(value) if value in list(OnClose) else OnClose.ASK

    @on_close.setter
    def on_close(self, choice: OnClose) -> None:
        self.settings.setValue("on_close", choice.value)

    @property
    def rail_collapsed(self) -> bool:
        """Whether the rail shows icons only."""
        return str(self.settings.value("rail_collapsed", "false")) == "true"

    @rail_collapsed.setter
    def rail_collapsed(self, collapsed: bool) -> None:
        self.settings.setValue("rail_collapsed", "true" if collapsed else "false")

    @property
    def profile(self) -> str | None:
        """The site that was open last."""
        value = self.settings.value("profile")
        return None if value is None else str(value)

    @profile.setter
    def profile(self, name: str) -> None:
        self.settings.setValue("profile", name)

    @property
    def page(self) -> str:
        """The page that was in front last."""
        return str(self.settings.value("page", "control_center"))

    @page.setter
    def page(self, key: str) -> None:
        self.settings.setValue("page", key)
