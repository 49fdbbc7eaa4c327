"""Every text can be translated: what lupdate collects is what the window asks for, and German is complete."""

from __future__ import annotations

import ast
import re
import shutil
import subprocess
import xml.etree.ElementTree as ET
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QTranslator
from PySide6.QtWidgets import QApplication

import alx_desktop
import bootstrap
from alx_desktop.ui import formats
from alx_desktop.ui.widgets.held import reason_words
from alx_desktop.ui.widgets.sync_progress import phase_titles

PACKAGE = Path(alx_desktop.__file__).parent
GERMAN = bootstrap.TRANSLATIONS / "alx_de.ts"
Message = tuple[str, str, str, str]
"""Context, source, translation and state of one text."""


def run(command: list[str]) -> None:
    subprocess.run(command, check=True, capture_output=True, timeout=120, cwd=bootstrap.HOME)


def messages(path: Path) -> list[Message]:
    found = []
    for context in ET.parse(path).getroot().iter("context"):
        for message in context.iter("message"):
            translated = message.find("translation")
            assert translated is not None
            source, state = message.findtext("source", ""), translated.get("type", "")
            found.append((context.findtext("name") or "", source, translated.text or "", state))
    return found


@pytest.fixture(scope="module")
def translation(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Every text with a mark around it, as a .qm file."""
    folder = tmp_path_factory.mktemp("ts")
    ts, qm = folder / "x.ts", folder / "x.qm"
    run(bootstrap.lupdate([ts]))
    tree = ET.parse(ts)
    for message in tree.iter("message"):
        translated = message.find("translation")
        assert translated is not None
        translated.text = f"«{message.findtext('source')}»"
        translated.attrib.pop("type", None)
    tree.write(ts, encoding="utf-8")
    run([str(bootstrap.BIN / "pyside6-lrelease"), str(ts), "-qm", str(qm)])
    return qm


def test_texts_outside_and_inside_of_objects_are_translated(qapp: QApplication, translation: Path) -> None:
    translator = QTranslator()
    assert translator.load(str(translation))
    QCoreApplication.installTranslator(translator)
    try:
        assert formats.relative_time(100, 100) == "«just now»"
        assert formats.duration(1.0) == "«1.0 s»"
        assert set(phase_titles().values()) == {f"«{text.strip('«»')}»" for text in phase_titles().values()}
        assert reason_words({"user_deleted": 3}) == "«3 because the learner was deleted»"
        assert QCoreApplication.translate("Rail", "Collapse the rail") == "«Collapse the rail»"
    finally:
        QCoreApplication.removeTranslator(translator)


def test_german_has_every_text_of_the_sources(tmp_path: Path) -> None:
    """If this fails: `bootstrap.py translate`, and translate what it says."""
    copied = Path(shutil.copy(GERMAN, tmp_path))
    run(bootstrap.lupdate([copied]))
    kept, anew = ({one[:2] for one in messages(path)} for path in (GERMAN, copied))
    assert (anew - kept, kept - anew) == (set(), set())


def test_german_is_complete() -> None:
    assert [one for one in messages(GERMAN) if one[3] or not one[2]] == []


PLACEHOLDER = re.compile(r"\{[^{}]*\}|%\d|`[^`]+`|&(?=\w)")
"""Also commands between backquotes: they are typed as they stand."""


def marks(text: str) -> tuple[object, ...]:
    """What a translation must not change: places for values, commands, and how it begins and ends."""
    ending = text[-1:] if text.endswith((":", "…", ".", "?")) else ""
    blanks = (text[: len(text) - len(text.lstrip())], text[len(text.rstrip()) :])
    return (sorted(PLACEHOLDER.findall(text)), ending, blanks)


def test_german_keeps_placeholders_commands_and_endings() -> None:
    broken = [one for one in messages(GERMAN) if marks(one[1]) != marks(one[2])]
    assert broken == []


def calls() -> list[tuple[str, ast.Call]]:
    """Calls that lupdate reads, with their places."""
    found = []
    for path in sorted(PACKAGE.rglob("*.py")):
        found += [
            (f"{path.relative_to(PACKAGE)}:{node.lineno}", node)
            for node in ast.walk(ast.parse(path.read_text("utf-8")))
            if isinstance(node, ast.Call) and _name(node.func) in ("tr", "phrase")
        ]
    return found


def hidden_calls() -> list[str]:
    """Places of calls within f-strings, which lupdate does not read."""
    return [
        f"{path.relative_to(PACKAGE)}:{node.lineno}"
        for path in sorted(PACKAGE.rglob("*.py"))
        for text in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(text, ast.JoinedStr)
        for node in ast.walk(text)
        if isinstance(node, ast.Call) and _name(node.func) in ("tr", "phrase")
    ]


def _name(function: ast.expr) -> str:
    return function.id if isinstance(function, ast.Name) else getattr(function, "attr", "")


def test_texts_are_written_out_and_asked_for_in_the_context_where_they_are_collected() -> None:
    """lupdate reads literals only; it takes the class around self.tr(), and what stands before any other .tr()."""
    wrong = []
    for place, call in calls():
        literal = bool(call.args) and isinstance(call.args[0], ast.Constant)
        owner = call.func.value if isinstance(call.func, ast.Attribute) else None
        if not literal or (owner is not None and not (isinstance(owner, ast.Name) and owner.id == "self")):
            wrong.append(place)
    assert wrong == []
    assert hidden_calls() == []


COMMAND_LINE = {"services/store_move.py", "store/moving.py", "store/rollback.py"}
"""What they say is said by the command line alone, and that speaks English."""


def test_what_errors_say_is_a_phrase_from_whatever_layer() -> None:
    """A plain text would be English in a German window. Looked at: what is passed on as the title or the advice."""
    trees = {
        str(path.relative_to(PACKAGE).as_posix()): ast.parse(path.read_text("utf-8")) for path in PACKAGE.rglob("*.py")
    }
    plain = []
    for place, tree in trees.items():
        if place in COMMAND_LINE or place.startswith(("cli/", "ui/", "endpoint/", "demo/")):
            continue
        passed = {"title", "advice"} | {
            name.id
            for keyword in ast.walk(tree)
            if isinstance(keyword, ast.keyword) and keyword.arg in ("title", "advice")
            for name in ast.walk(keyword.value)
            if isinstance(name, ast.Name)
        }
        plain += [f"{place}:{node.lineno}" for node in ast.walk(tree) if _is_plain(node, passed)]
    assert plain == []


def _is_plain(node: ast.AST, passed: set[str]) -> bool:
    """Whether it gives one of these names, or keywords, a text that is no phrase."""
    if isinstance(node, ast.keyword):
        return node.arg in ("title", "advice") and _is_text(node.value)
    names = (
        [target.id for target in node.targets if isinstance(target, ast.Name)] if isinstance(node, ast.Assign) else []
    )
    return isinstance(node, ast.Assign) and not passed.isdisjoint(names) and _is_text(node.value)


def _is_text(value: ast.expr) -> bool:
    if isinstance(value, ast.IfExp):
        return _is_text(value.body) or _is_text(value.orelse)
    if isinstance(value, ast.Dict):
        return any(map(_is_text, value.values))
    return isinstance(value, ast.JoinedStr) or (
        isinstance(value, ast.Constant) and isinstance(value.value, str) and value.value != ""
    )
