"""Which keys do what in the window: the defaults, what the person has changed, and what may not be changed."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from PySide6.QtCore import QObject, QSettings, Qt, Signal
from PySide6.QtGui import QKeySequence

from alx_desktop.ui.rail import Place
from alx_desktop.ui.words import tr

GROUP = "shortcuts"
"""Where the window's state keeps what differs: one value per key of a shortcut, "" = none."""

PLACE = "place:"
"""Shortcuts of places are called so, with the place's key behind it."""

EDITING = ("Ctrl+C", "Ctrl+X", "Ctrl+V", "Ctrl+A", "Ctrl+Z", "Ctrl+Y", "Ctrl+Shift+Z", "Alt+F4",
           "Ctrl+Left", "Ctrl+Right", "Ctrl+Up", "Ctrl+Down", "Ctrl+Home", "Ctrl+End", "Ctrl+Del", "Ctrl+Backspace",
           "Ctrl+Return", "Ctrl+Enter")  # fmt: skip
"""What fields, lists and the system need themselves."""


@dataclass(frozen=True, slots=True)
class Shortcut:
    """keys: the default, as Qt writes them. key: what it is kept under; "" where it cannot be changed.

    action: what the window does for it, "" where a page or Qt itself does.
    """

    keys: str
    title: str
    action: str = ""
    key: str = ""


def window_shortcuts() -> list[Shortcut]:
    """Those that hold everywhere in the window."""
    return [
        Shortcut("Ctrl+K", tr("Search or run a command"), "palette", "palette"),
        Shortcut("F5", tr("Read the page anew"), "refresh", "refresh"),
        Shortcut("Ctrl+R", tr("Read the page anew"), "refresh", "refresh_too"),
        Shortcut("F1", tr("Help on this page"), "help", "help"),
        Shortcut("Ctrl+/", tr("This list of shortcuts"), "shortcuts", "shortcuts"),
        Shortcut("Ctrl+,", tr("Settings"), "settings", "settings"),
        Shortcut("Ctrl+Shift+O", tr("Sites"), "sites", "sites"),
        Shortcut("Ctrl+B", tr("Fold or unfold the rail"), "rail", "rail"),
        Shortcut("Ctrl+Q", tr("Quit"), "quit", "quit"),
    ]


def page_shortcuts() -> list[Shortcut]:
    """Those of pages, tables and dialogs: everywhere the same, so they stay."""
    return [
        Shortcut("Ctrl+F", tr("Search on this page")),
        Shortcut("Ctrl+C", tr("Copy the chosen rows, with headers")),
        Shortcut("Ctrl+A", tr("Choose all rows")),
        Shortcut("Return", tr("Open the chosen row")),
        Shortcut("Esc", tr("Clear the search, close the dialog")),
        Shortcut("Tab", tr("To the next control")),
        Shortcut("Shift+Tab", tr("To the control before")),
    ]


class Keymap(QObject):
    """changed(): some shortcut has other keys now. All keys come and go as Qt's portable text; "" = none."""

    changed = Signal()

    def __init__(self, settings: QSettings, places: Iterable[Place], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._settings = settings
        self.pages = [Shortcut(place.keys, place.title, key=f"{PLACE}{place.key}") for place in places]
        self.everywhere = window_shortcuts()
        self.fixed = page_shortcuts()
        self._by_key = {one.key: one for one in (*self.pages, *self.everywhere)}
        self._now: dict[str, str] = {}
        self._read()

    @property
    def shortcuts(self) -> list[Shortcut]:
        """Those that can be changed, in the order of the list."""
        return list(self._by_key.values())

    def keys(self, key: str) -> str:
        """The keys of a shortcut now."""
        return self._now[key]

    def text(self, key: str) -> str:
        """The same as this system writes it."""
        return native(self.keys(key))

    def is_changed(self, key: str) -> bool:
        """Whether its keys are other than the default."""
        return self.keys(key) != _portable(self._by_key[key].keys)

    def refusal(self, key: str, keys: str) -> str:
        """Why `keys` cannot be given to a shortcut, in words; "" if they can be, or are to be taken away."""
        if not keys:
            return ""
        refused = self._refusal(keys)
        holder = self.holder(keys, but=key)
        if refused or holder is None:
            return refused
        return tr("{0} is already used: {1}").format(native(keys), holder.title)

    def holder(self, keys: str, but: str = "") -> Shortcut | None:
        """The other shortcut that has these keys."""
        wanted = _portable(keys)
        return next((self._by_key[key] for key, own in self._now.items() if key != but and own == wanted), None)

    def change(self, key: str, keys: str) -> None:
        """Give a shortcut other keys, "" takes them away. Raises ValueError with the refusal."""
        refused = self.refusal(key, keys)
        if refused:
            raise ValueError(refused)
        self._keep(key, keys)
        self._read()

    def take(self, key: str, keys: str) -> None:
        """Give a shortcut keys that another one may have, which has none from then on. Raises ValueError."""
        refused = self._refusal(keys)
        if refused:
            raise ValueError(refused)
        holder = self.holder(keys, but=key)
        if holder is not None:
            self._keep(holder.key, "")
        self._keep(key, keys)
        self._read()

    def reset_all(self) -> None:
        """Every shortcut as it was at first."""
        self._settings.remove(GROUP)
        self._read()

    def _keep(self, key: str, keys: str) -> None:
        portable = _portable(keys)
        if portable == _portable(self._by_key[key].keys):
            self._settings.remove(_entry(key))
        else:
            self._settings.setValue(_entry(key), portable)

    def _read(self) -> None:
        """What the person has chosen comes first: a default that came with an update does not take their keys."""
        chosen: dict[str, str] = {}
        for key in self._by_key:
            value = self._settings.value(_entry(key))
            # A file that was written by hand may hold anything.
            fits = isinstance(value, str) and (value == "" or not self._refusal(value))
            if fits and (value == "" or _portable(value) not in chosen.values()):
                chosen[key] = _portable(value)
        defaults = {key: _portable(one.keys) for key, one in self._by_key.items() if key not in chosen}
        taken = set(chosen.values())
        free = {key: "" if keys in taken else keys for key, keys in defaults.items()}
        self._now = {key: chosen.get(key, free.get(key, "")) for key in self._by_key}
        self.changed.emit()

    def _refusal(self, keys: str) -> str:
        sequence = QKeySequence(keys)
        if sequence.count() != 1 or not sequence.toString():
            return tr("These are no keys of a shortcut")
        fixed = next((one for one in self.fixed if QKeySequence(one.keys) == sequence), None)
        if fixed is not None:
            return tr("{0} stays as it is: {1}").format(native(keys), fixed.title)
        if any(QKeySequence(one) == sequence for one in EDITING):
            return tr("{0} is needed for editing and by the system").format(native(keys))
        return (
            "" if _is_safe(sequence) else tr("Use either Ctrl or Alt with it, or a function key: it is typed in fields")
        )


def native(keys: str) -> str:
    """Keys as this system writes them."""
    return QKeySequence(keys).toString(QKeySequence.SequenceFormat.NativeText)


def _is_safe(sequence: QKeySequence) -> bool:
    """Whether the keys are not for typing or moving: a function key, or with Ctrl, Alt or Meta.

    Ctrl and Alt together are AltGr on Windows, which types: @ is Ctrl+Alt+Q on a German keyboard, ą Ctrl+Alt+A on a
    Polish one. So they are for function keys alone, on every system: a file of settings may be taken to another one.
    """
    pressed = sequence[0]  # type: ignore[index]  # missing in PySide's stubs
    modifiers = pressed.keyboardModifiers()
    kinds = Qt.KeyboardModifier
    alt_gr = kinds.ControlModifier | kinds.AltModifier
    if Qt.Key.Key_F1 <= pressed.key() <= Qt.Key.Key_F35:
        return True
    return modifiers & alt_gr != alt_gr and bool(modifiers & (alt_gr | kinds.MetaModifier))


def _portable(keys: str) -> str:
    return QKeySequence(keys).toString()


def _entry(key: str) -> str:
    # A colon is written in an ini file as a number.
    return f"{GROUP}/{key.replace(':', '_')}"
