"""Probing made-up sites in SQLite: prefixes, renamed tables, and every table and column missing one by one."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Collection, Mapping
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Executable, func, insert, select, text

from alx_desktop.config import SourceSettings
from alx_desktop.domain.errors import NotMoodle, PrefixWrong, RightMissing, SourceError, TableMissing
from alx_desktop.moodle.catalogue import BESIDE, CORE, IOMAD, OPTIONAL, TABLES, TableSpec
from alx_desktop.moodle.grants import grant_script
from alx_desktop.moodle.probe import check_prefix, found_prefixes, probe
from alx_desktop.moodle.schema import MoodleSchema
from alx_desktop.moodle.source import MoodleSource
from tests.made_moodle import Made, make_moodle

Site = Callable[..., MoodleSource]

RENAMED_AS_ISSUE_2637 = {
    "company": "local_iomad_companies",
    "company_users": "local_iomad_company_users",
    "department": "local_iomad_company_departments",
    "department.company": "companyid",
    "department.parent": "parentid",
    "company_course": "local_iomad_company_courses",
    "iomad_courses": "local_iomad_courses",
    "company_shared_courses": "local_iomad_company_shared_courses",
    "local_iomad_track": "local_iomad_tracks",
    "companylicense": "local_iomad_company_licenses",
    "companylicense_users": "local_iomad_company_license_users",
    "companylicense_users.licensecourseid": "courseid",
}
RENAMED_AS_INSTALL_XML = {
    **RENAMED_AS_ISSUE_2637,
    "department": "local_iomad_departments",
    "companylicense_users.licensecourseid": "licensecourseid",
}


@pytest.fixture
def site(tmp_path: Path) -> Site:
    """Make a site and open it; `prefix` is the one in the settings, by default the site's own."""

    def opened(
        made: Made | None = None, prefix: str | None = None, company_source: str = "iomad", row_in: str | None = None
    ) -> MoodleSource:
        made = made or Made()
        path = tmp_path / "moodle.sqlite"
        path.unlink(missing_ok=True)
        url = f"sqlite:///{path.as_posix()}"
        make_moodle(url, made)
        if row_in:
            with closing(sqlite3.connect(path)) as connection, connection:
                connection.execute(f'INSERT INTO "{made.name(row_in)}" (id) VALUES (1)')
        chosen = made.prefix if prefix is None else prefix
        return MoodleSource.open(SourceSettings(url=url, prefix=chosen, company_source=company_source), None)

    return opened


class PretendedServer:
    """Answers the probe's questions as a server of that dialect would, about a made-up site."""

    def __init__(self, made: Made, dialect: str = "sqlite", refused: Collection[str] = ()) -> None:
        self.made = made
        self.dialect = dialect
        self.refused = refused

    def rows(self, name: str, statement: Executable, parameters: Mapping[str, Any] | None = None) -> list[Any]:
        if name == "probe.columns":
            return self._columns()
        if name == "probe.ask":
            raise RightMissing if any(f'"{table}"' in str(statement) for table in self.refused) else TableMissing
        if name == "probe.iomad":
            return [("block/iomad_company_admin:addinstance",)] if self.made.iomad else []
        return (
            list(self.made.config.items()) if name == "probe.version" else [(module,) for module in self.made.modules]
        )

    def _columns(self) -> list[Any]:
        """MySQL shows nothing that the account may not read; PostgreSQL shows it, marked."""
        columns = [
            (self.made.name(spec.logical), self.made.column(spec.logical, column.logical), 1, 0)
            for spec in (*CORE, *OPTIONAL, *BESIDE, *(IOMAD if self.made.iomad else ()))
            for column in spec.columns
            if not {spec.logical, f"{spec.logical}.{column.logical}"} & set(self.made.without)
        ]
        if self.dialect == "mysql":
            return [row for row in columns if row[0] not in self.refused]
        return [(table, column, table not in self.refused, 0) for table, column, _may, _write in columns]

    def probe(self, companies_from_iomad: bool = True) -> MoodleSchema:
        """What the probe makes of it."""
        return probe(self, self.dialect, self.made.prefix, companies_from_iomad)


def schema_of(source: MoodleSource) -> MoodleSchema:
    source.close()
    return source.schema


def test_everything_is_found(site: Site) -> None:
    schema = schema_of(site())
    assert (schema.version, schema.release, schema.flavour, schema.prefix) == (2022112822.0, "4.1.22", "iomad", "mdl_")
    assert all(schema.has(logical) for logical in TABLES)
    assert schema.missing_features == ()
    for spec in TABLES.values():
        assert [column.key for column in schema.table(spec.logical).c] == [column.logical for column in spec.columns]
        assert all(schema.has_column(spec.logical, column.logical) for column in spec.columns)


def test_without_iomad_it_is_plain_moodle_and_nothing_is_missing(site: Site) -> None:
    schema = schema_of(site(Made(iomad=False)))
    assert schema.flavour == "moodle"
    assert schema.missing_features == ()
    with pytest.raises(TableMissing, match="mdl_company"):
        schema.table("company")


def test_empty_prefix_reads_the_table_called_user(site: Site) -> None:
    source = site(Made(prefix=""))
    user = source.schema.table("user")
    with source.snapshot() as reader:
        assert reader.scalar("users", select(func.count()).select_from(user)) == 0
    assert '"user"' in str(select(user.c.id))
    source.close()


@pytest.mark.parametrize("prefix", ["m51_", "moodle_", "Weird Prefix_", 'quo"te_', "a`b_", "prä_"])
def test_other_prefixes(site: Site, prefix: str) -> None:
    source = site(Made(prefix=prefix))
    with source.snapshot() as reader:
        assert reader.rows("users", select(source.schema.table("user").c.id)) == []
    source.close()


@pytest.mark.parametrize("renamed", [RENAMED_AS_ISSUE_2637, RENAMED_AS_INSTALL_XML], ids=["issue", "install.xml"])
def test_renamed_tables_of_iomad(site: Site, renamed: dict[str, str]) -> None:
    source = site(Made(renamed=renamed))
    schema = source.schema
    assert schema.flavour == "iomad"
    assert schema.missing_features == ()
    assert all(schema.has(spec.logical) for spec in IOMAD)
    department = schema.table("department")
    assert str(department.name) == "mdl_" + renamed["department"]
    with source.snapshot() as reader:
        assert reader.rows("departments", select(department.c.company, department.c.parent)) == []
    source.close()


@pytest.mark.parametrize("spec", CORE, ids=lambda spec: spec.logical)
def test_a_required_table_that_is_missing_is_named(spec: TableSpec) -> None:
    with pytest.raises(TableMissing, match=f"mdl_{spec.logical} does not exist"):
        PretendedServer(Made(without={spec.logical})).probe()


@pytest.mark.parametrize(
    ("table", "column"), [(spec.logical, column.logical) for spec in CORE for column in spec.columns if column.required]
)
def test_a_required_column_that_is_missing_is_named(table: str, column: str) -> None:
    with pytest.raises(TableMissing, match=rf"mdl_{table}\.{column} does not exist"):
        PretendedServer(Made(without={f"{table}.{column}"})).probe()


@pytest.mark.parametrize("spec", [*OPTIONAL, *IOMAD[2:]], ids=lambda spec: spec.logical)
def test_an_optional_table_that_is_missing_switches_its_feature_off(spec: TableSpec) -> None:
    schema = PretendedServer(Made(without={spec.logical})).probe()
    assert not schema.has(spec.logical)
    assert not schema.has_column(spec.logical, "id")
    assert schema.missing_features == (f"{spec.lost} (mdl_{spec.logical} does not exist)",)
    assert schema.flavour == "iomad"


def test_half_an_iomad_is_an_error_and_not_a_plain_moodle() -> None:
    """Taken for a plain Moodle, all its companies would become one."""
    made = Made(without={"company_users"})
    with pytest.raises(TableMissing, match="mdl_company_users does not exist"):
        PretendedServer(made).probe()
    assert PretendedServer(made).probe(companies_from_iomad=False).flavour == "moodle"


@pytest.mark.parametrize("dialect", ["mysql", "postgresql"])
@pytest.mark.parametrize(
    "spec", [*CORE, *IOMAD[:2], *(spec for spec in IOMAD if spec.decides_rows)], ids=lambda s: s.logical
)
def test_a_missing_right_is_no_missing_table(dialect: str, spec: TableSpec) -> None:
    server = PretendedServer(Made(), dialect, refused={f"mdl_{spec.logical}"})
    with pytest.raises(RightMissing, match=f"no right to read mdl_{spec.logical}"):
        server.probe()


def test_iomad_is_noticed_where_mysql_hides_all_its_tables() -> None:
    hidden = {f"mdl_{spec.logical}" for spec in IOMAD}
    with pytest.raises(RightMissing, match="mdl_company"):
        PretendedServer(Made(), "mysql", hidden).probe()
    schema = PretendedServer(Made(), "mysql", hidden).probe(companies_from_iomad=False)
    assert schema.flavour == "moodle"
    assert len(schema.missing_features) == len(IOMAD)


def test_an_account_that_may_read_one_table_lacks_rights_and_is_in_the_right_database() -> None:
    hidden = {f"mdl_{spec.logical}" for spec in TABLES.values()} - {"mdl_user"}
    with pytest.raises(RightMissing, match="mdl_config"):
        PretendedServer(Made(), "mysql", hidden).probe()


@pytest.mark.parametrize(
    ("table", "column"),
    [(spec.logical, column.logical) for spec in TABLES.values() for column in spec.columns if not column.required],
)
def test_an_optional_column_that_is_missing_reads_as_moodles_default(site: Site, table: str, column: str) -> None:
    source = site(Made(without={f"{table}.{column}"}), row_in=table)
    schema = source.schema
    assert schema.has(table)
    assert not schema.has_column(table, column)
    spec = next(spec for spec in TABLES[table].columns if spec.logical == column)
    read = schema.table(table)
    with source.snapshot() as reader:
        assert reader.rows("none", select(read.c.id).where(read.c[column] == 5)) == []
        default = reader.scalar("default", select(read.c[column]))
    assert default == {"''": "", "0": 0, "1": 1}[spec.neutral]
    source.close()


@pytest.mark.parametrize(
    ("table", "column"),
    [(spec.logical, column.logical) for spec in (*OPTIONAL, *IOMAD[2:]) for column in spec.columns if column.required],
)
def test_an_optional_table_without_its_columns_is_no_table(table: str, column: str) -> None:
    schema = PretendedServer(Made(without={f"{table}.{column}"})).probe()
    assert not schema.has(table)
    assert schema.missing_features == (f"{TABLES[table].lost} (mdl_{table}.{column} does not exist)",)


@pytest.mark.parametrize("dialect", ["mysql", "postgresql"])
def test_a_table_that_no_report_needs_may_be_refused_or_absent_without_a_word(dialect: str) -> None:
    """The script of least rights names what is refused, so that the next run of it mends that."""
    refused = PretendedServer(Made(), dialect, {"mdl_task_scheduled"}).probe()
    assert not refused.has("task_scheduled")
    assert (refused.missing_features, refused.refused) == ((), ("mdl_task_scheduled",))
    kind = "mysql+pymysql" if dialect == "mysql" else "postgresql+psycopg"
    script = grant_script(SourceSettings(url=f"{kind}://reader@db/moodle"), refused)
    assert any("GRANT SELECT ON" in line and "mdl_task_scheduled" in line for line in script.splitlines())
    absent = PretendedServer(Made(without={"task_scheduled"}), dialect).probe()
    assert (absent.missing_features, absent.refused) == ((), ())
    assert "task_scheduled" not in grant_script(SourceSettings(url=f"{kind}://reader@db/moodle"), absent)


def test_absent_columns_work_in_joins_groups_and_aggregates(site: Site) -> None:
    source = site(Made(without={"company.suspended", "user.idnumber", "department.shortname"}))
    company, user = source.schema.table("company"), source.schema.table("user")
    joined = company.join(user, user.c.id == company.c.id)
    statement = (
        select(company.c.suspended, func.max(user.c.idnumber), func.coalesce(company.c.suspended, 7).label("other"))
        .select_from(joined)
        .group_by(company.c.suspended)
        .order_by(company.c.suspended)
    )
    with source.snapshot() as reader:
        assert reader.rows("grouped", statement) == []
    source.close()


def test_wrong_prefix_names_those_that_are_there(site: Site, tmp_path: Path) -> None:
    with pytest.raises(PrefixWrong) as caught:
        site(Made(prefix="m51_"), prefix="mdl_")
    assert "'m51_'" in caught.value.advice
    make_moodle(f"sqlite:///{(tmp_path / 'moodle.sqlite').as_posix()}", Made(prefix=""))
    with pytest.raises(PrefixWrong) as caught:
        MoodleSource.open(SourceSettings(url=f"sqlite:///{(tmp_path / 'moodle.sqlite').as_posix()}"), None)
    assert caught.value.advice.startswith("Use no prefix at all or 'm51_'")


def test_prefixes_are_not_guessed_from_plugins() -> None:
    names = {"mdl_user_enrolments", "mdl_course_completions", "mdl_local_x_user_enrolments", "course_completions"}
    assert found_prefixes(names) == ["mdl_"]


@pytest.mark.parametrize("names", [[], ["user", "config"], ["wp_posts", "wp_users"]])
def test_other_databases_are_no_moodle(names: list[str]) -> None:
    for prefix in ("mdl_", ""):
        with pytest.raises(NotMoodle):
            check_prefix(names, prefix)


@pytest.mark.parametrize("config", [{}, {"release": "4.1"}, {"version": ""}, {"version": "4.1-dev"}])
def test_a_site_without_a_version_is_no_moodle(site: Site, config: dict[str, str]) -> None:
    with pytest.raises(NotMoodle):
        site(Made(config=config))


def test_a_module_type_without_table_or_name_has_no_instance_table(site: Site, tmp_path: Path) -> None:
    schema = schema_of(site(Made(modules=("quiz",))))
    quiz = schema.module_table("quiz")
    assert quiz is not None
    assert [column.key for column in quiz.c] == ["id", "name"]
    assert schema.module_table("page") is None


def test_a_module_type_named_like_another_table(site: Site) -> None:
    """`course` as an activity type must not take the place of the course table."""
    made = Made(modules=("quiz",))
    source = site(made)
    assert source.schema.module_table("quiz") is not source.schema.table("course")
    assert str(source.schema.table("course").c.fullname.name) == "fullname"
    source.close()


def test_a_file_that_is_no_database(tmp_path: Path) -> None:
    path = tmp_path / "letter.txt"
    path.write_text("Dear database, " * 100)
    with pytest.raises(NotMoodle):
        MoodleSource.open(SourceSettings(url=f"sqlite:///{path.as_posix()}"), None)


def test_a_file_that_is_missing_is_not_made(tmp_path: Path) -> None:
    path = tmp_path / "nothing.sqlite"
    with pytest.raises(SourceError, match=r"nothing\.sqlite"):
        MoodleSource.open(SourceSettings(url=f"sqlite:///{path.as_posix()}"), None)
    assert not path.exists()


def test_paths_with_blanks_and_percent_signs(tmp_path: Path) -> None:
    folder = tmp_path / "a b 100%? ü"
    folder.mkdir()
    url = f"sqlite:///{(folder / 'm o.sqlite').as_posix()}".replace("%", "%25").replace("?", "%3F")
    make_moodle(url)
    MoodleSource.open(SourceSettings(url=url), None).close()


def test_an_sqlite_source_cannot_write(site: Site) -> None:
    source = site()
    for statement in (insert(source.schema.table("cohort")).values(id=1, name="x"), text("PRAGMA user_version = 9")):
        with pytest.raises(SourceError), source.snapshot() as reader:
            reader.rows("write", statement)
    source.close()
