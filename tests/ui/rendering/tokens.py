"""Tokens, state by state."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from tests.ui.rendering.shot import DAMAGED, Shot, scene


@scene
def tokens(shot: Shot) -> None:
    shot.open("tokens")


@scene
def tokens_detail(shot: Shot) -> None:
    tokens(shot)
    shot.page.table.selectRow(1)
    shot.settle(200)


@scene
def tokens_bulk(shot: Shot) -> None:
    tokens(shot)
    shot.page.table.select_rows([1, 2, 3, 5])
    shot.settle(200)


@scene
def tokens_empty(shot: Shot) -> None:
    shot.app.token_desk.made.clear()
    tokens(shot)


@scene
def tokens_filtered(shot: Shot) -> None:
    tokens(shot)
    shot.page.filters.search.setText("acme excel nothing")
    shot.settle(500)


@scene
def tokens_loading(shot: Shot) -> None:
    shot.app.token_desk = shot.held(shot.app.token_desk)
    tokens(shot)


@scene
def tokens_error(shot: Shot) -> None:
    shot.app.token_desk.failure = DAMAGED
    tokens(shot)


@scene
def dialog_token(shot: Shot) -> QWidget:
    tokens(shot)
    shot.page.create_button.click()
    return shot.dialog()


@scene
def dialog_token_limits(shot: Shot) -> QWidget:
    tokens_detail(shot)
    shot.page.detail.limits_button.click()
    return shot.dialog()


@scene
def dialog_token_once(shot: Shot) -> QWidget:
    tokens(shot)
    desk = shot.app.token_desk
    shot.page.actions_of_tokens.show_once(desk.create_many([1], "Power BI"))
    return shot.dialog()


@scene
def dialog_tokens_once(shot: Shot) -> QWidget:
    tokens(shot)
    desk = shot.app.token_desk
    made = desk.create_many([1, 2, 3, 4, 9], "Power BI")
    shot.page.actions_of_tokens.show_once(made)
    return shot.dialog()


@scene
def dialog_rotate(shot: Shot) -> QWidget:
    tokens_detail(shot)
    shot.page.detail.rotate_button.click()
    return shot.dialog()


@scene
def dialog_revoke(shot: Shot) -> QWidget:
    tokens_bulk(shot)
    shot.page.bulk.revoke_button.click()
    return shot.dialog()
