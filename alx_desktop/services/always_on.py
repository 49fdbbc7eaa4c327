"""`serve` as a service of the system: set up, looked at and taken down, for one site.

Sources: systemd.unit(5), systemd.service(5) and loginctl(1); launchd.plist(5) and launchctl(1); Task Scheduler's XML
schema and `schtasks` in Microsoft's reference. The parts for Windows and macOS are written to those, not tried there.
"""

from __future__ import annotations

import getpass
import os
import plistlib
import re
import shlex
import subprocess
import sys
import zlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from xml.sax.saxutils import escape

from alx_desktop.domain.errors import AlxError
from alx_desktop.domain.phrases import phrase
from alx_desktop.files import write_atomically
from alx_desktop.paths import DataDir

LONGEST = 300
"""Seconds that a command of the system may take: on Windows a person is asked meanwhile."""
LOOK_LONGEST = 10
"""Seconds that looking may take; of a system that says nothing by then, nobody can tell whether it has the service."""

TASK = """<?xml version="1.0" encoding="UTF-16"?>
<Task version="1.2" xmlns="http://schemas.microsoft.com/windows/2004/02/mit/task">
  <Triggers><BootTrigger><Enabled>true</Enabled></BootTrigger></Triggers>
  <Principals><Principal id="Author"><UserId>{user}</UserId><LogonType>Password</LogonType></Principal></Principals>
  <Settings>
    <DisallowStartIfOnBatteries>false</DisallowStartIfOnBatteries>
    <StopIfGoingOnBatteries>false</StopIfGoingOnBatteries>
    <MultipleInstancesPolicy>IgnoreNew</MultipleInstancesPolicy>
    <ExecutionTimeLimit>PT0S</ExecutionTimeLimit>
    <RestartOnFailure><Interval>PT1M</Interval><Count>999</Count></RestartOnFailure>
  </Settings>
  <Actions Context="Author"><Exec><Command>{program}</Command><Arguments>{arguments}</Arguments></Exec></Actions>
</Task>
"""
"""Without these settings, Windows ends a task after three days, and on a battery."""

TURNS = 20
"""Of launchctl, a second apart: bootout may be back before what it ends, and what ends is not started anew."""

OFF = frozenset(("disabled", "linked", "linked-runtime", "masked", "masked-runtime", "not-found"))
"""What `systemctl is-enabled` calls a unit that nothing starts; before version 254 it has no word for the last one."""
NO_SERVICE, NO_TASK = 113, 0x80070002
"""What launchctl (`launchctl error 113`) and schtasks (ERROR_FILE_NOT_FOUND as HRESULT) say of one they do not have."""

Run = Callable[[Sequence[str]], tuple[int, str]]


class AlwaysOnRefused(AlxError):
    """The system did not take or give up the service."""

    title = phrase("The service was not changed")
    advice = phrase("Start it yourself with the command that is shown, as somebody who may set up services here.")


class AlwaysOnUnknown(AlwaysOnRefused):
    """The system did not say whether it has the service: nobody reaches systemd's user manager under su, for one."""

    title = phrase("The system does not say whether the service is set up")
    advice = phrase(
        "The service's file, if there is one, was kept. Try again as the person who set it up, logged in without su."
    )


@dataclass(frozen=True, slots=True)
class Recipe:
    """name: as the system calls it. command: what it runs, as one types it. file: what is written first.

    set_up, take_down: commands, in this order; each must end with 0 in set_up. check: ends with 0 while it is set up;
    is_no(exit code, words): whether another end of it is the answer that it is not, rather than an error.
    """

    name: str
    command: str
    file: Path
    content: bytes
    set_up: tuple[tuple[str, ...], ...]
    take_down: tuple[tuple[str, ...], ...]
    check: tuple[str, ...]
    is_no: Callable[[int, str], bool]


@dataclass(frozen=True, slots=True)
class AlwaysOnState:
    """on: the system starts `serve` for this site. name: as the system calls it; place: the file that says so.

    command: what it runs, as one types it. doubt: why nobody can tell whether it is on, in the system's words; "" =
    the system has answered.
    """

    on: bool
    name: str
    place: str
    command: str
    doubt: str = ""


class AlwaysOn:
    """Runs `serve` of one site without the window. All calls run programs of the system."""

    def __init__(self, recipe: Recipe, run: Run | None = None) -> None:
        self._recipe, self._run = recipe, run or run_command
        self._look = run or partial(run_command, seconds=LOOK_LONGEST)

    def state(self) -> AlwaysOnState:
        """What the system has now."""
        recipe = self._recipe
        on, doubt = self._look_up() if recipe.file.exists() else (False, "")
        return AlwaysOnState(on, recipe.name, str(recipe.file), recipe.command, doubt)

    def turn_on(self) -> AlwaysOnState:
        """Set it up and start it. Raises AlwaysOnRefused; then it is not set up at all.

        An earlier one stays as it was where its file cannot be written, and where the system does not even say whether
        it has it (AlwaysOnUnknown): what nobody can look at, nobody could take down.
        """
        recipe = self._recipe
        _on, doubt = self._look_up()
        if doubt:
            raise AlwaysOnUnknown(doubt)
        try:
            recipe.file.parent.mkdir(parents=True, exist_ok=True)
            write_atomically(recipe.file, recipe.content)
        except OSError as error:
            advice = phrase("Its file cannot be written; a service that was there before is as it was.")
            raise AlwaysOnRefused(str(error), advice=advice) from error
        for command in recipe.set_up:
            code, said = self._run(command)
            if code:
                self._take_down()
                raise AlwaysOnRefused(f"{command[0]}: {said or code}")
        return self.state()

    def turn_off(self) -> AlwaysOnState:
        """Stop it and take it down. Raises AlwaysOnRefused where it stays, AlwaysOnUnknown where it may."""
        said = self._take_down()
        state = self.state()
        if state.doubt:
            raise AlwaysOnUnknown(f"{state.place}: {state.doubt}")
        if state.on:
            raise AlwaysOnRefused(said)
        return state

    def _look_up(self) -> tuple[bool, str]:
        """(whether the system has it, what the system said instead of an answer)."""
        code, said = self._look(self._recipe.check)
        if code and not self._recipe.is_no(code, said):
            return False, said or f"{self._recipe.check[0]}: {code}"
        return code == 0, ""

    def _take_down(self) -> str:
        told = [self._run(command) for command in self._recipe.take_down]
        failed = next((said for code, said in told if code), "")
        # While the system still has it, or may have, its file stays: without, nobody would see that it is there.
        if self._look_up() == (False, ""):
            self._recipe.file.unlink(missing_ok=True)
        return failed


def always_on(data_dir: DataDir, profile: str, port: int, platform: str = sys.platform) -> AlwaysOn:
    """The service of that site on this system."""
    return AlwaysOn(recipe_for(serve_command(data_dir, profile, port), profile, data_dir, platform))


def serve_command(data_dir: DataDir, profile: str, port: int) -> list[str]:
    """What runs it: the built console program, or the Python of this environment."""
    program = Path(sys.executable)
    if getattr(sys, "frozen", False):
        console = program.with_name(f"alx-desktop-cli{program.suffix}")
        command = [str(console if console.exists() else program)]
    else:
        command = [str(program), "-m", "alx_desktop"]
    return [*command, "--data-dir", str(data_dir.root.absolute()), "serve", profile, "--port", str(port)]


def recipe_for(command: Sequence[str], profile: str, data_dir: DataDir, platform: str) -> Recipe:
    """How this system is told."""
    plain = _plain(profile, data_dir)
    if platform == "win32":
        return _task(command, plain, data_dir.root / "service" / f"{plain}.xml")
    if platform == "darwin":
        return _agent(command, plain)
    return _unit(command, plain, profile)


def run_command(command: Sequence[str], seconds: float = LONGEST) -> tuple[int, str]:
    """Exit code, and what it said. A program that is not there ends with 127, as in a shell."""
    hidden = getattr(subprocess, "CREATE_NO_WINDOW", 0)
    try:
        done = subprocess.run(
            command, capture_output=True, text=True, errors="replace", timeout=seconds, check=False,
            creationflags=hidden, stdin=subprocess.DEVNULL,
        )  # fmt: skip
    except (OSError, subprocess.TimeoutExpired) as error:
        return 127, str(error)
    return done.returncode, (done.stderr or done.stdout).strip()


def _plain(profile: str, data_dir: DataDir) -> str:
    """The profile's name in letters that every system takes; another one for each profile of each data directory."""
    whose = f"{data_dir.root.absolute()}\0{profile}".encode()
    return f"{re.sub(r'[^A-Za-z0-9_-]', '-', profile)}-{zlib.crc32(whose):08x}"


def _unit(command: Sequence[str], plain: str, profile: str) -> Recipe:
    """A unit of the person's systemd, kept after a restart; with lingering, also before anybody logs in."""
    configured = os.environ.get("XDG_CONFIG_HOME", "")
    folder = Path(configured) if Path(configured).is_absolute() else Path.home() / ".config"
    name = f"alx-desktop-{plain}.service"
    lines = (
        "[Unit]", f"Description=ALX Desktop: {profile.replace('%', '%%')}", "",
        "[Service]", "ExecStart=" + " ".join(map(_quoted, command)), "Restart=on-failure", "RestartSec=10", "",
        "[Install]", "WantedBy=default.target", "",
    )  # fmt: skip
    control = ("systemctl", "--user")
    return Recipe(
        name, shlex.join(command), folder / "systemd" / "user" / name, "\n".join(lines).encode(),
        (("loginctl", "enable-linger"), (*control, "daemon-reload"), (*control, "enable", name),
         (*control, "restart", name)),
        ((*control, "disable", "--now", name),),
        ("env", "LC_ALL=C", *control, "is-enabled", name), _is_no_unit,
    )  # fmt: skip


def _is_no_unit(_code: int, said: str) -> bool:
    """Without a manager of the person's (su, ssh without lingering) it says that it found no bus instead."""
    older = said.startswith("Failed to get unit file state") and said.endswith("No such file or directory")
    return said in OFF or older


def _quoted(part: str) -> str:
    """An argument of ExecStart: quoted; % and $ mean themselves when doubled."""
    inner = part.replace("\\", "\\\\").replace('"', '\\"').replace("%", "%%").replace("$", "$$")
    return f'"{inner}"'


def _agent(command: Sequence[str], plain: str) -> Recipe:
    """A launch agent: from the person's login on. A daemon, before it, would need root and could open no keychain."""
    label = f"org.alx-desktop.serve.{plain}"
    file = Path.home() / "Library" / "LaunchAgents" / f"{label}.plist"
    entry = {"Label": label, "ProgramArguments": list(command), "RunAtLoad": True,
             "KeepAlive": {"SuccessfulExit": False}, "ProcessType": "Background"}  # fmt: skip
    domain = f"gui/{getattr(os, 'getuid', int)()}"
    end = ("launchctl", "bootout", f"{domain}/{label}")
    # What is loaded already is loaded anew, once its process has ended; that nothing was is no failure.
    start = (
        f"{shlex.join(end)} 2>/dev/null; for turn in $(seq {TURNS}); do "
        f'said=$(launchctl bootstrap {domain} {shlex.quote(str(file))} 2>&1) && exit 0; sleep 1; done; echo "$said"; '
        "exit 1"
    )
    look = ("launchctl", "print", f"{domain}/{label}")
    ended = (
        f"said=$({shlex.join(end)} 2>&1); for turn in $(seq {TURNS}); do "
        f'{shlex.join(look)} >/dev/null 2>&1 || exit 0; sleep 1; done; echo "$said"; exit 1'
    )
    return Recipe(
        label, shlex.join(command), file, plistlib.dumps(entry), (("/bin/sh", "-c", start),),
        (("/bin/sh", "-c", ended),), look, lambda code, _said: code == NO_SERVICE,
    )  # fmt: skip


def _task(command: Sequence[str], plain: str, file: Path) -> Recipe:
    """A task at the computer's start. Windows asks for consent, then in its console for the person's password."""
    name, user = f"ALX Desktop {plain}", _windows_user()
    text = TASK.format(user=escape(user), program=escape(command[0]),
                       arguments=escape(subprocess.list2cmdline(command[1:])))  # fmt: skip
    make = _line("schtasks", "/Create", "/F", "/TN", name, "/XML", str(file), "/RU", user, "/RP", "*")
    start, remove = _line("schtasks", "/Run", "/TN", name), _line("schtasks", "/Delete", "/F", "/TN", name)
    end = _line("schtasks", "/End", "/TN", name)
    return Recipe(
        name, subprocess.list2cmdline(command), file, text.encode("utf-16"),
        (_elevated(f"{end} & {make} && {start}"),), (_elevated(f"{end} & {remove}"),),
        # Without /HRESULT, any failure ends with 1, and its words are in the system's language.
        ("schtasks", "/Query", "/TN", name, "/HRESULT"), lambda code, _said: code == NO_TASK,
    )  # fmt: skip


def _windows_user() -> str:
    domain = os.environ.get("USERDOMAIN", "")
    return f"{domain}\\{getpass.getuser()}" if domain else getpass.getuser()


def _line(*parts: str) -> str:
    """A command for cmd: outside of quotes, an & in a person's or a folder's name would begin another one."""
    return " ".join(f'"{part}"' for part in parts)


def _elevated(line: str) -> tuple[str, ...]:
    """A line of cmd, run with an administrator's rights after Windows has asked; its exit code comes back.

    Who says no there has refused: PowerShell would go on, and end with 0. It takes curly quotes for straight ones.
    """
    arguments = re.sub("['\u2018-\u201b]", r"\g<0>\g<0>", f'/d /s /c "{line}"')
    script = (
        "$ErrorActionPreference = 'Stop'; $p = Start-Process cmd.exe -Verb RunAs -Wait -PassThru "
        f"-ArgumentList '{arguments}'; exit $p.ExitCode"
    )
    return ("powershell", "-NoProfile", "-Command", script)
