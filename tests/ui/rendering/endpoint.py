"""The endpoint, state by state."""

from __future__ import annotations

from dataclasses import replace
from types import SimpleNamespace

from PySide6.QtWidgets import QWidget

from alx_desktop.services.endpoint_control import PortBusy
from tests.ui.rendering.shot import Failing, Shot, scene


@scene
def endpoint(shot: Shot) -> None:
    shot.open("endpoint")


@scene
def endpoint_running(shot: Shot) -> None:
    shot.app.endpoint.start()
    endpoint(shot)


@scene
def endpoint_busy_port(shot: Shot) -> None:
    endpoint(shot)
    shot.app.endpoint.failure = PortBusy("127.0.0.1:8765")
    shot.page.status_card.start_button.click()
    shot.settle(200)


@scene
def endpoint_network(shot: Shot) -> None:
    endpoint(shot)
    shot.page.settings_card.reach.setCurrentIndex(1)
    shot.settle()


@scene
def endpoint_requests(shot: Shot) -> None:
    endpoint_running(shot)
    shot.page.show_part(1)
    shot.settle(200)


@scene
def endpoint_requests_empty(shot: Shot) -> None:
    shot.app.endpoint.log.clear()
    endpoint_requests(shot)


@scene
def endpoint_requests_error(shot: Shot) -> None:
    shot.app.request_list = lambda _site: Failing()
    endpoint_requests(shot)


@scene
def endpoint_requests_loading(shot: Shot) -> None:
    held = shot.held(shot.app.endpoint)
    shot.app.request_list = lambda _site: held
    endpoint_requests(shot)


@scene
def endpoint_try(shot: Shot) -> None:
    endpoint_running(shot)
    shot.page.show_part(2)
    shot.settle(200)


@scene
def dialog_who_pulls(shot: Shot) -> QWidget:
    endpoint(shot)
    shot.page.assistant_button.click()
    shot.page.assistant.choices[1].click()
    return shot.dialog()


@scene
def dialog_who_pulls_unknown(shot: Shot) -> QWidget:
    service = shot.app.always_on("demo", 8765)
    service.turn_on()
    state = replace(service.state(), on=False, doubt="Failed to connect to bus: No medium found")
    shot.app.always_on = lambda _name, _port: SimpleNamespace(state=lambda: state)
    return dialog_who_pulls(shot)


@scene
def dialog_certificate(shot: Shot) -> QWidget:
    endpoint(shot)
    shot.page.settings_card.import_button.click()
    return shot.dialog()
