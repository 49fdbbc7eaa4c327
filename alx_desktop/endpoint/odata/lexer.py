"""Cuts an expression into tokens: one pass of one regular expression, linear in the length of the text."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum

from alx_desktop.endpoint.odata.errors import SyntaxRefused, TooComplex

LONGEST = 16_384
"""Characters of one expression; the limit of the URL is usually met before."""


class Kind(StrEnum):
    """What a token is."""

    TEXT = "text"
    TYPED = "typed"
    MOMENT = "datetime"
    DATE = "date"
    TIME = "time"
    NUMBER = "number"
    NAME = "name"
    MARK = "mark"
    END = "end"


@dataclass(frozen=True, slots=True)
class Token:
    """A piece of the expression. place: where it begins, from 0. spaced: whether white space comes before it."""

    kind: Kind
    text: str
    place: int
    spaced: bool = False


# An offset's "+" that came as a space is repaired here: a date and time followed by " 01:00" means nothing else.
_TOKEN = re.compile(
    r"(?P<space>[ \t]+)"
    r"|(?P<text>'[^']*(?:''[^']*)*')"
    r"|(?P<typed>[A-Za-z_][\w.]*'[^']*')"
    r"|(?P<datetime>\d{4,6}-\d\d-\d\d[Tt]\d\d:\d\d(?::\d\d(?:\.\d{1,12})?)?(?:[Zz]|[+\- ]\d\d:\d\d)?)(?![\w:])"
    r"|(?P<date>\d{4,6}-\d\d-\d\d)(?!\w)"
    r"|(?P<time>\d\d:\d\d(?::\d\d(?:\.\d{1,12})?)?)(?![\w:])"
    r"|(?P<number>\d+(?:\.\d+)?(?:[eE][+\- ]?\d+)?[LlMmDdFf]?)(?!\w)"
    r"|(?P<name>[$@]?[^\W\d][\w.]*)"
    r"|(?P<mark>[(),/:*\-])"
)


def tokens(expression: str) -> list[Token]:
    """The tokens, with one of kind END at the end. Raises SyntaxRefused at the first character that fits nothing."""
    if len(expression) > LONGEST:
        raise TooComplex(f"An expression has at most {LONGEST} characters.")
    if "\0" in expression:
        raise SyntaxRefused("An expression cannot have the character NUL.")
    found: list[Token] = []
    place, spaced = 0, False
    while place < len(expression):
        match = _TOKEN.match(expression, place)
        if match is None:
            raise SyntaxRefused(_unreadable(expression, place))
        kind = match.lastgroup or ""
        if kind != "space":
            found.append(Token(Kind(kind), match.group(), place, spaced))
        spaced = kind == "space"
        place = match.end()
    found.append(Token(Kind.END, "", place, spaced))
    return found


def _unreadable(expression: str, place: int) -> str:
    if expression[place] == "'":
        return f"The text that begins at character {place + 1} has no end: ' is missing."
    return f"Character {place + 1} of the expression cannot be read: {expression[place : place + 10]!r}."
