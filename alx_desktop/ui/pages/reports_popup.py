"""Popups of the report: a frame over the page that closes when the person turns elsewhere, and one to choose from."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from PySide6.QtCore import QEvent, QModelIndex, QObject, QPoint, QRect, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPen
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QHBoxLayout,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from alx_desktop.ui.fonts import sized
from alx_desktop.ui.models.choices import ChoiceModel, Option
from alx_desktop.ui.text_size import grown
from alx_desktop.ui.theme import Theme
from alx_desktop.ui.tokens import STEP, TEXT_SIZE
from alx_desktop.ui.widgets.buttons import link_button
from alx_desktop.ui.widgets.labels import muted_label
from alx_desktop.ui.widgets.search_box import SearchBox

ROW = grown(30)
MOST_ROWS = 12
PAUSE_MS = 200
EDGE = 8


class Popup(QFrame):
    """A frame inside the window, so that it looks the same on every platform. Escape and clicks beside it close it.

    owner: the widget that it belongs to, and goes with; the window only holds it while it is open.
    closed(): it was closed; the button that opened it has the focus again if the keyboard closed it.
    """

    closed = Signal()

    def __init__(self, owner: QWidget, name: str, width: int) -> None:
        super().__init__(owner)
        self._owner = owner
        self.setProperty("look", "card")
        self.setAccessibleName(name)
        self.setFixedWidth(width)
        self._opener: QWidget | None = None
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(2 * STEP, 2 * STEP, 2 * STEP, 2 * STEP)
        self.column.setSpacing(STEP)
        self.hide()

    def open_below(self, opener: QWidget) -> None:
        """Show it under the button that asked for it, inside the window."""
        self._opener = opener
        host = opener.window()
        self.setParent(host)
        self.adjustSize()
        below = opener.mapTo(host, QPoint(0, opener.height() + STEP))
        left = max(EDGE, min(below.x(), host.width() - self.width() - EDGE))
        top = max(EDGE, min(below.y(), host.height() - self.height() - EDGE))
        self.move(left, top)
        self.show()
        self.raise_()
        application = QApplication.instance()
        assert isinstance(application, QApplication)
        application.installEventFilter(self)
        application.focusChanged.connect(self._on_focus)
        self.focus_first()

    def focus_first(self) -> None:
        """Put the focus where the person begins."""
        self.setFocus()

    def close_popup(self) -> None:
        """Close it, if it is open."""
        if self.isHidden():
            return
        application = QApplication.instance()
        assert isinstance(application, QApplication)
        application.removeEventFilter(self)
        application.focusChanged.disconnect(self._on_focus)
        had_focus = self.isAncestorOf(QApplication.focusWidget() or self) or self.hasFocus()
        if had_focus and self._opener is not None:
            self._opener.setFocus()
        self.hide()
        self.setParent(self._owner)
        self.closed.emit()

    def _on_focus(self, _old: QWidget | None, new: QWidget | None) -> None:
        if new is None or new is self or self.isAncestorOf(new):
            return
        # A press on the opener moves the focus before the filter below sees it, and would open the popup again.
        if new is self._opener and QApplication.mouseButtons() != Qt.MouseButton.NoButton:
            return
        self.close_popup()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.MouseButtonPress and isinstance(watched, QWidget):
            assert isinstance(event, QMouseEvent)
            inside = watched is self or self.isAncestorOf(watched)
            if not inside and watched.window() is self.window():
                self.close_popup()
                # A click on the button that opened it closes it, and no more.
                return watched is self._opener
        elif event.type() == QEvent.Type.Resize and watched is self.window():
            self.close_popup()
        return super().eventFilter(watched, event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.close_popup()
        else:
            super().keyPressEvent(event)


class ChoiceDelegate(QStyledItemDelegate):
    """A check box and a title, in the theme's colours."""

    def __init__(self, theme: Theme, parent: QObject) -> None:
        super().__init__(parent)
        self._theme = theme

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex) -> QSize:  # type: ignore[override]
        return QSize(120, ROW)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex) -> None:  # type: ignore[override]
        rect: QRect = option.rect
        state: QStyle.StateFlag = option.state
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if state & (QStyle.StateFlag.State_Selected | QStyle.StateFlag.State_MouseOver):
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self._theme.color("grid"))
            painter.drawRoundedRect(QRectF(rect).adjusted(0, 1, 0, -1), 4, 4)
        box = QRectF(rect.left() + 8, rect.center().y() - 7.5, 16, 16)
        chosen = Qt.CheckState(index.data(Qt.ItemDataRole.CheckStateRole)) == Qt.CheckState.Checked
        painter.setPen(QPen(self._theme.color("accent" if chosen else "faint"), 1))
        painter.setBrush(self._theme.color("accent" if chosen else "surface"))
        painter.drawRoundedRect(box, 4, 4)
        if chosen:
            ratio = painter.device().devicePixelRatioF()
            painter.drawPixmap(box.topLeft() + QPoint(2, 2), self._theme.pixmap("check", "on_accent", 12, ratio))
        painter.setFont(sized(TEXT_SIZE))
        painter.setPen(self._theme.color("text"))
        words = rect.adjusted(34, 0, -8, 0)
        title = str(index.data() or "")
        text = painter.fontMetrics().elidedText(title, Qt.TextElideMode.ElideRight, words.width())
        painter.drawText(words, int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft), text)
        painter.restore()


class ChoiceList(QListView):
    """Space, Return and a click choose."""

    def __init__(self, theme: Theme, name: str, model: ChoiceModel) -> None:
        super().__init__()
        self._choices = model
        self.setModel(model)
        self.setAccessibleName(name)
        self.setItemDelegate(ChoiceDelegate(theme, self))
        self.setUniformItemSizes(True)
        self.setMouseTracking(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self.setFrameShape(QFrame.Shape.NoFrame)
        theme.changed.connect(self.viewport().update)

    def sizeHint(self) -> QSize:
        return QSize(220, ROW * max(2, min(MOST_ROWS, self._choices.rowCount())) + 2)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        index = self.indexAt(event.position().toPoint())
        if index.isValid() and event.button() == Qt.MouseButton.LeftButton:
            self._choices.toggle(index.row())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._choices.toggle(self.currentIndex().row())
        else:
            super().keyPressEvent(event)


class ChoicePopup(Popup):
    """Choose several. chosen_changed(tuple of Option): what is chosen now, shortly after the last change."""

    chosen_changed = Signal(object)

    def __init__(self, owner: QWidget, theme: Theme, name: str, *, searches: bool = True, width: int = 320) -> None:
        super().__init__(owner, name, width)
        self.model = ChoiceModel(self)
        self.search = SearchBox(theme, self.tr("Search"))
        self.search.setVisible(searches)
        self.search.textChanged.connect(self._narrow)
        self.search.installEventFilter(self)
        self.list = ChoiceList(theme, name, self.model)
        self.note = muted_label()
        self.clear_button = link_button(self.tr("Clear"))
        self.clear_button.clicked.connect(self.model.clear_chosen)
        self.foot = QHBoxLayout()
        self.foot.setContentsMargins(8, 0, 0, 0)
        self.foot.addWidget(self.note, 1)
        self.foot.addWidget(self.clear_button)
        self.column.addWidget(self.search)
        self.column.addWidget(self.list, 1)
        self.column.addLayout(self.foot)
        # Several clicks in a row are one question to the store.
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(PAUSE_MS)
        self._soon.timeout.connect(self._send)
        self.model.chosen_changed.connect(self._on_chosen)
        self.closed.connect(self._send_now)

    def offer(self, options: Sequence[Option], chosen: Iterable[int | str]) -> None:
        """What can be chosen, and what is."""
        self.search.clear()
        self.model.set_options(options, chosen)
        self._count()
        self.list.updateGeometry()
        self.adjustSize()

    def focus_first(self) -> None:
        (self.list if self.search.isHidden() else self.search).setFocus()
        if self.model.rowCount():
            self.list.setCurrentIndex(self.model.index(0))

    def _narrow(self, text: str) -> None:
        self.model.narrow(text)
        self._count()
        if self.model.rowCount():
            self.list.setCurrentIndex(self.model.index(0))

    def _count(self) -> None:
        chosen = len(self.model.chosen)
        if not self.model.rowCount():
            self.note.setText(self.tr("Nothing found"))
        else:
            self.note.setText(self.tr("{0} chosen").format(chosen) if chosen else self.tr("All"))
        self.clear_button.setEnabled(bool(chosen))

    def _on_chosen(self) -> None:
        self._count()
        self._soon.start()

    def _send_now(self) -> None:
        if self._soon.isActive():
            self._soon.stop()
            self._send()

    def _send(self) -> None:
        self.chosen_changed.emit(self.model.chosen)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.search and event.type() == QEvent.Type.KeyPress:
            assert isinstance(event, QKeyEvent)
            if event.key() in (Qt.Key.Key_Down, Qt.Key.Key_PageDown):
                self.list.setFocus()
                return True
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self.model.toggle(self.list.currentIndex().row())
                return True
        return super().eventFilter(watched, event)
