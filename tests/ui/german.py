"""An application that speaks German for one test, and the texts that it must not show then."""

from __future__ import annotations

import subprocess
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QAbstractItemModel, QLocale, Qt, QTranslator
from PySide6.QtWidgets import QAbstractButton, QApplication, QComboBox, QLabel, QLineEdit, QTableView, QWidget

import bootstrap
from alx_desktop.ui import language
from alx_desktop.ui.language import Language, speak

SOURCE = bootstrap.TRANSLATIONS / "alx_de.ts"


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the German translation as Qt reads it."""
    found, tool = tmp_path_factory.mktemp("i18n"), bootstrap.BIN / "pyside6-lrelease"
    subprocess.run([str(tool), str(SOURCE), "-qm", str(found / "alx_de.qm")], check=True, capture_output=True)
    return found


@pytest.fixture
def german(qapp: QApplication, folder: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """The application speaks German; afterwards what it spoke before."""
    monkeypatch.setattr(language, "TRANSLATIONS", folder)
    before, locale = set(qapp.findChildren(QTranslator)), QLocale()
    speak(Language.GERMAN, qapp)
    yield
    for translator in set(qapp.findChildren(QTranslator)) - before:
        qapp.removeTranslator(translator)
        translator.deleteLater()
    QLocale.setDefault(locale)


def english_texts() -> set[str]:
    """Texts of the window that read otherwise in German, wherever they stand."""
    german: dict[str, set[str]] = {}
    for message in ET.parse(SOURCE).getroot().iter("message"):
        german.setdefault(message.findtext("source", ""), set()).add(message.findtext("translation", ""))
    return {source for source, translations in german.items() if source not in translations}


def texts_of(widget: QWidget) -> Iterator[str]:
    """What a widget and all in it show or say."""
    for one in (widget, *widget.findChildren(QWidget)):
        yield from (one.toolTip(), one.accessibleName(), one.accessibleDescription())
        if isinstance(one, QLabel | QAbstractButton):
            yield one.text()
        if isinstance(one, QLineEdit):
            yield one.placeholderText()
        if isinstance(one, QComboBox):
            yield from (one.itemText(at) for at in range(one.count()))
        if isinstance(one, QTableView) and one.model() is not None:
            yield from _cells(one.model())


def _cells(model: QAbstractItemModel) -> Iterator[str]:
    for column in range(model.columnCount()):
        for role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            yield str(model.headerData(column, Qt.Orientation.Horizontal, role) or "")
        yield from (str(model.index(row, column).data() or "") for row in range(min(3, model.rowCount())))
