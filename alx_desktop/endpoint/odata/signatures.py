"""The functions of expressions: what they take and what they give (OData v4.0, URL conventions, 5.1.1.4)."""

from __future__ import annotations

from alx_desktop.endpoint.odata.edm import INTEGERS, NUMBERS, EdmType

Types = frozenset[EdmType]
Signature = tuple[tuple[Types, ...], EdmType]

_TEXT = frozenset({EdmType.STRING})
_REAL = frozenset({EdmType.DOUBLE})
_EXACT = NUMBERS - _REAL
_MOMENT = frozenset({EdmType.DATE_TIME_OFFSET})
_CALENDAR = _MOMENT | {EdmType.DATE}
_CLOCK = _MOMENT | {EdmType.TIME_OF_DAY}
_DURATION = frozenset({EdmType.DURATION})

SIGNATURES: dict[str, tuple[Signature, ...]] = {
    **dict.fromkeys(("contains", "startswith", "endswith"), (((_TEXT, _TEXT), EdmType.BOOLEAN),)),
    "length": (((_TEXT,), EdmType.INT32),),
    "indexof": (((_TEXT, _TEXT), EdmType.INT32),),
    "substring": (((_TEXT, INTEGERS), EdmType.STRING), ((_TEXT, INTEGERS, INTEGERS), EdmType.STRING)),
    **dict.fromkeys(("tolower", "toupper", "trim"), (((_TEXT,), EdmType.STRING),)),
    "concat": (((_TEXT, _TEXT), EdmType.STRING),),
    **dict.fromkeys(("year", "month", "day"), (((_CALENDAR,), EdmType.INT32),)),
    **dict.fromkeys(("hour", "minute", "second"), (((_CLOCK,), EdmType.INT32),)),
    "fractionalseconds": (((_CLOCK,), EdmType.DECIMAL),),
    "date": (((_MOMENT,), EdmType.DATE),),
    "time": (((_MOMENT,), EdmType.TIME_OF_DAY),),
    "totaloffsetminutes": (((_MOMENT,), EdmType.INT32),),
    "totalseconds": (((_DURATION,), EdmType.DECIMAL),),
    **dict.fromkeys(("round", "floor", "ceiling"), (((_REAL,), EdmType.DOUBLE), ((_EXACT,), EdmType.DECIMAL))),
}
"""Name -> its signatures, tried in this order."""

CONSTANT = ("now", "mindatetime", "maxdatetime")
"""Functions without arguments."""

ARITHMETIC: dict[tuple[str, EdmType | None, EdmType | None], EdmType] = {
    ("add", EdmType.DATE_TIME_OFFSET, EdmType.DURATION): EdmType.DATE_TIME_OFFSET,
    ("sub", EdmType.DATE_TIME_OFFSET, EdmType.DURATION): EdmType.DATE_TIME_OFFSET,
    ("sub", EdmType.DATE_TIME_OFFSET, EdmType.DATE_TIME_OFFSET): EdmType.DURATION,
    ("add", EdmType.DURATION, EdmType.DURATION): EdmType.DURATION,
    ("sub", EdmType.DURATION, EdmType.DURATION): EdmType.DURATION,
}
"""Arithmetic beside that of numbers: (operator, left, right) -> result."""

ELSEWHERE = frozenset(
    {"cast", "isof", "geo.distance", "geo.intersects", "geo.length", "case", "matchesPattern", "hassubset",
     "hassubsequence", "any", "all"}
)  # fmt: skip
"""Functions and lambda operators of OData that this service does not have."""

FILTER_FUNCTIONS = tuple(sorted([*SIGNATURES, *CONSTANT]))
"""What $metadata says can be used."""
