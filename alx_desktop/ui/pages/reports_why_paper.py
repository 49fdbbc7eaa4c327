"""An explanation on paper: as a PDF file, as an HTML file, or printed. Always in light colours."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QBuffer, QIODevice, QLocale, QMarginsF
from PySide6.QtGui import QFont, QPagedPaintDevice, QPageSize, QPdfWriter, QTextDocument

from alx_desktop.render.document import Document
from alx_desktop.render.html import page as page_file
from alx_desktop.render.rich_text import page_text, style
from alx_desktop.render.tokens import LIGHT
from alx_desktop.services.explain_page import document
from alx_desktop.services.export_files import whole_file
from alx_desktop.ui.fonts import base_font
from alx_desktop.ui.language import current_language
from alx_desktop.ui.pages.reports_why_page import said_document

if TYPE_CHECKING:
    from alx_desktop.services.explanation import Explanation

TEXT_POINTS = 8.0
DOTS_PER_INCH = 300
LONGEST_NAME = 100
PADDING = 2
_FORBIDDEN = set('<>:"/\\|?*')
HTML_ENDINGS = (".html", ".htm")


def paper_font() -> QFont:
    """The application's family in the size of print; ask for it on the main thread."""
    font = base_font()
    font.setPointSizeF(TEXT_POINTS)
    return font


def page_size() -> QPageSize:
    """The paper of the person's country."""
    imperial = QLocale().measurementSystem() == QLocale.MeasurementSystem.ImperialUSSystem
    return QPageSize(QPageSize.PageSizeId.Letter if imperial else QPageSize.PageSizeId.A4)


def text_document(page: Document, font: QFont) -> QTextDocument:
    """The page as what Qt prints."""
    made = QTextDocument()
    made.setDefaultFont(font)
    made.setDefaultStyleSheet(style(LIGHT, PADDING))
    made.setHtml(page_text(page))
    return made


def print_on(page: Document, font: QFont, device: QPagedPaintDevice) -> None:
    """Print the page, with numbers where it needs several sheets."""
    text_document(page, font).print_(device)


def pdf(page: Document, font: QFont) -> bytes:
    """The page as a PDF file. Safe from any thread."""
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setResolution(DOTS_PER_INCH)
    writer.setPageSize(page_size())
    # Printing a text document adds two centimetres of its own.
    writer.setPageMargins(QMarginsF())
    writer.setTitle(f"{page.title} {page.subtitle}")
    writer.setCreator("ALX Desktop")
    print_on(page, font, writer)
    del writer
    return bytes(buffer.data().data())


def write(found: Explanation, asked: str, path: Path, font: QFont) -> None:
    """Write a page or a PDF file, as the name's ending says. Raises WrongUse, DiskFull, ExportFailed."""
    shown = said_document(document(found, asked))
    is_html = path.suffix.lower() in HTML_ENDINGS
    content = page_file(shown, current_language()).encode() if is_html else pdf(shown, font)
    with whole_file(path) as file:
        file.write(content)


def file_name(found: Explanation) -> str:
    """A name for the file that every system takes, without its ending."""
    names = found.names
    parts = (names["learner"] or f"{found.user_id}", names["course"] or f"{found.course_id}")
    text = " - ".join(("Why", *parts))
    safe = "".join(" " if char in _FORBIDDEN or not char.isprintable() else char for char in text)
    return " ".join(safe.split())[:LONGEST_NAME].strip(" .")
