"""A process that writes something many times that another process like it writes, too; for tests.

    python -m tests.integration.two_writers KIND PLACE NUMBER

It says "ready", waits for a line, and then adds COUNT things of its own, each by reading, changing and writing.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from alx_desktop.config import Profile, SourceSettings
from alx_desktop.domain.company_settings import CompanySettings
from alx_desktop.domain.ssh_errors import HostKey
from alx_desktop.moodle.known_hosts import KnownHosts
from alx_desktop.paths import DataDir
from alx_desktop.services.company_settings import CompanySettingsService
from alx_desktop.services.profiles import ProfileService
from alx_desktop.services.vault import Vault
from alx_desktop.store.location import StoreLocation
from alx_desktop.store.store import Store

COUNT = 25
MASTER = "correct horse battery"
KEY = "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIGw"
Add = Callable[[int], object]


def settings(place: str, own: int) -> Add:
    """Sites in config.toml."""
    profiles = ProfileService(DataDir(Path(place)))
    source = SourceSettings(url="sqlite:///site.sqlite")
    return lambda number: profiles.add(Profile(name=f"{own}-{number}", source=source))


def known_hosts(place: str, own: int) -> Add:
    """Accepted keys of SSH servers."""
    known = KnownHosts(Path(place) / "known_hosts", others=())
    return lambda number: known.accept(HostKey(f"h{own}-{number}", 22, "ssh-ed25519", "", KEY))


def vault(place: str, own: int) -> Add:
    """Passwords in the vault, all of one length."""
    opened = Vault(Path(place) / "vault.json")
    opened.unlock(MASTER)
    return lambda number: opened.set(f"{own}-{number:02}", "s3cret")


def company(place: str, own: int) -> Add:
    """Courses that the first company does not get. place: the store's URL, or its folder."""
    store = Store.open(StoreLocation(url=place) if "://" in place else StoreLocation(folder=Path(place)))
    service = CompanySettingsService(store, f"writer {own}")
    company_id = min(service.companies())

    def add(number: int) -> None:
        def change(_company_id: int, now: CompanySettings) -> CompanySettings:
            return replace(now, courses_off=now.courses_off | {1000 * (own + 1) + number})

        service.edit([company_id], change)

    return add


KINDS: dict[str, Callable[[str, int], Add]] = {
    one.__name__: one for one in (settings, known_hosts, vault, company)
}  # fmt: skip


def main() -> None:
    """Add them, as fast as it goes."""
    kind, place, own = sys.argv[1], sys.argv[2], int(sys.argv[3])
    add = KINDS[kind](place, own)
    sys.stdout.write("ready\n")
    sys.stdout.flush()
    sys.stdin.readline()
    for number in range(COUNT):
        add(number)


if __name__ == "__main__":
    main()
