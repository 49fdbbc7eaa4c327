"""Reads expressions by operator precedence, with two stacks in place of recursion: linear, and bounded in size.

Precedence (OData v4.0, URL conventions, 5.1.1.9), tightest first: in; - and not; mul div mod; add sub; gt ge lt le;
eq ne; and; or.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from alx_desktop.endpoint.odata.binding import Binder
from alx_desktop.endpoint.odata.errors import NotSupported, SyntaxRefused, TooComplex
from alx_desktop.endpoint.odata.lexer import Kind, Token, tokens
from alx_desktop.endpoint.odata.literals import CONSTANTS, literal
from alx_desktop.endpoint.odata.nodes import Literal, Node

MOST_NODES = 500
"""Operators, calls and list members of one expression."""

_PRECEDENCE = {
    "or": 1, "and": 2, "eq": 3, "ne": 3, "gt": 4, "ge": 4, "lt": 4, "le": 4,
    "add": 5, "sub": 5, "mul": 6, "div": 6, "mod": 6, "not": 7, "-": 7,
}  # fmt: skip
_ELSEWHERE = {"has": "enumerations", "divby": "divby, which is OData 4.01"}
_LITERALS = {Kind.TEXT, Kind.TYPED, Kind.MOMENT, Kind.DATE, Kind.TIME, Kind.NUMBER}


@dataclass(slots=True)
class _Waiting:
    """On the operator stack: an operator, or an open bracket (of a call, if it has a name)."""

    symbol: str
    token: Token
    called: str | None = None
    arguments: int = 0


class Parser:
    """Reads the expressions of one text, one after the other. aliases: texts of parameter aliases by name (@p)."""

    def __init__(self, text: str, binder: Binder, aliases: Mapping[str, str] | None = None) -> None:
        self._tokens = tokens(text)
        self._at = 0
        self._binder = binder
        self._aliases = aliases or {}
        self._nodes = 0
        self._values: list[Node] = []
        self._waiting: list[_Waiting] = []

    @property
    def token(self) -> Token:
        """The next token."""
        return self._tokens[self._at]

    def take(self, *texts: str) -> bool:
        """Step over the next token if it is one of these."""
        if self.token.kind in (Kind.NAME, Kind.MARK) and self.token.text in texts:
            self._at += 1
            return True
        return False

    def whole(self) -> Node:
        """The expression that is the whole text."""
        found = self.expression()
        self.end()
        return found

    def end(self) -> None:
        """Raise SyntaxRefused unless everything is read."""
        if self.token.kind is not Kind.END:
            raise self._unexpected(self.token)

    def expression(self) -> Node:
        """The next expression, up to the end of the text or to what cannot belong to it."""
        self._values, self._waiting = [], []
        while True:
            self._operand()
            if not self._operator():
                break
        while self._waiting:
            top = self._waiting[-1]
            if top.symbol == "(":
                raise SyntaxRefused(f"The bracket at character {top.token.place + 1} is not closed.")
            self._reduce()
        return self._values.pop()

    def _operand(self) -> None:
        """Read prefixes and one operand; an open bracket asks for another one."""
        while True:
            token = self._next()
            if token.kind in _LITERALS:
                return self._values.append(literal(token))
            if token.text == "(":
                self._waiting.append(_Waiting("(", token))
            elif token.text == "-":
                self._count()
                if self._minus(token):
                    return None
            elif token.kind is Kind.NAME and token.text == "not":
                self._count()
                self._waiting.append(_Waiting("not", token))
            elif token.kind is Kind.NAME:
                if self._named(token):
                    return None
            else:
                raise self._unexpected(token)

    def _operator(self) -> bool:
        """After an operand: read what ends it, up to an operator (True) or the end of the expression."""
        while True:
            token = self.token
            if token.kind is Kind.NAME and token.text == "in":
                self._at += 1
                self._among(token)
            elif token.kind is Kind.NAME and token.text in _PRECEDENCE and token.text != "not":
                self._at += 1
                self._binary(token)
                return True
            elif token.kind is Kind.NAME and token.text in _ELSEWHERE:
                raise NotSupported(f"The operator {token.text} is not supported: no {_ELSEWHERE[token.text]}.")
            elif token.text == ")" and token.kind is Kind.MARK and self._inside():
                self._at += 1
                self._close()
            elif token.text == "," and token.kind is Kind.MARK and self._inside():
                self._at += 1
                self._comma(token)
                return True
            else:
                return False

    def _minus(self, token: Token) -> bool:
        follower = self.token
        if follower.spaced or (follower.kind is not Kind.NUMBER and follower.text != "INF"):
            self._waiting.append(_Waiting("-", token))
            return False
        self._at += 1
        infinite = follower.text == "INF"
        self._values.append(self._binder.minus(CONSTANTS["INF"]) if infinite else literal(follower, negative=True))
        return True

    def _named(self, token: Token) -> bool:
        """A constant, an alias, a property, or a call, whose arguments follow (False)."""
        name = token.text
        if self.token.text == "(" and not self.token.spaced:
            self._count()
            self._waiting.append(_Waiting("(", self._tokens[self._at], called=name))
            self._at += 1
            if not self.take(")"):
                return False
            self._waiting.pop()
            self._values.append(self._binder.call(name, []))
        elif name in CONSTANTS:
            self._values.append(CONSTANTS[name])
        elif name.startswith("@"):
            self._values.append(self._alias(name))
        else:
            self._values.append(self._path(token))
        return True

    def _path(self, token: Token) -> Node:
        name = token.text
        if name == "$it" and self.take("/"):
            name = self._next().text
        if name.startswith(("$", "Edm.")):
            raise NotSupported(f"{name[:20]} is not supported in an expression.")
        found = self._binder.property(name)
        if self.token.text == "/" and self.token.kind is Kind.MARK:
            raise NotSupported(f"{name[:60]} has no properties of its own: there are no navigation properties here.")
        return found

    def _alias(self, name: str) -> Node:
        text = self._aliases.get(name)
        if text is None:
            raise SyntaxRefused(f"The parameter alias {name[:60]!r} has no value.")
        value = Parser(text, self._binder).whole()
        if not isinstance(value, Literal):
            raise SyntaxRefused(f"The parameter alias {name[:60]!r} has to be a constant.")
        return value

    def _among(self, token: Token) -> None:
        if not self.take("("):
            raise SyntaxRefused(f"A list in brackets has to follow `in` at character {token.place + 1}.")
        values: list[Node] = []
        while not self.take(")"):
            if values and not self.take(","):
                raise self._unexpected(self.token)
            values.append(self._constant())
        operand = self._values.pop()
        self._values.append(self._binder.among(operand, values))

    def _constant(self) -> Node:
        self._count()
        token = self._next()
        negative = token.text == "-" and token.kind is Kind.MARK
        if negative:
            token = self._next()
        if token.kind in _LITERALS and not (negative and token.kind is not Kind.NUMBER):
            return literal(token, negative)
        if token.kind is Kind.NAME and token.text in CONSTANTS and not negative:
            return CONSTANTS[token.text]
        if token.text.startswith("@") and not negative:
            return self._alias(token.text)
        raise self._unexpected(token)

    def _binary(self, token: Token) -> None:
        self._count()
        level = _PRECEDENCE[token.text]
        while self._waiting and self._waiting[-1].symbol != "(" and _PRECEDENCE[self._waiting[-1].symbol] >= level:
            self._reduce()
        self._waiting.append(_Waiting(token.text, token))

    def _comma(self, token: Token) -> None:
        opened = self._reduce_inside()
        if opened.called is None:
            raise self._unexpected(token)
        opened.arguments += 1

    def _close(self) -> None:
        opened = self._reduce_inside()
        self._waiting.pop()
        if opened.called is not None:
            count = opened.arguments + 1
            arguments = self._values[-count:]
            del self._values[-count:]
            self._values.append(self._binder.call(opened.called, arguments))

    def _inside(self) -> bool:
        return any(waiting.symbol == "(" for waiting in self._waiting)

    def _reduce_inside(self) -> _Waiting:
        while self._waiting[-1].symbol != "(":
            self._reduce()
        return self._waiting[-1]

    def _reduce(self) -> None:
        symbol = self._waiting.pop().symbol
        right = self._values.pop()
        if symbol in ("not", "-"):
            self._values.append(self._binder.negation(right) if symbol == "not" else self._binder.minus(right))
            return
        left = self._values.pop()
        self._values.append(self._made(symbol)(symbol, left, right))

    def _made(self, symbol: str) -> Callable[[str, Node, Node], Node]:
        if symbol in ("and", "or"):
            return self._binder.logical
        return self._binder.comparison if _PRECEDENCE[symbol] in (3, 4) else self._binder.arithmetic

    def _next(self) -> Token:
        token = self.token
        if token.kind is not Kind.END:
            self._at += 1
        return token

    def _count(self) -> None:
        self._nodes += 1
        if self._nodes > MOST_NODES:
            raise TooComplex(f"An expression has at most {MOST_NODES} operators, calls and members of lists.")

    def _unexpected(self, token: Token) -> SyntaxRefused:
        if token.kind is Kind.END:
            return SyntaxRefused("The expression ends too early.")
        return SyntaxRefused(f"Unexpected {token.text[:40]!r} at character {token.place + 1}.")
