"""The window's language: which there are, which one is spoken, and its translations."""

from __future__ import annotations

import logging
from enum import StrEnum
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QTranslator

from alx_desktop.ui.icons import RESOURCES

log = logging.getLogger(__name__)

TRANSLATIONS = RESOURCES / "i18n"
"""alx_de.ts is the translators' file, alx_de.qm what Qt reads: bootstrap.py makes it from the other."""


class Language(StrEnum):
    """What a person can choose. English is the language of the sources."""

    SYSTEM = "system"
    ENGLISH = "en"
    GERMAN = "de"


OWN_NAMES = {Language.ENGLISH: "English", Language.GERMAN: "Deutsch"}
"""In their own language, so that who cannot read the one that is spoken finds his."""

_QT_NAMES = {Language.ENGLISH: QLocale.Language.English, Language.GERMAN: QLocale.Language.German}


def spoken(choice: Language) -> Language:
    """The language for a choice: the system's, if it is one of ours, else English."""
    if choice is not Language.SYSTEM:
        return choice
    first = (QLocale.system().uiLanguages() or ["en"])[0]
    return Language.GERMAN if first.split("-")[0] == "de" else Language.ENGLISH


def speak(choice: Language, application: QCoreApplication) -> None:
    """Let the application speak it, before the first widget is made. Numbers and dates follow a chosen language."""
    language = spoken(choice)
    if choice is not Language.SYSTEM:
        # The country stays: English in Germany has German dates.
        QLocale.setDefault(QLocale(_QT_NAMES[language], QLocale.system().territory()))
    if language is Language.ENGLISH:
        return
    for file in (Path(QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath), f"qtbase_{language}.qm"),
                 TRANSLATIONS / f"alx_{language}.qm"):  # fmt: skip
        translator = QTranslator(application)
        if translator.load(str(file)):
            application.installTranslator(translator)
        else:
            log.error("the translation %s cannot be read; its texts stay English", file)


def current_language() -> str:
    """The language of the installed translation, as in "de"; "en" where there is none."""
    return str(QCoreApplication.translate("language", "en"))
