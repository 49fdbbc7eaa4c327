"""Start at login: what each kind of system finds written, and what is read back, changed by others, and removed."""

from __future__ import annotations

import plistlib
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from alx_desktop.paths import DataDir
from alx_desktop.services.login_start import (
    APPROVED,
    RUN,
    TITLE,
    Autostart,
    LaunchAgent,
    LoginPlace,
    LoginStart,
    LoginStartRefused,
    RunKey,
    _quoted,
    _split,
    _split_windows,
    login_place,
    start_command,
)
from tests.desktop_parts import need_programs

AWKWARD = ["/opt/ALX Desktop/alx-desktop", "--data-dir", '/home/anna/100 % "mine" $HOME `x` back\\slash', "run"]


class FakeRegistry:
    """As winreg, as far as it is used; `values` by key and name."""

    HKEY_CURRENT_USER, KEY_READ, KEY_SET_VALUE, REG_SZ = "HKCU", 1, 2, 1

    def __init__(self) -> None:
        self.values: dict[tuple[str, str], tuple[Any, int]] = {}
        self.keys = {RUN}
        self.refuses = False

    @contextmanager
    def _open(self, path: str) -> Iterator[str]:
        if self.refuses:
            raise PermissionError(5, "Access is denied")
        if path not in self.keys:
            raise FileNotFoundError(2, "The system cannot find the file specified")
        yield path

    def OpenKey(self, root: str, path: str, _reserved: int, _access: int) -> Any:
        assert root == "HKCU"
        return self._open(path)

    def CreateKeyEx(self, root: str, path: str, _reserved: int, _access: int) -> Any:
        assert root == "HKCU"
        self.keys.add(path)
        return self._open(path)

    def QueryValueEx(self, key: str, name: str) -> tuple[Any, int]:
        if (key, name) not in self.values:
            raise FileNotFoundError(2, "no such value")
        return self.values[key, name]

    def SetValueEx(self, key: str, name: str, _reserved: int, kind: int, value: Any) -> None:
        self.values[key, name] = (value, kind)

    def DeleteValue(self, key: str, name: str) -> None:
        if self.values.pop((key, name), None) is None:
            raise FileNotFoundError(2, "no such value")


@pytest.fixture(params=["linux", "windows", "macos"])
def place(request: pytest.FixtureRequest, tmp_path: Path) -> LoginPlace:
    made: dict[str, LoginPlace] = {
        "linux": Autostart(tmp_path / "config" / "autostart"),
        "windows": RunKey(FakeRegistry()),
        "macos": LaunchAgent(tmp_path / "Library" / "LaunchAgents"),
    }
    return made[request.param]


def start(place: LoginPlace, command: list[str] = AWKWARD) -> LoginStart:
    return LoginStart(DataDir(Path("/data")), place, command)


def test_on_off_and_on_again(place: LoginPlace) -> None:
    login = start(place)
    assert not login.state().on
    state = login.turn_on()
    assert (state.on, state.differs) == (True, "")
    assert login.turn_on() == state
    assert place.read() == (AWKWARD, False)
    assert not login.turn_off().on
    assert place.read() is None
    assert not login.turn_off().on


def test_what_another_installation_wrote_is_shown_and_replaced(place: LoginPlace) -> None:
    start(place, ["/old/alx-desktop", "run", "--background"]).turn_on()
    state = start(place).state()
    assert state.on and "/old/alx-desktop run --background" in state.differs
    assert start(place).turn_on().differs == ""


@pytest.mark.parametrize("line", ["Hidden=true", "X-GNOME-Autostart-enabled=false"])
def test_a_desktop_that_skips_the_entry_is_told_and_overruled(tmp_path: Path, line: str) -> None:
    place = Autostart(tmp_path)
    login = start(place)
    login.turn_on()
    file = Path(place.name)
    file.write_text(f"{file.read_text()}{line}\n")
    assert not login.state().on and "switched off" in login.state().differs
    assert login.turn_on().on


def test_windows_own_switch_is_told_and_overruled() -> None:
    registry = FakeRegistry()
    login = start(RunKey(registry))
    login.turn_on()
    registry.keys.add(APPROVED)
    registry.values[APPROVED, TITLE] = (b"\x02" + bytes(11), 3)
    assert login.state().on
    registry.values[APPROVED, TITLE] = (b"\x03" + bytes(11), 3)
    assert not login.state().on and "switched off" in login.state().differs
    assert login.turn_on().on
    login.turn_off()
    assert registry.values == {}


def test_what_windows_reads() -> None:
    registry = FakeRegistry()
    start(RunKey(registry), [r"C:\Program Files\ALX\alx-desktop.exe", "--data-dir", "C:\\my data\\", "run"]).turn_on()
    line, kind = registry.values[RUN, TITLE]
    assert kind == registry.REG_SZ
    assert line == r'"C:\Program Files\ALX\alx-desktop.exe" --data-dir "C:\my data\\" run'


def test_what_macos_reads(tmp_path: Path) -> None:
    place = LaunchAgent(tmp_path)
    start(place).turn_on()
    entry = plistlib.loads(Path(place.name).read_bytes())
    assert entry["ProgramArguments"] == AWKWARD and entry["RunAtLoad"] is True
    assert Path(place.name).stem == entry["Label"]


def test_what_linux_reads(tmp_path: Path) -> None:
    place = Autostart(tmp_path)
    start(place, ["/opt/alx desktop/alx", "run"]).turn_on()
    lines = Path(place.name).read_text().splitlines()
    assert lines[0] == "[Desktop Entry]" and 'Exec="/opt/alx desktop/alx" "run"' in lines
    assert {"Type=Application", "Name=ALX Desktop"} <= set(lines)


@pytest.mark.skipif(sys.platform != "linux", reason="a .desktop file is Linux'")
def test_the_desktops_own_check_finds_nothing_wrong(tmp_path: Path) -> None:
    need_programs("desktop-file-validate")
    Autostart(tmp_path).write(AWKWARD)
    check = ["desktop-file-validate", "--warn-kde", str(tmp_path / "alx-desktop.desktop")]
    done = subprocess.run(check, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")


def test_entries_that_cannot_be_read_or_written(tmp_path: Path) -> None:
    agent = LaunchAgent(tmp_path)
    Path(agent.name).write_bytes(b"<plist>")
    state = start(agent).state()
    assert state.on and "cannot be read" in state.differs
    assert start(agent).turn_on().differs == ""
    (tmp_path / "file").touch()
    with pytest.raises(LoginStartRefused):
        start(Autostart(tmp_path / "file" / "autostart")).turn_on()
    registry = FakeRegistry()
    registry.refuses = True
    for act in (start(RunKey(registry)).turn_on, start(RunKey(registry)).turn_off):
        with pytest.raises(LoginStartRefused):
            act()
    assert "cannot be read" in start(RunKey(registry)).state().differs


WORDS = st.text(st.characters(codec="utf-8", exclude_characters="\r\n\0"), max_size=20)


@given(st.lists(WORDS.filter(bool), max_size=5))
def test_any_command_is_read_back_from_an_exec_line(command: list[str]) -> None:
    assert _split(" ".join(_quoted(part) for part in command)) == command


@given(st.lists(WORDS, max_size=5))
def test_any_command_is_read_back_from_windows_line(command: list[str]) -> None:
    assert _split_windows(subprocess.list2cmdline(command)) == command


def test_the_place_follows_the_desktop(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path))
    assert login_place("linux").name == str(tmp_path / "autostart" / "alx-desktop.desktop")
    monkeypatch.setenv("XDG_CONFIG_HOME", "relative")
    assert login_place("linux").name == str(Path.home() / ".config" / "autostart" / "alx-desktop.desktop")
    assert login_place("darwin").name.endswith("org.alx-desktop.login.plist")


def test_the_command_of_the_environment_and_of_the_built_program(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    data = DataDir(tmp_path / "data")
    tail = ["--data-dir", str(tmp_path / "data"), "run", "--background"]
    assert start_command(data) == [sys.executable, "-m", "alx_desktop", *tail]
    (tmp_path / "pythonw.exe").touch()
    monkeypatch.setattr(sys, "executable", str(tmp_path / "python.exe"))
    assert start_command(data, "win32") == [str(tmp_path / "pythonw.exe"), "-m", "alx_desktop", *tail]
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    monkeypatch.setattr(sys, "executable", str(tmp_path / "alx-desktop-cli.exe"))
    assert start_command(data, "win32") == [str(tmp_path / "alx-desktop.exe"), *tail]
