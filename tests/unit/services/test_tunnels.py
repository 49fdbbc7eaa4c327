"""Tunnels are shared; what belongs to all of them is kept once."""

from __future__ import annotations

import threading
from pathlib import Path

import asyncssh

from alx_desktop.domain.ssh_errors import HostKey
from alx_desktop.services.tunnels import Tunnels


def test_keys_that_are_accepted_at_once_are_all_known(tmp_path: Path) -> None:
    """The file is read and written anew for each: one behind the other, or the last one alone is left."""
    text = " ".join(asyncssh.generate_private_key("ssh-ed25519").export_public_key().decode().split()[:2])
    tunnels, names = Tunnels(tmp_path / "known_hosts"), [f"host{number}" for number in range(16)]
    gate = threading.Barrier(len(names))

    def accept(name: str) -> None:
        gate.wait()
        tunnels.accept(HostKey(name, 22, "ssh-ed25519", "", text))

    threads = [threading.Thread(target=accept, args=(name,)) for name in names]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    lines = (tmp_path / "known_hosts").read_text().splitlines()
    assert sorted(line.split()[0] for line in lines) == sorted(names)
