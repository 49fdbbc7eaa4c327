"""build.spec names everything that PyInstaller cannot see by itself. It is read without PyInstaller."""

from __future__ import annotations

import ast
import re
import sys
import tomllib
from importlib.metadata import distribution
from importlib.util import find_spec
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from alx_desktop.config import SOURCE_DRIVERS
from alx_desktop.services.licences import licence_files, packages

ROOT = Path(__file__).parents[2]
PACKAGE = ROOT / "alx_desktop"
NOT_TAKEN = {".ts", ".pyc"}  # what translators edit, and what Python makes anew


@pytest.fixture(scope="module")
def sources() -> list[ast.Module]:
    """The syntax trees of the application."""
    return [ast.parse(path.read_text("utf-8")) for path in PACKAGE.rglob("*.py")]


class Recorded:
    """Stands for each of PyInstaller's targets; keeps what it is given."""

    calls: dict[str, list[dict[str, Any]]] = {}

    def __init__(self, *parts: Any, **named: Any) -> None:
        Recorded.calls.setdefault(type(self).__name__, []).append({"parts": parts, **named})
        self.scripts, self.pure, self.binaries, self.datas = [], [], named.get("binaries", []), named.get("datas", [])


@pytest.fixture(scope="module")
def spec() -> dict[str, Any]:
    """The names that build.spec defines."""
    hooks = ModuleType("PyInstaller.utils.hooks")
    hooks.collect_submodules = lambda name: [f"{name}.*"]  # type: ignore[attr-defined]
    hooks.copy_metadata = lambda name: [(name, "metadata")]  # type: ignore[attr-defined]
    hooks.collect_data_files = lambda name, includes: [(name, pattern) for pattern in includes]  # type: ignore[attr-defined]
    made = {name: ModuleType(name) for name in ("PyInstaller", "PyInstaller.utils")} | {hooks.__name__: hooks}
    targets = {name: type(name, (Recorded,), {}) for name in ("Analysis", "PYZ", "EXE", "COLLECT", "BUNDLE")}
    names: dict[str, Any] = {"SPECPATH": str(ROOT), "workpath": str(ROOT / "build"), **targets}
    Recorded.calls = {}
    before = {name: sys.modules.get(name) for name in made}
    sys.modules.update(made)
    try:
        exec(compile((ROOT / "build.spec").read_text("utf-8"), "build.spec", "exec"), names)
    finally:
        for name, module in before.items():
            if module is None:
                del sys.modules[name]
            else:
                sys.modules[name] = module
    return names


def test_every_resource_goes_to_its_place(spec: dict[str, Any]) -> None:
    taken = {(Path(source), target) for source, target in spec["FILES"]}
    wanted = {path for path in PACKAGE.rglob("*") if path.is_file() and path.suffix not in {".py", *NOT_TAKEN}}
    wanted |= set((PACKAGE / "store" / "migrations").rglob("*.py"))
    missing = {path for path in wanted if (path, str(path.parent.relative_to(ROOT))) not in taken}
    assert missing == set()
    assert not [source for source, _target in spec["FILES"] if Path(source).suffix in NOT_TAKEN]


def test_every_licence_goes_with_it(spec: dict[str, Any]) -> None:
    taken = {Path(source) for source, _target in spec["FILES"]}
    for package in packages():
        texts = [Path(str(file.locate())) for file in licence_files(package)]
        # What lies in the folder of metadata goes with that.
        assert [text for text in texts if ".dist-info" not in str(text) and text not in taken] == []


def test_modules_imported_by_name_are_there(spec: dict[str, Any], sources: list[ast.Module]) -> None:
    calls = (node for tree in sources for node in ast.walk(tree) if isinstance(node, ast.Call) and node.args)
    asked = {
        call.args[0].value.partition(".")[0]
        for call in calls
        if ast.unparse(call.func).rpartition(".")[2] in ("import_module", "find_spec")
        and isinstance(call.args[0], ast.Constant)
    }
    seen = {name.partition(".")[0] for name in _imported(sources)} | {"numpy"}  # pyqtgraph is nothing without numpy
    named = {name.partition(".")[0] for name in spec["BY_NAME"]}
    # PyInstaller's hook of SQLAlchemy takes mysqlclient along where it is installed.
    assert asked - seen - named == {"MySQLdb"}


def test_the_driver_of_every_url_is_there(spec: dict[str, Any]) -> None:
    named = set(spec["BY_NAME"])
    for driver in set(SOURCE_DRIVERS) - {"mysql+mysqldb"}:
        assert f"sqlalchemy.dialects.{driver.replace('+', '.')}" in named


def test_nothing_of_what_the_program_is_made_of_is_left_out(spec: dict[str, Any], sources: list[ast.Module]) -> None:
    ours = {name.partition(".")[0] for name in _imported(sources)} - {"alx_desktop"}
    assert ours & set(spec["LEFT_OUT"]) == set()
    assert {"pytest", "hypothesis", "pandas"} <= set(spec["LEFT_OUT"])
    assert all(find_spec(module) for module in ("numpy", "pyarrow.flight"))


def test_what_pyproject_names_is_part_of_the_program() -> None:
    """Its licence is in About, and the build takes it along."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    extras = project["optional-dependencies"]
    taken = {_canonical(one.name) for one in packages()}
    for line in [*project["dependencies"], *extras["arrow"], *extras["postgres"]]:
        name, chosen = re.match(r"([\w.-]+)(?:\[([\w,]+)\])?", line).groups()  # type: ignore[union-attr]
        assert _canonical(name) in taken, f"{name} is missing in ROOTS of services/licences.py"
        for extra in (chosen or "").split(",") if chosen else ():
            assert _of_extra(name, extra) <= taken, f"what {name}[{extra}] brings is missing in ROOTS"


def test_a_window_and_a_console_program(spec: dict[str, Any]) -> None:
    programs = {call["name"]: call["console"] for call in Recorded.calls["EXE"]}
    assert programs == {"alx-desktop": False, "alx-desktop-cli": True}
    assert not spec["used"](("PySide6/Qt/plugins/platforms/libqvnc.so", "", ""))
    assert spec["used"](("PySide6/Qt/translations/qtbase_de.qm", "", ""))


def _imported(sources: list[ast.Module]) -> set[str]:
    found = set()
    for tree in sources:
        for node in ast.walk(tree):
            if isinstance(node, ast.Import):
                found |= {alias.name for alias in node.names}
            elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
                found.add(node.module)
    return found


def _of_extra(name: str, extra: str) -> set[str]:
    """Packages that an extra of a package needs and that are installed."""
    found = set()
    for line in distribution(name).requires or []:
        if re.search(rf"extra == ['\"]{extra}['\"]", line):
            needed = re.match(r"[\w.-]+", line)[0]  # type: ignore[index]
            if "implementation_name" not in line or "!=" in line:
                found.add(_canonical(needed))
    return found


def _canonical(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()
