"""Starting and stopping the endpoint from the window or `serve`, which know nothing of HTTP; app.py injects how."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

from alx_desktop.domain.errors import AlxError
from alx_desktop.domain.phrases import phrase


class PortBusy(AlxError):
    """Another program listens on the address."""

    title = phrase("The port is in use")
    advice = phrase("Choose another port, or 0 for a free one; or stop the program that uses it.")


class AddressRefused(AlxError):
    """The system lets nobody listen on the address: it is not this machine's, or the port needs more rights."""

    title = phrase("The endpoint cannot listen on that address")
    advice = phrase("Choose an address of this machine, such as 127.0.0.1, and a port above 1023.")


class CertificateBad(AlxError):
    """The certificate or its key cannot be used."""

    title = phrase("The certificate cannot be used")
    advice = phrase(
        "Give a certificate and its key, which belong together, as PEM files; or a PFX file, with its password in "
        "ALX_PFX_PASSWORD."
    )


class TlsNeeded(AlxError):
    """An address that other machines reach, without encryption: tokens and learners' data would be readable."""

    title = phrase("Other addresses than 127.0.0.1 need a certificate")
    advice = phrase(
        "Give one with --cert and --key, or --pfx; `alx-desktop certificate` makes one. Or listen on 127.0.0.1."
    )


class StartFailed(AlxError):
    """The server did not come up."""

    title = phrase("The endpoint did not start")
    advice = phrase("The log file has the details, in the folder `logs` of the data directory.")


@dataclass(frozen=True, slots=True)
class EndpointStatus:
    """Whether it answers, and where. url: what clients begin with, without a slash at its end; None = it is stopped."""

    url: str | None = None
    port: int | None = None

    @property
    def running(self) -> bool:
        """Whether it answers."""
        return self.url is not None


class EndpointControl(Protocol):
    """The endpoint of one profile."""

    def status(self) -> EndpointStatus:
        """Where it answers now."""
        ...

    def start(self) -> EndpointStatus:
        """Start it; nothing where it runs. Raises PortBusy, AddressRefused, CertificateBad, TlsNeeded, StartFailed."""
        ...

    def stop(self) -> None:
        """Stop it within 2 s, cutting off clients that take longer; nothing where it is stopped."""
        ...

    def restart(self) -> EndpointStatus:
        """Stop it, and start it on the same port where that was a free one. Raises what start does."""
        ...
