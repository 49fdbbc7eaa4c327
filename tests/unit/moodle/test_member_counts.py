"""How many learners each company has, where companies are the values of a profile field, on every kind of server."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import create_engine, text

from alx_desktop.config import SourceSettings
from alx_desktop.moodle.companies import company_source, profile_company_id
from alx_desktop.moodle.member_counts import member_counts
from alx_desktop.moodle.source import MoodleSource
from tests.made_moodle import Made, make_moodle

VALUES = ("Müller", "Muller", " müller ", "ACME", "acme", "Acme\u0301", "  ", None)
"""Of learners 1, 2, ...: case and blanks make no other company, an accent does."""

EXPECTED = {"müller": 2, "muller": 1, "acme": 2, "acme\u0301": 1}


@pytest.fixture(params=["sqlite", "mariadb", "postgres"])
def source(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[MoodleSource]:
    """A site without IOMAD whose learners have a company in their profile."""
    if request.param == "sqlite":
        url = f"sqlite:///{(tmp_path / 'moodle.sqlite').as_posix()}"
    else:
        url = request.getfixturevalue(request.param).create_database("member_counts")
    make_moodle(url, Made(iomad=False))
    engine = create_engine(url)
    with engine.begin() as connection:
        connection.execute(text("INSERT INTO mdl_user_info_field (id, shortname) VALUES (3, 'client')"))
        for user, value in enumerate(VALUES, 1):
            connection.execute(text("INSERT INTO mdl_user (id) VALUES (:user)"), {"user": user})
            added = text("INSERT INTO mdl_user_info_data (id, userid, fieldid, data) VALUES (:user, :user, 3, :data)")
            connection.execute(added, {"user": user, "data": value})
    engine.dispose()
    opened = MoodleSource.open(SourceSettings(url=url, company_source="profile:client"), None)
    yield opened
    opened.close()


def test_they_are_told_apart_as_the_sync_does(source: MoodleSource) -> None:
    companies = company_source(source.schema, "profile:client")
    with source.snapshot() as reader:
        known = companies.companies(reader)
        assert member_counts(reader, source.schema, companies, 0) == {
            profile_company_id(name): count for name, count in EXPECTED.items()
        }
        assert set(known) == {profile_company_id(name) for name in EXPECTED}, "each of them is a company"
        assert member_counts(reader, source.schema, companies, 4) == {
            profile_company_id(name): 1 for name in ("acme", "acme\u0301")
        }
