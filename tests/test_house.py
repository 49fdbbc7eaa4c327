"""House rules that no linter checks: size, docstrings, and what must not be in the repository."""

from __future__ import annotations

import ast
import importlib
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
FILE_LINES = 400
FUNCTION_LINES = 60
# In two halves, so that this file does not name them itself.
HOSTS = ["pypi" + ".org", "python" + "hosted", "npm" + "js", "deb." + "debian", "archive." + "ubuntu", "crates" + ".io"]

MODULES = sorted((ROOT / "alx_desktop").rglob("*.py"))
Function = ast.FunctionDef | ast.AsyncFunctionDef


def named(path: Path) -> str:
    """A path below the root, with slashes."""
    return path.relative_to(ROOT).as_posix()


def parsed(path: Path) -> ast.Module:
    """The syntax tree of a file."""
    return ast.parse(path.read_text("utf-8"), named(path))


CLASSES = {node.name: node for path in MODULES for node in ast.walk(parsed(path)) if isinstance(node, ast.ClassDef)}


def public(body: list[ast.stmt], prefix: str = "") -> Iterator[tuple[str, ast.ClassDef | Function]]:
    """Public classes and functions with their dotted names."""
    for node in body:
        if isinstance(node, ast.ClassDef) and not node.name.startswith("_"):
            yield prefix + node.name, node
            yield from public(node.body, f"{prefix}{node.name}.")
        elif isinstance(node, Function) and not node.name.startswith("_"):
            yield prefix + node.name, node


def explained(name: str, node: ast.ClassDef | Function) -> bool:
    """Whether it has a docstring, or needs none: an override of a method that has one, a setter, a bare `...`."""
    decorators = {ast.unparse(decorator).rpartition(".")[2] for decorator in node.decorator_list}
    bare = isinstance(node, Function) and ast.unparse(node.body[0]) == "..."
    if ast.get_docstring(node) or bare or decorators & {"overload", "setter"}:
        return True
    owner, _, method = name.rpartition(".")
    return any(explains(base, method) for base in bases(owner.rpartition(".")[2]))


def bases(name: str) -> set[str]:
    """Names of the classes that a class of ours is derived from, ours alone."""
    direct = {ast.unparse(base).partition("[")[0] for base in CLASSES[name].bases} if name in CLASSES else set()
    return direct.union(*(bases(base) for base in direct))


def explains(name: str, method: str) -> bool:
    """Whether the class has that method, with a docstring."""
    body = CLASSES[name].body if name in CLASSES else []
    return any(isinstance(node, Function) and node.name == method and ast.get_docstring(node) for node in body)


@pytest.mark.parametrize("path", MODULES, ids=named)
def test_files_and_functions_are_short(path: Path) -> None:
    if "migrations" in path.parts:
        return  # lists of columns, frozen
    lines = len(path.read_text("utf-8").splitlines())
    assert lines <= FILE_LINES, f"{named(path)} has {lines} lines: one subject in 100 to 300"
    functions = [node for node in ast.walk(parsed(path)) if isinstance(node, Function)]
    long = {f.name: size for f in functions if (size := (f.end_lineno or 0) - f.lineno + 1) > FUNCTION_LINES}
    assert long == {}, f"{named(path)}: functions of 5 to 20 lines, never more than {FUNCTION_LINES}"


@pytest.mark.parametrize("path", MODULES, ids=named)
def test_nothing_prints(path: Path) -> None:
    calls = [node for node in ast.walk(parsed(path)) if isinstance(node, ast.Call)]
    lines = [call.lineno for call in calls if isinstance(call.func, ast.Name) and call.func.id == "print"]
    assert lines == [], f"{named(path)}: log it, or show it through the command line's console"


@pytest.mark.parametrize("path", [m for m in MODULES if "ui" not in m.relative_to(ROOT).parts], ids=named)
def test_what_is_public_has_a_docstring(path: Path) -> None:
    tree = parsed(path)
    missing = [] if ast.get_docstring(tree) or not tree.body else ["(the module)"]
    missing += [name for name, node in public(tree.body) if not explained(name, node)]
    assert missing == [], named(path)


def tracked() -> list[Path]:
    """The files that git knows, or will with the next `git add`."""
    command = ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, check=False)
    if done.returncode:
        pytest.skip("not a git checkout")
    return [ROOT / name for name in done.stdout.decode("utf-8").split("\0") if name and (ROOT / name).is_file()]


def test_no_file_names_a_package_registry() -> None:
    found = [
        f"{named(path)}: {host}" for path in tracked() for host in HOSTS if host.encode() in path.read_bytes().lower()
    ]
    assert found == []


def test_no_file_carries_a_secret_or_a_dump() -> None:
    private = [named(p) for p in tracked() if b"PRIVATE " + b"KEY-----" in p.read_bytes() and "tests" not in p.parts]
    heavy = [named(p) for p in tracked() if p.stat().st_size > 2 * 1024 * 1024]
    assert private == [] and heavy == []


@pytest.mark.parametrize("name", sorted(path.stem for path in (ROOT / "benchmarks").glob("*.py")))
def test_each_benchmark_can_be_imported(name: str) -> None:
    """Benchmarks run for hours and seldom: what they import may have moved since the last time."""
    importlib.import_module(f"benchmarks.{name}")
