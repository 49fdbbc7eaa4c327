"""The endpoint's certificate: from PEM files, from a PFX file, or a self-signed one made here."""

from __future__ import annotations

import ipaddress
import os
import ssl
import tempfile
from datetime import UTC, datetime, timedelta
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.asymmetric.types import PrivateKeyTypes
from cryptography.hazmat.primitives.serialization import pkcs12
from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID

from alx_desktop.config import EndpointSettings
from alx_desktop.files import write_atomically
from alx_desktop.services.endpoint_control import CertificateBad

PFX_PASSWORD = "ALX_PFX_PASSWORD"
"""Environment variable with the password of the PFX file; not set: it has none."""

DAYS = 397
"""How long a certificate that is made here is good: what browsers accept at most."""


def tls_context(settings: EndpointSettings) -> ssl.SSLContext | None:
    """What encrypts connections, TLS 1.2 or newer; None where no certificate is set. Raises CertificateBad."""
    try:
        if settings.pfx is not None:
            return _from_pfx(settings.pfx)
        if settings.certificate is not None:
            return _loaded(settings.certificate, settings.key)
    except OSError as error:
        # An SSLError, which is an OSError, says little, but never quotes the key.
        raise CertificateBad(getattr(error, "reason", None) or error.strerror or type(error).__name__) from error
    except ValueError as error:
        raise CertificateBad("no certificate and key in it, or the password is wrong") from error
    return None


def read_certificate(settings: EndpointSettings) -> x509.Certificate | None:
    """The settings' certificate; None where there is none. Raises CertificateBad."""
    try:
        if settings.pfx is not None:
            return _opened(settings.pfx)[1]
        if settings.certificate is not None:
            return x509.load_pem_x509_certificates(settings.certificate.read_bytes())[0]
    except (OSError, ValueError) as error:
        raise CertificateBad(type(error).__name__) from error
    return None


def certificate_names(settings: EndpointSettings) -> tuple[str, ...]:
    """The host names that the certificate is for; `*.` stands for one label. Raises CertificateBad."""
    found = read_certificate(settings)
    if found is None:
        return ()
    try:
        names = found.extensions.get_extension_for_class(x509.SubjectAlternativeName).value
    except x509.ExtensionNotFound:
        return ()
    return tuple(names.get_values_for_type(x509.DNSName))


def make_self_signed(folder: Path, hosts: tuple[str, ...]) -> tuple[Path, Path]:
    """Write a certificate for these names and addresses and its key to a folder: (certificate, key).

    Clients refuse it until somebody trusts it: on Windows, import the certificate into "Trusted Root Certification
    Authorities" of each machine that reads.
    """
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, hosts[0][:64])])
    now = datetime.now(UTC)
    builder = x509.CertificateBuilder(name, name, key.public_key(), x509.random_serial_number())
    builder = builder.not_valid_before(now - timedelta(hours=1)).not_valid_after(now + timedelta(days=DAYS))
    builder = builder.add_extension(x509.SubjectAlternativeName([_general(host) for host in hosts]), critical=False)
    builder = builder.add_extension(x509.BasicConstraints(ca=False, path_length=None), critical=True)
    builder = builder.add_extension(x509.ExtendedKeyUsage([ExtendedKeyUsageOID.SERVER_AUTH]), critical=False)
    certificate = folder / "endpoint-certificate.pem"
    key_file = folder / "endpoint-key.pem"
    write_atomically(key_file, _pem_key(key))
    write_atomically(certificate, builder.sign(key, hashes.SHA256()).public_bytes(serialization.Encoding.PEM))
    return certificate, key_file


def _loaded(certificate: Path, key: Path | None) -> ssl.SSLContext:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.minimum_version = ssl.TLSVersion.TLSv1_2
    # An encrypted key would make OpenSSL ask on the terminal, and a server has nobody there.
    context.load_cert_chain(certificate, key, password=lambda: "")
    return context


def _from_pfx(path: Path) -> ssl.SSLContext:
    key, certificate, others = _opened(path)
    # ssl reads files only. Theirs are for this user alone, and gone at once.
    with tempfile.TemporaryDirectory() as folder:
        pem = Path(folder) / "pem"
        chain = b"".join(one.public_bytes(serialization.Encoding.PEM) for one in (certificate, *others))
        write_atomically(pem, chain + _pem_key(key))
        return _loaded(pem, None)


def _opened(path: Path) -> tuple[PrivateKeyTypes, x509.Certificate, list[x509.Certificate]]:
    """Key, certificate and chain. Raises ValueError, OSError."""
    password = os.environ.get(PFX_PASSWORD)
    key, certificate, others = pkcs12.load_key_and_certificates(
        path.read_bytes(), password.encode() if password else None
    )
    if key is None or certificate is None:
        raise ValueError("incomplete")
    return key, certificate, others


def _pem_key(key: PrivateKeyTypes) -> bytes:
    return key.private_bytes(
        serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )


def _general(host: str) -> x509.GeneralName:
    try:
        return x509.IPAddress(ipaddress.ip_address(host))
    except ValueError:
        return x509.DNSName(host)
