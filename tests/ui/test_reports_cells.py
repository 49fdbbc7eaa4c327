"""How values of the report read, by the site's clock, and how they are copied."""

from __future__ import annotations

from zoneinfo import ZoneInfo

import pytest
from PySide6.QtCore import QLocale, Qt

from alx_desktop.services.report_columns import CATALOGUE
from alx_desktop.ui.models.report_cells import ReportCells, alignment

NOON = 1_782_900_000  # 1 July 2026, 12:00 in Vienna
PLAIN = dict.fromkeys(CATALOGUE) | {"status": "in_progress", "is_overdue": False}


@pytest.fixture(autouse=True)
def english():
    before = QLocale()
    QLocale.setDefault(QLocale(QLocale.Language.English, QLocale.Country.UnitedKingdom))
    yield
    QLocale.setDefault(before)


@pytest.fixture
def cells() -> ReportCells:
    return ReportCells(ZoneInfo("Europe/Vienna"), now=lambda: NOON + 5 * 86_400)


@pytest.mark.parametrize(
    ("column", "value", "text", "copied"),
    [
        ("learner_name", "Łukasz Nowak", "Łukasz Nowak", "Łukasz Nowak"),
        ("learner_name", "", "–", ""),
        ("learner_name", None, "–", ""),
        ("learner_name", "a\tb\nc\0d", "a\tb\nc\0d", "a b cd"),
        ("learner_name", "=1+2", "=1+2", "'=1+2"),
        ("enrolled_at", NOON, "1 Jul 2026", "2026-07-01 12:00"),
        ("enrolled_at", 10**17, str(10**17), str(10**17)),
        ("last_access_at", NOON, "5 days ago", "2026-07-01 12:00"),
        ("percentage", 200 / 3, "66.7 %", "66.67%"),
        ("percentage", 50.0, "50 %", "50%"),
        ("percentage", 0.0, "0 %", "0%"),
        ("percentage", 99.999, "99 %", "99.99%"),
        ("grade", 1234.5, "1,234.5", "1234.5"),
        ("activities_total", 1234, "1,234", "1234"),
        ("user_id", 12345, "12345", "12345"),
        ("is_active", True, "Yes", "Yes"),
        ("is_active", False, "No", "No"),
        ("status", "in_progress", "In progress", "In progress"),
        ("attribution", "nonsense", "nonsense", "nonsense"),
        ("removed_reason", "left_company", "Left the company", "Left the company"),
    ],
)
def test_values_read_and_are_copied(cells, column, value, text, copied):
    row = PLAIN | {column: value}
    assert cells.text(CATALOGUE[column], row) == text
    assert cells.copied(CATALOGUE[column], row) == copied


def test_decimals_follow_the_locale(cells):
    QLocale.setDefault(QLocale(QLocale.Language.German, QLocale.Country.Austria))
    assert cells.copied(CATALOGUE["percentage"], PLAIN | {"percentage": 12.5}) == "12,5%"
    assert cells.copied(CATALOGUE["grade"], PLAIN | {"grade": 1234.5}) == "1234,5"


def test_dates_show_their_exact_time_on_hover(cells):
    row = PLAIN | {"last_access_at": NOON}
    assert cells.tip(CATALOGUE["last_access_at"], row) == "1 Jul 2026 12:00:00 CEST"
    assert cells.tip(CATALOGUE["learner_name"], row) == ""
    assert cells.tip(CATALOGUE["due_at"], row) == ""


def test_overdue_stands_out_and_removed_rows_recede(cells):
    def tone(column: str, **values) -> str:
        return cells.tone(CATALOGUE[column], PLAIN | values)

    assert tone("days_overdue", days_overdue=31) == "bad"
    assert tone("days_overdue", days_overdue=3) == "warn"
    assert tone("due_at", due_at=1, is_overdue=True, days_overdue=40) == "bad"
    assert tone("due_at", due_at=1) == "text"
    assert tone("due_at") == "muted"
    assert tone("company_name", company_name="x") == "muted"
    assert tone("learner_name", learner_name="x", removed_at=5) == "muted"


def test_bars_and_pills(cells):
    assert cells.share(CATALOGUE["percentage"], PLAIN | {"percentage": 25.0}) == 0.25
    assert cells.share(CATALOGUE["percentage"], PLAIN) is None
    assert cells.share(CATALOGUE["grade_percent"], PLAIN | {"grade_percent": 25.0}) is None
    pills = [cells.pill(CATALOGUE["status"], PLAIN | {"status": s}) for s in ("completed", "not_started", "odd")]
    assert [(pill.text, pill.tone) for pill in pills if pill] == [
        ("Completed", "good"),
        ("Not started", "neutral"),
        ("odd", "neutral"),
    ]


def test_numbers_stand_right():
    assert alignment(CATALOGUE["days_overdue"]) & Qt.AlignmentFlag.AlignRight
    assert alignment(CATALOGUE["grade_percent"]) & Qt.AlignmentFlag.AlignRight
    assert alignment(CATALOGUE["percentage"]) & Qt.AlignmentFlag.AlignLeft
    assert alignment(CATALOGUE["learner_name"]) & Qt.AlignmentFlag.AlignLeft
