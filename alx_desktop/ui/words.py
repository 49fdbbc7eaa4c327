"""Translation of texts that stand outside of a QObject."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication


def tr(text: str) -> str:
    """Translate; lupdate collects such calls under the context without a name."""
    return QCoreApplication.translate("", text)
