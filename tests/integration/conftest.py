"""Sites on real servers for the tests of the Moodle adapter."""

from __future__ import annotations

import pytest

from tests.integration.moodle_servers import DRIVERS, Place, demand_passwords, place_on


@pytest.fixture(scope="session", params=DRIVERS)
def place(request: pytest.FixtureRequest) -> Place:
    """A made-up IOMAD site, once per driver."""
    driver = str(request.param)
    if driver.startswith("mysql"):
        return place_on(request.getfixturevalue("mariadb"), driver, f"place_{driver[-7:]}")
    server = request.getfixturevalue("postgres")
    demand_passwords(server, "place_psycopg")
    return place_on(server, driver, "place_psycopg")
