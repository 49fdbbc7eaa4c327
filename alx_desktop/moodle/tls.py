"""TLS settings, the same for all drivers: the files are checked here, before a driver says something odd about them."""

from __future__ import annotations

import ssl

from alx_desktop.config import TlsSettings
from alx_desktop.domain.errors import TlsFailed
from alx_desktop.domain.phrases import phrase

BAD_FILE = phrase(
    "Check that the CA, certificate and key files exist, are readable, are PEM files, and need no password."
)


def is_demanded(tls: TlsSettings) -> bool:
    """A CA or a certificate of one's own asks for an encrypted connection; else it is used where it is offered."""
    return tls.ca is not None or tls.certificate is not None


def is_verified(tls: TlsSettings) -> bool:
    """Whether the server has to prove that it is the host in the URL."""
    return tls.verify and tls.ca is not None


def client_context(tls: TlsSettings) -> ssl.SSLContext:
    """A context for these settings. Raises TlsFailed for files that cannot be used."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    # Database servers make their own CAs, often without the extensions that the strict mode of Python 3.13 wants.
    context.verify_flags &= ~ssl.VERIFY_X509_STRICT
    if not is_verified(tls):
        context.check_hostname = False
        context.verify_mode = ssl.CERT_NONE
    try:
        if tls.ca is not None:
            context.load_verify_locations(tls.ca)
        if tls.certificate is not None:
            # Without a password of its own, OpenSSL would ask for one on the terminal.
            context.load_cert_chain(tls.certificate, tls.key, password="")
    except OSError as error:
        names = ", ".join(str(path) for path in (tls.ca, tls.certificate, tls.key) if path is not None)
        raise TlsFailed(f"{names}: {error}", advice=BAD_FILE) from error
    return context
