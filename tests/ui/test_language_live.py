"""The real application over a synced demo in German: no page says anything in English."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QSettings
from pytestqt.qtbot import QtBot
from sqlalchemy import text

from alx_desktop.render.document import Block, Facts, Grid, Paragraph, Steps
from alx_desktop.services.explain_page import document
from alx_desktop.store.store import Store
from alx_desktop.ui.pages.reports_why_page import said_document
from alx_desktop.ui.places import default_places
from alx_desktop.ui.session import SiteSession
from tests.ui.german import english_texts, folder, german, texts_of
from tests.ui.real_site import app, session, synced_copy, synced_demo

__all__ = ["app", "folder", "german", "session", "synced_copy", "synced_demo"]

KEYS = [spec.place.key for spec in default_places()]


@pytest.mark.usefixtures("german")
@pytest.mark.parametrize("key", KEYS)
def test_a_page_says_nothing_in_english(qtbot: QtBot, session: SiteSession, tmp_path: Path, key: str) -> None:
    spec = next(spec for spec in default_places() if spec.place.key == key)
    page = spec.make(session._context, session, QSettings(str(tmp_path / "window.ini"), QSettings.Format.IniFormat))
    qtbot.addWidget(page)
    page.resize(1080, 760)
    page.show()
    page.activate()
    qtbot.waitUntil(lambda: not session._context.tasks.running, timeout=20_000)
    # Icons' blanks stand around the text of a button.
    said = {text.strip() for text in texts_of(page)} - {""}
    assert len(said) > 10
    assert said & english_texts() == set()


@pytest.mark.usefixtures("german")
def test_an_explanation_says_nothing_in_english(session: SiteSession) -> None:
    store: Store = session.site.store  # type: ignore[attr-defined] - no port of the window has it
    with store.reading(store.reporting) as connection:
        every = connection.execute(text("SELECT company_id, user_id, course_id FROM course_progress ORDER BY 1, 2, 3"))
        keys = every.all()[::40]
    english = english_texts()
    for key in keys:
        page = said_document(document(session.site.explain.explain(*key)))
        said = {label for section in page.sections for block in section.blocks for label in _said(block)}
        assert len(said) > 60 and said & english == set()


def _said(block: Block) -> Iterator[str]:
    match block:
        case Paragraph():
            yield block.text
        case Facts():
            yield from (label for label, _value in block.rows)
        case Steps():
            yield from (part for step in block.steps for part in (step.question, step.answer, step.because))
        case Grid():
            yield from block.columns
