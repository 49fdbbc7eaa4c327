"""A profile's settings as they may be shown to others: what matters for a problem, and no name or address."""

from __future__ import annotations

from typing import Any

from sqlalchemy.engine import make_url

from alx_desktop.config import Profile

COUNTED = ("allowed_hosts", "cors_origins")
LOOPBACK = ("127.0.0.1", "::1", "localhost")
PRESENCE = ("certificate", "key", "pfx", "ca")


def plain_settings(profile: Profile) -> dict[str, Any]:
    """Every setting; of URLs only the driver, of files only whether there is one, of lists only how long they are."""
    data = profile.model_dump(mode="json")
    del data["name"]
    data["folder"] = "set" if profile.folder else None
    data["source"]["url"] = _driver(profile.source.url)
    data["store_url"] = None if profile.store_url is None else _driver(profile.store_url)
    company_source = profile.source.company_source
    data["source"]["company_source"] = company_source.partition(":")[0]
    ssh = data["source"]["ssh"] or {}
    for key in ssh.keys() & {"host", "user"}:
        ssh[key] = "set"
    for section in (data["endpoint"], data["source"]["tls"], ssh):
        for key in section:
            if key in PRESENCE:
                section[key] = "set" if section[key] else None
            elif key in COUNTED:
                section[key] = f"{len(section[key])} given"
    here = profile.endpoint.host in LOOPBACK
    data["endpoint"]["host"] = "this computer" if here else "network"
    return data


def _driver(url: str) -> str:
    return make_url(url).drivername
