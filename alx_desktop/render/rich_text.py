"""A document for viewers that know only simple HTML and no style variables: a text view, or paper."""

from __future__ import annotations

from alx_desktop.render.document import Document, Section
from alx_desktop.render.html import body, escaped
from alx_desktop.render.tokens import Tokens


def sections_text(sections: tuple[Section, ...]) -> str:
    """The sections alone, without title and footer."""
    return body(Document("", "", sections))


def page_text(document: Document) -> str:
    """The whole page."""
    head = f'<h1>{escaped(document.title)}</h1>\n<p class="muted">{escaped(document.subtitle)}</p>\n'
    return f'{head}{body(document)}<p class="foot">{escaped(document.footer)}</p>\n'


def style(tokens: Tokens, padding: int = 5) -> str:
    """The style sheet; give it to the viewer before the text. Sizes are relative to the viewer's font.

    padding: above and below a table's cells, in pixels.
    """
    return (
        f"h1 {{ font-size: x-large; font-weight: 600; color: {tokens.text}; margin: 0px; }}\n"
        f"h2 {{ font-size: large; font-weight: 600; color: {tokens.text}; margin-top: 20px; margin-bottom: 4px; }}\n"
        "p { margin-top: 4px; margin-bottom: 8px; }\n"
        "table { border-collapse: collapse; margin-top: 4px; margin-bottom: 8px; }\n"
        f"td, th {{ text-align: left; vertical-align: top; padding: {padding}px 12px {padding}px 0px; "
        f"border-bottom: 1px solid {tokens.grid}; }}\n"
        f"th {{ font-weight: 600; color: {tokens.muted}; border-bottom: 1px solid {tokens.border}; }}\n"
        f".facts th {{ font-weight: 400; border-bottom: 1px solid {tokens.grid}; }}\n"
        f".number {{ text-align: right; }}\n.steps .number {{ color: {tokens.muted}; }}\n"
        f".muted {{ color: {tokens.muted}; }}\n"
        f".foot {{ color: {tokens.muted}; font-size: small; margin-top: 16px; }}\n"
        f".good {{ color: {tokens.good}; }}\n.warn {{ color: {tokens.warn}; }}\n.bad {{ color: {tokens.bad}; }}\n"
    )
