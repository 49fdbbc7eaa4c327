"""`certificate`: a self-signed certificate for the endpoint, where there is no better one."""

from __future__ import annotations

import socket
from pathlib import Path
from typing import Annotated

import typer

from alx_desktop.cli.options import JsonOption
from alx_desktop.cli.session import session_of

TRUST = (
    "Clients refuse it until they trust it. On Windows: open the certificate, choose Install Certificate, Local "
    'Machine, and "Trusted Root Certification Authorities", on each computer that reads. A certificate of your '
    "organisation, or of a public authority, needs none of this."
)


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command("certificate")(certificate)


def certificate(
    context: typer.Context,
    folder: Annotated[
        Path, typer.Argument(help="Where the two files are written.", file_okay=False, resolve_path=True)
    ],
    host: Annotated[
        list[str] | None, typer.Option("--host", help="Name or address that clients use; without any, this machine's.")
    ] = None,
    as_json: JsonOption = False,
) -> None:
    """Make a certificate for `serve --cert --key`, for addresses other than 127.0.0.1."""
    from alx_desktop.endpoint.tls import make_self_signed

    session = session_of(context)
    session.output.as_json |= as_json
    hosts = tuple(host or (socket.gethostname(), "localhost", "127.0.0.1"))
    made, key = make_self_signed(folder, hosts)
    session.output.result({"certificate": str(made), "key": str(key), "hosts": list(hosts)}, f"{made}\n{key}")
    session.output.say(TRUST)
