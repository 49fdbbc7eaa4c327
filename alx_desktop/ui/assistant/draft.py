"""The connection while it is being typed: what is missing or does not fit, field by field; then the settings."""

from __future__ import annotations

import re
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from alx_desktop.config import COMPANY_SOURCE, Profile, SourceSettings, SshSettings, TlsSettings, source_url
from alx_desktop.ui.words import tr

DEFAULT_PORTS = {"mysql": 3306, "postgresql": 5432}
SSH_PORT = 22
_HOST = re.compile(r"^[^\s/@]+$")
_PREFIX = re.compile(r"^[A-Za-z0-9_$]*$")


@dataclass(slots=True)
class Draft:
    """kind: mysql or postgresql. password, ssh_secret: typed, "" = the one that is known already, if any.

    ssh_auth: "" = no tunnel, else as in SshSettings; ssh_secret: its password, or the passphrase of the key file.
    """

    kind: str = "mysql"
    host: str = ""
    port: int = DEFAULT_PORTS["mysql"]
    database: str = ""
    user: str = ""
    password: str = ""
    keep: bool = True
    prefix: str = "mdl_"
    ca: str = ""
    certificate: str = ""
    key: str = ""
    verify: bool = True
    ssh_auth: str = ""
    ssh_host: str = ""
    ssh_port: int = SSH_PORT
    ssh_user: str = ""
    ssh_key: str = ""
    ssh_secret: str = ""
    company_source: str = "iomad"
    base: Profile | None = None

    @classmethod
    def of(cls, profile: Profile) -> Draft:
        """The draft of a profile that exists."""
        source, url = profile.source, profile.source.parsed_url
        kind = url.get_backend_name()
        return cls(
            kind=kind,
            host=url.host or "",
            port=url.port or DEFAULT_PORTS.get(kind, 0),
            database=url.database or "",
            user=url.username or "",
            prefix=source.prefix,
            ca=str(source.tls.ca or ""),
            certificate=str(source.tls.certificate or ""),
            key=str(source.tls.key or ""),
            verify=source.tls.verify,
            **_ssh_fields(source.ssh),
            company_source=source.company_source,
            base=profile,
        )

    def problems(self) -> dict[str, str]:
        """What is missing or does not fit, by field."""
        found = {}
        if not self.host.strip():
            found["host"] = tr("Where is the database? For example db.example.org")
        elif "/" in self.host or " " in self.host.strip():
            found["host"] = tr("Only the host's name or address, without http:// and without blanks")
        if not self.database.strip():
            found["database"] = tr("The value of dbname in Moodle's config.php")
        if not self.user.strip():
            found["user"] = tr("The database account that may read")
        if not _PREFIX.match(self.prefix):
            found["prefix"] = tr("Letters, digits and underscores; it may be empty")
        for name in ("ca", "certificate", "key"):
            path = getattr(self, name).strip()
            if path and not Path(path).is_file():
                found[name] = tr("There is no such file")
        found |= self._ssh_problems()
        if not COMPANY_SOURCE.match(self.company_source):
            found["company_source"] = tr("The field's short name: letters, digits and underscores")
        return found

    def _ssh_problems(self) -> dict[str, str]:
        if not self.ssh_auth:
            return {}
        found = {}
        if not self.ssh_host.strip():
            found["ssh_host"] = tr("Which SSH server leads to the database? For example ssh.example.org")
        elif not _HOST.match(self.ssh_host.strip()):
            found["ssh_host"] = tr("Only the host's name or address, without a user and without blanks")
        if not self.ssh_user.strip():
            found["ssh_user"] = tr("The account on the SSH server")
        if self.ssh_auth == "key":
            if not self.ssh_key.strip():
                found["ssh_key"] = tr("The private key that the SSH server knows")
            elif not Path(self.ssh_key.strip()).is_file():
                found["ssh_key"] = tr("There is no such file")
        return found

    def ssh(self) -> SshSettings | None:
        """The tunnel; None = there is none."""
        if not self.ssh_auth:
            return None
        kept = self.base.source.ssh.model_dump() if self.base and self.base.source.ssh else {}
        asked = {
            "host": self.ssh_host.strip(),
            "port": self.ssh_port,
            "user": self.ssh_user.strip(),
            "auth": self.ssh_auth,
            "key": _path(self.ssh_key) if self.ssh_auth == "key" else None,
        }
        return SshSettings.model_validate({**kept, **asked})

    def settings(self) -> SourceSettings:
        """The settings of this draft; what the assistant does not ask for stays as it was."""
        kept = self.base.source.model_dump() if self.base else {}
        url = source_url(
            _driver(self.kind, self.base),
            username=self.user.strip() or None,
            host=self.host.strip() or None,
            port=self.port,
            database=self.database.strip() or None,
            query=self.base.source.parsed_url.query if self.base and self._same_kind() else {},
        )
        tls = TlsSettings(
            ca=_path(self.ca), certificate=_path(self.certificate), key=_path(self.key), verify=self.verify
        )
        asked = {
            "url": url.render_as_string(hide_password=False),
            "prefix": self.prefix,
            "tls": tls,
            "ssh": self.ssh(),
            "company_source": self.company_source,
        }
        return SourceSettings.model_validate({**kept, **asked})

    def _same_kind(self) -> bool:
        return self.base is not None and self.base.source.parsed_url.get_backend_name() == self.kind


def _driver(kind: str, base: Profile | None) -> str:
    """The profile's own driver if it stays; mysqlclient where it is installed, because it reads much faster."""
    if base is not None and base.source.parsed_url.get_backend_name() == kind:
        return base.source.parsed_url.drivername
    if kind == "postgresql":
        return "postgresql+psycopg"
    return "mysql+mysqldb" if find_spec("MySQLdb") else "mysql+pymysql"


def _ssh_fields(ssh: SshSettings | None) -> dict[str, Any]:
    if ssh is None:
        return {}
    key = str(ssh.key or "")
    return {
        "ssh_auth": ssh.auth, "ssh_host": ssh.host, "ssh_port": ssh.port, "ssh_user": ssh.user, "ssh_key": key
    }  # fmt: skip


def _path(text: str) -> Path | None:
    return Path(text.strip()) if text.strip() else None
