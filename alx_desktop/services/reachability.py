"""From where an address is reached: only this machine, or others, and by which names and addresses."""

from __future__ import annotations

import ipaddress
import socket
from contextlib import suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING

from alx_desktop.domain.errors import HostUnknown
from alx_desktop.moodle.resolving import look_up

if TYPE_CHECKING:
    from alx_desktop.config import EndpointSettings

EVERYWHERE = ("0.0.0.0", "::")
"""Addresses that stand for all of the machine's."""


OWN_NAME_SECONDS = 3.0
"""To wait for this machine's own addresses: without them, what is said is less, and true."""


@dataclass(frozen=True, slots=True)
class Reach:
    """only_here: no other machine reaches it. hosts: what clients can call it by."""

    only_here: bool
    hosts: tuple[str, ...]


def is_only_here(host: str) -> bool:
    """Whether only this machine reaches the address."""
    if host.lower() == "localhost":
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


def reach_of(host: str) -> Reach:
    """From where an endpoint that listens there is reached. May ask the name service: in a task."""
    if is_only_here(host):
        return Reach(True, (host,))
    return Reach(False, own_names() if host in EVERYWHERE else (host,))


def expected_url(settings: EndpointSettings) -> str | None:
    """What clients will begin with once it runs; None where the port is a free one, which is not known before."""
    if settings.port == 0:
        return None
    encrypted = settings.certificate is not None or settings.pfx is not None
    host = socket.gethostname() if settings.host in EVERYWHERE else settings.host
    name = settings.allowed_hosts[0] if settings.allowed_hosts and not is_only_here(settings.host) else host
    shown = f"[{name}]" if ":" in name else name
    return f"{'https' if encrypted else 'http'}://{shown}:{settings.port}"


def own_names() -> tuple[str, ...]:
    """This machine's name and its addresses in networks, the one that it uses itself first.

    Waits a few seconds at most for a name service that does not answer.
    """
    name = socket.gethostname()
    found = [_outward()]
    # A name that the name service does not know: the address alone is said.
    with suppress(HostUnknown):
        found += [str(entry[4][0]) for entry in look_up(name, OWN_NAME_SECONDS)]
    usable = [one for one in found if one and not is_only_here(one) and "%" not in one]
    return (name, *dict.fromkeys(usable))


def _outward() -> str:
    """The address from which this machine would speak to others; no packet is sent."""
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as asking:
        try:
            asking.connect(("192.0.2.1", 9))
            return str(asking.getsockname()[0])
        except OSError:
            return ""
