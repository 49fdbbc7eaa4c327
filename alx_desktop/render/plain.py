"""A document as plain text, for a terminal and for the clipboard."""

from __future__ import annotations

from collections.abc import Iterator

from alx_desktop.render.document import Block, Document, Facts, Grid, Paragraph, Steps, seen

WIDEST = 60
"""Characters of a table's cell; longer ones are cut, as a terminal would wrap them past reading."""


def text(document: Document) -> str:
    """The whole document."""
    lines = [document.title, document.subtitle]
    for section in document.sections:
        lines += ["", section.title, "-" * len(section.title)]
        for block in section.blocks:
            lines += _block(block)
    return "\n".join(seen(line).rstrip() for line in [*lines, "", document.footer]).rstrip()


def _block(block: Block) -> Iterator[str]:
    match block:
        case Paragraph():
            yield block.text
        case Facts():
            width = max((len(label) for label, _value in block.rows), default=0)
            yield from (f"  {label:<{width}}  {value}".rstrip() for label, value in block.rows)
        case Steps():
            for number, step in enumerate(block.steps, 1):
                yield f"  {number:>2}. {step.question} {step.answer}"
                if step.because:
                    yield f"      {step.because}"
        case Grid():
            yield from _grid(block)


def _grid(grid: Grid) -> Iterator[str]:
    if not grid.rows:
        yield f"  {grid.empty}"
        return
    rows = [grid.columns, *grid.rows]
    widths = [min(WIDEST, max(len(row[i]) for row in rows)) for i in range(len(grid.columns))]
    for row in rows:
        cells = (_cell(value, widths[i], i in grid.numeric) for i, value in enumerate(row))
        yield "  " + "  ".join(cells).rstrip()


def _cell(value: str, width: int, numeric: bool) -> str:
    short = value if len(value) <= width else value[: width - 1] + "…"
    return f"{short:>{width}}" if numeric else f"{short:<{width}}"
