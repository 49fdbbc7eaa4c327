"""The style sheet: only what a palette cannot say. Widgets name their part with the dynamic property `look`."""

from __future__ import annotations

from string import Template

from alx_desktop.ui.icons import RESOURCES
from alx_desktop.ui.text_size import grown
from alx_desktop.ui.tokens import CARD_RADIUS, CONTROL_HEIGHT, CONTROL_RADIUS, Tokens

_GROWING = (5, 6, 8, 11, 12, 13, 14, 15, 16, 22, 24, 26, 28, 31, 42)
"""Pixels that the template has of text, and of what holds text."""

RAIL_LEAST = 32
"""Pixels of a place of the narrow rail whose icon is large: a low window still shows all of them."""

_TEMPLATE = Template("""
QToolTip { background: $raised; color: $text; border: 1px solid $border; padding: 4px 6px; }
QLabel { background: transparent; }
QLabel[look="muted"] { color: $muted; }
QLabel[tone="good"] { color: $good; }
QLabel[tone="warn"] { color: $warn; }
QLabel[tone="bad"] { color: $bad; }
QLabel[tone="muted"] { color: $muted; }
QLabel[tone="accent"] { color: $accent_text; }
QFrame[look="card"] { background: $surface; border: 1px solid $border; border-radius: ${card_radius}px; }
QFrame[look="rail"] { background: $surface; border: none; border-right: 1px solid $border; }
QFrame[look="status"] { background: $surface; border: none; border-top: 1px solid $border; }
QFrame[look="line"] { background: $grid; border: none; }
QFrame[look="note"] { background: $raised; border: 1px solid $border; border-radius: ${control_radius}px; }
QFrame[look="note"][tone="good"] { background: $good_weak; border-color: $good; }
QFrame[look="note"][tone="warn"] { background: $warn_weak; border-color: $warn; }
QFrame[look="note"][tone="bad"] { background: $bad_weak; border-color: $bad; }
QFrame[look="note"][tone="accent"] { background: $accent_weak; border-color: $accent; }

QPushButton { background: $surface; color: $text; border: 1px solid $border; border-radius: ${control_radius}px;
    padding: 0 12px; min-height: ${control_inner}px; }
QPushButton:hover { background: $raised; border-color: $faint; }
QPushButton:pressed { background: $grid; }
QPushButton:disabled { color: $faint; }
QPushButton:focus { border-color: $accent; }
QPushButton::menu-indicator { image: none; width: 0; }
QPushButton[look="primary"] { background: $accent; color: $on_accent; border-color: $accent; font-weight: 600; }
QPushButton[look="primary"]:hover { background: $accent_hover; border-color: $accent_hover; }
QPushButton[look="primary"]:pressed { background: $accent_hover; }
QPushButton[look="primary"]:focus { border: 2px solid $accent_ring; padding: 0 11px; }
QPushButton[look="primary"]:disabled { background: $border; color: $faint; border-color: $border; }
QPushButton[look="danger"] { color: $bad; }
QPushButton[look="danger"]:hover { border-color: $bad; background: $bad_weak; }
QPushButton[look="danger"]:disabled { color: $faint; }
QPushButton[look="link"] { background: transparent; border: 1px solid transparent; color: $accent_text;
    font-weight: 600; padding: 0; min-height: ${grown_22}px; border-radius: 3px; text-align: left; }
QPushButton[look="link"][line="true"] { font-size: ${grown_12}px; min-height: ${grown_15}px;
    max-height: ${grown_15}px; }
QPushButton[look="link"]:hover { text-decoration: underline; }
QPushButton[look="link"]:focus { border-color: $accent; }
QPushButton[look="link"]:disabled { color: $faint; }
QPushButton[look="quiet"] { background: transparent; border-color: transparent; color: $muted; padding: 0 8px; }
QPushButton[look="quiet"]:hover { background: $grid; color: $text; }
QPushButton[look="quiet"]:focus { border-color: $accent; }
QPushButton[look="chip"] { border-radius: 14px; min-height: ${grown_26}px; padding: 0 11px; font-size: ${grown_12}px; }
QPushButton[look="chip"]:checked { background: $accent_weak; border-color: $accent; color: $accent_text; }
QPushButton[look="chip"]:focus { border-color: $accent; }
QPushButton[look="rail"] { background: transparent; border: 1px solid transparent; color: $muted; text-align: left;
    padding: 0 9px; font-size: ${grown_13}px; }
QPushButton[look="rail"][narrow="true"] { text-align: center; padding: 0; min-height: ${rail_least}px; }
QPushButton[look="rail"]:hover { background: $grid; color: $text; }
QPushButton[look="rail"]:checked { background: $accent_weak; color: $accent_text; font-weight: 600; }
QPushButton[look="rail"]:focus { border-color: $accent; }
QPushButton[look="segment"]:checked { background: $accent_weak; border-color: $accent; color: $accent_text; }
QPushButton[look="field"] { color: $muted; text-align: left; padding: 0 10px; }
QLabel[look="keys"] { color: $muted; border: 1px solid $border; border-radius: 4px; padding: 0 4px; }
QPushButton[look="site"] { background: transparent; border: 1px solid transparent; padding: 0;
    min-height: ${grown_42}px; }
QPushButton[look="site"][narrow="true"] { min-height: ${rail_least}px; }
QPushButton[look="site"]:hover { background: $grid; }
QPushButton[look="site"]:focus { border-color: $accent; }
QFrame[look="palette"] { background: $surface; border: 1px solid $faint; border-radius: ${card_radius}px; }

QLineEdit, QSpinBox, QDoubleSpinBox, QTimeEdit, QDateEdit, QComboBox, QPlainTextEdit, QTextEdit { background: $surface;
    color: $text; border: 1px solid $border; border-radius: ${control_radius}px; selection-background-color: $accent;
    selection-color: $on_accent; placeholder-text-color: $muted; }
QLineEdit, QSpinBox, QDoubleSpinBox, QTimeEdit, QDateEdit, QComboBox { min-height: ${control_inner}px;
    padding: 0 10px; }
QLineEdit[look="search"] { padding: 0 10px 0 0; }
QLineEdit:focus, QSpinBox:focus, QDoubleSpinBox:focus, QTimeEdit:focus, QDateEdit:focus, QComboBox:focus,
QPlainTextEdit:focus, QTextEdit:focus { border-color: $accent; }
QPlainTextEdit { padding: 8px; }
QLineEdit:disabled, QSpinBox:disabled, QDoubleSpinBox:disabled, QTimeEdit:disabled, QDateEdit:disabled,
QComboBox:disabled {
    background: $raised; color: $faint; }
QLineEdit[wrong="true"], QSpinBox[wrong="true"], QComboBox[wrong="true"] { border-color: $bad; }
QLineEdit[look="bare"], QLineEdit[look="bare"]:focus { border: none; background: transparent; padding: 0 18px;
    font-size: ${grown_15}px; }
QLineEdit:read-only { background: $raised; }
QAbstractSpinBox QLineEdit { border: none; padding: 0; min-height: 0; background: transparent; }
QComboBox QLineEdit { border: none; padding: 0; min-height: 0; background: transparent; }
QComboBox::drop-down, QDateEdit::drop-down { border: none; width: ${grown_26}px; }
QComboBox::down-arrow, QDateEdit::down-arrow { image: url("$style/chevron-down-$scheme.svg"); width: ${grown_14}px;
    height: ${grown_14}px; }
QComboBox QAbstractItemView { background: $surface; border: 1px solid $border; outline: none; padding: 4px;
    selection-background-color: $accent_weak; selection-color: $text; }
QComboBox QAbstractItemView::item { min-height: ${grown_28}px; padding: 0 6px; }
QSpinBox::up-button, QDoubleSpinBox::up-button, QTimeEdit::up-button, QSpinBox::down-button,
QDoubleSpinBox::down-button, QTimeEdit::down-button { border: none; background: transparent; width: 20px;
    subcontrol-origin: border; }
QSpinBox::up-button, QDoubleSpinBox::up-button, QTimeEdit::up-button { subcontrol-position: top right;
    margin-top: 3px; }
QSpinBox::down-button, QDoubleSpinBox::down-button, QTimeEdit::down-button { subcontrol-position: bottom right;
    margin-bottom: 3px; }
QSpinBox::up-arrow, QDoubleSpinBox::up-arrow, QTimeEdit::up-arrow { width: ${grown_11}px; height: ${grown_11}px;
    image: url("$style/chevron-up-$scheme.svg"); }
QSpinBox::down-arrow, QDoubleSpinBox::down-arrow, QTimeEdit::down-arrow { width: ${grown_11}px; height: ${grown_11}px;
    image: url("$style/chevron-down-$scheme.svg"); }
QCheckBox, QRadioButton { spacing: 8px; min-height: ${grown_24}px; background: transparent; }
QCheckBox::indicator { width: ${grown_16}px; height: ${grown_16}px; border: 1px solid $faint; border-radius: 4px;
    background: $surface; }
QCheckBox::indicator:checked { background: $accent; border-color: $accent;
    image: url("$style/check-$scheme.svg"); }
QCheckBox::indicator:focus, QRadioButton::indicator:focus { border: 2px solid $accent; }
QCheckBox:focus, QRadioButton:focus { color: $accent_text; }
QRadioButton::indicator { width: ${radio_inner}px; height: ${radio_inner}px; border: 1px solid $faint;
    border-radius: ${grown_8}px;
    background: $surface; }
QRadioButton::indicator:checked { background: $surface; border: ${grown_5}px solid $accent;
    width: ${grown_6}px; height: ${grown_6}px; }

QProgressBar { background: $grid; border: none; border-radius: 4px; min-height: 8px; max-height: 8px; }
QProgressBar::chunk { background: $accent; border-radius: 4px; }

QTabBar::tab { background: transparent; color: $muted; border: none; border-bottom: 2px solid transparent;
    padding: 6px 8px; margin-right: 4px; }
QTabBar::tab:hover { color: $text; }
QTabBar::tab:selected { color: $accent_text; border-bottom-color: $accent; font-weight: 600; }
QTabBar::tab:focus { background: $accent_weak; }
QTabBar QToolButton { background: $surface; border: 1px solid $border; }

QTreeView { background: $surface; border: none; outline: none; color: $text; selection-background-color: $accent_weak;
    selection-color: $text; }
QTreeView::item { min-height: ${grown_31}px; border-bottom: 1px solid $grid; }
QTreeView::item:selected { background: $accent_weak; color: $text; }
QTreeView QHeaderView::section { background: $surface; color: $muted; border: none;
    border-bottom: 1px solid $border; padding: 0 8px; font-weight: 600; font-size: ${grown_12}px; }
QTableView, QListView { background: $surface; border: none; outline: none; selection-background-color: $accent_weak;
    selection-color: $text; }
QHeaderView { background: $surface; border: none; }
QScrollArea { background: transparent; border: none; }
QScrollArea > QWidget > QWidget[look="page"] { background: transparent; }
QScrollBar:vertical { background: transparent; width: 12px; margin: 0; }
QScrollBar:horizontal { background: transparent; height: 12px; margin: 0; }
QScrollBar::handle { background: $handle; border-radius: 4px; margin: 2px; }
QScrollBar::handle:vertical { min-height: 32px; }
QScrollBar::handle:horizontal { min-width: 32px; }
QScrollBar::handle:hover { background: $faint; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }
QAbstractScrollArea::corner { background: transparent; }

QMenu { background: $surface; border: 1px solid $border; padding: 4px; }
QMenu::item { padding: 6px 24px 6px 12px; border-radius: 4px; color: $text; }
QMenu::icon { left: 8px; }
QMenu::item:selected { background: $accent_weak; color: $text; }
QMenu::item:disabled { color: $faint; }
QMenu::separator { height: 1px; background: $grid; margin: 4px 8px; }
QDialog { background: $window; }
QSplitter::handle { background: transparent; }
""")


def stylesheet(tokens: Tokens, *, dark: bool) -> str:
    """The style sheet in the given colours."""
    values = {name: getattr(tokens, name) for name in Tokens.names()}
    return _TEMPLATE.substitute(
        values,
        scheme="dark" if dark else "light",
        style=(RESOURCES / "style").as_posix(),
        card_radius=CARD_RADIUS,
        control_radius=CONTROL_RADIUS,
        control_inner=CONTROL_HEIGHT - 2,
        radio_inner=grown(16) - 2,
        rail_least=RAIL_LEAST,
        **{f"grown_{size}": grown(size) for size in _GROWING},
        accent_hover="#8AB7FF" if dark else "#2460D6",
        accent_ring=tokens.text if dark else "#123A8C",
        handle="#3A424D" if dark else "#CDD2D9",
    )
