"""An explanation's page in the person's language: the services write it in English phrases."""

from __future__ import annotations

from dataclasses import replace

from alx_desktop.render.document import Block, Document, Facts, Grid, Paragraph, Section, Steps
from alx_desktop.ui.words import said


def said_document(page: Document) -> Document:
    """The whole page."""
    return replace(
        page,
        title=said(page.title),
        subtitle=said(page.subtitle),
        sections=tuple(said_section(one) for one in page.sections),
        footer=said(page.footer),
    )


def said_section(section: Section) -> Section:
    """A heading and what is under it."""
    return replace(section, title=said(section.title), blocks=tuple(_block(one) for one in section.blocks))


def _block(block: Block) -> Block:
    match block:
        case Paragraph():
            return replace(block, text=said(block.text))
        case Facts():
            return Facts(tuple((said(label), said(value)) for label, value in block.rows))
        case Steps():
            return Steps(
                tuple(
                    replace(one, question=said(one.question), answer=said(one.answer), because=said(one.because))
                    for one in block.steps
                )
            )
        case Grid():
            return replace(
                block,
                columns=tuple(said(name) for name in block.columns),
                rows=tuple(tuple(said(value) for value in row) for row in block.rows),
                empty=said(block.empty),
            )
