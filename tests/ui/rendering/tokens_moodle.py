"""Tokens of Moodle, state by state."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from tests.ui.rendering.shot import Shot, scene
from tests.ui.rendering.tokens import tokens


@scene
def tokens_moodle(shot: Shot) -> None:
    shot.app.token_desk.moodle.accept(True)
    tokens(shot)


def _tokens_of_moodle(shot: Shot, token_id: str) -> None:
    tokens_moodle(shot)
    page = shot.page
    page.activate(token_id)
    while not page.detail.isVisible():
        shot.settle()


@scene
def tokens_moodle_refused(shot: Shot) -> None:
    _tokens_of_moodle(shot, "moodle-32")


@scene
def tokens_moodle_blocked(shot: Shot) -> None:
    shot.app.token_desk.moodle.block("moodle-31")
    _tokens_of_moodle(shot, "moodle-31")


@scene
def tokens_moodle_bulk(shot: Shot) -> None:
    tokens_moodle(shot)
    page = shot.page
    page.table.select_rows([0, len(page.model.rows) - 1])
    shot.settle(200)


@scene
def dialog_tokens_moodle_access(shot: Shot) -> QWidget:
    tokens(shot)
    while not shot.page.moodle_button.isEnabled():
        shot.settle()
    shot.page.moodle_button.click()
    return shot.dialog()


@scene
def dialog_tokens_moodle_accepted(shot: Shot) -> QWidget:
    tokens_moodle(shot)
    while not shot.page.moodle_button.isEnabled():
        shot.settle()
    shot.page.moodle_button.click()
    return shot.dialog()


@scene
def dialog_tokens_moodle_company(shot: Shot) -> QWidget:
    tokens_moodle_refused(shot)
    shot.page.detail.company_button.click()
    return shot.dialog()


@scene
def dialog_tokens_moodle_block(shot: Shot) -> QWidget:
    _tokens_of_moodle(shot, "moodle-31")
    shot.page.detail.block_button.click()
    return shot.dialog()
