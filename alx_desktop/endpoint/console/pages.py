"""The pages of the catalogue of errors: plain HTML, no script."""

from __future__ import annotations

from html import escape

from alx_desktop.endpoint.console.catalogue import Family, ListedError, families

_HEAD = """<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>ALX Desktop: errors</title>
<link rel="icon" href="/docs/icon.png">
<link rel="stylesheet" href="/docs/console.css">
</head>
<body>
<header><h1>Errors of the ALX Desktop API</h1>
<nav><a href="/docs">Console</a> <a href="/docs/errors">All errors</a></nav></header>
<main class="errors">
"""
_FOOT = "</main>\n</body>\n</html>\n"


def all_errors() -> str:
    """The whole catalogue."""
    return _HEAD + "".join(_family(family) for family in families()) + _FOOT


def one_error(code: str) -> str | None:
    """The page that the `type` of a problem leads to; None where there is no such code."""
    found = [error for error in families()[0].errors if error.code == code]
    return _HEAD + _article(found[0]) + _FOOT if found else None


def _family(family: Family) -> str:
    articles = "".join(_article(error) for error in family.errors)
    return f"<h2>{escape(family.name)}</h2>\n<p>{escape(family.form)}</p>\n{articles}"


def _article(error: ListedError) -> str:
    return (
        f'<article id="{escape(error.code)}">\n<h2>{escape(error.title)}</h2>\n'
        f"<p><code>{escape(error.code)}</code> HTTP {error.status}</p>\n"
        f"<p>{escape(error.cause)}</p>\n<p><strong>What to do:</strong> {escape(error.recovery)}</p>\n</article>\n"
    )
