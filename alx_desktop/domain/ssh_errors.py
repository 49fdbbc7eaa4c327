"""What can go wrong with the SSH tunnel to Moodle's database, each an error of its own."""

from __future__ import annotations

from dataclasses import dataclass

from alx_desktop.domain.errors import HostUnknown, LoginRefused, PortRefused, SecretMissing, SourceError
from alx_desktop.domain.phrases import phrase


@dataclass(frozen=True, slots=True)
class HostKey:
    """The key by which an SSH server proves who it is.

    fingerprint: SHA256:..., as ssh and the server's administrator show it. text: algorithm and key, as OpenSSH writes
    them.
    """

    host: str
    port: int
    algorithm: str
    fingerprint: str
    text: str

    @property
    def place(self) -> str:
        """The server, as known_hosts names it."""
        return self.host if self.port == 22 else f"[{self.host}]:{self.port}"


class SshHostUnknown(HostUnknown):
    """The SSH server's name does not resolve."""

    title = phrase("The SSH server's name is not known")
    advice = phrase("Check the spelling of the SSH server, and that this machine is in the right network or VPN.")


class SshRefused(PortRefused):
    """Nothing answers at the SSH server's address, or nothing that speaks SSH."""

    title = phrase("The SSH server does not answer")
    advice = phrase("Check the SSH server's name and port, and that a firewall lets this machine through.")


class HostKeyUnknown(SourceError):
    """The SSH server was never seen before. host_key: what it showed; a person must compare and accept it once."""

    title = phrase("The SSH server is not known yet")
    advice = phrase(
        "Ask its administrator for the key's fingerprint. Accept it in the connection test, if it is the same."
    )

    def __init__(self, host_key: HostKey) -> None:
        self.host_key = host_key
        super().__init__(f"{host_key.place} shows the {host_key.algorithm} key {host_key.fingerprint}")


class HostKeyChanged(SourceError):
    """The SSH server shows another key than the one that was accepted. It is not connected to."""

    title = phrase("The SSH server shows another key than before")

    def __init__(self, host_key: HostKey, known: str, files: str) -> None:
        self.host_key = host_key
        advice = phrase(
            "Somebody may stand between you and the server. Nothing was sent. Ask its administrator: if the server "
            "really has a new key, delete the lines of {0} from {1}, and test the connection again.",
            host_key.place,
            files,
        )
        detail = f"{host_key.place} shows the {host_key.algorithm} key {host_key.fingerprint}, known is {known}"
        super().__init__(detail, advice=advice)


class HostKeyRevoked(HostKeyChanged):
    """The known_hosts file says that this key must not be trusted any more."""

    title = phrase("The SSH server's key was revoked")


class SshLoginRefused(LoginRefused):
    """The SSH server does not let this account in, or not with what it was shown."""

    title = phrase("The SSH server refused the login")
    advice = phrase(
        "Check the user, and the password or the key; the server's administrator knows which way it accepts."
    )


class SshPassphraseWrong(SshLoginRefused):
    """The key file does not open with the passphrase."""

    title = phrase("The passphrase does not open the key file")
    advice = phrase("Enter the passphrase of this key file again, or choose another key file.")


class SshKeyUnusable(SshLoginRefused):
    """The key file is missing, or no private key."""

    title = phrase("The key file cannot be used")
    advice = phrase("Choose the private key (not the .pub file), in OpenSSH's or PEM format, readable by this account.")


class SshSecretMissing(SecretMissing, SshLoginRefused):
    """The SSH server's password, or the key's passphrase, is wanted, and nobody knows it."""

    title = phrase("The password of the SSH server, or of its key, is not known")
    advice = phrase("Set ALX_SSH_PASSWORD, save it in the keychain, or run in a terminal that can ask for it.")


class ForwardingRefused(SourceError):
    """The SSH server lets nobody through to the database."""

    title = phrase("The SSH server does not forward connections")
    advice = phrase(
        "Ask its administrator to allow TCP forwarding to the database for this account (AllowTcpForwarding)."
    )


class BehindTunnelRefused(PortRefused):
    """The SSH server answers, but does not reach the database."""

    title = phrase("The SSH server does not reach the database")
    advice = phrase(
        "Give the database's host and port as the SSH server knows them; 127.0.0.1 is the SSH server itself."
    )
