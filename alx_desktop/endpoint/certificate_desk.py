"""Certificates for the endpoint as the window handles them; see services.certificate_info.CertificateDesk."""

from __future__ import annotations

from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.serialization import pkcs12

from alx_desktop.config import EndpointSettings
from alx_desktop.endpoint.tls import make_self_signed, read_certificate, tls_context
from alx_desktop.files import write_atomically
from alx_desktop.services.certificate_info import CertificateInfo
from alx_desktop.services.endpoint_control import CertificateBad


class FileCertificates:
    """A CertificateDesk over files."""

    def info(self, settings: EndpointSettings) -> CertificateInfo | None:
        """What the settings' certificate says."""
        found = read_certificate(settings)
        if found is None:
            return None
        return CertificateInfo(
            found.subject.rfc4514_string(), found.issuer.rfc4514_string(), _names(found),
            int(found.not_valid_after_utc.timestamp()), found.subject == found.issuer,
        )  # fmt: skip

    def check(self, settings: EndpointSettings) -> None:
        """Whether certificate and key can be used together."""
        tls_context(settings)

    def make(self, folder: Path, hosts: tuple[str, ...]) -> tuple[Path, Path]:
        """A self-signed one."""
        folder.mkdir(parents=True, exist_ok=True)
        return make_self_signed(folder, hosts)

    def unpack(self, pfx: Path, password: str, folder: Path) -> tuple[Path, Path]:
        """Certificate and key out of a PFX file, so that no password of it need be kept."""
        try:
            key, found, others = pkcs12.load_key_and_certificates(
                pfx.read_bytes(), password.encode() if password else None
            )
        except OSError as error:
            raise CertificateBad(error.strerror or type(error).__name__) from error
        except ValueError as error:
            raise CertificateBad("no certificate and key in it, or the password is wrong") from error
        if key is None or found is None:
            raise CertificateBad("no certificate and key in it")
        folder.mkdir(parents=True, exist_ok=True)
        certificate, key_file = folder / "endpoint-certificate.pem", folder / "endpoint-key.pem"
        pem = serialization.Encoding.PEM
        write_atomically(
            key_file,
            key.private_bytes(pem, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()),
        )
        write_atomically(certificate, b"".join(one.public_bytes(pem) for one in (found, *others)))
        return certificate, key_file


def _names(found: x509.Certificate) -> tuple[str, ...]:
    try:
        names = found.extensions.get_extension_for_class(x509.SubjectAlternativeName).value
    except x509.ExtensionNotFound:
        return ()
    addresses = tuple(str(address) for address in names.get_values_for_type(x509.IPAddress))
    return (*names.get_values_for_type(x509.DNSName), *addresses)
