"""`serve` as a service: what each system is told, what happens when it refuses, and that nothing half-made stays."""

from __future__ import annotations

import os
import plistlib
import shutil
import subprocess
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from xml.etree import ElementTree

import pytest

from alx_desktop.paths import DataDir
from alx_desktop.services.always_on import (
    TURNS,
    AlwaysOn,
    AlwaysOnRefused,
    AlwaysOnUnknown,
    Recipe,
    recipe_for,
    run_command,
    serve_command,
)

NAME = 'Müller & "Söhne" 100 % $HOME'


class System:
    """Remembers commands; `refuses` the one that begins so. Has the service from set_up's end to take_down.

    no_bus: as under su or ssh, where no manager of the person's answers.
    """

    def __init__(self, refuses: str = "") -> None:
        self.refuses, self.ran, self.has_it, self.no_bus = refuses, [], False, False  # type: ignore[var-annotated]

    def __call__(self, command: Sequence[str]) -> tuple[int, str]:
        self.ran.append(" ".join(command))
        if self.no_bus and "systemctl" in command:
            return 1, "Failed to connect to bus: No medium found"
        if self.refuses and self.refuses in self.ran[-1]:
            return 1, "Access denied"
        if "is-enabled" in command:
            return (0, "enabled") if self.has_it else (1, "disabled")
        self.has_it = "enable" in command or (self.has_it and "disable" not in command)
        return 0, ""


@pytest.fixture
def recipe(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Recipe:
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path))
    return recipe_for(["/opt/alx", "serve", NAME, "--port", "8765"], NAME, DataDir(tmp_path), "linux")


def test_it_stays_after_a_restart_and_goes_again(recipe: Recipe) -> None:
    system = System()
    service = AlwaysOn(recipe, system)
    assert not service.state().on
    assert service.turn_on().on
    unit = recipe.file.read_text(encoding="utf-8")
    assert 'ExecStart="/opt/alx" "serve" "Müller & \\"Söhne\\" 100 %% $$HOME" "--port" "8765"' in unit
    assert "WantedBy=default.target" in unit and "Restart=on-failure" in unit
    assert any("enable-linger" in line for line in system.ran), "also while nobody is logged in"
    assert any(f"enable {recipe.name}" in line for line in system.ran)
    assert not service.turn_off().on
    assert not recipe.file.exists()


@pytest.mark.parametrize("step", ["enable-linger", "daemon-reload", " enable ", "restart"])
def test_what_the_system_refuses_leaves_nothing(recipe: Recipe, step: str) -> None:
    with pytest.raises(AlwaysOnRefused, match="Access denied"):
        AlwaysOn(recipe, System(step)).turn_on()
    assert not recipe.file.exists()


def test_what_stays_against_our_will_is_said(recipe: Recipe) -> None:
    system = System()
    AlwaysOn(recipe, system).turn_on()
    system.refuses = "disable"
    with pytest.raises(AlwaysOnRefused, match="Access denied"):
        AlwaysOn(recipe, system).turn_off()
    assert recipe.file.exists()


def test_what_cannot_be_told_is_not_taken_for_absent(recipe: Recipe) -> None:
    system = System()
    service = AlwaysOn(recipe, system)
    assert service.turn_on().doubt == ""
    unit = recipe.file.read_bytes()
    system.no_bus = True
    state = service.state()
    assert not state.on and "No medium found" in state.doubt
    for act in (service.turn_off, service.turn_on):
        with pytest.raises(AlwaysOnUnknown, match="No medium found"):
            act()
        assert recipe.file.read_bytes() == unit, "its enabled link is there still"
    system.no_bus = False
    assert service.state().on
    assert not service.turn_off().on and not recipe.file.exists()


def test_where_nobody_could_look_nothing_is_set_up(recipe: Recipe) -> None:
    system = System()
    system.no_bus = True
    with pytest.raises(AlwaysOnUnknown):
        AlwaysOn(recipe, system).turn_on()
    assert not recipe.file.exists() and AlwaysOn(recipe, system).state().doubt == "", "without a file, there is none"
    assert not any("linger" in line for line in system.ran)


def test_a_file_that_cannot_be_written_leaves_the_service_as_it_was(
    recipe: Recipe, monkeypatch: pytest.MonkeyPatch
) -> None:
    system = System()
    AlwaysOn(recipe, system).turn_on()
    unit = recipe.file.read_bytes()

    def full(_path: Path, _content: bytes) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("alx_desktop.services.always_on.write_atomically", full)
    with pytest.raises(AlwaysOnRefused, match="No space left") as caught:
        AlwaysOn(replace(recipe, content=b"[Unit]"), system).turn_on()
    assert "as it was" in caught.value.advice
    assert AlwaysOn(recipe, system).state().on and recipe.file.read_bytes() == unit


@pytest.mark.parametrize(
    ("platform", "code", "said", "absent"),
    [
        ("linux", 1, "disabled", True),
        ("linux", 4, "not-found", True),
        ("linux", 1, "Failed to get unit file state for x.service: No such file or directory", True),
        ("linux", 1, "Failed to get unit file state for x.service: Connection timed out", False),
        ("linux", 127, "No such file or directory: 'env'", False),
        ("darwin", 113, 'Bad request.\nCould not find service "x" in domain for user gui: 501', True),
        ("darwin", 125, "Domain does not support specified action", False),
        ("win32", 0x80070002, "FEHLER: Das System kann die angegebene Datei nicht finden.", True),
        ("win32", 0x80070005, "FEHLER: Zugriff verweigert", False),
    ],
)
def test_an_answer_is_told_from_an_error(tmp_path: Path, platform: str, code: int, said: str, absent: bool) -> None:
    told = replace(recipe_for(["alx"], "demo", DataDir(tmp_path), platform), file=tmp_path / "there")
    told.file.touch()
    state = AlwaysOn(told, lambda _command: (code, said)).state()
    assert not state.on and state.doubt == ("" if absent else said)


@pytest.mark.skipif(shutil.which("systemd-analyze") is None, reason="systemd is not installed")
def test_systemd_understands_the_unit(recipe: Recipe) -> None:
    AlwaysOn(recipe, System()).turn_on()
    done = subprocess.run(
        ["systemd-analyze", "--user", "verify", str(recipe.file)], capture_output=True, text=True, check=False
    )
    assert "Unknown" not in done.stderr and "Missing" not in done.stderr and "nvalid" not in done.stderr


def test_windows_task_has_no_end_and_the_agent_comes_back(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Path, "home", lambda: tmp_path)
    command = ["C:\\Program Files\\alx.exe", "serve", NAME, "--port", "8765"]
    task = recipe_for(command, NAME, DataDir(tmp_path), "win32")
    tree = ElementTree.fromstring(task.content)
    texts = {part.tag.rpartition("}")[2]: part.text for part in tree.iter()}
    assert texts["ExecutionTimeLimit"] == "PT0S" and texts["DisallowStartIfOnBatteries"] == "false"
    assert texts["Command"] == command[0] and texts["Arguments"] == subprocess.list2cmdline(command[1:])
    assert "-Verb RunAs" in task.set_up[0][-1] and '"/RP" "*"' in task.set_up[0][-1]
    agent = recipe_for(command, NAME, DataDir(tmp_path), "darwin")
    entry = plistlib.loads(agent.content)
    assert entry["ProgramArguments"] == command and entry["RunAtLoad"] is True
    assert recipe_for(command, "Mueller", DataDir(tmp_path), "darwin").name != agent.name


def put_programs(folder: Path, monkeypatch: pytest.MonkeyPatch, **programs: str) -> None:
    """Have these shell scripts run as the programs of these names, in a home of their own."""
    for name, does in programs.items():
        program = folder / name
        program.write_text(f"#!/bin/sh\n{does}\n")
        program.chmod(0o755)
    monkeypatch.setenv("PATH", f"{folder}{os.pathsep}{os.environ['PATH']}")
    monkeypatch.setattr(Path, "home", lambda: folder)


@pytest.mark.skipif(os.name != "posix", reason="the words are for a shell")
@pytest.mark.parametrize(("refusals", "code", "said"), [(2, 0, ""), (99, 1, "Bootstrap failed: 5")])
def test_what_still_ends_on_macos_is_waited_for(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, refusals: int, code: int, said: str
) -> None:
    tries = tmp_path / "tries"
    launchctl = f"""case "$1" in bootstrap) echo >> '{tries}'
    [ "$(wc -l < '{tries}')" -gt {refusals} ] || {{ echo 'Bootstrap failed: 5' >&2; exit 5; }};; *) exit 3;; esac"""
    put_programs(tmp_path, monkeypatch, launchctl=launchctl, sleep="exit 0")
    agent = recipe_for(["/opt/alx"], NAME, DataDir(tmp_path), "darwin")
    assert run_command(agent.set_up[0]) == (code, said)
    assert len(tries.read_text().splitlines()) == min(refusals + 1, TURNS)


@pytest.mark.skipif(os.name != "posix", reason="the words are for a shell")
@pytest.mark.parametrize(("looks", "code", "said"), [(2, 0, ""), (99, 1, "Boot-out failed: 36")])
def test_what_macos_ends_may_take_its_time(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, looks: int, code: int, said: str
) -> None:
    tries = tmp_path / "tries"
    launchctl = f"""case "$1" in print) echo >> '{tries}'; [ "$(wc -l < '{tries}')" -le {looks} ];;
    *) echo 'Boot-out failed: 36' >&2; exit 36;; esac"""
    put_programs(tmp_path, monkeypatch, launchctl=launchctl, sleep="exit 0")
    agent = recipe_for(["/opt/alx"], NAME, DataDir(tmp_path), "darwin")
    assert [run_command(command) for command in agent.take_down] == [(code, said)]
    assert len(tries.read_text().splitlines()) == min(looks + 1, TURNS)


def test_a_site_of_the_same_name_elsewhere_has_a_service_of_its_own(tmp_path: Path) -> None:
    for platform in ("linux", "darwin", "win32"):
        here, there = (
            recipe_for(["alx"], "demo", DataDir(tmp_path / folder), platform) for folder in ("here", "there")
        )
        assert here.name != there.name and here.file != there.file
        assert here.name == recipe_for(["alx", "--port", "1"], "demo", DataDir(tmp_path / "here"), platform).name


def test_names_of_windows_do_not_end_a_command(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("USERDOMAIN", "R&D")
    monkeypatch.setenv("LOGNAME", "o\u2019neil")
    folder = tmp_path / "R&D"
    task = recipe_for(["alx.exe"], "demo", DataDir(folder), "win32")
    script = task.set_up[0][-1]
    assert f'"{task.file}"'.replace("'", "''") in script and '"R&D\\o\u2019\u2019neil"' in script
    line = script.partition("/c ")[2]
    bare = "".join(part for at, part in enumerate(line[1:].split('"')) if at % 2 == 0)
    assert bare.count("&") == 3, "between the three commands, and nowhere else"


def test_who_declines_windows_question_has_refused(tmp_path: Path) -> None:
    task = recipe_for(["alx.exe"], "demo", DataDir(tmp_path), "win32")
    for command in (*task.set_up, *task.take_down):
        assert command[-1].startswith("$ErrorActionPreference = 'Stop'; "), "or it goes on to `exit $null`, which is 0"


def test_the_command_names_its_data(tmp_path: Path) -> None:
    command = serve_command(DataDir(tmp_path), NAME, 8765)
    assert command[-6:] == ["--data-dir", str(tmp_path), "serve", NAME, "--port", "8765"]
