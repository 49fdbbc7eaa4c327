"""What everybody needs: each thing has a name, is reached by keyboard, is readable, and is not cut off.

Each check returns what is wrong in a window or dialog, in words.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractScrollArea,
    QAbstractSpinBox,
    QComboBox,
    QKeySequenceEdit,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QProgressBar,
    QPushButton,
    QScrollArea,
    QWidget,
)

from alx_desktop.ui.widgets.labels import ElidedLabel
from alx_desktop.ui.widgets.message_bar import MessageBar

USED = (QAbstractButton, QAbstractItemView, QAbstractSpinBox, QComboBox, QLineEdit, QPlainTextEdit, QProgressBar)


def used(root: QWidget) -> list[QWidget]:
    """What a person sees and uses, without Qt's own inner parts."""
    return [widget for kind in USED for widget in root.findChildren(kind) if widget.isVisible() and not _inner(widget)]


def _inner(widget: QWidget) -> bool:
    parent = widget.parentWidget()
    names = (widget.objectName(), parent.objectName() if parent else "")
    return isinstance(parent, QAbstractSpinBox | QComboBox | QLineEdit) or any(n.startswith("qt_") for n in names)


def name_of(widget: QWidget) -> str:
    """What a screen reader says first."""
    interface = QAccessible.queryAccessibleInterface(widget)
    return interface.text(QAccessible.Text.Name).strip() if interface else ""


def told(widget: QWidget) -> str:
    """A widget, so that a person finds it."""
    text = widget.text() if isinstance(widget, QLabel | QAbstractButton) else name_of(widget)
    return f"{type(widget).__name__} {text[:60]!r} in {type(widget.parentWidget()).__name__}"


def nameless(root: QWidget) -> list[str]:
    """What a screen reader has no word for."""
    return [f"no name: {told(widget)}" for widget in used(root) if not name_of(widget)]


def deaf(root: QWidget) -> list[str]:
    """Buttons that no key can press."""
    buttons = [widget for widget in used(root) if isinstance(widget, QAbstractButton)]
    return [f"no focus: {told(one)}" for one in buttons if one.focusPolicy() == Qt.FocusPolicy.NoFocus]


def tab_stops(root: QWidget) -> list[QWidget]:
    """What Tab leads to, in order, once round."""
    root.activateWindow()
    root.setFocus()
    stops: list[QWidget] = []
    for _ in range(4 * len(used(root)) + 20):
        root.focusNextChild()
        focused = root.focusWidget()
        if focused is None or (focused in stops and focused is stops[0] and len(stops) > 1):
            break
        if focused not in stops:
            stops.append(focused)
    return stops


def unreached(root: QWidget, stops: list[QWidget]) -> list[str]:
    """What Tab does not lead to, though it is there to be used."""
    if root.findChild(QKeySequenceEdit) is not None:
        return []  # it takes Tab for a key that was pressed; its dialog leads the focus on
    wanted = [one for one in used(root) if one.isEnabled() and one.focusPolicy() & Qt.FocusPolicy.TabFocus]
    return [f"not reached with Tab: {told(one)}" for one in wanted if one not in stops and _is_stop(one)]


def _is_stop(widget: QWidget) -> bool:
    """Of exclusive buttons only the checked one is a stop; arrow keys lead to the others."""
    exclusive = isinstance(widget, QAbstractButton) and (widget.group() is not None or widget.autoExclusive())
    return not (exclusive and isinstance(widget, QAbstractButton) and not widget.isChecked())


def backwards(root: QWidget, stops: list[QWidget]) -> list[str]:
    """Where Tab goes up, or left within a line."""
    stops = [stop for stop in stops if root.isAncestorOf(stop) and not _floats(stop)]
    # Where Tab begins anew, nothing stands before the second one.
    wrong = [(a, b) for a, b in pairwise(stops) if _back(a, b) and any(_back(b, other) for other in stops)]
    return [f"Tab goes back from {told(a)} to {told(b)}" for a, b in wrong]


def _floats(widget: QWidget) -> bool:
    """Whether it lies over the page, and so has no place in its order."""
    return any(isinstance(one, MessageBar) for one in _ancestors(widget))


def _back(first: QWidget, second: QWidget) -> bool:
    """Judged by the two parts of their nearest common ancestor that hold them: columns are read one after another."""
    chain = [first, *_ancestors(first)]
    other = [second, *_ancestors(second)]
    common = next((one for one in chain if one in other), None)
    if common in (first, second, None):
        return False
    a, b = chain[chain.index(common) - 1], other[other.index(common) - 1]
    above = b.geometry().bottom() < a.geometry().top()
    beside = b.geometry().top() <= a.geometry().bottom() and a.geometry().top() <= b.geometry().bottom()
    return (above and not b.geometry().left() > a.geometry().right()) or (
        beside and b.geometry().right() < a.geometry().left()
    )


def _ancestors(widget: QWidget) -> list[QWidget]:
    found, parent = [], widget.parentWidget()
    while parent is not None:
        found.append(parent)
        parent = None if parent.isWindow() else parent.parentWidget()
    return found


def cut(root: QWidget) -> list[str]:
    """Texts that have less room than they need, and things that lie outside of what holds them."""
    return [*_squeezed(root), *_outside(root)]


def _squeezed(root: QWidget) -> Iterator[str]:
    for label in root.findChildren(QLabel):
        if not label.isVisible() or not label.text() or isinstance(label, ElidedLabel) or label.pixmap().width():
            continue
        wide, high = label.sizeHint().width(), label.sizeHint().height()
        if label.wordWrap():
            wide, high = 0, label.heightForWidth(label.width())
        if wide > label.width() + 1 or high > label.height() + 1:
            yield f"cut: {told(label)} needs {wide} x {high}, has {label.width()} x {label.height()}"
    for button in root.findChildren(QPushButton):
        if not button.isVisible() or not button.text() or type(button).paintEvent is not QPushButton.paintEvent:
            continue
        wide = button.sizeHint().width()
        if wide > button.width() + 1:
            yield f"cut: {told(button)} needs {wide}, has {button.width()}"


def _outside(root: QWidget) -> Iterator[str]:
    for widget in (*used(root), *root.findChildren(QLabel)):
        if not widget.isVisible() or widget is root:
            continue
        for ancestor in _ancestors(widget):
            place = QRect(widget.mapTo(ancestor, QPoint()), widget.size())
            if isinstance(ancestor.parentWidget(), QAbstractScrollArea):
                area = ancestor.parentWidget()
                sideways = area.horizontalScrollBarPolicy() != Qt.ScrollBarPolicy.ScrollBarAlwaysOff
                if isinstance(area, QScrollArea) and not sideways and place.right() > ancestor.width():
                    yield f"outside at the right: {told(widget)}"
                break
            if not ancestor.rect().adjusted(-1, -1, 1, 1).contains(place):
                yield f"outside of {type(ancestor).__name__}: {told(widget)} at {place.getRect()}"
                break
            if ancestor is root:
                break
