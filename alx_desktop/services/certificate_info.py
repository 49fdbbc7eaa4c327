"""What a certificate of the endpoint says, and how the window gets one; app.py injects how."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from alx_desktop.config import EndpointSettings


@dataclass(frozen=True, slots=True)
class CertificateInfo:
    """names: hosts and addresses that it is for. not_after: UTC epoch seconds. self_signed: clients must be told to
    trust it."""

    subject: str
    issuer: str
    names: tuple[str, ...]
    not_after: int
    self_signed: bool


class CertificateDesk(Protocol):
    """Looks at, imports and makes certificates."""

    def info(self, settings: EndpointSettings) -> CertificateInfo | None:
        """What the settings' certificate says; None where there is none. Raises CertificateBad."""
        ...

    def check(self, settings: EndpointSettings) -> None:
        """Whether certificate and key can be used together. Raises CertificateBad."""
        ...

    def make(self, folder: Path, hosts: tuple[str, ...]) -> tuple[Path, Path]:
        """A self-signed one for these names: (certificate, key), written to the folder."""
        ...

    def unpack(self, pfx: Path, password: str, folder: Path) -> tuple[Path, Path]:
        """Certificate and key out of a PFX file, as PEM files in the folder. Raises CertificateBad."""
        ...
