"""The plugin's settings of companies are taken over, named where they cannot be, and given back."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
import sqlalchemy as sa
from hypothesis import given
from hypothesis import strategies as st

from alx_desktop.domain.client_mode import ClientMode
from alx_desktop.domain.company_settings import CompanySettings
from alx_desktop.domain.errors import PluginMissing, WrongUse
from alx_desktop.domain.plugin_settings import FULL_COLUMN, Remark, site_remarks, take_over
from alx_desktop.moodle.source import MoodleSource
from alx_desktop.services.company_settings import CompanySettingsService
from alx_desktop.services.plugin_settings import PluginSettingsService
from alx_desktop.store.audit import broken_at
from alx_desktop.store.company_parts import course_ids
from tests.moodle_tokens_site import TokenSite, token_site

CREATE = (
    "CREATE TABLE mdl_local_alx_api_settings (id INTEGER PRIMARY KEY, companyid INTEGER, setting_name TEXT, "
    "setting_value, timecreated INTEGER, timemodified INTEGER)"
)
DEFAULTS = CompanySettings()
ODD: list[tuple[str, Any]] = [
    ("field_email", 7), ("field_shoesize", 1), ("course_x", 0), ("course_999", 0), ("course_12", -1), ("sync_mode", 9),
    ("sync_window_hours", 0), ("first_sync_hours", "many"), ("cache_ttl_minutes", None), ("colour", 3), ("", 1),
    ("cache_enabled", 2), ("rate_limit", -4),
]  # fmt: skip


def taken(*rows: tuple[str, Any], site: dict[str, str] | None = None, courses: set[int] | None = None) -> Any:
    return take_over(5, DEFAULTS, rows, site or {}, {12, 13} if courses is None else courses)


def test_every_setting_is_taken_over() -> None:
    found = taken(
        ("field_email", 0), ("field_status", 1), ("field_timecompleted", 0), ("course_12", 0), ("course_13", 1),
        ("sync_mode", 2), ("sync_window_hours", 48), ("first_sync_hours", 168), ("cache_enabled", 0),
        ("cache_ttl_minutes", 30), ("rate_limit", 25), site={"allow_get_method": "0", "rate_limit": "100"},
    )  # fmt: skip
    assert found.remarks == ()
    assert found.settings == replace(
        DEFAULTS, fields_off=DEFAULTS.fields_off | {"learner_email"}, plugin_fields_off=frozenset({"timecompleted"}),
        courses_off=frozenset({12}), client_mode=ClientMode.ALWAYS_FULL, sync_window_hours=48, first_sync_hours=168,
        cache_enabled=False, cache_minutes=30, daily_limit=25, post_only=True,
    )  # fmt: skip


@pytest.mark.parametrize("row", ODD, ids=str)
def test_what_is_odd_is_named_and_changes_nothing(row: tuple[str, Any]) -> None:
    found = taken(row)
    (remark,) = found.remarks
    assert found.settings == DEFAULTS and not remark.taken and remark.company_id == 5 and remark.why
    assert remark.setting == row[0] and remark.value == ("none" if row[1] is None else str(row[1]))


NAMES = st.text(max_size=20) | st.sampled_from([name for name, _value in ODD])
VALUES = st.none() | st.integers() | st.text(max_size=9) | st.floats() | st.booleans() | st.binary()


@given(st.lists(st.tuples(NAMES, VALUES)))
def test_nothing_stops_it(rows: list[tuple[str, Any]]) -> None:
    assert isinstance(taken(*rows, site={"rate_limit": "x", "allow_get_method": "perhaps"}).settings, CompanySettings)


def test_a_date_that_is_off_in_both_its_forms_is_off_everywhere() -> None:
    both = taken(("field_timestarted", 0), ("field_timestarted_unix", 0)).settings
    assert not both.shows("started_at") and "timestarted" not in both.plugin_fields()
    assert taken(("field_timestarted", 0), ("field_timestarted_unix", 1)).settings.shows("started_at")


def test_limits_of_the_site_are_those_of_who_has_none() -> None:
    assert taken(("rate_limit", 0), site={"rate_limit": "100"}).settings.daily_limit == 100
    assert taken(site={"rate_limit": "0"}).settings.daily_limit == 0
    (remark,) = taken(("rate_limit", FULL_COLUMN)).remarks
    assert remark.taken and taken(("rate_limit", FULL_COLUMN)).settings.daily_limit == FULL_COLUMN


def test_courses_without_a_switch_are_named() -> None:
    (remark,) = taken(("course_12", 1)).remarks
    assert (remark.setting, remark.value, remark.taken) == ("course_*", "13", False)
    assert taken(("sync_mode", 1)).remarks == () and taken(("course_77", 1)).remarks == ()


def test_settings_of_the_site_that_have_no_place_here() -> None:
    site = {
        "max_records": "500",
        "log_retention_days": "90",
        "auto_sync_hours": "6",
        "alert_emails": "a@b",
        "version": "1",
    }
    assert {remark.setting for remark in site_remarks(site)} == {"max_records", "auto_sync_hours", "alert_emails"}
    assert list(site_remarks({"max_records": "1000", "alert_emails": ""})) == []


@pytest.fixture
def site(tmp_path: Path) -> Iterator[TokenSite]:
    made = token_site(tmp_path)
    yield made
    made.store.close()


def importer(site: TokenSite) -> PluginSettingsService:
    own = site.profile.source
    return PluginSettingsService(site.store, lambda: MoodleSource.open(own, None), "tester")  # type: ignore[arg-type]


def put(site: TokenSite, *rows: tuple[int, str, Any]) -> None:
    for company_id, name, value in rows:
        site.moodle(
            "INSERT INTO mdl_local_alx_api_settings (companyid, setting_name, setting_value) VALUES (:c, :n, :v)",
            c=company_id, n=name, v=value,
        )  # fmt: skip


def test_import_and_undo(site: TokenSite) -> None:
    companies = CompanySettingsService(site.store, "tester")
    with site.store.reading(site.store.reporting) as connection:
        courses = course_ids(connection)
    first, second = sorted(courses)[:2]
    course = min(courses[first])
    companies.set(first, {"field_percentage": "off", "cache_minutes": "10"})
    site.moodle(CREATE, "INSERT INTO mdl_config_plugins (plugin, name, value) "
                        "VALUES ('local_alx_report_api', 'allow_get_method', '0')")  # fmt: skip
    put(site, (first, f"course_{course}", 0), (first, "sync_mode", 1), (first, "cache_ttl_minutes", 90),
        (second, "field_lastname", 0), (4711, "sync_mode", 1))  # fmt: skip
    service = importer(site)
    before = {company_id: companies.get(company_id) for company_id in companies.companies()}
    found = service.read()
    plan = service.preview(found)
    assert {company_id: companies.get(company_id) for company_id in before} == before and plan.import_id is None
    done = service.apply(found)
    assert (done.companies, done.remarks) == (plan.companies, plan.remarks) and done.checked == len(before)
    assert Remark(4711, "company", "1 settings", "Moodle has no such company any more") in done.remarks
    after = companies.get(first)
    assert (after.client_mode, after.cache_minutes, after.courses_off) == ("always_incremental", 90, {course})
    assert not after.shows("percentage") and after.post_only and not companies.get(second).shows("learner_lastname")
    assert service.apply(service.read()).companies == ()
    # What somebody changed since stays; the rest goes back.
    companies.set(first, {"cache_minutes": "20", "field_email": "off"})
    undone = service.undo()
    assert [(one.company_id, one.setting) for one in undone.remarks] == [(first, "cache_minutes")]
    assert companies.get(first) == replace(
        before[first], cache_minutes=20, fields_off=before[first].fields_off | {"learner_email"}
    )
    assert all(companies.get(one) == before[one] for one in before if one != first)
    with pytest.raises(WrongUse, match="no import"):
        service.undo()
    with site.store.reading(site.store.admin) as connection:
        assert broken_at(connection) is None


def test_missing_tables_and_columns(site: TokenSite) -> None:
    service = importer(site)
    with pytest.raises(PluginMissing, match="mdl_local_alx_api_settings"):
        service.read()
    site.moodle("CREATE TABLE mdl_local_alx_api_settings (companyid INTEGER, setting_name TEXT)")
    with pytest.raises(PluginMissing):
        service.read()
    site.moodle(
        "INSERT INTO mdl_config_plugins (plugin, name, value) VALUES ('local_alx_report_api', 'rate_limit', '50')"
    )
    found = service.preview(service.read())
    assert found.notes and {one.changes["daily_limit"][1] for one in found.companies} == {50}
    site.moodle("DROP TABLE mdl_config_plugins", "DROP TABLE mdl_local_alx_api_settings", CREATE)
    put(site, (1, "sync_mode", 3))
    (one,) = service.preview(service.read()).companies
    assert one.changes["client_mode"] == ["auto", "disabled"]
    with site.store.reading(site.store.reporting) as connection:
        assert one.company_id in set(connection.scalars(sa.text("SELECT company_id FROM company")))
