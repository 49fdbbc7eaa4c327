"""Every text can be translated: what lupdate collects is what the window asks for."""

from __future__ import annotations

import subprocess
import sys
import xml.etree.ElementTree as ET
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QTranslator
from PySide6.QtWidgets import QApplication

import alx_desktop.ui
from alx_desktop.ui import formats
from alx_desktop.ui.widgets.held import reason_words
from alx_desktop.ui.widgets.sync_progress import phase_titles

SOURCES = sorted(Path(alx_desktop.ui.__file__).parent.rglob("*.py"))


def tool(name: str, *arguments: str) -> None:
    program = Path(sys.executable).with_name(f"pyside6-{name}")
    if not program.exists():
        pytest.skip(f"{program} is not installed")
    subprocess.run([str(program), *arguments], check=True, capture_output=True, timeout=120)


@pytest.fixture(scope="module")
def translation(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Every text with a mark around it, as a .qm file."""
    folder = tmp_path_factory.mktemp("ts")
    ts, qm = folder / "x.ts", folder / "x.qm"
    tool("lupdate", *map(str, SOURCES), "-ts", str(ts))
    tree = ET.parse(ts)
    for message in tree.iter("message"):
        translated = message.find("translation")
        assert translated is not None
        translated.text = f"«{message.findtext('source')}»"
        translated.attrib.pop("type", None)
    tree.write(ts, encoding="utf-8")
    tool("lrelease", str(ts), "-qm", str(qm))
    return qm


def test_texts_outside_and_inside_of_objects_are_translated(qapp: QApplication, translation: Path) -> None:
    translator = QTranslator()
    assert translator.load(str(translation))
    QCoreApplication.installTranslator(translator)
    try:
        assert formats.relative_time(100, 100) == "«just now»"
        assert formats.duration(1.0) == "«1.0 s»"
        assert set(phase_titles().values()) == {f"«{text.strip('«»')}»" for text in phase_titles().values()}
        assert reason_words({"user_deleted": 3}) == "«3 because the learner was deleted»"
        assert QCoreApplication.translate("Rail", "Collapse the rail") == "«Collapse the rail»"
    finally:
        QCoreApplication.removeTranslator(translator)
