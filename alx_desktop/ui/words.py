"""Translation of texts that stand outside of a QObject, or come from a layer that knows no Qt."""

from __future__ import annotations

import string
from typing import Any

from PySide6.QtCore import QCoreApplication, QLocale

from alx_desktop.domain.errors import AlxError
from alx_desktop.domain.phrases import Phrase
from alx_desktop.ui.language import current_language


def tr(text: str) -> str:
    """Translate; lupdate collects such calls under the context without a name."""
    return QCoreApplication.translate("", text)


def shown(text: str) -> str:
    """What a lower layer says, in the person's language; a text without a translation stays as it is."""
    if not text:
        return text
    if isinstance(text, Phrase):
        pattern = QCoreApplication.translate("", text.pattern)
        return _FORMATTER.vformat(pattern, text.arguments, {}) if text.arguments else pattern
    return QCoreApplication.translate("", text)


def within(word: str) -> str:
    """A heading's word in the middle of a sentence: small in English; German nouns keep their capital."""
    return word.lower() if current_language() == "en" else word


def error_words(error: Exception) -> str:
    """What went wrong in one line: the title in the person's language, and the technical text."""
    if not isinstance(error, AlxError):
        return str(error)
    return f"{shown(error.title)}: {shown(error.detail)}" if error.detail else shown(error.title)


class _Formatter(string.Formatter):
    """Arguments in the person's language too: phrases as words, grouped numbers as the locale groups them."""

    def format_field(self, value: Any, format_spec: str) -> str:
        if isinstance(value, Phrase):
            return shown(value)
        if format_spec == "," and isinstance(value, int):
            return QLocale().toString(value)
        return format(value, format_spec)


_FORMATTER = _Formatter()
