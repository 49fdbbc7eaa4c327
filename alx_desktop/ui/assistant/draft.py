"""The connection while it is being typed: what is missing or does not fit, field by field; then the settings."""

from __future__ import annotations

import re
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path

from alx_desktop.config import COMPANY_SOURCE, Profile, SourceSettings, TlsSettings, source_url
from alx_desktop.ui.words import tr

DEFAULT_PORTS = {"mysql": 3306, "postgresql": 5432}
_PREFIX = re.compile(r"^[A-Za-z0-9_$]*$")


@dataclass(slots=True)
class Draft:
    """kind: mysql or postgresql. password: typed, "" = the one that is known already, if any."""

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
        if not COMPANY_SOURCE.match(self.company_source):
            found["company_source"] = tr("The field's short name: letters, digits and underscores")
        return found

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


def _path(text: str) -> Path | None:
    return Path(text.strip()) if text.strip() else None
