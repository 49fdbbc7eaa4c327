"""Single widgets: what they show, what they say to screen readers, what they put on the clipboard."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSettings, Qt
from PySide6.QtGui import QGuiApplication, QImage, QPainter, QPixmap, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QLabel, QLineEdit, QPushButton, QStyleOptionViewItem, QWidget
from pytestqt.qtbot import QtBot

from alx_desktop.domain.errors import HostUnknown
from alx_desktop.services import overview
from alx_desktop.services.recent_activity import Happening
from alx_desktop.ui.theme import Theme
from alx_desktop.ui.widgets import fitting
from alx_desktop.ui.widgets.activity_card import ActivityCard
from alx_desktop.ui.widgets.bar_chart import Bar, BarChart, nice_top
from alx_desktop.ui.widgets.card_grid import CardGrid
from alx_desktop.ui.widgets.cells import PICTURE_BYTES, CellDelegate
from alx_desktop.ui.widgets.chip import Chip
from alx_desktop.ui.widgets.confirm import ConfirmDialog
from alx_desktop.ui.widgets.figure import Figure, show_figure
from alx_desktop.ui.widgets.labels import ElidedLabel
from alx_desktop.ui.widgets.line_chart import LineChart, Point
from alx_desktop.ui.widgets.message_bar import MessageBar
from alx_desktop.ui.widgets.pill import Pill, Shape, StatusPill
from alx_desktop.ui.widgets.search_box import SearchBox
from alx_desktop.ui.widgets.sparkline import Sparkline
from alx_desktop.ui.widgets.spin import IntegerField
from alx_desktop.ui.widgets.states import ErrorPanel, IconLabel
from alx_desktop.ui.widgets.table import Table
from tests.ui.fake_clock import NOW
from tests.ui.fake_overview import figure as figure_of


@pytest.mark.parametrize(
    ("figure", "value", "change", "tone", "note"),
    [
        (figure_of("enrolments", "E", 212_880, change=1930), "212,880", "+1,930", "good", "this week"),
        (figure_of("overdue", "O", 1306, change=48), "1,306", "+48", "bad", "this week"),
        (figure_of("overdue", "O", 1306, change=-48), "1,306", "−48", "good", "this week"),
        (figure_of("completed", "C", 0.684, "share", 0.007), "68.4 %", "+0.7", "good", "points this week"),
        (figure_of("expiring", "X", 4, change=0), "4", "±0", "muted", "this week"),
        (figure_of("learners", "L", 18_204, reason_unknown="not counted"), "18,204", "", "muted", "not counted"),
        (
            figure_of("completed", "C", None, "share", reason_unknown="no enrolments"),
            "–",
            "",
            "muted",
            "no enrolments",
        ),
    ],
)
def test_a_figure_says_value_change_and_period(
    qtbot: QtBot, figure: overview.Figure, value: str, change: str, tone: str, note: str
) -> None:
    card = Figure(figure.label)
    qtbot.addWidget(card)
    show_figure(card, figure)
    assert card.value_label.text() == value
    assert card.change_label.text() == change
    assert card.change_label.isHidden() == (not change)
    assert card.change_label.property("tone") == tone
    assert card.note_label.text() == note
    assert value in card.accessibleDescription()


def test_a_pill_says_its_word(qtbot: QtBot, theme: Theme) -> None:
    pill = StatusPill(theme, Pill("Partial", Shape.HALF, "warn"))
    qtbot.addWidget(pill)
    assert pill.accessibleName() == "Partial"
    narrow = pill.sizeHint().width()
    pill.set_pill(Pill("A much longer word", Shape.CHECK, "good"))
    assert pill.sizeHint().width() > narrow
    for shape in Shape:
        pill.set_pill(Pill("Word", shape, "accent"))
        pill.grab()


def test_a_chip_shows_what_is_chosen(qtbot: QtBot) -> None:
    chip = Chip("Company")
    qtbot.addWidget(chip)
    chip.set_value("Smith & Sons")
    assert chip.text() == "Company: Smith && Sons"
    assert chip.accessibleName() == "Company: Smith & Sons"
    assert chip.isChecked()
    qtbot.mouseClick(chip, Qt.MouseButton.LeftButton)
    assert chip.isChecked()
    chip.set_value("")
    assert not chip.isChecked()


def test_search_waits_for_a_pause(qtbot: QtBot, theme: Theme) -> None:
    box = SearchBox(theme, "Search learners")
    qtbot.addWidget(box)
    with qtbot.waitSignal(box.search_changed) as told:
        qtbot.keyClicks(box, " anna ")
    assert told.args == ["anna"]
    with qtbot.waitSignal(box.search_changed) as told:
        qtbot.keyClick(box, Qt.Key.Key_Escape)
    assert told.args == [""]


def test_search_says_the_same_once(qtbot: QtBot, theme: Theme) -> None:
    box = SearchBox(theme, "Search")
    qtbot.addWidget(box)
    told: list[str] = []
    box.search_changed.connect(told.append)
    box.setText("anna")
    qtbot.keyClick(box, Qt.Key.Key_Return)
    qtbot.keyClick(box, Qt.Key.Key_Return)
    assert told == ["anna"]


def test_an_error_panel_says_what_was_kept_and_what_to_do(qtbot: QtBot, theme: Theme) -> None:
    panel = ErrorPanel(theme)
    qtbot.addWidget(panel)
    panel.show_error(HostUnknown("db.example: unknown"), kept="The rows are still here.")
    assert panel.title_label.text() == "The host name is not known"
    assert panel.kept_label.text() == "The rows are still here."
    assert "VPN" in panel.advice_label.text()
    assert panel.detail_label.isHidden()
    panel.details_button.click()
    assert panel.detail_label.text() == "db.example: unknown"
    assert not panel.detail_label.isHidden()
    panel.copy_button.click()
    assert "db.example: unknown" in QGuiApplication.clipboard().text()


def test_an_unexpected_error_is_shown_too(qtbot: QtBot, theme: Theme) -> None:
    panel = ErrorPanel(theme)
    qtbot.addWidget(panel)
    panel.show_error(ZeroDivisionError("division by zero"))
    assert "ZeroDivisionError: division by zero" in panel.detail_label.text()


def test_the_tool_tip_of_a_label_follows_what_is_cut(qtbot: QtBot) -> None:
    label = ElidedLabel("Read 4 minutes ago, all companies")
    qtbot.addWidget(label)
    label.resize(label.sizeHint())
    label.show()
    label.grab()
    assert label.toolTip() == ""
    label.resize(60, 20)
    label.grab()
    assert label.toolTip() == "Read 4 minutes ago, all companies"
    label.setText("Read 5 minutes ago, all companies")
    label.grab()
    assert label.toolTip() == "Read 5 minutes ago, all companies"
    label.setToolTip("Until 14:05")
    label.grab()
    assert label.toolTip() == "Read 5 minutes ago, all companies\nUntil 14:05"
    label.setText("now")
    label.grab()
    assert label.toolTip() == "Until 14:05"
    assert label.minimumSizeHint().height() <= label.height() and label.minimumWidth() < 60


def test_an_icon_is_drawn_for_its_screen(qtbot: QtBot, theme: Theme, monkeypatch: pytest.MonkeyPatch) -> None:
    icon = IconLabel(theme, "info")
    qtbot.addWidget(icon)
    icon.show()
    draw, drawn = theme.pixmap, []

    def record(name: str, role: str, size: int, ratio: float) -> QPixmap:
        drawn.append(ratio)
        return draw(name, role, size, ratio)

    monkeypatch.setattr(theme, "pixmap", record)
    icon.grab()
    assert drawn == []
    monkeypatch.setattr(icon, "devicePixelRatioF", lambda: 2.0)
    icon.grab()
    icon.grab()
    assert drawn == [2.0]


@pytest.mark.parametrize("ratio", [1.0, 1.25, 1.5, 1.75, 2.0])
def test_pictures_of_cells_meet_on_every_screen(
    qtbot: QtBot, theme: Theme, monkeypatch: pytest.MonkeyPatch, ratio: float
) -> None:
    """Where a screen breaks pixels, a gap of one was left in the lines below the rows."""
    table = Table(theme, "Courses")
    qtbot.addWidget(table)
    model = QStandardItemModel(5, 4)
    table.setModel(model)
    for column, width in enumerate((131, 117, 129, 103)):
        table.setColumnWidth(column, width)
    monkeypatch.setattr(table, "devicePixelRatioF", lambda: ratio)
    image = QImage(round(480 * ratio), round(160 * ratio), QImage.Format.Format_RGB32)
    image.setDevicePixelRatio(ratio)
    image.fill(theme.color("bad"))
    painter = QPainter(image)
    option = QStyleOptionViewItem()
    for row in range(5):
        for column in range(4):
            option.rect = QRect(table.columnViewportPosition(column), row * 32, table.columnWidth(column), 32)
            table.itemDelegate().paint(painter, option, model.index(row, column))
    painter.end()
    seen = {image.pixelColor(x, y).name() for x in range(image.width()) for y in range(image.height())}
    assert seen == {theme.color("surface").name(), theme.color("grid").name()}
    line = [image.pixelColor(x, image.height() - 1).name() for x in range(image.width())]
    assert set(line) == {theme.color("grid").name()}


def test_pictures_of_cells_are_kept_within_bounds(qtbot: QtBot, theme: Theme) -> None:
    table = Table(theme, "Courses")
    qtbot.addWidget(table)
    cells = CellDelegate(theme, table)
    model = QStandardItemModel(60, 1)
    option = QStyleOptionViewItem()
    option.rect = QRect(0, 0, 20_000, 32)
    target = QPixmap(10, 10)
    painter = QPainter(target)
    for row in range(60):
        model.setItem(row, 0, QStandardItem(str(row)))
        cells.paint(painter, option, model.index(row, 0))
    painter.end()
    kept = cells._pictures
    assert 0 < kept.currsize <= PICTURE_BYTES
    assert kept.currsize == sum(picture.width() * picture.height() * 4 for picture in kept.values())
    assert len(kept) < 60


def test_the_message_bar(qtbot: QtBot, theme: Theme) -> None:
    host = QWidget()
    host.resize(900, 600)
    qtbot.addWidget(host)
    bar = MessageBar(theme, host)
    host.show()
    bar.say("Backup made.")
    assert bar.isVisible()
    assert not bar.copy_button.isVisible()
    undone: list[bool] = []
    bar.offer("Batch size: 10,000", "Undo", lambda: undone.append(True))
    bar.action_button.click()
    assert undone == [True]
    assert not bar.isVisible()
    bar.offer("Batch size: 20,000", "Undo", lambda: undone.append(True))
    bar.withdraw()
    assert not bar.isVisible()
    bar.report_error("Export", HostUnknown("db.example"))
    bar.withdraw()
    assert bar.text_label.text() == "Export: The host name is not known"
    bar.copy_button.click()
    assert "db.example" in QGuiApplication.clipboard().text()
    host.resize(400, 500)
    assert bar.geometry().right() <= 400
    bar.close_button.click()
    assert not bar.isVisible()


@given(st.floats(min_value=0, max_value=1e12))
def test_the_scale_of_a_chart_has_room(value: float) -> None:
    top = nice_top(value)
    assert value <= top
    assert top <= max(1.0, value * 10)


def test_charts_paint_anything(qtbot: QtBot, theme: Theme) -> None:
    chart = BarChart(theme, "Rows changed")
    line, trend = Sparkline(theme), LineChart(theme, "Completed")
    for widget in (chart, line, trend):
        qtbot.addWidget(widget)
        widget.resize(300, 120)
        widget.grab()
    for values in ([], [0.0], [1.0, 1.0], [5.0, 0.0, 1e9] * 60):
        chart.set_bars([Bar(value, value / 10, "tip") for value in values], "first", "last", "summary")
        chart.grab()
        line.set_values([None, *values, None])
        line.grab()
        points = [Point(value, str(value)) for value in (None, *values, None, 3.0)]
        trend.set_points(points, low="0", high="1", first="then", last="now")
        qtbot.mouseMove(trend, trend.rect().center())
        trend.grab()
    assert trend._nearest(150) is not None
    assert chart.accessibleDescription() == "summary"


def test_cards_flow_evenly(qtbot: QtBot) -> None:
    grid = CardGrid(150)
    qtbot.addWidget(grid)
    cards = [QWidget() for _ in range(5)]
    grid.set_cards(cards)
    grid.resize(1000, 300)
    grid.show()
    qtbot.waitUntil(lambda: len({card.y() for card in cards}) == 1)
    grid.resize(600, 300)
    qtbot.waitUntil(lambda: len({card.y() for card in cards}) == 2)
    first_row = [card for card in cards if card.y() == cards[0].y()]
    assert len(first_row) == 3


def _table(qtbot: QtBot, theme: Theme) -> Table:
    model = QStandardItemModel(0, 3)
    model.setHorizontalHeaderLabels(["Name", "Rows", "Note"])
    for name, rows, note in (("Acme", "1", "a\tb"), ("Élan", "2", "c\nd"), ("株", "3", "e\0f")):
        model.appendRow([QStandardItem(name), QStandardItem(rows), QStandardItem(note)])
    table = Table(theme, "Companies")
    qtbot.addWidget(table)
    model.setParent(table)
    table.setModel(model)
    table.resize(400, 300)
    table.show()
    return table


def test_copying_gives_tab_separated_rows_with_headers(qtbot: QtBot, theme: Theme) -> None:
    table = _table(qtbot, theme)
    table.setSelectionMode(Table.SelectionMode.ExtendedSelection)
    table.selectAll()
    table.setColumnHidden(1, True)
    qtbot.keyClick(table, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QGuiApplication.clipboard().text() == "Name\tNote\nAcme\ta b\nÉlan\tc d\n株\tef\n"


def test_a_row_is_entered_with_return(qtbot: QtBot, theme: Theme) -> None:
    table = _table(qtbot, theme)
    table.selectRow(1)
    with qtbot.waitSignal(table.row_activated) as told:
        qtbot.keyClick(table, Qt.Key.Key_Return)
    assert told.args == [1]


def test_columns_remember_their_widths(qtbot: QtBot, theme: Theme, tmp_path: object) -> None:
    settings = QSettings(f"{tmp_path}/window.ini", QSettings.Format.IniFormat)
    table = _table(qtbot, theme)
    table.remember_columns(settings, "companies")
    table.setColumnWidth(0, 222)
    again = _table(qtbot, theme)
    again.remember_columns(settings, "companies")
    assert again.columnWidth(0) == 222


def test_columns_are_measured_by_the_first_rows(qtbot: QtBot, theme: Theme) -> None:
    """Of 500 companies, all were: a sixth of a second, in which the window stood still."""
    asked = set[int]()

    class Watched(QStandardItemModel):
        def data(self, index: QModelIndex | QPersistentModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
            asked.add(index.row())
            return super().data(index, role)

    model = Watched()
    for number in range(500):
        model.appendRow([QStandardItem("W" * (30 if number == 20 else 3)), QStandardItem("x")])
    table = Table(theme, "Companies")
    qtbot.addWidget(table)
    table.setModel(model)
    table.fit_columns(stretch=1)
    assert table.columnWidth(0) > 200 and max(asked) < 100


def test_times_of_what_happened_move_on_and_its_lines_stay(qtbot: QtBot, theme: Theme) -> None:
    card = ActivityCard(theme)
    qtbot.addWidget(card)
    happened = [Happening(NOW - 60 * number, "act", "info", f"Token {number} rotated", "Anna") for number in range(3)]
    card.show_activity(happened, NOW)
    before = card.findChildren(QLabel)
    words = [label.text() for label in before]
    card.show_activity(happened, NOW + 3600)
    assert card.findChildren(QLabel) == before and [label.text() for label in before] != words
    card.show_activity(happened[1:], NOW + 3600)
    texts = {label.text() for label in card._list.findChildren(QLabel)}
    assert "Token 1 rotated · Anna" in texts and "Token 0 rotated · Anna" not in texts


def test_a_question_answers_by_signal(qtbot: QtBot) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)
    parent.show()
    dialog = ConfirmDialog(parent, "Remove 3 rows?", "They go.", action="Remove 3 rows", keep="Keep them")
    dialog.open()
    assert dialog.keep_button.hasFocus() or dialog.focusWidget() is dialog.keep_button
    with qtbot.waitSignal(dialog.confirmed):
        dialog.action_button.click()


def test_a_passing_wheel_changes_no_number(qtbot: QtBot) -> None:
    field = IntegerField()
    qtbot.addWidget(field)
    field.setRange(0, 100)
    field.setValue(50)
    field.show()
    assert not field.hasFocus() or field.clearFocus() is None
    assert field.focusPolicy() == Qt.FocusPolicy.StrongFocus


@pytest.mark.parametrize(("scale", "width"), [(1, 3000), (2, 400)])
def test_a_row_of_large_words_takes_as_many_lines_as_it_needs(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, scale: int, width: int
) -> None:
    monkeypatch.setattr(fitting, "TEXT_SCALE", scale)
    search, holder = QLineEdit(), QWidget()
    qtbot.addWidget(holder)
    search.setMaximumWidth(260)
    end = [QPushButton(f"Synchronise {number}") for number in range(5)]
    holder.setLayout(fitting.with_end((search, QPushButton("Removed")), end))
    holder.resize(width, 400)
    holder.show()
    assert all(button.width() >= button.sizeHint().width() for button in holder.findChildren(QPushButton))
    if scale == 1:
        assert search.width() == 260 and end[-1].geometry().right() > width - 50
    else:
        assert search.geometry().bottom() < end[-1].geometry().top() and end[-1].geometry().right() < width
