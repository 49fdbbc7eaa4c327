"""The test of a connection against real servers: each mistake stops at its own step."""

from __future__ import annotations

import pytest

from alx_desktop.services.connection import run_steps
from alx_desktop.services.connection_steps import StepResult, StepState
from tests.integration.moodle_servers import PASSWORD, Place


def steps(place: Place, password: str | None = PASSWORD, **changes: object) -> dict[str, StepResult]:
    """All results by key."""
    return {result.key: result for result in run_steps(place.settings(**changes), password)}


def failed(results: dict[str, StepResult]) -> str:
    """The step that failed; what follows it was skipped."""
    keys = list(results)
    (key,) = [key for key in keys if results[key].state is StepState.FAILED]
    assert {results[later].state for later in keys[keys.index(key) + 1 :]} <= {StepState.SKIPPED}
    assert results[key].detail
    assert results[key].advice
    return key


def test_a_site_without_mistakes(place: Place) -> None:
    results = steps(place)
    assert {result.state for result in results.values()} <= {StepState.OK, StepState.WARN}
    assert results["tls"].state is StepState.WARN
    assert "not encrypted" in results["tls"].detail
    summary = results["time_zone"].found
    assert summary is not None
    assert (summary.server, summary.flavour) == (place.open().server, "iomad")
    assert ("mysqlclient" in summary.hint) == (place.driver == "mysql+pymysql")


@pytest.mark.parametrize(
    ("step", "changes"),
    [
        ("login", {"password": "wrong"}),
        ("moodle", {"prefix": "moodle_"}),
        ("companies", {"company_source": "profile:nothing"}),
    ],
)
def test_each_mistake_stops_at_its_step(place: Place, step: str, changes: dict[str, str]) -> None:
    assert failed(steps(place, **changes)) == step


def test_unknown_database_and_account(place: Place) -> None:
    if place.is_mysql:
        place.server.execute("GRANT SELECT ON `no_such_database`.* TO 'alx_reader'@'%'")
    results = steps(place, url=place.url(database="no_such_database"))
    assert failed(results) == "database"
    assert results["login"].state is StepState.OK
    assert failed(steps(place, url=place.url("nobody_here"))) == "login"


def test_a_superuser_is_advised_against(place: Place) -> None:
    results = steps(place, None, url=place.url("root" if place.is_mysql else "postgres"))
    assert results["read_only"].state is StepState.WARN
    assert "--grants" in results["read_only"].advice
