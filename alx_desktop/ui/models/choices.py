"""A list of things to choose several from, narrowed by typing; the chosen ones can be put in order."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from alx_desktop.store.fold import fold

Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True, slots=True)
class Option:
    """One thing to choose. id: what is meant (a number or a name); tip: what it means."""

    id: int | str
    title: str
    tip: str = ""


class ChoiceModel(QAbstractListModel):
    """chosen_changed(): another choice, or another order of the chosen ones."""

    chosen_changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._all: list[Option] = []
        self._folded: dict[int | str, str] = {}
        self._shown: list[Option] = []
        self._chosen: set[int | str] = set()
        self._words: list[str] = []

    @property
    def chosen(self) -> tuple[Option, ...]:
        """What is chosen, in the list's order."""
        return tuple(option for option in self._all if option.id in self._chosen)

    def set_options(self, options: Sequence[Option], chosen: Iterable[int | str]) -> None:
        """Offer these, the chosen ones first; narrowed by what was typed."""
        self.beginResetModel()
        self._chosen = set(chosen)
        self._all = sorted(options, key=lambda option: option.id not in self._chosen)
        self._folded = {option.id: fold(option.title) for option in options}
        self._narrow()
        self.endResetModel()

    def narrow(self, text: str) -> None:
        """Show only what holds every word of the text, whatever its case and accents."""
        self.beginResetModel()
        self._words = fold(text).split()
        self._narrow()
        self.endResetModel()

    def _narrow(self) -> None:
        self._shown = [option for option in self._all if all(word in self._folded[option.id] for word in self._words)]

    def toggle(self, row: int) -> None:
        """Choose what was not, and the other way round."""
        if not 0 <= row < len(self._shown):
            return
        self._chosen ^= {self._shown[row].id}
        self.dataChanged.emit(self.index(row), self.index(row))
        self.chosen_changed.emit()

    def choose_shown(self) -> None:
        """Choose everything that the search leaves, beside what is chosen."""
        more = {option.id for option in self._shown} - self._chosen
        if more:
            self._chosen |= more
            self.dataChanged.emit(self.index(0), self.index(len(self._shown) - 1))
            self.chosen_changed.emit()

    def clear_chosen(self) -> None:
        """Choose nothing."""
        if self._chosen:
            self._chosen.clear()
            self.dataChanged.emit(self.index(0), self.index(max(0, len(self._shown) - 1)))
            self.chosen_changed.emit()

    def move(self, row: int, steps: int) -> int:
        """Move an option up (-1) or down (1) in the whole list; returns the row where it is then."""
        target = row + steps
        if self._words or not (0 <= row < len(self._shown) and 0 <= target < len(self._shown)):
            return row
        self.beginMoveRows(QModelIndex(), row, row, QModelIndex(), target + 1 if steps > 0 else target)
        self._all.insert(target, self._all.pop(row))
        self._narrow()
        self.endMoveRows()
        if self._shown[target].id in self._chosen:
            self.chosen_changed.emit()
        return target

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._shown)

    def flags(self, index: Index) -> Qt.ItemFlag:
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsUserCheckable

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid() or index.row() >= len(self._shown):
            return None
        option = self._shown[index.row()]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return option.title
        if role == Qt.ItemDataRole.ToolTipRole:
            return option.tip or None
        if role == Qt.ItemDataRole.CheckStateRole:
            return Qt.CheckState.Checked if option.id in self._chosen else Qt.CheckState.Unchecked
        return None
