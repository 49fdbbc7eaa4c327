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


@pytest.fixture(scope="module")
def trees() -> dict[Path, ast.Module]:
    """The syntax trees of all files: to read them takes seconds, so it is done once, and by one process."""
    return {path: ast.parse(path.read_text("utf-8"), named(path)) for path in MODULES}


Classes = dict[str, ast.ClassDef]


@pytest.fixture(scope="module")
def classes(trees: dict[Path, ast.Module]) -> Classes:
    """All classes by their name."""
    return {node.name: node for tree in trees.values() for node in ast.walk(tree) if isinstance(node, ast.ClassDef)}


def public(body: list[ast.stmt], prefix: str = "") -> Iterator[tuple[str, ast.ClassDef | Function]]:
    """Public classes and functions with their dotted names."""
    for node in body:
        if isinstance(node, ast.ClassDef) and not node.name.startswith("_"):
            yield prefix + node.name, node
            yield from public(node.body, f"{prefix}{node.name}.")
        elif isinstance(node, Function) and not node.name.startswith("_"):
            yield prefix + node.name, node


def explained(name: str, node: ast.ClassDef | Function, classes: Classes) -> bool:
    """Whether it has a docstring, or needs none: an override of a method that has one, a setter, a bare `...`."""
    decorators = {ast.unparse(decorator).rpartition(".")[2] for decorator in node.decorator_list}
    bare = isinstance(node, Function) and ast.unparse(node.body[0]) == "..."
    if ast.get_docstring(node) or bare or decorators & {"overload", "setter"}:
        return True
    owner, _, method = name.rpartition(".")
    return any(explains(base, method, classes) for base in bases(owner.rpartition(".")[2], classes))


def bases(name: str, classes: Classes) -> set[str]:
    """Names of the classes that a class of ours is derived from, ours alone."""
    direct = {ast.unparse(base).partition("[")[0] for base in classes[name].bases} if name in classes else set()
    return direct.union(*(bases(base, classes) for base in direct))


def explains(name: str, method: str, classes: Classes) -> bool:
    """Whether the class has that method, with a docstring."""
    body = classes[name].body if name in classes else []
    return any(isinstance(node, Function) and node.name == method and ast.get_docstring(node) for node in body)


def test_files_are_short() -> None:
    paths = [path for path in MODULES if "migrations" not in path.parts]
    lines = {named(path): len(path.read_text("utf-8").splitlines()) for path in paths}
    long = {name: count for name, count in lines.items() if count > FILE_LINES}
    assert long == {}, "one subject in 100 to 300 lines"


def test_functions_are_short(trees: dict[Path, ast.Module]) -> None:
    long = {
        f"{named(path)}: {node.name}": size
        for path, tree in trees.items()
        if "migrations" not in path.parts  # lists of columns, frozen
        for node in ast.walk(tree)
        if isinstance(node, Function) and (size := (node.end_lineno or 0) - node.lineno + 1) > FUNCTION_LINES
    }
    assert long == {}, f"functions of 5 to 20 lines, never more than {FUNCTION_LINES}"


def test_nothing_prints(trees: dict[Path, ast.Module]) -> None:
    calls = [(path, node) for path, tree in trees.items() for node in ast.walk(tree) if isinstance(node, ast.Call)]
    prints = [f"{named(p)}:{c.lineno}" for p, c in calls if isinstance(c.func, ast.Name) and c.func.id == "print"]
    assert prints == [], "log it, or show it through the command line's console"


def test_what_is_public_has_a_docstring(trees: dict[Path, ast.Module], classes: Classes) -> None:
    missing = []
    for path, tree in trees.items():
        if "ui" in path.relative_to(ROOT).parts:
            continue
        if tree.body and not ast.get_docstring(tree):
            missing.append(named(path))
        missing += [f"{named(path)}: {name}" for name, node in public(tree.body) if not explained(name, node, classes)]
    assert missing == []


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
