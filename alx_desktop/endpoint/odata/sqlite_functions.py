"""The functions that SQLite lacks, registered on a connection the first time that it is used."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from sqlalchemy import Connection

from alx_desktop.endpoint.odata.semantics import FUNCTIONS

_REGISTERED = "odata_functions"
_BY_ARGUMENTS = {
    1: ("negate", "round", "floor", "ceiling", "tolower", "toupper"),
    2: ("add", "sub", "mul", "div", "mod"),
    -1: ("substring",),
}


def register(connection: Connection) -> None:
    """Make the functions known to the connection's SQLite database. Others' statements must not be running on it."""
    if _REGISTERED in connection.info:
        return
    driver: Any = connection.connection.driver_connection
    for count, names in _BY_ARGUMENTS.items():
        for name in names:
            driver.create_function(f"odata_{name}", count, _strict(FUNCTIONS[name]), deterministic=True)
    driver.create_function("odata_number", 1, number_text, deterministic=True)
    connection.info[_REGISTERED] = True


def number_text(value: float | None) -> str | None:
    """A double as JSON with as many digits as tell it from its neighbours; SQLite itself writes 15, which may be too
    few."""
    if value is None:
        return None
    text = repr(float(value))
    if text in ("inf", "-inf", "nan"):
        return {"inf": '"INF"', "-inf": '"-INF"', "nan": '"NaN"'}[text]
    return text


def _strict(function: Callable[..., Any]) -> Callable[..., Any]:
    def call(*arguments: Any) -> Any:
        return None if None in arguments else function(*arguments)

    return call
