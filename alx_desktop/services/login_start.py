"""Starting at login: what the system reads when this person logs in, written, read back and removed.

Sources: freedesktop.org's Desktop Application Autostart and Desktop Entry specifications (Linux); the `Run` key of
HKEY_CURRENT_USER and Explorer's `StartupApproved`, where Windows' own settings switch entries off; launchd.plist(5).
"""

from __future__ import annotations

import contextlib
import os
import plistlib
import re
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Protocol
from xml.parsers.expat import ExpatError

from alx_desktop.domain.errors import AlxError
from alx_desktop.domain.phrases import phrase
from alx_desktop.files import write_atomically
from alx_desktop.paths import DataDir

ENTRY = "alx-desktop"
TITLE = "ALX Desktop"
LABEL = "org.alx-desktop.login"
RUN = r"Software\Microsoft\Windows\CurrentVersion\Run"
APPROVED = r"Software\Microsoft\Windows\CurrentVersion\Explorer\StartupApproved\Run"


class LoginStartRefused(AlxError):
    """The system did not take or give up the entry."""

    title = phrase("Start at login was not changed")
    advice = phrase("Look whether this person may write there, then try again.")


@dataclass(frozen=True, slots=True)
class LoginState:
    """on: the system starts something of ours at login. differs: why that is not this program as it runs now, in
    words; "" = it is, or nothing is started. place: where the system keeps it."""

    on: bool
    place: str
    differs: str = ""


class LoginPlace(Protocol):
    """Where one kind of system keeps it. read: what is started, None = nothing; and whether the system skips it."""

    @property
    def name(self) -> str: ...
    def read(self) -> tuple[list[str], bool] | None: ...
    def write(self, command: Sequence[str]) -> None: ...
    def remove(self) -> None: ...


class LoginStart:
    """Starts this program, over this data directory, in the background at login. All calls touch the disk."""

    def __init__(self, data_dir: DataDir, place: LoginPlace | None = None, command: Sequence[str] = ()) -> None:
        self._place = place or login_place()
        self._command = list(command or start_command(data_dir))

    def state(self) -> LoginState:
        """What the system has now."""
        try:
            found = self._place.read()
        except (OSError, ValueError) as error:
            return LoginState(True, self._place.name, phrase("The entry cannot be read: {0}", error))
        if found is None:
            return LoginState(False, self._place.name)
        command, skipped = found
        if skipped:
            return LoginState(False, self._place.name, phrase("It is switched off in the system's own settings."))
        differs = "" if command == self._command else phrase("It starts something else: {0}", " ".join(command))
        return LoginState(True, self._place.name, differs)

    def turn_on(self) -> LoginState:
        """Have it started, in place of what the entry had. Raises LoginStartRefused."""
        try:
            self._place.write(self._command)
        except OSError as error:
            raise LoginStartRefused(str(error)) from error
        return self.state()

    def turn_off(self) -> LoginState:
        """Remove the entry. Raises LoginStartRefused."""
        try:
            self._place.remove()
        except OSError as error:
            raise LoginStartRefused(str(error)) from error
        return self.state()


def login_place(platform: str = sys.platform) -> LoginPlace:
    """That of this system."""
    if platform == "win32":
        import winreg

        return RunKey(winreg)
    if platform == "darwin":
        return LaunchAgent(Path.home() / "Library" / "LaunchAgents")
    configured = os.environ.get("XDG_CONFIG_HOME", "")
    # A relative path is to be ignored, says the Base Directory specification.
    folder = Path(configured) if Path(configured).is_absolute() else Path.home() / ".config"
    return Autostart(folder / "autostart")


def start_command(data_dir: DataDir, platform: str = sys.platform) -> list[str]:
    """What starts this program in the background: the built one, or the Python of this environment."""
    program = Path(sys.executable)
    windowed = program.with_name(program.name.replace("alx-desktop-cli", "alx-desktop"))
    if getattr(sys, "frozen", False):
        command = [str(windowed)]
    else:
        # On Windows, python.exe would open a console beside the window.
        quiet = program.with_name("pythonw.exe")
        command = [str(quiet if platform == "win32" and quiet.exists() else program), "-m", "alx_desktop"]
    # Always named: a session's environment is not there at login.
    return [*command, "--data-dir", str(data_dir.root.absolute()), "run", "--background"]


class Autostart:
    """A .desktop file in the folder that desktops read at login."""

    def __init__(self, folder: Path) -> None:
        self._file = folder / f"{ENTRY}.desktop"

    @property
    def name(self) -> str:
        """The file."""
        return str(self._file)

    def read(self) -> tuple[list[str], bool] | None:
        """See LoginPlace."""
        if not self._file.exists():
            return None
        lines = (line.partition("=") for line in self._file.read_text(encoding="utf-8").splitlines())
        entry = {key.strip(): value.strip() for key, _equals, value in lines}
        skipped = entry.get("Hidden") == "true" or entry.get("X-GNOME-Autostart-enabled") == "false"
        return _split(entry.get("Exec", "")), skipped

    def write(self, command: Sequence[str]) -> None:
        """See LoginPlace."""
        self._file.parent.mkdir(parents=True, exist_ok=True)
        text = "\n".join((
            "[Desktop Entry]",
            "Type=Application",
            f"Name={TITLE}",
            f"Exec={' '.join(_quoted(part) for part in command)}",
            "Terminal=false",
            "X-GNOME-Autostart-enabled=true",
            "",
        ))  # fmt: skip
        write_atomically(self._file, text.encode())

    def remove(self) -> None:
        """See LoginPlace."""
        self._file.unlink(missing_ok=True)


class RunKey:
    """A value below the person's own Run key. registry: the module winreg, or what stands for it."""

    def __init__(self, registry: Any) -> None:
        self._registry = registry

    @property
    def name(self) -> str:
        """The value's path."""
        return rf"HKEY_CURRENT_USER\{RUN}\{TITLE}"

    def read(self) -> tuple[list[str], bool] | None:
        """See LoginPlace."""
        line = self._value(RUN)
        if line is None:
            return None
        switch = self._value(APPROVED)
        # An even first byte stands for on, an odd one for off.
        skipped = isinstance(switch, bytes) and bool(switch) and bool(switch[0] & 1)
        return _split_windows(str(line)), skipped

    def write(self, command: Sequence[str]) -> None:
        """See LoginPlace. Windows' own switch goes with it, or it would stay off."""
        registry = self._registry
        with registry.CreateKeyEx(registry.HKEY_CURRENT_USER, RUN, 0, registry.KEY_SET_VALUE) as key:
            registry.SetValueEx(key, TITLE, 0, registry.REG_SZ, subprocess.list2cmdline(command))
        self._delete(APPROVED)

    def remove(self) -> None:
        """See LoginPlace."""
        self._delete(RUN)
        self._delete(APPROVED)

    def _value(self, path: str) -> Any:
        registry = self._registry
        with (
            contextlib.suppress(FileNotFoundError),
            registry.OpenKey(registry.HKEY_CURRENT_USER, path, 0, registry.KEY_READ) as key,
        ):
            return registry.QueryValueEx(key, TITLE)[0]
        return None

    def _delete(self, path: str) -> None:
        registry = self._registry
        with (
            contextlib.suppress(FileNotFoundError),
            registry.OpenKey(registry.HKEY_CURRENT_USER, path, 0, registry.KEY_SET_VALUE) as key,
        ):
            registry.DeleteValue(key, TITLE)


class LaunchAgent:
    """A property list in the folder of the person's launch agents; macOS reads it at login."""

    def __init__(self, folder: Path) -> None:
        self._file = folder / f"{LABEL}.plist"

    @property
    def name(self) -> str:
        """The file."""
        return str(self._file)

    def read(self) -> tuple[list[str], bool] | None:
        """See LoginPlace."""
        if not self._file.exists():
            return None
        try:
            entry = plistlib.loads(self._file.read_bytes())
            return [str(part) for part in entry["ProgramArguments"]], bool(entry.get("Disabled", False))
        except (plistlib.InvalidFileException, ExpatError, KeyError, TypeError) as error:
            raise ValueError("it is no property list of a launch agent") from error

    def write(self, command: Sequence[str]) -> None:
        """See LoginPlace."""
        self._file.parent.mkdir(parents=True, exist_ok=True)
        entry = {"Label": LABEL, "ProgramArguments": list(command), "RunAtLoad": True, "ProcessType": "Interactive"}
        write_atomically(self._file, plistlib.dumps(entry))

    def remove(self) -> None:
        """See LoginPlace."""
        self._file.unlink(missing_ok=True)


def _quoted(part: str) -> str:
    """An argument of Exec: quoted, its reserved characters escaped, then as a string of the file; % is a field code."""
    inner = "".join(f"\\{char}" if char in '"`$\\' else char for char in part)
    return f'"{inner}"'.replace("\\", "\\\\").replace("%", "%%")


def _split(line: str) -> list[str]:
    plain = line.replace("%%", "%").replace("\\\\", "\\")
    found = re.findall(r'"((?:[^"\\]|\\.)*)"|(\S+)', plain)
    return [bare or re.sub(r"\\(.)", r"\1", quoted) for quoted, bare in found]


def _split_windows(line: str) -> list[str]:
    """What subprocess.list2cmdline joined, by the rules of Microsoft's C runtime."""
    parts: list[str] = []
    text, in_quotes, has_part, at = "", False, False, 0
    while at < len(line):
        slashes = len(line[at:]) - len(line[at:].lstrip("\\"))
        at += slashes
        char = line[at] if at < len(line) else ""
        if char == '"':
            text += "\\" * (slashes // 2)
            if slashes % 2:
                text += '"'
            else:
                in_quotes = not in_quotes
            has_part = True
        else:
            text += "\\" * slashes
            if char in (" ", "\t") and not in_quotes:
                if has_part or text:
                    parts.append(text)
                text, has_part = "", False
            else:
                text += char
        at += 1
    return [*parts, text] if has_part or text else parts
