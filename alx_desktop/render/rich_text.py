"""A document for viewers that know only simple HTML and no style variables: a text view, or paper."""

from __future__ import annotations

from dataclasses import dataclass

from alx_desktop.render.document import Document, Section
from alx_desktop.render.html import body, escaped
from alx_desktop.render.tokens import Tokens


@dataclass(frozen=True, slots=True)
class Measure:
    """Sizes in `unit`: px for a screen, pt for paper."""

    unit: str
    heading: float
    title: float
    small: float


SCREEN = Measure("px", 14, 20, 12)
PAPER = Measure("pt", 10, 15, 7.5)


def sections_text(sections: tuple[Section, ...]) -> str:
    """The sections alone, without title and footer."""
    return body(Document("", "", sections))


def page_text(document: Document) -> str:
    """The whole page."""
    head = f'<h1>{escaped(document.title)}</h1>\n<p class="muted">{escaped(document.subtitle)}</p>\n'
    return f'{head}{body(document)}<p class="foot">{escaped(document.footer)}</p>\n'


def style(tokens: Tokens, measure: Measure = SCREEN) -> str:
    """The style sheet; give it to the viewer before the text."""
    unit = measure.unit
    return (
        f"h1 {{ font-size: {measure.title}{unit}; font-weight: 600; color: {tokens.text}; margin: 0px; }}\n"
        f"h2 {{ font-size: {measure.heading}{unit}; font-weight: 600; color: {tokens.text}; "
        "margin-top: 20px; margin-bottom: 4px; }\n"
        "p { margin-top: 4px; margin-bottom: 8px; }\n"
        "table { border-collapse: collapse; margin-top: 4px; margin-bottom: 8px; }\n"
        "td, th { text-align: left; vertical-align: top; padding: 5px 12px 5px 0px; "
        f"border-bottom: 1px solid {tokens.grid}; }}\n"
        f"th {{ font-weight: 600; color: {tokens.muted}; border-bottom: 1px solid {tokens.border}; }}\n"
        f".facts th {{ font-weight: 400; border-bottom: 1px solid {tokens.grid}; }}\n"
        f".number {{ text-align: right; }}\n.steps .number {{ color: {tokens.faint}; }}\n"
        f".muted {{ color: {tokens.muted}; }}\n"
        f".foot {{ color: {tokens.muted}; font-size: {measure.small}{unit}; margin-top: 16px; }}\n"
        f".good {{ color: {tokens.good}; }}\n.warn {{ color: {tokens.warn}; }}\n.bad {{ color: {tokens.bad}; }}\n"
    )
