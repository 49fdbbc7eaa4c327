#!/usr/bin/env python3
"""Sets ALX Desktop up and starts it: python3 bootstrap.py demo (on Windows: py bootstrap.py demo).

Needs nothing but Python. Makes the environment .venv beside this file and installs exactly what requirements.lock
names; a second run finds it ready. pip does the downloads, so its settings for proxies and mirrors hold.

  demo          make a demo Moodle site, read it, open the window (without a display: say what to do next);
                with --live, things happen on it meanwhile
  run           open the window; what follows goes to alx-desktop
  test          run the tests; what follows goes to pytest
  bench [NAME]  run benchmarks/NAME.py; without a name, list them
  build         make an application folder in dist/ that runs without Python
  translate     collect the texts anew into the translations (.ts); say what is not translated yet
"""

import sys

if sys.version_info < (3, 11):  # noqa: UP036 - before anything that an older Python does not know
    sys.exit(
        "ALX Desktop needs Python 3.11 to 3.14; this is Python %d.%d (%s).\n"  # noqa: UP031
        "Install a newer one and run bootstrap.py with it, for example: python3.12 bootstrap.py demo\n"
        "On Windows: install it from python.org or the Microsoft Store, then: py -3.12 bootstrap.py demo"
        % (sys.version_info[0], sys.version_info[1], sys.executable)
    )

import ast
import ctypes
import hashlib
import importlib.util
import io
import os
import platform
import shutil
import subprocess
import tempfile
from collections.abc import Iterable, Mapping
from pathlib import Path

HOME = Path(__file__).resolve().parent
VENV = HOME / ".venv"
WINDOWS = os.name == "nt"
BIN = VENV / ("Scripts" if WINDOWS else "bin")
PYTHON = BIN / ("python.exe" if WINDOWS else "python")
PROGRAM = ["-P", "-m", "alx_desktop"]  # -P: no module of the folder that it is started in
NEWEST = (3, 14)  # the Qt of requirements.lock has no build for later ones
GLIBC = (2, 34)  # nor for older Linux

# Shared library -> package of Debian and Ubuntu, found one by one on a bare Debian 12.
QT = {
    "libglib-2.0.so.0": "libglib2.0-0",
    "libGL.so.1": "libgl1",
    "libEGL.so.1": "libegl1",
    "libxkbcommon.so.0": "libxkbcommon0",
    "libfontconfig.so.1": "libfontconfig1",
    "libdbus-1.so.3": "libdbus-1-3",
}
QT_X11 = {
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-shape.so.0": "libxcb-shape0",
}
# Font files that have what the demo's names need -> package; without them such names are boxes.
FONTS = {
    ("*Devanagari*",): "fonts-noto-core",
    ("*CJK*", "DroidSansFallback*", "wqy*"): "fonts-droid-fallback",
    ("*Emoji*",): "fonts-noto-color-emoji",
}
TRANSLATIONS = HOME / "alx_desktop" / "resources" / "i18n"
PROGRAM_FOLDERS = ["/usr/sbin", "/usr/local/sbin", "/usr/lib/postgresql/*/bin"]


class SetupError(Exception):
    """Something that the user has to do first; the text says what."""


def main(arguments: list[str]) -> int:
    """Run the command; its exit code."""
    commands = {"demo": demo, "run": run, "test": test, "bench": bench, "build": build, "translate": translate}
    if not arguments or arguments[0] not in commands:
        print(__doc__)
        return 0 if arguments[:1] in (["-h"], ["--help"]) else 2
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):  # a folder's name may not fit the encoding of a pipe on Windows
            stream.reconfigure(errors="replace")
    try:
        check_python()
        return commands[arguments[0]](arguments[1:])
    except SetupError as error:
        print(f"\n{error}", file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        print("\nStopped. The next run goes on from here.", file=sys.stderr)
        return 130


def demo(arguments: list[str]) -> int:
    """The demo site, in the window if there is a display; else its endpoint is served."""
    need_system(libraries_for_window())
    need_environment()
    need_translations()
    return hand_over([*PROGRAM, "demo", "--serve", *arguments])


def run(arguments: list[str]) -> int:
    """The window, or any other command of alx-desktop."""
    need_system({} if arguments else libraries_for_window())
    need_environment()
    need_translations()
    return hand_over([*PROGRAM, *arguments])


def test(arguments: list[str]) -> int:
    """pytest, on one process more than there are processors unless told otherwise: tests wait for servers."""
    need_system(QT | QT_X11, test_programs(), optional=True)
    need_environment()
    need_translations()
    if os.environ.get("CI") == "true":  # elsewhere the tests of that driver are skipped
        need_mysqlclient()
    # Compiled once for the many processes that tests start, not in each of them again.
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
    processes = (
        []
        if any(a.startswith(("-n", "--numprocesses", "--pdb")) for a in arguments)
        else ["-n", str((os.cpu_count() or 1) + 1), "--dist", "worksteal"]
    )
    return hand_over(["-m", "pytest", *processes, *arguments])


def bench(arguments: list[str]) -> int:
    """One benchmark, or the list of them."""
    files = sorted((HOME / "benchmarks").glob("[a-z]*.py"))
    scripts = {path.stem: path for path in files if "__main__" in path.read_text("utf-8")}
    if not arguments or arguments[0] not in scripts:
        print("Benchmarks:")
        for name, path in scripts.items():
            about = ast.get_docstring(ast.parse(path.read_text("utf-8"))) or ""
            print(f"  {name}: {about.partition(chr(10))[0]}")
        return 2 if arguments else 0
    need_system(QT | QT_X11, test_programs(), optional=True)
    need_environment()
    need_translations()
    need_mysqlclient()
    return hand_over([str(scripts[arguments[0]]), *arguments[1:]])


def build(arguments: list[str]) -> int:
    """The application folder, by PyInstaller; started once to see that it works."""
    need_system(QT | QT_X11)
    need_environment()
    need_translations()
    need_more("requirements-build.lock")
    command = [str(PYTHON), "-m", "PyInstaller", "--noconfirm", "--log-level=ERROR", "build.spec", *arguments]
    if subprocess.call(command, cwd=HOME):
        raise SetupError("PyInstaller failed; its messages are above.")
    program = HOME / "dist" / "alx-desktop" / ("alx-desktop-cli.exe" if WINDOWS else "alx-desktop-cli")
    try_built(program)
    print(f"Made, and tried with the demo site: {program.parent}")
    return 0


def translate(_arguments: list[str]) -> int:
    """Bring the translators' files up to the sources, with Qt's own tools; 1 if something is not translated."""
    need_environment()
    texts = sorted(TRANSLATIONS.glob("*.ts"))
    if subprocess.call(lupdate(texts), cwd=HOME):
        raise SetupError("lupdate failed; its messages are above.")
    need_translations()
    missing = {path.name: path.read_text("utf-8").count('type="unfinished"') for path in texts}
    for name, number in missing.items():
        print(f"{name}: " + (f"{number} texts wait for a translation" if number else "complete"))
    return 1 if any(missing.values()) else 0


def lupdate(texts: Iterable[Path]) -> list[str]:
    """The command that collects the texts of the sources into these files; run it in this folder."""
    command = [str(BIN / "pyside6-lupdate"), "-silent", "-extensions", "py", "alx_desktop", "-no-obsolete"]
    # Without places in the sources, and in the order of the alphabet: a difference shows only what changed.
    command += ["-locations", "none", "-sort-messages", "-disable-heuristic", "similartext"]
    return [*command, "-tr-function-alias", "tr+=phrase", "-ts", *map(str, texts)]


def need_translations() -> None:
    """Make what Qt reads (.qm) of the translators' files (.ts) where it is missing or older; without, it is English."""
    for text in TRANSLATIONS.glob("*.ts"):
        made = text.with_suffix(".qm")
        if made.exists() and made.stat().st_mtime_ns >= text.stat().st_mtime_ns:
            continue
        # Made beside and then moved: an open window has the old one mapped into its memory, and would crash.
        part = made.with_suffix(".part")
        try:
            subprocess.run([str(BIN / "pyside6-lrelease"), "-silent", str(text), "-qm", str(part)], check=True)
            part.replace(made)
        except (OSError, subprocess.CalledProcessError) as error:
            print(f"Going on without the translation {text.name}: {error}", file=sys.stderr)


def try_built(program: Path) -> None:
    """Start the built program far from this folder, and let it make and read a demo site."""
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        for arguments in (["--version"], ["--data-dir", folder, "demo", "--size", "small", "--no-window"]):
            if subprocess.call([str(program), *arguments], cwd=folder):
                raise SetupError(f"It was made, but does not work: {program} {' '.join(arguments)}")


# --- Python and the environment -------------------------------------------------------------------------------------


def check_python() -> None:
    """Refuse a Python or a Linux for which the locked packages have no builds."""
    if sys.version_info[:2] > NEWEST:
        newest = ".".join(map(str, NEWEST))
        raise SetupError(f"ALX Desktop needs Python 3.11 to {newest}; this is Python {platform.python_version()}.")
    if sys.maxsize < 2**32:
        raise SetupError("ALX Desktop needs a 64-bit Python; this one is 32-bit.")
    library, version = platform.libc_ver()
    if sys.platform == "linux" and (library != "glibc" or tuple(map(int, version.split("."))) < GLIBC):
        raise SetupError(
            "ALX Desktop needs a Linux with glibc 2.34 or later, as Debian 12, Ubuntu 22.04 or RHEL 9 have it;\n"
            f"this one has {library or 'another C library'} {version}."
        )


def need_environment() -> None:
    """Make .venv unless it is complete, for this Python, this lock and this place."""
    stamp, wanted = VENV / "alx-stamp", environment_stamp()
    if PYTHON.exists() and read(stamp) == wanted:
        return
    if Path(sys.prefix).resolve() == VENV:
        raise SetupError("The environment .venv must be remade, but runs this very program: use another Python.")
    print("Setting up: this takes a minute or two, once." if not VENV.exists() else "Setting up anew.", flush=True)
    make_venv()
    install("requirements.lock")
    link_package()
    stamp.write_text(wanted, "utf-8")  # last: without it, the next run starts over
    print(f"Ready. The command alx-desktop is {BIN / 'alx-desktop'}", flush=True)


def environment_stamp() -> str:
    """What .venv depends on: it breaks when it is moved, or made for another Python."""
    lock = hashlib.sha256((HOME / "requirements.lock").read_bytes()).hexdigest()
    version = "{}.{}".format(*sys.version_info[:2])
    return "\n".join([lock, sys.implementation.name, version, platform.machine(), sys.base_prefix, str(VENV)])


def make_venv() -> None:
    """An empty environment, in place of whatever .venv was."""
    done = subprocess.run([sys.executable, "-m", "venv", "--clear", str(VENV)], capture_output=True, check=False)
    if done.returncode:
        said = (done.stdout + done.stderr).decode(errors="replace").strip()
        raise SetupError(f"The environment {VENV} cannot be made. If ALX Desktop is open, close it first.\n{said}")


def install(lock: str) -> None:
    """Let pip install a lock file: only files whose hash it names."""
    command = [str(PYTHON), "-I", "-m", "pip", "install", "--disable-pip-version-check", "--no-input"]
    command += ["--progress-bar=off", "--require-hashes", "-r", lock]
    # A user's pip settings hold, but for one that an environment refuses.
    process = subprocess.Popen(
        command, cwd=HOME, env={**os.environ, "PIP_USER": "0"}, stdout=subprocess.PIPE, stderr=subprocess.STDOUT
    )
    assert process.stdout is not None
    with process.stdout as output:
        said = show_progress(
            (line.decode(errors="replace").rstrip() for line in output), (HOME / lock).read_text("utf-8").count("==")
        )
    if process.wait():
        raise SetupError(
            "pip could not install the packages:\n" + "\n".join(said[-15:]) + "\n\n"
            "Behind a proxy or with a mirror of packages, tell pip about it (HTTPS_PROXY, or: pip config set ...);\n"
            "then start again."
        )


def show_progress(lines: Iterable[str], total: int) -> list[str]:
    """One line on a terminal that says how far pip is; returns all that pip said."""
    said: list[str] = []
    begun = 0
    for line in lines:
        said.append(line)
        begun += line.startswith("Collecting ")
        if sys.stdout.isatty() and line.lstrip().startswith(("Collecting ", "Downloading ", "Installing ")):
            text = f"  {begun} of {total}: {line.strip()}"
            print(f"\r{text[:78]:<78}", end="", flush=True)
    if sys.stdout.isatty():
        print(f"\r{'':<78}\r", end="", flush=True)
    return said


def link_package() -> None:
    """Make `import alx_desktop` and the command alx-desktop work in .venv, without building anything."""
    packages = VENV / "Lib" / "site-packages" if WINDOWS else next(VENV.glob("lib/python3*/site-packages"))
    (packages / "alx_desktop.pth").write_text(os.path.relpath(HOME, packages) + "\n", "ascii")
    if WINDOWS:
        (BIN / "alx-desktop.cmd").write_text('@"%~dp0python.exe" -P -m alx_desktop %*\n', "ascii")
        return
    script = BIN / "alx-desktop"
    script.write_text('#!/bin/sh\nexec "$(dirname "$(readlink -f "$0")")/python" -P -m alx_desktop "$@"\n', "ascii")
    script.chmod(0o755)


def need_more(lock: str) -> None:
    """Install a further lock file into .venv, once."""
    stamp = VENV / f"alx-stamp-{lock}"
    wanted = hashlib.sha256((HOME / lock).read_bytes()).hexdigest()
    if read(stamp) != wanted:
        install(lock)
        stamp.write_text(wanted, "utf-8")


def need_mysqlclient() -> None:
    """The fast driver for MySQL. On Linux it is compiled; without the means, things run without it."""
    header = next(Path("/usr/include").glob("m*/mysql.h"), None)
    if sys.platform == "linux" and may_apt() and (header is None or not shutil.which("gcc")):
        apt_install(["libmariadb-dev", "pkg-config", "gcc", "python3-dev"])
    try:
        need_more("requirements-fast.lock")
    except SetupError as error:
        print(f"Going on without mysqlclient, the faster driver: it could not be installed.\n{error}", file=sys.stderr)


def hand_over(arguments: list[str]) -> int:
    """Let the environment's Python go on in place of this one; where a process cannot be replaced, wait for it."""
    command = [str(PYTHON), *arguments]
    if arguments[: len(PROGRAM)] != PROGRAM:
        os.chdir(HOME)
    sys.stdout.flush()
    if not WINDOWS:
        os.execv(command[0], command)
    process = subprocess.Popen(command)
    while True:
        try:
            return process.wait()
        except KeyboardInterrupt:  # Ctrl+C reaches both; the program decides what it means
            continue


def read(path: Path) -> str:
    """The text of a file; empty if it cannot be read."""
    try:
        return path.read_text("utf-8")
    except (OSError, ValueError):
        return ""


# --- What the system must have (Linux only) -------------------------------------------------------------------------


def need_system(
    libraries: Mapping[str, str], programs: Mapping[str, str] | None = None, *, optional: bool = False
) -> None:
    """See that the system has what is named here: install it as root on Debian and Ubuntu.

    Otherwise say exactly what is missing; and stop, unless it is `optional`.
    """
    if sys.platform != "linux":
        return
    missing = missing_python() | missing_libraries(libraries) | missing_programs(programs or {})
    packages = sorted(set(missing.values()))
    try:
        if may_apt():
            apt_install(sorted({*packages, *missing_fonts()}))
        elif missing:
            raise SetupError(
                f"Missing on this system: {', '.join(missing)}. On Debian and Ubuntu:\n  {apt_command(packages)}"
            )
    except SetupError as error:
        if missing and not optional:
            raise
        print(error, file=sys.stderr)


def has_display() -> bool:
    """Whether a window could open."""
    chosen = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    return sys.platform != "linux" or any(os.environ.get(name) for name in chosen)


def libraries_for_window() -> dict[str, str]:
    """What Qt needs here: for Wayland it brings the rest itself; without a display, only root gets it, for pictures."""
    if not has_display():
        return QT if may_apt() else {}
    return QT if os.environ.get("WAYLAND_DISPLAY") else QT | QT_X11


def missing_python() -> dict[str, str]:
    """Debian keeps a part of Python that environments need in a package of its own."""
    if PYTHON.exists() or importlib.util.find_spec("ensurepip"):
        return {}
    return {"Python's module ensurepip": "python{}.{}-venv".format(*sys.version_info[:2])}


def missing_libraries(wanted: Mapping[str, str]) -> dict[str, str]:
    """Those of the libraries that cannot be loaded, with their packages."""
    return {name: package for name, package in wanted.items() if not loads(name)}


def loads(library: str) -> bool:
    """Whether the system finds a shared library."""
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True


def test_programs() -> dict[str, str]:
    """The programs that tests use, with their packages. Those marked "CI" a person may not want to have installed."""
    lines = (line.split() for line in read(HOME / "tests" / "programs.txt").splitlines() if line[:1] != "#")
    in_ci = os.environ.get("CI", "").lower() == "true"
    return {name: package for name, package, *only in lines if in_ci or not only}


def missing_programs(wanted: Mapping[str, str]) -> dict[str, str]:
    """Those of the programs that are nowhere, with their packages."""
    folders = [str(folder) for pattern in PROGRAM_FOLDERS for folder in Path("/").glob(pattern[1:])]
    path = os.pathsep.join([os.environ.get("PATH", ""), *folders])
    return {name: package for name, package in wanted.items() if not shutil.which(name, path=path)}


def missing_fonts() -> set[str]:
    """Packages of fonts for scripts that no installed font has."""
    fonts = Path("/usr/share/fonts")
    return {package for names, package in FONTS.items() if not any(any(fonts.rglob(name)) for name in names)}


def may_apt() -> bool:
    """Whether packages can be installed right here: root on Debian, Ubuntu and their kin."""
    return not WINDOWS and os.geteuid() == 0 and shutil.which("apt-get") is not None


def apt_command(packages: list[str]) -> str:
    """What a person types to install packages."""
    return "sudo apt-get install " + " ".join(packages)


def apt_install(packages: list[str]) -> None:
    """Install packages of Debian and Ubuntu, asking nothing."""
    if not packages:
        return
    print("Installing on this system:", *packages, flush=True)
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    install = ["apt-get", "install", "-y", "-q", "--no-install-recommends", *packages]
    for command in (["apt-get", "update", "-q"], install):
        done = subprocess.run(command, env=environment, stdin=subprocess.DEVNULL, capture_output=True, check=False)
    if done.returncode:
        said = (done.stdout + done.stderr).decode(errors="replace").strip().splitlines()[-15:]
        raise SetupError("apt-get failed:\n" + "\n".join(said) + f"\n\nTry it by hand: {apt_command(packages)}")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
