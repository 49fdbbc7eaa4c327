"""The look's promises: contrast, icons that exist, themes that change at run time."""

from __future__ import annotations

import re
from itertools import product
from pathlib import Path

import pytest
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

import alx_desktop.ui
from alx_desktop.ui.icons import ICONS, RESOURCES, application_icon
from alx_desktop.ui.stylesheet import stylesheet
from alx_desktop.ui.theme import Theme, ThemeMode
from alx_desktop.ui.tokens import DARK, LIGHT, Tokens, contrast
from tests.ui.rendering import shot
from tests.ui.rendering.__main__ import render

READABLE = [
    *product(("text", "muted"), ("window", "surface", "raised")),
    *product(("good", "warn", "bad", "accent_text"), ("surface",)),
    ("good", "good_weak"),
    ("warn", "warn_weak"),
    ("bad", "bad_weak"),
    ("accent_text", "accent_weak"),
    ("muted", "neutral_weak"),
    ("text", "accent_weak"),
    ("text", "bad_weak"),
    ("text", "warn_weak"),
    ("on_accent", "accent"),
]


@pytest.mark.parametrize("tokens", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize(("ink", "ground"), READABLE)
def test_text_is_readable(tokens: Tokens, ink: str, ground: str) -> None:
    """WCAG 2.2 AA: 4.5 to 1."""
    assert contrast(getattr(tokens, ink), getattr(tokens, ground)) >= 4.5


def test_contrast_is_the_standards() -> None:
    assert contrast("#000000", "#FFFFFF") == pytest.approx(21)
    assert contrast("#777777", "#777777") == 1


def test_every_named_icon_is_there() -> None:
    folder = Path(alx_desktop.ui.__file__).parent
    source = "\n".join(path.read_text(encoding="utf-8") for path in folder.rglob("*.py"))
    calls = "set_icon|icon_button|set_button_icon|IconLabel|EmptyState"
    names = set(re.findall(rf'(?:{calls})\([^"\n]*?"([a-z0-9-]+)"', source)) - set(Tokens.names())
    names |= set(re.findall(r'pixmap\("([a-z0-9-]+)"', source))
    assert len(names) > 8
    missing = {name for name in names if not (ICONS / f"{name}.svg").is_file()}
    assert missing == set()


def test_icons_have_one_colour_and_a_licence() -> None:
    assert (ICONS / "LICENSE.lucide").is_file()
    for icon in ICONS.glob("*.svg"):
        assert "currentColor" in icon.read_text(encoding="utf-8"), icon.name


@pytest.mark.parametrize(("scheme", "tokens"), [("light", LIGHT), ("dark", DARK)])
def test_images_of_the_style_sheet_have_the_tokens_colours(scheme: str, tokens: Tokens) -> None:
    for name, role in (("chevron-down", "muted"), ("chevron-up", "muted"), ("check", "on_accent")):
        text = (RESOURCES / "style" / f"{name}-{scheme}.svg").read_text(encoding="utf-8")
        assert getattr(tokens, role) in text


@pytest.mark.parametrize("dark", [False, True])
def test_the_style_sheet_names_only_files_that_exist(dark: bool) -> None:
    for path in re.findall(r'url\("([^"]+)"\)', stylesheet(DARK if dark else LIGHT, dark=dark)):
        assert Path(path).is_file(), path


def test_the_theme_changes_at_run_time(qtbot: QtBot, qapp: QApplication, theme: Theme) -> None:
    button = QPushButton("Sync")
    qtbot.addWidget(button)
    theme.set_icon(button, "refresh-cw", "text")
    light = button.icon().pixmap(16).toImage()
    with qtbot.waitSignals([theme.changed, theme.mode_changed]):
        theme.set_mode(ThemeMode.DARK)
    assert qapp.palette().color(QPalette.ColorRole.Window).name().upper() == DARK.window
    assert DARK.surface in qapp.styleSheet()
    assert button.icon().pixmap(16).toImage() != light
    assert theme.color("accent").name().upper() == DARK.accent


def test_a_button_that_is_gone_does_not_disturb_the_theme(qtbot: QtBot, theme: Theme) -> None:
    button = QPushButton("Gone")
    theme.set_icon(button, "x")
    button.deleteLater()
    QApplication.processEvents()
    theme.set_mode(ThemeMode.DARK)
    theme.set_mode(ThemeMode.LIGHT)


def test_following_the_system_where_it_says_nothing(qapp: QApplication, theme: Theme) -> None:
    """The offscreen platform states no scheme: then the palette found at the start decides."""
    theme.set_mode(ThemeMode.SYSTEM)
    assert theme.tokens in (LIGHT, DARK)


def test_the_application_has_an_icon(qapp: QApplication) -> None:
    assert not application_icon().pixmap(64, 64).isNull()


def test_a_picture_that_fails_lets_go_of_what_it_held_back(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    closed: list[bool] = []

    class HeldShot:
        def __init__(self, *_arguments: object) -> None: ...

        def save(self, *_arguments: object) -> None: ...

        def close(self) -> None:
            closed.append(True)

    def fail(_shot: object) -> None:
        raise LookupError("no such button")

    monkeypatch.setattr(shot, "Shot", HeldShot)
    monkeypatch.setitem(shot.SCENES, "failing_scene", fail)
    monkeypatch.delenv("ALX_LANGUAGE", raising=False)
    with pytest.raises(LookupError):
        render(tmp_path / "1x", ["failing_scene"])
    assert closed == [True]
