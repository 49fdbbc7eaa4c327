"""A document as one HTML page: no script, nothing loaded from anywhere, light and dark, fit to print."""

from __future__ import annotations

import html
from collections.abc import Iterator

from alx_desktop.render.document import Block, Document, Facts, Grid, Paragraph, Section, Steps, Tone, seen
from alx_desktop.render.tokens import (
    CARD_GAP,
    CARD_PADDING,
    CARD_RADIUS,
    DARK,
    LIGHT,
    PAGE_MARGIN,
    SMALL_SIZE,
    TEXT_SIZE,
    TITLE_SIZE,
    Tokens,
)

# Whatever a learner's name contains, a browser runs nothing and asks nobody.
POLICY = "default-src 'none'; style-src 'unsafe-inline'"


def page(document: Document, language: str = "en") -> str:
    """The whole file."""
    title = escaped(document.title)
    return (
        f'<!DOCTYPE html>\n<html lang="{escaped(language)}">\n<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{POLICY}">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{title}</title>\n<style>\n{_style()}</style>\n</head>\n<body>\n<main>\n"
        f'<h1>{title}</h1>\n<p class="muted">{escaped(document.subtitle)}</p>\n{body(document)}'
        f'<p class="foot">{escaped(document.footer)}</p>\n</main>\n</body>\n</html>\n'
    )


def body(document: Document) -> str:
    """The sections alone, in tags that simple viewers know too."""
    return "".join(_section(section) for section in document.sections)


def _section(section: Section) -> str:
    blocks = "".join(_block(block) for block in section.blocks)
    anchor = f' id="{escaped(section.key)}"' if section.key else ""
    return f"<section>\n<h2{anchor}>{escaped(section.title)}</h2>\n{blocks}</section>\n"


def _block(block: Block) -> str:
    match block:
        case Paragraph():
            return f"<p{_class(block.tone)}>{escaped(block.text)}</p>\n"
        case Facts():
            rows = "".join(f'<tr><th scope="row">{escaped(k)}</th><td>{escaped(v)}</td></tr>\n' for k, v in block.rows)
            return f'<table class="facts" width="100%">\n{rows}</table>\n'
        case Steps():
            return f'<table class="steps" width="100%">\n{"".join(_steps(block))}</table>\n'
        case Grid():
            return _grid(block)


def _steps(steps: Steps) -> Iterator[str]:
    for number, step in enumerate(steps.steps, 1):
        why = f'<br><span class="muted">{escaped(step.because)}</span>' if step.because else ""
        yield (
            f'<tr><td class="number" width="36">{number}</td><td>{escaped(step.question)}{why}</td>'
            f"<td{_class(step.tone)}><b>{escaped(step.answer)}</b></td></tr>\n"
        )


def _grid(grid: Grid) -> str:
    if not grid.rows:
        return f'<p class="muted">{escaped(grid.empty)}</p>\n'
    head = "".join(f'<th scope="col"{_numeric(grid, i)}>{escaped(name)}</th>' for i, name in enumerate(grid.columns))
    lines = []
    for number, row in enumerate(grid.rows):
        cells = "".join(f"<td{_numeric(grid, i)}>{escaped(value)}</td>" for i, value in enumerate(row))
        tone = grid.tones[number] if grid.tones else Tone.PLAIN
        lines.append(f"<tr{_class(tone)}>{cells}</tr>\n")
    table = f'<table class="grid" width="100%">\n<thead><tr>{head}</tr></thead>\n{"".join(lines)}</table>'
    return f'<div class="wide">{table}</div>\n'


def _numeric(grid: Grid, index: int) -> str:
    return ' class="number"' if index in grid.numeric else ""


def _class(tone: Tone) -> str:
    return "" if tone is Tone.PLAIN else f' class="{tone}"'


def escaped(text: str) -> str:
    """A text that shows itself, whatever it contains."""
    return html.escape(seen(text), quote=True)


def _style() -> str:
    return (
        f":root {{ {_variables(LIGHT)} color-scheme: light dark; }}\n"
        f"@media (prefers-color-scheme: dark) {{ :root {{ {_variables(DARK)} }} }}\n"
        f"@media print {{ :root {{ {_variables(LIGHT)} }} section {{ break-inside: auto; }} }}\n"
        f"body {{ margin: 0; background: var(--window); color: var(--text); font: {TEXT_SIZE}px/1.5 "
        '"Segoe UI", -apple-system, "Noto Sans", sans-serif; font-variant-numeric: tabular-nums; }\n'
        f"main {{ max-width: 1080px; margin: 0 auto; padding: {PAGE_MARGIN}px; }}\n"
        f"h1 {{ font-size: {TITLE_SIZE}px; margin: 0 0 4px; }}\n"
        f"h2 {{ font-size: {TEXT_SIZE + 1}px; margin: 0 0 8px; }}\n"
        f"section {{ background: var(--surface); border: 1px solid var(--border); border-radius: {CARD_RADIUS}px; "
        f"padding: {CARD_PADDING}px; margin: {CARD_GAP}px 0; }}\n"
        "p { margin: 4px 0 8px; }\n.wide { overflow-x: auto; }\n"
        "table { border-collapse: collapse; width: 100%; margin: 4px 0 8px; }\n"
        "th, td { text-align: left; vertical-align: top; padding: 4px 12px 4px 0; "
        "border-bottom: 1px solid var(--grid); overflow-wrap: anywhere; }\n"
        "td, h1 { unicode-bidi: plaintext; }\n"
        "th { font-weight: 600; color: var(--muted); }\n.facts th { width: 12em; font-weight: 400; }\n"
        ".number { text-align: right; white-space: nowrap; }\n.steps .number { width: 2em; color: var(--faint); }\n"
        f".muted {{ color: var(--muted); }}\n.foot {{ color: var(--faint); font-size: {SMALL_SIZE}px; }}\n"
        ".good { color: var(--good); }\n.warn { color: var(--warn); }\n.bad { color: var(--bad); }\n"
    )


def _variables(tokens: Tokens) -> str:
    names = ("window", "surface", "border", "grid", "text", "muted", "faint", "good", "warn", "bad")
    return " ".join(f"--{name}: {getattr(tokens, name)};" for name in names)
