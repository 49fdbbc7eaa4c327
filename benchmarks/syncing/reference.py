"""What a run of the incremental sync or the reconcile is measured against: bare statements, timed in the same run."""

from __future__ import annotations

import time
from collections.abc import Iterable, Sequence

from alx_desktop.domain.scope import Scope
from alx_desktop.moodle.companies import company_source
from alx_desktop.moodle.facts import FactReader
from alx_desktop.moodle.rules import rule_for
from alx_desktop.moodle.source import MoodleSource
from benchmarks.syncing.site import Site

FILTERS = (
    "SELECT userid FROM {p}user_enrolments WHERE timemodified > {since}",
    "SELECT userid FROM {p}course_modules_completion WHERE timemodified > {since}",
    "SELECT userid FROM {p}course_completions WHERE timecompleted > {since}",
    "SELECT userid FROM {p}course_completion_crit_compl WHERE timecompleted > {since}",
    "SELECT userid FROM {p}role_assignments WHERE timemodified > {since}",
    "SELECT userid FROM {p}grade_grades WHERE timemodified > {since}",
    "SELECT userid FROM {p}user_lastaccess WHERE timeaccess > {since}",
    "SELECT userid FROM {p}local_iomad_track WHERE modifiedtime > {since}",
)
"""The timestamp filters alone: one scan of each large table, and nothing else."""

REFERENCES = (
    "SELECT userid DIV 64, COUNT(*), SUM(CRC32(CONCAT_WS('|', id, userid, enrolid, status, timestart, timeend,"
    " timecreated))) FROM {p}user_enrolments GROUP BY 1",
    "SELECT userid DIV 64, COUNT(*), SUM(CRC32(CONCAT_WS('|', id, userid, coursemoduleid, completionstate,"
    " timemodified))) FROM {p}course_modules_completion GROUP BY 1",
    "SELECT userid DIV 64, COUNT(*), SUM(CRC32(CONCAT_WS('|', id, userid, course, timeenrolled, timestarted,"
    " timecompleted, reaggregate))) FROM {p}course_completions GROUP BY 1",
    "SELECT userid DIV 64, COUNT(*), SUM(CRC32(CONCAT_WS('|', id, userid, course, criteriaid, timecompleted)))"
    " FROM {p}course_completion_crit_compl GROUP BY 1",
    "SELECT userid DIV 64, COUNT(*), SUM(CRC32(CONCAT_WS('|', id, userid, roleid, contextid)))"
    " FROM {p}role_assignments GROUP BY 1",
    "SELECT g.userid DIV 64, COUNT(*), SUM(CRC32(CONCAT_WS('|', g.id, g.userid, g.itemid, g.finalgrade, g.rawgrademin,"
    " g.rawgrademax, g.hidden))) FROM {p}grade_grades g JOIN {p}grade_items i ON i.id = g.itemid AND"
    " i.itemtype = 'course' GROUP BY 1",
    "SELECT userid DIV 64, COUNT(*), SUM(CRC32(CONCAT_WS('|', id, userid, courseid, timeaccess)))"
    " FROM {p}user_lastaccess GROUP BY 1",
    "SELECT userid DIV 64, COUNT(*), SUM(CRC32(CONCAT_WS('|', id, userid, companyid, departmentid, managertype,"
    " educator, suspended))) FROM {p}company_users GROUP BY 1",
    "SELECT id DIV 64, COUNT(*), SUM(CRC32(CONCAT_WS('|', id, username, firstname, lastname, email, idnumber, deleted,"
    " suspended, currentlogin))) FROM {p}user GROUP BY 1",
    "SELECT userid DIV 64, COUNT(*), SUM(CRC32(CONCAT_WS('|', id, userid, companyid, courseid, coursename,"
    " timeenrolled, timestarted, timecompleted, timeexpires, finalscore, licenseid, licensename, coursecleared)))"
    " FROM {p}local_iomad_track GROUP BY 1",
    "SELECT userid DIV 64, COUNT(*), SUM(CRC32(CONCAT_WS('|', id, userid, licenseid, licensecourseid)))"
    " FROM {p}companylicense_users GROUP BY 1",
)
"""One fixed statement per table that a reconcile compares."""


def time_filters(site: Site, since: int) -> float:
    """Seconds of the bare timestamp filters."""
    return _seconds(site, (statement.format(p=site.prefix, since=since) for statement in FILTERS))


def time_references(site: Site) -> float:
    """Seconds of the fixed reference statements."""
    return _seconds(site, (statement.format(p=site.prefix) for statement in REFERENCES))


def time_rereading(site: Site, learners: Sequence[int]) -> float:
    """Seconds to read these learners' facts: the packed statements of the sync, as one range, nothing derived."""
    source = MoodleSource.open(site.settings, None)
    try:
        facts = FactReader(source.schema, company_source(source.schema, "iomad"), rule_for(source.schema.version))
        with source.snapshot() as reader:
            begun = time.perf_counter()
            facts.read(reader, Scope(user_ids=tuple(learners)))
            return time.perf_counter() - begun
    finally:
        source.close()


def _seconds(site: Site, statements: Iterable[str]) -> float:
    """One after the other, on one connection that is open already."""
    with site.connected() as connection:
        begun = time.perf_counter()
        for statement in statements:
            connection.exec_driver_sql(statement).all()
        return time.perf_counter() - begun
