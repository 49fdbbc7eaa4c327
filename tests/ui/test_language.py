"""The window speaks German: texts of all layers, numbers, dates, help; and remembers who wants it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QLocale, QTranslator
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from alx_desktop.domain.errors import ConnectionLost
from alx_desktop.domain.phrases import joined, phrase
from alx_desktop.domain.sync import RunResult, SyncMode, SyncRun, held_note, hours_note
from alx_desktop.render.document import Document, Facts, Grid, Paragraph, Section, StepLine, Steps
from alx_desktop.sync.engine import STOPPED
from alx_desktop.ui import formats, language
from alx_desktop.ui.context import UiContext
from alx_desktop.ui.help_dialog import HELP, help_file
from alx_desktop.ui.language import OWN_NAMES, Language, current_language, speak, spoken
from alx_desktop.ui.models.runs import run_note
from alx_desktop.ui.monitoring.plot import TimeAxis
from alx_desktop.ui.pages.reports_why_page import said_document
from alx_desktop.ui.places import default_places
from alx_desktop.ui.preferences.appearance import AppearanceCard
from alx_desktop.ui.widgets.message_bar import MessageBar
from alx_desktop.ui.window_state import WindowState
from alx_desktop.ui.words import error_words, kept_words, said, within
from tests.ui.conftest import Desk, RecordedMessages
from tests.ui.german import folder, german

__all__ = ["folder", "german"]


def ended(result: RunResult, **facts: Any) -> SyncRun:
    return SyncRun("r", SyncMode.FULL, result, 0, 8, **facts)


@pytest.mark.usefixtures("german")
class TestGerman:
    def test_numbers_times_and_qt_itself(self) -> None:
        assert current_language() == "de"
        assert formats.integer(18_204) == "18.204" and formats.duration(1.24) == "1,2 s"
        assert formats.relative_time(0, 3 * 86_400) == "vor 3 Tagen"
        assert formats.relative_time(3 * 86_400, 0) == "in 3 Tagen"
        assert formats.relative_time(0, 86_400) == "vor 1 Tag"
        assert formats.day(1_795_444_268).endswith((". Nov.", ". Nov"))
        assert QApplication.translate("QPlatformTheme", "Cancel") == "Abbrechen"

    def test_phrases_of_other_layers(self) -> None:
        overdue = phrase("{0}: {1:,} learners are overdue in {2}", "Reports", 1204, "Sync")
        assert said(overdue) == "Reports: 1.204 Teilnehmende sind überfällig in Sync"
        nested = phrase("The data is {0} old", phrase("{0} days", 4))
        assert said(nested) == "Die Daten sind 4 Tage alt" and nested == "The data is 4 days old"
        assert said(joined(": ", [phrase("The disk is full"), "/data"])) == "Die Festplatte ist voll: /data"

    def test_names_are_never_translated(self) -> None:
        """A company may be called as a page is."""
        assert said("Reports") == "Reports" and said("") == ""

    def test_errors_on_screen_and_kept_by_runs(self, qtbot: QtBot, context: UiContext) -> None:
        error = ConnectionLost("2013: Lost connection")
        wanted = "Die Verbindung zur Moodle-Datenbank ging verloren: 2013: Lost connection"
        assert error_words(error) == wanted and kept_words(str(error)) == wanted
        assert kept_words("Something: else") == "Something: else"

    def test_notes_of_runs(self) -> None:
        run = ended(RunResult.HELD, held=1204, note=str(held_note(1204)))
        assert run_note(run) == "1.204 Entfernungen warten auf eine Entscheidung"
        assert run_note(ended(RunResult.CANCELLED, note=str(STOPPED))).startswith("Abgebrochen; ")
        again = run_note(ended(RunResult.HELD, held=1204, note=f"{hours_note(24)}; {held_note(1204)}"))
        assert again == "24 Stunden zurückgeschaut · 1.204 Entfernungen warten auf eine Entscheidung"
        stopped = run_note(ended(RunResult.CANCELLED, note=f"{hours_note(1)}; {STOPPED}"))
        assert stopped.startswith("1 Stunde zurückgeschaut · Abgebrochen; ")

    def test_a_page_of_findings(self) -> None:
        page = Document(
            phrase("Why this value?"), "Ann · Sync", (
                Section(phrase("In short"), (
                    Paragraph(phrase("Moodle was not asked: this is what the store says.")),
                    Facts(((phrase("Last access"), "2026-11-26"),)),
                    Steps((StepLine(phrase("What is the status?"), phrase("completed"), "Sync"),)),
                    Grid.of((phrase("Value"),), [("Sync",)]),
                )),
            ), "ALX",
        )  # fmt: skip
        told = said_document(page)
        assert (told.title, told.subtitle, told.sections[0].title) == ("Warum dieser Wert?", "Ann · Sync", "In Kürze")
        first, facts, steps, grid = told.sections[0].blocks
        assert isinstance(first, Paragraph) and first.text == "Moodle wurde nicht gefragt: Das sagt der Speicher."
        assert isinstance(facts, Facts) and facts.rows == (("Letzter Zugriff", "2026-11-26"),)
        assert isinstance(steps, Steps) and (steps.steps[0].answer, steps.steps[0].because) == ("abgeschlossen", "Sync")
        assert isinstance(grid, Grid) and (grid.columns, grid.rows) == (("Wert",), (("Sync",),))

    def test_every_page_has_german_help_under_its_german_title(self) -> None:
        for spec in default_places():
            file = help_file(spec.place.key)
            assert file.parent.name == "de"
            assert file.read_text("utf-8").startswith(f"# {spec.place.title}\n")

    def test_words_within_a_sentence_keep_their_capital(self) -> None:
        assert within("Synchronisierung") == "Synchronisierung"

    def test_axes_name_days_and_months(self, qtbot: QtBot) -> None:
        axis = TimeAxis()
        days = [1_795_444_268.0 + day * 86_400 for day in range(0, 365, 5)]
        words: set[str] = set()
        for level in axis.zoomLevels.values():
            axis.zoomLevel = level
            for spec in level.tickSpecs:
                words.update(word for text in axis.tickStrings(days, 1.0, spec.spacing) for word in text.split())
        assert {"Dez", "Mai", "Okt"} <= {word.strip(".") for word in words}
        assert not {"Mon", "Tue", "Wed", "Thu", "Sun", "Dec", "May", "Oct"} & words

    def test_the_window_speaks_it(self, desk: Desk) -> None:
        desk.start()
        assert desk.window.page is not None and desk.window.page.page_title == "Leitstand"
        desk.window.message_bar.report_error("", ConnectionLost("2013"))
        bar = desk.window.findChild(MessageBar)
        assert bar is not None and bar.text_label.text() == "Die Verbindung zur Moodle-Datenbank ging verloren"
        desk.window.go_to("settings")
        desk.settle()


def test_english_stays_english(qapp: QApplication) -> None:
    made = phrase("{0:,} rows changed", 1204)
    assert current_language() == "en" and said(made) == str(made)
    assert within("Full sync") == "full sync"
    assert help_file("sync").parent == HELP


def test_the_system_chooses_among_ours(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []

    class System:
        def uiLanguages(self) -> list[str]:
            return asked

    monkeypatch.setattr(language.QLocale, "system", staticmethod(System))
    for languages, wanted in ((["de-AT", "en"], "de"), (["de"], "de"), (["fr-FR", "de"], "en"), ([], "en")):
        asked[:] = languages
        assert spoken(Language.SYSTEM) == wanted
    assert spoken(Language.ENGLISH) == "en" and spoken(Language.GERMAN) == "de"


def test_a_missing_translation_leaves_english(
    qapp: QApplication, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr(language, "TRANSLATIONS", tmp_path)
    locale, before = QLocale(), set(qapp.findChildren(QTranslator))
    try:
        speak(Language.GERMAN, qapp)
        assert current_language() == "en" and "alx_de.qm" in caplog.text
    finally:
        QLocale.setDefault(locale)
        for translator in set(qapp.findChildren(QTranslator)) - before:
            qapp.removeTranslator(translator)
            translator.deleteLater()


def test_a_person_chooses_a_language(qtbot: QtBot, context: UiContext, tmp_path: Path) -> None:
    state, messages = WindowState(tmp_path), RecordedMessages()
    card = AppearanceCard(UiContext(context.theme, context.tasks, messages, state=state))
    qtbot.addWidget(card)
    row = next(row for row in card.settings if row.title == "Language")
    assert [button.text() for button in card.languages.buttons.values()] == ["As the system", *OWN_NAMES.values()]
    assert not row.differs() and state.language is Language.SYSTEM
    with qtbot.waitSignal(card.language_chosen):
        card.languages.choose("de")
    assert state.language is Language.GERMAN and row.differs() and "next start" in messages.said[-1][0]
    assert WindowState(tmp_path).language is Language.GERMAN
    row.button.click()
    assert state.language is Language.SYSTEM and card.languages.current == "system"


def test_a_damaged_setting_means_the_system(tmp_path: Path) -> None:
    state = WindowState(tmp_path)
    state.settings.setValue("language", "klingon")
    assert state.language is Language.SYSTEM
