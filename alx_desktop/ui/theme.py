"""Light, dark or as the system: one palette and one small style sheet, changed at run time.

The platform only says which of the two the person prefers; the colours are ours everywhere, because
QStyleHints.setColorScheme has no effect under xcb and offscreen.
"""

from __future__ import annotations

import weakref
from enum import StrEnum

import shiboken6
from PySide6.QtCore import QObject, QSize, Qt, Signal
from PySide6.QtGui import QColor, QIcon, QPalette, QPixmap
from PySide6.QtWidgets import QAbstractButton, QApplication

from alx_desktop.ui.fonts import base_font
from alx_desktop.ui.icons import tinted_icon, tinted_pixmap
from alx_desktop.ui.stylesheet import stylesheet
from alx_desktop.ui.text_size import grown
from alx_desktop.ui.tokens import DARK, LIGHT, Tokens


class ThemeMode(StrEnum):
    """What the person chose."""

    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"


class Theme(QObject):
    """Colours of the whole application.

    changed(): the application wears other colours now; painters only need to update().
    mode_changed(ThemeMode): the person chose another mode; the window keeps it.
    """

    changed = Signal()
    mode_changed = Signal(object)

    def __init__(self, application: QApplication, mode: ThemeMode = ThemeMode.SYSTEM) -> None:
        super().__init__(application)
        self._application = application
        # Looked at before we put on our own palette: the fallback where the platform states no scheme.
        self._system_palette_dark = application.palette().color(QPalette.ColorRole.Window).lightness() < 128
        self._mode = mode
        self._buttons: weakref.WeakKeyDictionary[QAbstractButton, tuple[str, str, int]] = weakref.WeakKeyDictionary()
        self._worn: Tokens | None = None
        application.setStyle("Fusion")
        application.setFont(base_font())
        application.styleHints().colorSchemeChanged.connect(self._on_system_changed)
        self._tell_platform()
        self._wear()

    @property
    def mode(self) -> ThemeMode:
        """What the person chose."""
        return self._mode

    @property
    def is_dark(self) -> bool:
        """Whether dark colours are worn now."""
        if self._mode is not ThemeMode.SYSTEM:
            return self._mode is ThemeMode.DARK
        scheme = self._application.styleHints().colorScheme()
        if scheme is Qt.ColorScheme.Unknown:
            return self._system_palette_dark
        return scheme is Qt.ColorScheme.Dark

    @property
    def tokens(self) -> Tokens:
        """The colours worn now."""
        return DARK if self.is_dark else LIGHT

    def set_mode(self, mode: ThemeMode) -> None:
        """Wear another theme at once."""
        if mode is self._mode:
            return
        self._mode = mode
        self._tell_platform()
        self._wear()
        self.mode_changed.emit(mode)

    def color(self, role: str) -> QColor:
        """The colour of a token, e.g. "muted"."""
        return QColor(getattr(self.tokens, role))

    def icon(self, name: str, role: str = "muted", size: int = 16) -> QIcon:
        """An icon in today's colours, as large as its text; prefer set_icon() for buttons, which follows the theme."""
        return tinted_icon(name, getattr(self.tokens, role), grown(size), disabled=self.tokens.faint)

    def pixmap(self, name: str, role: str, size: int, ratio: float) -> QPixmap:
        """An icon for a painter, in today's colours."""
        return tinted_pixmap(name, getattr(self.tokens, role), size, ratio)

    def set_icon(self, button: QAbstractButton, name: str, role: str = "muted", size: int = 16) -> None:
        """Give `button` an icon that keeps following the theme."""
        self._buttons[button] = (name, role, size)
        button.setIcon(self.icon(name, role, size))
        button.setIconSize(QSize(grown(size), grown(size)))

    def _tell_platform(self) -> None:
        """Native parts (title bar, file dialogs) follow where the platform lets us say so."""
        hints = self._application.styleHints()
        if self._mode is ThemeMode.SYSTEM:
            hints.unsetColorScheme()
        else:
            hints.setColorScheme(Qt.ColorScheme.Dark if self._mode is ThemeMode.DARK else Qt.ColorScheme.Light)

    def _on_system_changed(self) -> None:
        self._wear()

    def _wear(self) -> None:
        if self._worn is self.tokens:
            return
        self._worn = self.tokens
        self._application.setPalette(_palette(self.tokens))
        self._application.setStyleSheet(stylesheet(self.tokens, dark=self.is_dark))
        for button, (name, role, size) in list(self._buttons.items()):
            if shiboken6.isValid(button):
                button.setIcon(self.icon(name, role, size))
        self.changed.emit()


def _palette(tokens: Tokens) -> QPalette:
    roles = QPalette.ColorRole
    colors = {
        roles.Window: tokens.window,
        roles.WindowText: tokens.text,
        roles.Base: tokens.surface,
        roles.AlternateBase: tokens.raised,
        roles.ToolTipBase: tokens.raised,
        roles.ToolTipText: tokens.text,
        roles.Text: tokens.text,
        roles.PlaceholderText: tokens.muted,
        roles.Button: tokens.surface,
        roles.ButtonText: tokens.text,
        roles.BrightText: tokens.bad,
        roles.Light: tokens.raised,
        roles.Midlight: tokens.grid,
        roles.Mid: tokens.border,
        roles.Dark: tokens.border,
        roles.Shadow: tokens.border,
        roles.Highlight: tokens.accent,
        roles.HighlightedText: tokens.on_accent,
        roles.Accent: tokens.accent,
        roles.Link: tokens.accent_text,
        roles.LinkVisited: tokens.accent_text,
    }
    palette = QPalette()
    for role, color in colors.items():
        palette.setColor(role, QColor(color))
    for role in (roles.WindowText, roles.Text, roles.ButtonText):
        palette.setColor(QPalette.ColorGroup.Disabled, role, QColor(tokens.faint))
    return palette
