"""The rules of Moodle's and IOMAD's tables hold together in a demo site: each test asks for the rows that break one."""

from __future__ import annotations

import pytest

from tests.unit.demo.conftest import NOW, Query

BROKEN = {
    "an enrolment belongs to a method of a course and to a user": """
        SELECT ue.id FROM mdl_user_enrolments ue LEFT JOIN mdl_enrol e ON e.id = ue.enrolid
        LEFT JOIN mdl_course c ON c.id = e.courseid LEFT JOIN mdl_user u ON u.id = ue.userid
        WHERE c.id IS NULL OR u.id IS NULL""",
    "a deleted account has no enrolment (unless a script only set the flag)": """
        SELECT ue.id FROM mdl_user_enrolments ue JOIN mdl_user u ON u.id = ue.userid
        WHERE u.deleted = 1 AND u.email NOT LIKE '%@%'""",
    "every enrolled learner has the student role in the course, educators another": """
        SELECT ue.id FROM mdl_user_enrolments ue JOIN mdl_enrol e ON e.id = ue.enrolid
        JOIN mdl_context x ON x.contextlevel = 50 AND x.instanceid = e.courseid
        WHERE NOT EXISTS (SELECT 1 FROM mdl_role_assignments r WHERE r.userid = ue.userid AND r.contextid = x.id
          AND r.roleid = CASE WHEN EXISTS (SELECT 1 FROM mdl_company_users m
            WHERE m.userid = ue.userid AND m.educator = 1) THEN r.roleid ELSE 5 END)""",
    "a student role goes with an enrolment": """
        SELECT r.id FROM mdl_role_assignments r JOIN mdl_context x ON x.id = r.contextid
        WHERE r.roleid = 5 AND NOT EXISTS (SELECT 1 FROM mdl_user_enrolments ue JOIN mdl_enrol e ON e.id = ue.enrolid
          WHERE ue.userid = r.userid AND e.courseid = x.instanceid)""",
    "a course is complete if and only if every criterion is met": """
        SELECT cc.id FROM mdl_course_completions cc
        JOIN (SELECT course, count(*) n FROM mdl_course_completion_criteria GROUP BY course) k ON k.course = cc.course
        LEFT JOIN (SELECT userid, course, count(*) n FROM mdl_course_completion_crit_compl GROUP BY userid, course) m
          ON m.userid = cc.userid AND m.course = cc.course
        WHERE (cc.timecompleted IS NOT NULL) <> (coalesce(m.n, 0) = k.n)""",
    "a course without criteria is never complete": """
        SELECT id FROM mdl_course_completions WHERE timecompleted IS NOT NULL
        AND course NOT IN (SELECT course FROM mdl_course_completion_criteria)""",
    "a course is complete since the last criterion was met, and begun since the first": """
        SELECT cc.id FROM mdl_course_completions cc
        JOIN (SELECT userid, course, min(timecompleted) a, max(timecompleted) b
          FROM mdl_course_completion_crit_compl GROUP BY userid, course) m USING (userid, course)
        WHERE cc.timestarted <> m.a OR (cc.timecompleted IS NOT NULL AND cc.timecompleted <> m.b)""",
    "whoever met a criterion has a completion row": """
        SELECT m.id FROM mdl_course_completion_crit_compl m LEFT JOIN mdl_course_completions cc USING (userid, course)
        WHERE cc.id IS NULL""",
    "an activity criterion is met when the activity reached a state that satisfies it": """
        SELECT m.id FROM mdl_course_completion_crit_compl m
        JOIN mdl_course_completion_criteria k ON k.id = m.criteriaid AND k.criteriatype = 4
        JOIN mdl_course_modules cm ON cm.id = k.moduleinstance
        LEFT JOIN mdl_course_modules_completion s ON s.coursemoduleid = cm.id AND s.userid = m.userid
        WHERE s.id IS NULL OR s.timemodified <> m.timecompleted OR s.completionstate = 0
          OR (s.completionstate = 3 AND cm.completionpassgrade = 1)""",
    "criteria name activities of their own course": """
        SELECT k.id FROM mdl_course_completion_criteria k LEFT JOIN mdl_course_modules cm ON cm.id = k.moduleinstance
        LEFT JOIN mdl_modules m ON m.id = cm.module
        WHERE k.criteriatype = 4 AND (cm.course IS NULL OR cm.course <> k.course OR m.name <> k.module)""",
    "views are kept for activities that ask for them": """
        SELECT v.id FROM mdl_course_modules_viewed v JOIN mdl_course_modules cm ON cm.id = v.coursemoduleid
        WHERE cm.completionview = 0""",
    "a context's path is that of the context above it and its own id": """
        SELECT x.id FROM mdl_context x
        LEFT JOIN mdl_context above ON x.path = above.path || '/' || x.id AND above.depth = x.depth - 1
        WHERE x.contextlevel > 10 AND above.id IS NULL""",
    "a course's context is under its category's": """
        SELECT c.id FROM mdl_course c JOIN mdl_context x ON x.contextlevel = 50 AND x.instanceid = c.id
        JOIN mdl_context k ON k.contextlevel = 40 AND k.instanceid = c.category
        WHERE c.id > 1 AND x.path <> k.path || '/' || x.id""",
    "a category's path is that of its parent and its own id": """
        SELECT k.id FROM mdl_course_categories k LEFT JOIN mdl_course_categories p ON p.id = k.parent
        WHERE k.path <> coalesce(p.path, '') || '/' || k.id OR k.depth <> coalesce(p.depth, 0) + 1""",
    "categories count their courses": """
        SELECT k.id FROM mdl_course_categories k
        WHERE k.coursecount <> (SELECT count(*) FROM mdl_course c WHERE c.category = k.id)""",
    "every activity stands in the sequence of its section": """
        SELECT cm.id FROM mdl_course_modules cm LEFT JOIN mdl_course_sections s ON s.id = cm.section
          AND s.course = cm.course AND ',' || s.sequence || ',' LIKE '%,' || cm.id || ',%'
        WHERE s.id IS NULL""",
    "everything has its context": """
        SELECT id FROM mdl_course WHERE id NOT IN (SELECT instanceid FROM mdl_context WHERE contextlevel = 50)
        UNION ALL SELECT id FROM mdl_course_modules
        WHERE id NOT IN (SELECT instanceid FROM mdl_context WHERE contextlevel = 70)
        UNION ALL SELECT id FROM mdl_user
        WHERE deleted = 0 AND id NOT IN (SELECT instanceid FROM mdl_context WHERE contextlevel = 30)""",
    "a course total is the sum of the grades in the course": """
        SELECT t.id FROM mdl_grade_grades t JOIN mdl_grade_items i ON i.id = t.itemid AND i.itemtype = 'course'
        WHERE abs(t.finalgrade - (SELECT sum(g.finalgrade) FROM mdl_grade_grades g JOIN mdl_grade_items j
          ON j.id = g.itemid AND j.itemtype = 'mod' AND j.courseid = i.courseid WHERE g.userid = t.userid)) > 0.001
        OR t.finalgrade > t.rawgrademax""",
    "a department belongs to the company of the membership": """
        SELECT m.id FROM mdl_company_users m LEFT JOIN mdl_department d ON d.id = m.departmentid
        WHERE d.company IS NULL OR d.company <> m.companyid""",
    "a licence counts the places that are taken, and has enough": """
        SELECT l.id FROM mdl_companylicense l WHERE used > allocation
        OR used <> (SELECT count(*) FROM mdl_companylicense_users u WHERE u.licenseid = l.id)""",
    "a licence is for courses that are licensed": """
        SELECT k.id FROM mdl_companylicense_courses k JOIN mdl_iomad_courses c ON c.courseid = k.courseid
        WHERE c.licensed = 0""",
    "the current track agrees with the completion": """
        SELECT t.id FROM mdl_local_iomad_track t JOIN mdl_course_completions cc
          ON cc.userid = t.userid AND cc.course = t.courseid
        WHERE t.coursecleared = 0 AND t.timeenrolled IS NOT NULL AND t.timecompleted IS NOT cc.timecompleted""",
    "a track expires as long after its completion as the course is valid": """
        SELECT t.id FROM mdl_local_iomad_track t JOIN mdl_iomad_courses c USING (courseid)
        WHERE t.timeexpires IS NOT CASE WHEN c.validlength > 0 THEN t.timecompleted + c.validlength * 86400 END""",
    "nothing was done before the account was made, or after now": f"""
        SELECT s.id FROM mdl_course_modules_completion s JOIN mdl_user u ON u.id = s.userid
        WHERE s.timemodified < u.timecreated OR s.timemodified > {NOW}
        UNION ALL SELECT id FROM mdl_user WHERE max(firstaccess, lastaccess, timecreated, timemodified) > {NOW}
        UNION ALL SELECT id FROM mdl_user_enrolments WHERE max(timecreated, timemodified) > {NOW}
        UNION ALL SELECT id FROM mdl_user_lastaccess WHERE timeaccess > {NOW}
        UNION ALL SELECT id FROM mdl_logstore_standard_log WHERE timecreated > {NOW}""",
    "the log is in the order of time": """
        SELECT a.id FROM mdl_logstore_standard_log a JOIN mdl_logstore_standard_log b ON b.id = a.id + 1
        WHERE a.timecreated > b.timecreated""",
    "group members are members of groups of their courses": """
        SELECT m.id FROM mdl_groups_members m LEFT JOIN mdl_groups g ON g.id = m.groupid WHERE g.id IS NULL""",
    "e-mail addresses can never reach anybody": """
        SELECT id FROM mdl_user WHERE deleted = 0 AND id > 1 AND email NOT LIKE '%.example'""",
}


@pytest.mark.parametrize("rule", BROKEN)
def test_rule(rule: str, site: Query, small_site: Query) -> None:
    assert site(BROKEN[rule])[:5] == []
    assert small_site(BROKEN[rule])[:5] == []


@pytest.mark.parametrize("module", ["page", "url", "resource", "quiz", "assign", "scorm", "forum", "label"])
def test_every_activity_has_its_instance(module: str, site: Query) -> None:
    missing = f"""SELECT cm.id FROM mdl_course_modules cm JOIN mdl_modules m ON m.id = cm.module
        LEFT JOIN mdl_{module} i ON i.id = cm.instance AND i.course = cm.course AND i.name <> ''
        WHERE m.name = '{module}' AND i.id IS NULL"""
    assert site(missing) == []
    assert site(f"SELECT count(*) FROM mdl_{module}")[0][0] > 0


def test_users_1_and_2_and_course_1_are_moodles_own(site: Query) -> None:
    assert site("SELECT id, username FROM mdl_user WHERE id < 3") == [(1, "guest"), (2, "admin")]
    assert site("SELECT category, format FROM mdl_course WHERE id = 1") == [(0, "site")]
    assert site("SELECT path FROM mdl_context WHERE contextlevel = 10") == [("/1",)]


def test_settings_are_there(site: Query) -> None:
    settings = dict(site("SELECT name, value FROM mdl_config"))
    assert settings["version"] == "2022112822" and settings["enablecompletion"] == "1"
    assert settings["siteadmins"] == "2" and settings["siteguest"] == "1" and settings["defaultuserroleid"] == "7"
    assert settings["timezone"] == "Europe/London" and settings["grade_minmaxtouse"] == "1"
    assert site(
        "SELECT roleid, contextid, permission FROM mdl_role_capabilities"
        " WHERE capability = 'moodle/course:isincompletionreports'"
    ) == [(5, 1, 1)]
