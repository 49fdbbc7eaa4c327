"""The palette (Ctrl+K): type a few letters, press Return, and you are there or it is done."""

from __future__ import annotations

from PySide6.QtCore import (
    QAbstractListModel,
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRect,
    QRectF,
    QSize,
    Qt,
)
from PySide6.QtGui import QKeyEvent, QKeySequence, QPainter
from PySide6.QtWidgets import (
    QFrame,
    QLineEdit,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from alx_desktop.ui.commands import Command
from alx_desktop.ui.fonts import sized
from alx_desktop.ui.theme import Theme
from alx_desktop.ui.tokens import SMALL_SIZE, STEP
from alx_desktop.ui.widgets.labels import muted_label

WIDTH, ROW, MOST_ROWS = 560, 36, 9


class CommandModel(QAbstractListModel):
    """The commands that match what was typed."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._all: list[Command] = []
        self.shown: list[Command] = []

    def set_commands(self, commands: list[Command]) -> None:
        """Offer these, all of them at first."""
        self._all = [command for command in commands if command.enabled]
        self.filter("")

    def filter(self, text: str) -> None:
        """Keep what matches; titles that begin with the text come first."""
        self.beginResetModel()
        wanted = text.strip().casefold()
        offered = (command for command in self._all if wanted or not command.only_typed)
        matching = [command for command in offered if command.matches(text)]
        self.shown = sorted(matching, key=lambda command: not command.title.casefold().startswith(wanted))
        self.endResetModel()

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self.shown)

    def data(self, index: QModelIndex | QPersistentModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid() or index.row() >= len(self.shown):
            return None
        command = self.shown[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return command.title
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return ", ".join(part for part in (command.title, command.group, command.keys) if part)
        if role == Qt.ItemDataRole.UserRole:
            return command
        return None


def native_keys(keys: str) -> str:
    """A shortcut as this system and this language write it."""
    return QKeySequence(keys).toString(QKeySequence.SequenceFormat.NativeText)


class CommandDelegate(QStyledItemDelegate):
    """Icon, title, and at the right the group or the shortcut."""

    def __init__(self, theme: Theme, parent: QObject) -> None:
        super().__init__(parent)
        self._theme = theme

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        return QSize(200, ROW)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        command = index.data(Qt.ItemDataRole.UserRole)
        rect: QRect = option.rect
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if selected:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self._theme.color("accent_weak"))
            painter.drawRoundedRect(QRectF(rect).adjusted(6, 1, -6, -1), 6, 6)
        role = "accent_text" if selected else "muted"
        icon = self._theme.pixmap(command.icon, role, 16, painter.device().devicePixelRatio())
        painter.drawPixmap(rect.left() + 18, rect.center().y() - 7, icon)
        painter.setPen(self._theme.color("accent_text" if selected else "text"))
        words = rect.adjusted(46, 0, -18, 0)
        painter.drawText(words, int(Qt.AlignmentFlag.AlignVCenter), command.title)
        painter.setFont(sized(SMALL_SIZE))
        painter.setPen(self._theme.color("muted"))
        right = native_keys(command.keys) or command.group
        painter.drawText(words, int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight), right)
        painter.restore()


class CommandPalette(QFrame):
    """Lies over the window; goes away on Escape, on Return, and when the focus goes elsewhere."""

    def __init__(self, theme: Theme, host: QWidget) -> None:
        super().__init__(host)
        self._host = host
        self._focus_before: QWidget | None = None
        self.setProperty("look", "palette")
        self.setAccessibleName(self.tr("Commands"))
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 8, 1, 8)
        column.setSpacing(STEP)
        self.field = QLineEdit()
        self.field.setProperty("look", "bare")
        self.field.setPlaceholderText(self.tr("Search or run a command"))
        self.field.setAccessibleName(self.tr("Search or run a command"))
        self.field.textChanged.connect(self._on_text)
        self.field.installEventFilter(self)
        column.addWidget(self.field)
        self.model = CommandModel(self)
        self.list = QListView()
        self.list.setAccessibleName(self.tr("Matching commands"))
        self.list.setModel(self.model)
        self.list.setItemDelegate(CommandDelegate(theme, self))
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setMouseTracking(True)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.entered.connect(self.list.setCurrentIndex)
        self.list.clicked.connect(self._run)
        column.addWidget(self.list)
        self.nothing_label = muted_label(self.tr("Nothing matches."), small=False)
        self.nothing_label.setContentsMargins(18, 6, 18, 6)
        column.addWidget(self.nothing_label)
        self.hide()

    def open_with(self, commands: list[Command]) -> None:
        """Show the palette over these commands."""
        self._focus_before = self._host.focusWidget()
        self.model.set_commands(commands)
        self.field.clear()
        self._after_filter()
        self.show()
        self.raise_()
        self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def dismiss(self) -> None:
        """Go away; the focus returns to where it was."""
        self.hide()
        if self._focus_before is not None and self._focus_before.isVisible():
            self._focus_before.setFocus(Qt.FocusReason.PopupFocusReason)

    def _on_text(self, text: str) -> None:
        self.model.filter(text)
        self._after_filter()

    def _after_filter(self) -> None:
        rows = self.model.rowCount()
        self.list.setFixedHeight(min(rows, MOST_ROWS) * ROW + (4 if rows else 0))
        self.list.setVisible(rows > 0)
        self.nothing_label.setVisible(rows == 0)
        if rows:
            self.list.setCurrentIndex(self.model.index(0))
        width = min(WIDTH, self._host.width() - 48)
        self.setFixedWidth(width)
        self.adjustSize()
        self.move((self._host.width() - width) // 2, 64)

    def _move(self, by: int) -> None:
        rows = self.model.rowCount()
        if rows:
            row = (self.list.currentIndex().row() + by) % rows
            self.list.setCurrentIndex(self.model.index(row))

    def _run(self, index: QModelIndex) -> None:
        command = index.data(Qt.ItemDataRole.UserRole)
        if isinstance(command, Command):
            self.dismiss()
            command.run()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.FocusOut and not self.isAncestorOf(self._host.focusWidget() or self._host):
            self.hide()
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            return self._on_key(Qt.Key(event.key()))
        return super().eventFilter(watched, event)

    def _on_key(self, key: Qt.Key) -> bool:
        if key == Qt.Key.Key_Escape:
            self.dismiss()
        elif key in (Qt.Key.Key_Down, Qt.Key.Key_Up, Qt.Key.Key_Tab, Qt.Key.Key_Backtab):
            self._move(1 if key in (Qt.Key.Key_Down, Qt.Key.Key_Tab) else -1)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._run(self.list.currentIndex())
        else:
            return False
        return True
