"""Translation of texts that stand outside of a QObject, or come from a layer that knows no Qt."""

from __future__ import annotations

import string
from datetime import date
from typing import Any

from PySide6.QtCore import QCoreApplication, QDate, QLocale

from alx_desktop.domain.errors import AlxError
from alx_desktop.domain.phrases import Phrase, as_phrase, joined
from alx_desktop.ui.language import current_language


def tr(text: str) -> str:
    """Translate; lupdate collects such calls under the context without a name."""
    return QCoreApplication.translate("", text)


def said(text: str) -> str:
    """What a lower layer says, in the person's language; what is no phrase stays as it is."""
    if not isinstance(text, Phrase) or not text:
        # Names and numbers, which no translation may touch.
        return text
    pattern = QCoreApplication.translate("", text.pattern)
    return _FORMATTER.vformat(pattern, text.arguments, {}) if text.arguments else pattern


def within(word: str) -> str:
    """A heading's word in the middle of a sentence: small in English; German nouns keep their capital."""
    return word.lower() if current_language() == "en" else word


def error_words(error: Exception) -> str:
    """What went wrong in one line: the title in the person's language, and the technical text."""
    if not isinstance(error, AlxError):
        return str(error)
    return f"{said(error.title)}: {said(error.detail)}" if error.detail else said(error.title)


def kept_words(text: str) -> str:
    """What a run or an act kept as plain text: "Title: detail", or sentences that the window may know."""
    title, colon, detail = text.partition(": ")
    return said(joined(colon, [as_phrase(title), detail])) if colon else said(as_phrase(text))


class _Formatter(string.Formatter):
    """Arguments in the person's language too: phrases as words, grouped numbers and days as its people write them."""

    def format_field(self, value: Any, format_spec: str) -> str:
        if isinstance(value, Phrase):
            return said(value)
        if isinstance(value, date):
            return QLocale().toString(QDate(value.year, value.month, value.day), tr("d MMM yyyy"))
        if format_spec == "," and isinstance(value, int):
            return QLocale().toString(value)
        return format(value, format_spec)


_FORMATTER = _Formatter()
