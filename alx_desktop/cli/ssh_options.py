"""The options of an SSH tunnel, and its host key on the command line."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from alx_desktop.cli.options import file_option
from alx_desktop.domain.errors import WrongUse

if TYPE_CHECKING:
    from alx_desktop.cli.session import Session
    from alx_desktop.domain.ssh_errors import HostKey

SshOption = Annotated[
    str | None,
    typer.Option("--ssh", help="Reach the database through this SSH server: user@host, user@host:port."),
]
SshKeyOption = Annotated[
    Path | None, file_option("--ssh-key", "Log in to the SSH server with this private key, not with the SSH agent.")
]
SshByPasswordOption = Annotated[
    bool,
    typer.Option(
        "--ssh-by-password", help="Log in to the SSH server with a password (ALX_SSH_PASSWORD, or asked for)."
    ),
]
AcceptHostKeyOption = Annotated[
    str | None,
    typer.Option("--accept-host-key", help="Accept the SSH server's key if it has this fingerprint: SHA256:..."),
]
PLACE = re.compile(r"^(?P<user>[^@\s]+)@(?:\[(?P<ip6>[0-9A-Fa-f:]+)\]|(?P<host>[^:@\s\[\]]+))(?::(?P<port>\d{1,5}))?$")


def ssh_values(place: str | None, key: Path | None, by_password: bool) -> dict[str, Any] | None:
    """The options as settings; None = no tunnel. Raises WrongUse."""
    if place is None:
        if key is not None or by_password:
            raise WrongUse("--ssh-key and --ssh-by-password go with --ssh")
        return None
    if key is not None and by_password:
        raise WrongUse("choose one of --ssh-key and --ssh-by-password")
    found = PLACE.match(place)
    if found is None:
        raise WrongUse(f"--ssh: {place!r} is not user@host or user@host:port")
    auth = "key" if key is not None else "password" if by_password else "agent"
    host = found["ip6"] or found["host"]
    return {"user": found["user"], "host": host, "port": int(found["port"] or 22), "auth": auth, "key": key}


def accept_host_key(session: Session, key: HostKey, expected: str | None) -> bool:
    """Whether the key of a new SSH server is accepted: by its fingerprint, or by a person who is asked."""
    if expected is None and not session.has_person:
        return False
    if expected is None:
        session.output.say(f"{key.place} is not known yet. It shows the {key.algorithm} key {key.fingerprint}.")
        session.output.say("Ask its administrator for the fingerprint, and accept the key only if it is the same.")
        if not typer.confirm("Accept this key from now on?", err=True):
            return False
    elif expected != key.fingerprint:
        session.output.say("The fingerprint is another one than expected; the key was not accepted.")
        return False
    session.app.connection.accept_host_key(key)
    return True
