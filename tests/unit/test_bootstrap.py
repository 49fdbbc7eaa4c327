"""bootstrap.py: what it says, what it remakes, and a real environment in awkward places."""

from __future__ import annotations

import ast
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

import bootstrap

ROOT = Path(__file__).parents[2]
QT = bootstrap.QT | bootstrap.QT_X11


@pytest.fixture
def said(monkeypatch: pytest.MonkeyPatch) -> list[list[str]]:
    """A Linux where packages may not be installed; returns what apt_install is asked for."""
    asked: list[list[str]] = []
    monkeypatch.setattr(sys, "platform", "linux")
    monkeypatch.setattr(bootstrap, "may_apt", lambda: False)
    monkeypatch.setattr(bootstrap, "apt_install", asked.append)
    monkeypatch.setattr(bootstrap, "missing_python", dict)
    monkeypatch.setattr(bootstrap, "loads", lambda library: library != "libEGL.so.1")
    monkeypatch.setattr(bootstrap, "missing_fonts", lambda: {"fonts-some"})
    return asked


def test_without_a_command_it_explains_itself(capsys: pytest.CaptureFixture[str]) -> None:
    assert bootstrap.main([]) == 2 and bootstrap.main(["nonsense"]) == 2 and bootstrap.main(["--help"]) == 0
    text = capsys.readouterr().out
    assert all(f"\n  {command} " in text for command in ("demo", "run", "test", "bench", "build"))


def test_a_missing_library_is_named_with_its_package(said: list[list[str]]) -> None:
    with pytest.raises(bootstrap.SetupError, match=r"libEGL.so.1(.|\n)*apt-get install libegl1$"):
        bootstrap.need_system(QT)
    assert said == []


def test_missing_things_of_the_tests_are_said_and_no_obstacle(
    said: list[list[str]], capsys: pytest.CaptureFixture[str]
) -> None:
    bootstrap.need_system(QT, {"no-such-server": "some-server"}, optional=True)
    assert "libEGL.so.1, no-such-server" in capsys.readouterr().err


def test_root_installs_all_that_is_missing_at_once(said: list[list[str]], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bootstrap, "may_apt", lambda: True)
    bootstrap.need_system(QT, {"no-such-server": "some-server"})
    assert said == [["fonts-some", "libegl1", "some-server"]]


def test_nothing_missing_installs_nothing(said: list[list[str]], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bootstrap, "may_apt", lambda: True)
    monkeypatch.setattr(bootstrap, "loads", lambda library: True)
    monkeypatch.setattr(bootstrap, "missing_fonts", set)
    bootstrap.need_system(QT)
    assert said == [[]]


def test_a_font_that_cannot_be_installed_is_no_obstacle(
    said: list[list[str]], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def offline(packages: list[str]) -> None:
        raise bootstrap.SetupError(f"apt-get failed: {packages}")

    monkeypatch.setattr(bootstrap, "may_apt", lambda: True)
    monkeypatch.setattr(bootstrap, "apt_install", offline)
    with pytest.raises(bootstrap.SetupError, match="libegl1"):
        bootstrap.need_system(QT)
    monkeypatch.setattr(bootstrap, "loads", lambda library: True)
    bootstrap.need_system(QT)
    assert "apt-get failed: ['fonts-some']" in capsys.readouterr().err


def test_other_systems_than_linux_need_nothing(said: list[list[str]], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "platform", "win32")
    bootstrap.need_system(QT, {"no-such-server": "some-server"})


@pytest.mark.parametrize(
    ("shown_by", "root", "wanted"),
    [("DISPLAY", False, QT), ("WAYLAND_DISPLAY", False, bootstrap.QT), ("", False, {}), ("", True, bootstrap.QT)],
)
def test_what_a_window_needs_depends_on_the_display(
    shown_by: str, root: bool, wanted: dict[str, str], said: list[list[str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        monkeypatch.delenv(name, raising=False)
    if shown_by:
        monkeypatch.setenv(shown_by, ":0")
    monkeypatch.setattr(bootstrap, "may_apt", lambda: root)
    assert bootstrap.libraries_for_window() == wanted


def test_a_python_of_debian_without_ensurepip_is_named_with_the_rest(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(sys, "platform", "linux")
    monkeypatch.setattr(bootstrap, "may_apt", lambda: False)
    monkeypatch.setattr(bootstrap, "PYTHON", tmp_path / "python")
    monkeypatch.setattr("importlib.util.find_spec", lambda name: None)
    with pytest.raises(bootstrap.SetupError, match=r"python3\.\d+-venv some-package"):
        bootstrap.need_system({"libno-such.so": "some-package"})


@pytest.mark.parametrize("version", [(3, 15), (4, 0)])
def test_a_python_without_builds_of_qt_is_refused(version: tuple[int, int], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "version_info", (*version, 0))
    with pytest.raises(bootstrap.SetupError, match=r"3\.11 to 3\.14"):
        bootstrap.check_python()


@pytest.mark.parametrize("library", [("glibc", "2.31"), ("", "")])
def test_a_linux_without_builds_of_qt_is_refused(library: tuple[str, str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "platform", "linux")
    monkeypatch.setattr("platform.libc_ver", lambda: library)
    with pytest.raises(bootstrap.SetupError, match=r"glibc 2\.34"):
        bootstrap.check_python()


def test_an_old_python_can_read_it_as_far_as_its_message() -> None:
    text = (ROOT / "bootstrap.py").read_text("utf-8")
    ast.parse(text, feature_version=(3, 6))
    assert "from __future__" not in text  # Python 3.6 does not know annotations


def test_progress_shows_what_pip_does_and_keeps_all_it_said() -> None:
    lines = ["Collecting one", "  Downloading one.whl (3 MB)", "ERROR: no such thing"]
    assert bootstrap.show_progress(lines, 2) == lines


def test_a_failed_installation_shows_pips_words_and_advice(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(bootstrap, "PYTHON", Path(sys.executable))
    monkeypatch.setattr(bootstrap, "HOME", tmp_path)
    (tmp_path / "some.lock").write_text(f"--no-index\nno-such-thing==1 --hash=sha256:{'0' * 64}\n", "utf-8")
    monkeypatch.setenv("PIP_FIND_LINKS", "")
    with pytest.raises(bootstrap.SetupError, match=r"no-such-thing==1(.|\n)*proxy"):
        bootstrap.install("some.lock")


# --- A real environment, without packages so that it needs no network ------------------------------------------------


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    """A small checkout in a folder with a space and letters of several scripts."""
    folder = tmp_path / "Zoë's 站点 site"
    package = folder / "alx_desktop"
    package.mkdir(parents=True)
    shutil.copy(ROOT / "bootstrap.py", folder)
    (folder / "requirements.lock").write_text("# nothing\n", "utf-8")
    (package / "__init__.py").touch()
    (package / "__main__.py").write_text("import sys; print('arguments', sys.argv[1:]); sys.exit(4)\n", "utf-8")
    return folder


def run(checkout: Path, *arguments: str) -> str:
    """What `bootstrap.py run ARGUMENTS` prints, after its setup; it must hand on the exit code 4."""
    command = [sys.executable, str(checkout / "bootstrap.py"), "run", *arguments]
    done = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", cwd=checkout.parent, check=False)
    assert done.returncode == 4, done.stdout + done.stderr
    return done.stdout


def test_an_environment_is_made_once_and_remade_when_broken(checkout: Path) -> None:
    assert run(checkout, "sync", "a b").splitlines()[-1] == "arguments ['sync', 'a b']"
    assert run(checkout, "sync") == "arguments ['sync']\n"  # ready
    the_command_works_from_anywhere(checkout)
    it_is_not_remade_from_within(checkout)
    assert "Setting up anew" in run(checkout, "sync")  # the lock has changed
    moved = checkout.rename(checkout.with_name("moved"))
    assert "Setting up anew" in run(moved, "sync")
    python = moved / ".venv" / bootstrap.PYTHON.relative_to(bootstrap.VENV)
    python.unlink()  # as when the Python it was made of is gone
    assert "Setting up anew" in run(moved, "sync")


def the_command_works_from_anywhere(checkout: Path) -> None:
    """Also from a folder with a package of that name, which must not run in its place."""
    other = checkout.parent / "alx_desktop"
    other.mkdir()
    (other / "__init__.py").touch()
    (other / "__main__.py").write_text("print('something else')", "utf-8")
    assert run(checkout, "sync") == "arguments ['sync']\n"
    program = checkout / ".venv" / bootstrap.BIN.name / ("alx-desktop.cmd" if os.name == "nt" else "alx-desktop")
    done = subprocess.run([program, "export", "x y"], capture_output=True, text=True, cwd=checkout.parent, check=False)
    assert (done.returncode, done.stdout.strip()) == (4, "arguments ['export', 'x y']")


def it_is_not_remade_from_within(checkout: Path) -> None:
    (checkout / "requirements.lock").write_text("# nothing else\n", "utf-8")
    command = [checkout / ".venv" / bootstrap.PYTHON.relative_to(bootstrap.VENV), "bootstrap.py", "run", "x"]
    done = subprocess.run(command, capture_output=True, text=True, cwd=checkout, check=False)
    assert done.returncode == 1 and "another Python" in done.stderr


def test_an_interrupted_setup_begins_anew(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    done: list[str] = []
    monkeypatch.setattr(bootstrap, "VENV", tmp_path)
    monkeypatch.setattr(bootstrap, "PYTHON", tmp_path / "python")
    (tmp_path / "python").touch()
    monkeypatch.setattr(bootstrap, "make_venv", lambda: done.append("venv"))
    monkeypatch.setattr(bootstrap, "link_package", lambda: done.append("link"))

    def interrupted(lock: str) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(bootstrap, "install", interrupted)
    with pytest.raises(KeyboardInterrupt):
        bootstrap.need_environment()
    monkeypatch.setattr(bootstrap, "install", done.append)
    bootstrap.need_environment()
    assert done == ["venv", "venv", "requirements.lock", "link"]
    bootstrap.need_environment()
    assert len(done) == 4


TS = '<?xml version="1.0"?><TS version="2.1" language="de"><context><name>a</name><message><source>b</source><translation>c</translation></message></context></TS>'  # fmt: skip # noqa: E501


@pytest.fixture
def texts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A translators' file of which nothing was made yet."""
    monkeypatch.setattr(bootstrap, "TRANSLATIONS", tmp_path)
    path = tmp_path / "alx_de.ts"
    path.write_text(TS, "utf-8")
    return path


def test_translations_are_made_where_they_are_missing_or_older(texts: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    made = texts.with_suffix(".qm")
    bootstrap.need_translations()
    first = made.read_bytes()
    assert first and list(texts.parent.glob("*.part")) == []
    os.utime(made, ns=(0, 0))
    before = made.stat().st_ino
    bootstrap.need_translations()
    # A new file: what an open window has in its memory stays as it was.
    assert made.read_bytes() == first and made.stat().st_ino != before
    monkeypatch.setattr(bootstrap, "BIN", texts.parent / "nothing here")
    bootstrap.need_translations()


def test_without_the_tool_the_window_is_english(
    texts: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(bootstrap, "BIN", texts.parent / "nothing here")
    bootstrap.need_translations()
    assert not texts.with_suffix(".qm").exists()
    assert "Going on without the translation alx_de.ts" in capsys.readouterr().err
