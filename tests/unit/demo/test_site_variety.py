"""A demo site shows what real sites have: every kind of enrolment, state, person and course, and believable shares."""

from __future__ import annotations

import pytest

from tests.unit.demo.conftest import NOW, Query

ACTIVE = f"""e.status = 0 AND ue.status = 0 AND ue.timestart <= {NOW}
    AND (ue.timeend = 0 OR ue.timeend > {NOW})"""
ENROLMENTS = "mdl_user_enrolments ue JOIN mdl_enrol e ON e.id = ue.enrolid"

PRESENT = {
    "manual": f"SELECT 1 FROM {ENROLMENTS} WHERE e.enrol = 'manual' AND {ACTIVE}",
    "self": f"SELECT 1 FROM {ENROLMENTS} WHERE e.enrol = 'self' AND {ACTIVE}",
    "licence": f"SELECT 1 FROM {ENROLMENTS} WHERE e.enrol = 'license' AND {ACTIVE}",
    "cohort": f"SELECT 1 FROM {ENROLMENTS} WHERE e.enrol = 'cohort' AND {ACTIVE}",
    "suspended enrolment": "SELECT 1 FROM mdl_user_enrolments WHERE status = 1",
    "future enrolment": f"SELECT 1 FROM mdl_user_enrolments WHERE timestart > {NOW}",
    "ended enrolment": f"SELECT 1 FROM mdl_user_enrolments WHERE timeend BETWEEN 1 AND {NOW}",
    "enrolment without end, as the schema says it": "SELECT 1 FROM mdl_user_enrolments WHERE timeend = 2147483647",
    "disabled method in use": f"SELECT 1 FROM {ENROLMENTS} WHERE e.status = 1",
    "two methods": f"SELECT 1 FROM {ENROLMENTS} GROUP BY ue.userid, e.courseid HAVING count(*) > 1",
    "deleted by Moodle": "SELECT 1 FROM mdl_user WHERE deleted = 1 AND email NOT LIKE '%@%'",
    "suspended": "SELECT 1 FROM mdl_user WHERE suspended = 1 AND deleted = 0",
    "never came": "SELECT 1 FROM mdl_user WHERE id > 2 AND lastaccess = 0",
    "two companies": "SELECT 1 FROM mdl_company_users GROUP BY userid HAVING count(DISTINCT companyid) > 1",
    "two departments": "SELECT 1 FROM mdl_company_users GROUP BY userid, companyid HAVING count(*) > 1",
    "manager": "SELECT 1 FROM mdl_company_users WHERE managertype = 1",
    "department manager": "SELECT 1 FROM mdl_company_users WHERE managertype = 2",
    "reporter": "SELECT 1 FROM mdl_company_users WHERE managertype = 4",
    "educator": "SELECT 1 FROM mdl_company_users WHERE educator = 1",
    "child company": "SELECT 1 FROM mdl_company WHERE parentid > 0",
    "suspended company": "SELECT 1 FROM mdl_company WHERE suspended = 1",
    "company without courses": """SELECT 1 FROM mdl_company c WHERE NOT EXISTS
        (SELECT 1 FROM mdl_company_course k WHERE k.companyid = c.id)""",
    "nested departments": "SELECT 1 FROM mdl_department d JOIN mdl_department p ON p.id = d.parent AND p.parent > 0",
    "hidden course": "SELECT 1 FROM mdl_course WHERE visible = 0",
    "open shared course": "SELECT 1 FROM mdl_iomad_courses WHERE shared = 1",
    "closed shared course": """SELECT 1 FROM mdl_iomad_courses c JOIN mdl_company_shared_courses USING (courseid)
        WHERE c.shared = 2""",
    "open shared course without company_course": """SELECT 1 FROM mdl_iomad_courses c WHERE shared = 1 AND EXISTS
        (SELECT 1 FROM mdl_company k WHERE k.id <> 5 AND NOT EXISTS
          (SELECT 1 FROM mdl_company_course a WHERE a.companyid = k.id AND a.courseid = c.courseid))""",
    "course without criteria": """SELECT 1 FROM mdl_course WHERE id > 1 AND enablecompletion = 1
        AND id NOT IN (SELECT course FROM mdl_course_completion_criteria)""",
    "course with completion off, but states": """SELECT 1 FROM mdl_course c JOIN mdl_course_modules m ON m.course = c.id
        JOIN mdl_course_modules_completion s ON s.coursemoduleid = m.id WHERE c.enablecompletion = 0""",
    "hidden activity with states": """SELECT 1 FROM mdl_course_modules m JOIN mdl_course_modules_completion s
        ON s.coursemoduleid = m.id WHERE m.visible = 0""",
    "activity being deleted": "SELECT 1 FROM mdl_course_modules WHERE deletioninprogress = 1",
    "states of an activity that is not tracked": """SELECT 1 FROM mdl_course_modules m
        JOIN mdl_course_modules_completion s ON s.coursemoduleid = m.id WHERE m.completion = 0""",
    "course without tracked activities": """SELECT 1 FROM mdl_course WHERE id > 1 AND id NOT IN
        (SELECT course FROM mdl_course_modules WHERE completion > 0)""",
    "failed": "SELECT 1 FROM mdl_course_modules_completion WHERE completionstate = 3",
    "failed and complete": """SELECT 1 FROM mdl_course_modules_completion s
        JOIN mdl_course_modules m ON m.id = s.coursemoduleid
        JOIN mdl_course_completions c ON c.userid = s.userid AND c.course = m.course AND c.timecompleted > 0
        WHERE s.completionstate = 3""",
    "self criterion": "SELECT 1 FROM mdl_course_completion_criteria WHERE criteriatype = 1",
    "grade criterion met": "SELECT 1 FROM mdl_course_completion_crit_compl WHERE gradefinal > 0",
    "hidden grade": "SELECT 1 FROM mdl_grade_grades WHERE hidden = 1",
    "track of an earlier episode": "SELECT 1 FROM mdl_local_iomad_track WHERE coursecleared = 1 AND timecompleted > 0",
    "open track": "SELECT 1 FROM mdl_local_iomad_track WHERE timeenrolled > 0 AND timecompleted IS NULL",
    "allocated licence that is not used": "SELECT 1 FROM mdl_companylicense_users WHERE isusing = 0",
    "expired licence": f"SELECT 1 FROM mdl_companylicense WHERE expirydate < {NOW}",
    "running licence": f"SELECT 1 FROM mdl_companylicense WHERE expirydate > {NOW}",
    "expired certificate": f"SELECT 1 FROM mdl_local_iomad_track WHERE timeexpires < {NOW} AND coursecleared = 0",
    "expiring certificate": f"""SELECT 1 FROM mdl_local_iomad_track WHERE coursecleared = 0
        AND timeexpires BETWEEN {NOW} AND {NOW} + 30 * 86400""",
    "certificate": "SELECT 1 FROM mdl_local_iomad_track_certs",
    "expired token": f"SELECT 1 FROM mdl_external_tokens WHERE validuntil BETWEEN 1 AND {NOW}",
    "name with a leading =": "SELECT 1 FROM mdl_user WHERE firstname LIKE '=%'",
    "emoji": "SELECT 1 FROM mdl_user WHERE firstname LIKE '%🚀%'",
}


@pytest.mark.parametrize("what", PRESENT)
def test_present(what: str, site: Query) -> None:
    assert site(f"{PRESENT[what]} LIMIT 1") == [(1,)]


def test_shares_are_believable(site: Query) -> None:
    done, total = site(f"""
        SELECT sum(cc.timecompleted > 0), count(*) FROM {ENROLMENTS}
        LEFT JOIN mdl_course_completions cc ON cc.userid = ue.userid AND cc.course = e.courseid WHERE {ACTIVE}""")[0]
    assert 0.55 < done / total < 0.8
    overdue = site(f"""
        SELECT count(*) FROM {ENROLMENTS} JOIN mdl_iomad_courses c ON c.courseid = e.courseid
        LEFT JOIN mdl_course_completions cc ON cc.userid = ue.userid AND cc.course = e.courseid
        WHERE {ACTIVE} AND cc.timecompleted IS NULL AND c.warncompletion > 0
        AND ue.timecreated + c.warncompletion * 86400 < {NOW}""")[0][0]
    assert 0.01 < overdue / total < 0.12


def test_companies_differ(site: Query) -> None:
    shares = site(f"""
        SELECT m.companyid, avg(coalesce(cc.timecompleted, 0) > 0) FROM {ENROLMENTS}
        JOIN (SELECT DISTINCT companyid, userid FROM mdl_company_users) m ON m.userid = ue.userid
        LEFT JOIN mdl_course_completions cc ON cc.userid = ue.userid AND cc.course = e.courseid
        WHERE {ACTIVE} GROUP BY m.companyid HAVING count(*) > 100""")
    values = [share for _, share in shares]
    assert max(values) - min(values) > 0.15


def test_history_covers_two_years_and_grows(site: Query) -> None:
    first, last = site("SELECT min(timemodified), max(timemodified) FROM mdl_course_modules_completion")[0]
    assert NOW - 740 * 86_400 < first < NOW - 650 * 86_400 and last > NOW - 4 * 86_400
    early, late = site(f"""SELECT sum(timecreated < {NOW} - 365 * 86400), sum(timecreated > {NOW} - 365 * 86400)
        FROM mdl_user_enrolments""")[0]
    assert late > early
