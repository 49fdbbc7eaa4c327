"""What learners and teachers do: activities, grades, completions; and what takes completions away."""

from __future__ import annotations

from sqlalchemy import and_, func, select

from alx_desktop.demo.changes.enrolments import open_track
from alx_desktop.demo.changes.live import LiveSite
from alx_desktop.demo.changes.progress import (
    ACTIVITY,
    DONE,
    FAILED,
    NOT_DONE,
    PASSED,
    aggregate,
    enrolled_at,
    mark_met,
    meet_criterion,
    pick_activity,
    pick_learner,
    regrade,
    set_state,
    write_grade,
)
from alx_desktop.demo.changes.record import Reveals, operation
from alx_desktop.demo.furniture import COURSE, STUDENT
from alx_desktop.demo.log import Event
from alx_desktop.demo.rhythm import DAY

SELF = 1
TRIES = 8


@operation(Reveals.YES, everyday=60)
def activity_completed(site: LiveSite) -> str | None:
    """A learner completes one more activity; meeting the last criterion completes the course at once."""
    for _ in range(TRIES):
        learner = pick_learner(site, enablecompletion=1)
        activity = pick_activity(site, learner, done=False) if learner else None
        if learner is None or activity is None:
            continue
        graded = activity.completiongradeitemnumber is not None
        state = PASSED if graded else DONE
        # What has a grade is graded, whether the completion depends on it or not.
        write_grade(site, learner, activity, float(site.random.randint(70, 100)))
        set_state(site, learner, activity, state, site.now)
        meet_criterion(site, learner, activity, state, site.now)
        _access(site, learner.user, learner.course)
        return f"user {learner.user}, activity {activity.id}"
    return None


@operation(Reveals.YES, everyday=6)
def activity_failed(site: LiveSite) -> str | None:
    """A learner fails a graded activity: state 3, which is not done, and a grade."""
    for _ in range(TRIES):
        learner = pick_learner(site, enablecompletion=1)
        activity = pick_activity(site, learner, done=False, completiongradeitemnumber=0) if learner else None
        if learner is None or activity is None:
            continue
        write_grade(site, learner, activity, float(site.random.randint(10, 65)))
        set_state(site, learner, activity, FAILED, site.now)
        meet_criterion(site, learner, activity, FAILED, site.now)
        return f"user {learner.user}, activity {activity.id}"
    return None


@operation(Reveals.YES, everyday=3)
def activity_undone(site: LiveSite) -> str | None:
    """A learner un-ticks an activity. Criteria once met and the course's completion stay."""
    for _ in range(TRIES):
        learner = pick_learner(site, enablecompletion=1)
        activity = pick_activity(site, learner, done=True) if learner else None
        if learner is not None and activity is not None:
            set_state(site, learner, activity, NOT_DONE, site.now)
            return f"user {learner.user}, activity {activity.id}"
    return None


@operation(Reveals.YES, everyday=40)
def course_opened(site: LiveSite) -> str | None:
    """A learner opens a course: last access, in the course and of the account. The user's timemodified stays."""
    learner = pick_learner(site)
    if learner is None:
        return None
    _access(site, learner.user, learner.course)
    site.event(Event.VIEWED, learner.user, learner.course, None)
    return f"user {learner.user}, course {learner.course}"


@operation(Reveals.PARTLY, everyday=2)
def completion_imported(site: LiveSite) -> str | None:
    """Completions come with their old times (restore, import): new rows have new ids, but no fresh timestamp."""
    for _ in range(TRIES):
        learner = pick_learner(site, enablecompletion=1)
        if learner is None:
            return None
        criteria, modules = site.table("course_completion_criteria"), site.table("course_modules")
        wanted = site.rows(select(criteria).where(criteria.c.course == learner.course))
        moment = site.now - site.random.randint(20, 200) * DAY
        if not wanted or _is_complete(site, learner.user, learner.course):
            continue
        for criterion in wanted:
            if criterion.criteriatype == ACTIVITY:
                activity = site.first(select(modules).where(modules.c.id == criterion.moduleinstance))
                if activity is not None:
                    set_state(site, learner, activity, DONE, moment)
            mark_met(site, learner.user, learner.course, criterion.id, moment)
        aggregate(site, learner.user, learner.course)
        return f"user {learner.user}, course {learner.course}"
    return None


@operation(Reveals.PARTLY, everyday=2)
def self_completion_ticked(site: LiveSite) -> str | None:
    """A learner declares a course complete; cron finds out later (`completion-cron`)."""
    criteria = site.table("course_completion_criteria")
    for _ in range(TRIES):
        criterion = site.pick(select(criteria).where(criteria.c.criteriatype == SELF), criteria.c.id)
        learner = pick_learner(site, enablecompletion=1, id=criterion.course) if criterion else None
        if criterion is None or learner is None or _is_complete(site, learner.user, learner.course):
            continue
        mark_met(site, learner.user, learner.course, criterion.id, site.now)
        completions = site.table("course_completions")
        key = and_(completions.c.userid == learner.user, completions.c.course == learner.course)
        site.update("course_completions", key, reaggregate=site.now)
        return f"user {learner.user}, course {learner.course}"
    return None


@operation(Reveals.NO, everyday=4)
def completion_cron(site: LiveSite) -> str | None:
    """The scheduled tasks: rows for new participants, and completions that wait to be aggregated."""
    completions = site.table("course_completions")
    waiting = site.rows(select(completions).where(completions.c.reaggregate > 0).order_by(completions.c.id))
    for row in waiting:
        site.update("course_completions", completions.c.id == row.id, reaggregate=0)
        aggregate(site, row.userid, row.course)
    made = _daily_rows(site)
    return f"{len(waiting)} aggregated, {made} rows made" if waiting or made else None


@operation(Reveals.YES, everyday=4)
def grade_changed(site: LiveSite) -> str | None:
    """A teacher corrects the grade of an activity; the course total follows."""
    grades, items = site.table("grade_grades"), site.table("grade_items")
    statement = (
        select(grades.c.id, grades.c.userid, items.c.courseid)
        .join(items, items.c.id == grades.c.itemid)
        .where(items.c.itemtype == "mod", grades.c.finalgrade.is_not(None))
    )
    grade = site.pick(statement, grades.c.id)
    if grade is None:
        return None
    score = float(site.random.randint(20, 100))
    site.update("grade_grades", grades.c.id == grade.id, finalgrade=score, overridden=site.now, timemodified=site.now)
    regrade(site, grade.userid, grade.courseid)
    return f"user {grade.userid}, course {grade.courseid}"


@operation(Reveals.NO)
def grade_hidden(site: LiveSite) -> str | None:
    """A course total is hidden from its learner, or shown again."""
    grades, items = site.table("grade_grades"), site.table("grade_items")
    totals = select(items.c.id).where(items.c.itemtype == "course")
    grade = site.pick(select(grades).where(grades.c.itemid.in_(totals)), grades.c.id)
    if grade is None:
        return None
    site.update("grade_grades", grades.c.id == grade.id, hidden=0 if grade.hidden else 1)
    return f"user {grade.userid}, item {grade.itemid}"


@operation(Reveals.NO)
def recertification_begun(site: LiveSite) -> str | None:
    """A completion has expired: what its learner did in the course is cleared, and begins anew. The enrolment stays."""
    completions, enrolments, methods = (site.table(n) for n in ("course_completions", "user_enrolments", "enrol"))
    done = (
        select(completions.c.id, completions.c.userid, completions.c.course)
        .join(methods, methods.c.courseid == completions.c.course)
        .join(enrolments, and_(enrolments.c.enrolid == methods.c.id, enrolments.c.userid == completions.c.userid))
        .where(completions.c.timecompleted.is_not(None))
    )
    found = site.pick(done, completions.c.id)
    if found is None:
        return None
    site.remove_learning(found.course, found.userid)
    items, grades = site.table("grade_items"), site.table("grade_grades")
    own = select(items.c.id).where(items.c.courseid == found.course)
    site.delete("grade_grades", and_(grades.c.userid == found.userid, grades.c.itemid.in_(own)))
    if site.iomad:
        tracks = site.table("local_iomad_track")
        past = and_(tracks.c.userid == found.userid, tracks.c.courseid == found.course)
        site.update("local_iomad_track", past, coursecleared=1, modifiedtime=site.now)
        open_track(site, found.userid, found.course)
    return f"user {found.userid}, course {found.course}"


@operation(Reveals.NO)
def completions_unlocked(site: LiveSite) -> str | None:
    """The completion settings of a course are unlocked: everybody's course completion is gone, states stay."""
    course = _course_with_completions(site)
    if course is None:
        return None
    site.remove_completion(course)
    site.event(Event.CRITERIA_UPDATED, 0, course, None)
    return f"course {course}"


@operation(Reveals.NO)
def course_reset(site: LiveSite) -> str | None:
    """A course is reset: everybody's states, met criteria and completions are gone."""
    course = _course_with_completions(site)
    if course is None:
        return None
    site.remove_learning(course)
    site.event(Event.COURSE_RESET, 0, course, course)
    return f"course {course}"


@operation(Reveals.NO)
def activity_states_deleted(site: LiveSite) -> str | None:
    """All states of one activity are deleted; if it is a criterion, the course's completions with them."""
    states, modules = site.table("course_modules_completion"), site.table("course_modules")
    row = site.pick(
        select(states.c.id, modules.c.id.label("activity"), modules.c.course).join(
            modules, modules.c.id == states.c.coursemoduleid
        ),
        states.c.id,
    )
    if row is None:
        return None
    delete_states(site, row.activity, row.course)
    return f"activity {row.activity}, course {row.course}"


def delete_states(site: LiveSite, activity: int, course: int) -> None:
    """As completion_info::delete_all_state."""
    criteria = site.table("course_completion_criteria")
    for logical in ("course_modules_completion", "course_modules_viewed"):
        if site.schema.has(logical):
            site.delete(logical, site.table(logical).c.coursemoduleid == activity)
    is_criterion = and_(
        criteria.c.course == course, criteria.c.criteriatype == ACTIVITY, criteria.c.moduleinstance == activity
    )
    if site.first(select(criteria.c.id).where(is_criterion)) is not None:
        site.remove_completion(course)


def _access(site: LiveSite, user: int, course: int) -> None:
    users = site.table("user")
    site.upsert("user_lastaccess", {"userid": user, "courseid": course}, timeaccess=site.now)
    site.update("user", users.c.id == user, lastaccess=site.now)


def _is_complete(site: LiveSite, user: int, course: int) -> bool:
    completions = site.table("course_completions")
    row = site.first(
        select(completions.c.timecompleted).where(completions.c.userid == user, completions.c.course == course)
    )
    return bool(row and row.timecompleted)


def _course_with_completions(site: LiveSite) -> int | None:
    completions = site.table("course_completions")
    row = site.pick(select(completions.c.id, completions.c.course), completions.c.id)
    return int(row.course) if row else None


def _daily_rows(site: LiveSite) -> int:
    """Completion rows for some of those active participants with the student role who have none yet."""
    completions, enrolments = site.table("course_completions"), site.table("user_enrolments")
    methods, courses = site.table("enrol"), site.table("course")
    roles, contexts = site.table("role_assignments"), site.table("context")
    missing = site.rows(
        select(enrolments.c.userid, methods.c.courseid)
        .join(methods, methods.c.id == enrolments.c.enrolid)
        .join(courses, courses.c.id == methods.c.courseid)
        .join(contexts, and_(contexts.c.contextlevel == COURSE, contexts.c.instanceid == courses.c.id))
        .join(roles, and_(roles.c.contextid == contexts.c.id, roles.c.userid == enrolments.c.userid))
        .outerjoin(
            completions,
            and_(completions.c.userid == enrolments.c.userid, completions.c.course == methods.c.courseid),
        )
        .where(completions.c.id.is_(None), courses.c.enablecompletion == 1, roles.c.roleid == STUDENT)
        .where(enrolments.c.status == 0, methods.c.status == 0, enrolments.c.timestart <= site.now)
        .where((enrolments.c.timeend == 0) | (enrolments.c.timeend > site.now))
        .group_by(enrolments.c.userid, methods.c.courseid)
        .order_by(func.max(enrolments.c.id).desc())
        .limit(20)
    )
    for row in missing:
        site.insert(
            "course_completions",
            userid=row.userid,
            course=row.courseid,
            timeenrolled=enrolled_at(site, row.userid, row.courseid),
            reaggregate=site.now,
        )
    return len(missing)
