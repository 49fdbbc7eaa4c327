"""Every supported generation of Moodle and IOMAD, every source of companies, every database: the same rule by hand."""

from __future__ import annotations

import uuid
from pathlib import Path

import pytest
import sqlalchemy as sa

from alx_desktop.config import Profile, SourceSettings
from alx_desktop.demo.schema import build_schema
from alx_desktop.demo.site import DemoSize, make_site
from alx_desktop.domain.errors import WrongUse
from alx_desktop.domain.progress import CancelToken, ignore_progress
from alx_desktop.domain.sync import RunResult, SyncMode, SyncRequest
from alx_desktop.moodle.companies import profile_company_id
from alx_desktop.moodle.source import MoodleSource
from alx_desktop.store.store import Store, StoreLocation
from alx_desktop.store.tables.progress import course_progress
from alx_desktop.sync.engine import SyncEngine
from tests.reference import Key, Reference
from tests.servers import MariaDBServer, PostgresServer

NOW = 1_790_000_000
SIZE = DemoSize(3, 60, 9)
FIELDS = ("is_active", "is_tracked", "percentage", "activities_done", "activities_total", "completed_at",
          "started_at", "status", "enrolled_at")  # fmt: skip


def synced(url: str, folder: Path, prefix: str, company_source: str = "iomad") -> dict[Key, sa.Row]:
    settings = SourceSettings(url=url, prefix=prefix, company_source=company_source)
    store = Store.open(StoreLocation(folder, None))
    profile = Profile(name="test", source=settings)
    engine = SyncEngine(lambda: MoodleSource.open(settings, None), store, profile, "test")
    run = engine.run(SyncRequest(mode=SyncMode.FULL, as_of=NOW), ignore_progress, CancelToken())
    assert run.result is RunResult.SUCCESS
    with store.reading(store.reporting) as connection:
        rows = connection.execute(sa.select(course_progress)).all()
    return {(row.company_id, row.course_id, row.user_id): row for row in rows}


def compare(found: dict[Key, sa.Row], expected: dict[Key, dict]) -> None:
    assert found.keys() == expected.keys()
    for key, values in expected.items():
        ours = {field: getattr(found[key], field) for field in FIELDS}
        exact = {name: value for name, value in values.items() if name != "percentage"}
        assert {name: value for name, value in ours.items() if name != "percentage"} == exact, key
        assert (ours["percentage"] is None) == (values["percentage"] is None), key
        assert abs((ours["percentage"] or 0) - (values["percentage"] or 0)) <= 1e-9, key


@pytest.mark.parametrize("prefix", ["mdl_", "", "x1_"])
@pytest.mark.parametrize("generation", ["iomad41", "iomad51"])
def test_iomad(generation: str, prefix: str, tmp_path: Path):
    url = f"sqlite:///{tmp_path / 'moodle.sqlite'}"
    make_site(url, SIZE, seed=3, now=NOW, prefix=prefix, generation=generation)
    expected = Reference(url, NOW, generation, prefix).iomad()
    assert len(expected) > 150
    compare(synced(url, tmp_path / "store", prefix), expected)


@pytest.mark.parametrize("kind", ["mariadb", "postgresql"])
def test_iomad_with_renamed_tables_on_servers(kind: str, tmp_path: Path, request: pytest.FixtureRequest):
    server: MariaDBServer | PostgresServer = request.getfixturevalue("mariadb" if kind == "mariadb" else "postgres")
    url = server.create_database(f"demo_{uuid.uuid4().hex[:8]}")
    make_site(url, SIZE, seed=4, now=NOW, prefix="", generation="iomad51")
    compare(synced(url, tmp_path, ""), Reference(url, NOW, "iomad51", "").iomad())


@pytest.mark.parametrize("generation", ["moodle311", "iomad41", "moodle45", "moodle51"])
def test_the_whole_site_as_one_company(generation: str, tmp_path: Path):
    url = f"sqlite:///{tmp_path / 'moodle.sqlite'}"
    make_site(url, SIZE, seed=5, now=NOW, generation=generation)
    reference = Reference(url, NOW, generation)
    members = {(1, user_id) for user_id in reference.users}
    pairs = {(1, course_id) for course_id in reference.courses}
    compare(synced(url, tmp_path / "store", "mdl_", "site"), reference.answers(members, pairs))


def test_cohorts_as_companies(tmp_path: Path):
    url = f"sqlite:///{tmp_path / 'moodle.sqlite'}"
    make_site(url, SIZE, seed=6, now=NOW, generation="moodle45")
    reference = Reference(url, NOW, "moodle45")
    members = {(row["cohortid"], row["userid"]) for row in reference.rows("cohort_members")}
    pairs = {(row["id"], course_id) for row in reference.rows("cohort") for course_id in reference.courses}
    assert members
    compare(synced(url, tmp_path / "store", "mdl_", "cohort"), reference.answers(members, pairs))


def test_categories_as_companies(tmp_path: Path):
    url = f"sqlite:///{tmp_path / 'moodle.sqlite'}"
    make_site(url, SIZE, seed=7, now=NOW, generation="moodle45")
    reference = Reference(url, NOW, "moodle45")
    top = {row["id"]: int(row["path"].split("/")[1]) for row in reference.rows("course_categories")}
    pairs = {(top[course["category"]], course_id) for course_id, course in reference.courses.items()}
    members = {(company, user_id) for company, _course in pairs for user_id in reference.users}
    compare(synced(url, tmp_path / "store", "mdl_", "category"), reference.answers(members, pairs))


def test_a_profile_field_as_companies(tmp_path: Path):
    url = f"sqlite:///{tmp_path / 'moodle.sqlite'}"
    make_site(url, SIZE, seed=8, now=NOW, generation="moodle45")
    values = {2: " Ärzte & Co ", 3: "ärzte & co", 4: "日本", 5: ""}
    add_profile_field(url, values)
    reference = Reference(url, NOW, "moodle45")
    members = {(profile_company_id(value), user) for user, value in values.items() if value}
    assert len({company for company, _user in members}) == 2
    pairs = {(company, course_id) for company, _user in members for course_id in reference.courses}
    compare(synced(url, tmp_path / "store", "mdl_", "profile:employer"), reference.answers(members, pairs))


def test_an_unknown_profile_field_names_those_that_exist(tmp_path: Path):
    url = f"sqlite:///{tmp_path / 'moodle.sqlite'}"
    make_site(url, SIZE, seed=8, now=NOW, generation="moodle45")
    add_profile_field(url, {})
    with pytest.raises(WrongUse) as error:
        synced(url, tmp_path / "store", "mdl_", "profile:nothing")
    assert "employer" in error.value.advice


def add_profile_field(url: str, values: dict[int, str]) -> None:
    schema = build_schema("mdl_", "moodle45")
    field, data = schema.tables["user_info_field"], schema.tables["user_info_data"]
    engine = sa.create_engine(url)
    with engine.begin() as connection:
        connection.execute(sa.insert(field).values(id=900, shortname="employer", name="Employer", datatype="text"))
        for user_id, value in values.items():
            connection.execute(sa.insert(data).values(id=9000 + user_id, userid=user_id, fieldid=900, data=value))
    engine.dispose()


@pytest.mark.parametrize("generation", ["iomad41", "moodle45"])
def test_missing_optional_tables_switch_features_off(generation: str, tmp_path: Path):
    optional = ["local_iomad_track", "companylicense", "companylicense_users", "company_shared_courses",
                "grade_settings", "logstore_standard_log", "cohort", "cohort_members", "user_info_data"]  # fmt: skip
    for number, name in enumerate(optional):
        url = f"sqlite:///{tmp_path / f'moodle{number}.sqlite'}"
        make_site(url, DemoSize(2, 20, 4), seed=9, now=NOW, generation=generation)
        table = build_schema("mdl_", generation).tables.get(name)
        if table is not None:
            engine = sa.create_engine(url)
            table.drop(engine, checkfirst=True)
            engine.dispose()
        assert synced(url, tmp_path / f"store{number}", "mdl_", "iomad" if generation == "iomad41" else "site")
