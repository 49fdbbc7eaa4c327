"""OpenSSH's own server and agent on 127.0.0.1, in a folder of their own, for tests of the tunnel."""

from __future__ import annotations

import contextlib
import getpass
import os
import shutil
import signal
import socket
import subprocess
from pathlib import Path
from types import TracebackType
from typing import Self

from tests.server_process import free_port, run_program
from tests.waiting import until

CONFIG = """
Port {port}
ListenAddress 127.0.0.1
HostKey {host_key}
PidFile none
AuthorizedKeysFile {folder}/authorized_keys
StrictModes no
UsePAM no
PasswordAuthentication no
KbdInteractiveAuthentication no
PermitRootLogin yes
{more}
"""


class OpenSshServer:
    """A context manager. Whoever runs the tests may log in with a key of authorized_keys.

    more: further lines of sshd_config; they hold from the next start() on.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.port = free_port()
        self.user = getpass.getuser()
        self.more = ""
        self.new_host_key()
        self._process: subprocess.Popen[bytes] | None = None

    def new_host_key(self) -> None:
        """Another one from the next start() on."""
        self._host_key = make_key(self.folder / "host_key")

    @property
    def fingerprint(self) -> str:
        """Of its key, as OpenSSH shows it."""
        shown = subprocess.run(["ssh-keygen", "-lf", str(self._host_key)], capture_output=True, text=True, check=True)
        return shown.stdout.split()[1]

    def authorize(self, key: Path) -> None:
        """Let in who has this key."""
        with (self.folder / "authorized_keys").open("a") as file:
            file.write(key.with_suffix(".pub").read_text())

    def start(self) -> None:
        """Listen, on the same port as before."""
        config = self.folder / "sshd_config"
        config.write_text(CONFIG.format(port=self.port, host_key=self._host_key, folder=self.folder, more=self.more))
        if os.geteuid() == 0:
            Path("/run/sshd").mkdir(mode=0o755, exist_ok=True)
        program = shutil.which("sshd") or "/usr/sbin/sshd"
        with (self.folder / "sshd.log").open("ab") as log:
            command = [program, "-D", "-e", "-f", str(config)]
            self._process = subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=log, stderr=log)
        until(self._answers, "sshd listens")

    def kill(self) -> None:
        """At once, with all its connections."""
        if self._process is not None:
            for child in self._children(self._process.pid):
                with contextlib.suppress(ProcessLookupError):
                    os.kill(child, signal.SIGKILL)
            self._process.kill()
            self._process.wait()
            self._process = None

    def __enter__(self) -> Self:
        self.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.kill()

    def _answers(self) -> bool:
        assert self._process is not None and self._process.poll() is None, (self.folder / "sshd.log").read_text()
        with socket.socket() as probe:
            return probe.connect_ex(("127.0.0.1", self.port)) == 0

    def _children(self, parent: int) -> list[int]:
        try:
            listed = Path(f"/proc/{parent}/task/{parent}/children").read_text()
        except OSError:
            return []
        own = [int(pid) for pid in listed.split()]
        return [*own, *(one for child in own for one in self._children(child))]


class Agent:
    """ssh-agent with some keys; a context manager that says where it listens (SSH_AUTH_SOCK)."""

    def __init__(self, folder: Path, *keys: Path) -> None:
        self._socket = folder / "agent"
        self._keys = keys

    def __enter__(self) -> str:
        command = ["ssh-agent", "-D", "-a", str(self._socket)]
        self._process = subprocess.Popen(command, stdout=subprocess.DEVNULL)
        until(self._socket.exists, "ssh-agent listens")
        environment = {**os.environ, "SSH_AUTH_SOCK": str(self._socket)}
        run_program(["ssh-add", "-q", *map(str, self._keys)], env=environment, stdin=subprocess.DEVNULL)
        return str(self._socket)

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._process.terminate()
        self._process.wait()


def make_key(path: Path, passphrase: str = "") -> Path:
    """A private key as ssh-keygen makes it, with its .pub file beside it."""
    path.unlink(missing_ok=True)
    run_program(["ssh-keygen", "-q", "-t", "ed25519", "-N", passphrase, "-f", str(path)])
    return path
