"""What follows when an activity's state changes: criteria, course completion, IOMAD's track, grades."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from sqlalchemy import Row, and_, func, select

from alx_desktop.demo.changes.live import LiveSite
from alx_desktop.demo.log import Event
from alx_desktop.demo.rhythm import DAY

ACTIVITY = 4
NOT_DONE, DONE, PASSED, FAILED = 0, 1, 2, 3


@dataclass(frozen=True, slots=True)
class Learner:
    """A user in a course, through a row of user_enrolments."""

    user: int
    course: int
    enrolment: int
    enrol: int


def pick_learner(site: LiveSite, **columns: Any) -> Learner | None:
    """Somebody with an active enrolment whose account exists. `columns` restrict the course row."""
    enrolments, methods = site.table("user_enrolments"), site.table("enrol")
    courses, users = site.table("course"), site.table("user")
    statement = (
        select(enrolments.c.id, enrolments.c.userid, enrolments.c.enrolid, methods.c.courseid)
        .join(methods, methods.c.id == enrolments.c.enrolid)
        .join(courses, courses.c.id == methods.c.courseid)
        .join(users, users.c.id == enrolments.c.userid)
        .where(enrolments.c.status == 0, methods.c.status == 0, users.c.deleted == 0)
        .where(enrolments.c.timestart <= site.now)
        .where((enrolments.c.timeend == 0) | (enrolments.c.timeend > site.now))
        .where(*(courses.c[name] == value for name, value in columns.items()))
    )
    if site.course is not None:
        statement = statement.where(courses.c.id == site.course)
    found = site.pick(statement, enrolments.c.id)
    return Learner(found.userid, found.courseid, found.id, found.enrolid) if found else None


def pick_activity(site: LiveSite, learner: Learner, done: bool, **columns: Any) -> Row[Any] | None:
    """A tracked activity of the learner's course that is done (states 1, 2), or not. `columns` restrict its row."""
    modules, states = site.table("course_modules"), site.table("course_modules_completion")
    finished = select(states.c.coursemoduleid).where(
        states.c.userid == learner.user, states.c.completionstate.in_((DONE, PASSED))
    )
    statement = select(modules).where(
        modules.c.course == learner.course,
        modules.c.completion != 0,
        modules.c.deletioninprogress == 0,
        modules.c.id.in_(finished) if done else modules.c.id.not_in(finished),
        *(modules.c[name] == value for name, value in columns.items()),
    )
    return site.pick(statement, modules.c.id)


def set_state(site: LiveSite, learner: Learner, activity: Row[Any], state: int, moment: int) -> None:
    """Write an activity's state as completion_info::update_state does, and the view it requires."""
    key = {"coursemoduleid": activity.id, "userid": learner.user}
    viewed = {"viewed": int(bool(activity.completionview and state))}
    number = site.upsert(
        "course_modules_completion", key, completionstate=state, overrideby=None, timemodified=moment, **viewed
    )
    if activity.completionview and state and site.schema.has("course_modules_viewed"):
        site.upsert("course_modules_viewed", key, timecreated=moment)
    site.event(Event.STATE, learner.user, learner.course, number, relateduserid=learner.user, completionstate=state)


def meet_criterion(site: LiveSite, learner: Learner, activity: Row[Any], state: int, moment: int) -> None:
    """If the activity is a criterion and the state satisfies it, write it down and look at the whole course."""
    criteria = site.table("course_completion_criteria")
    found = site.first(
        select(criteria.c.id).where(
            criteria.c.course == learner.course,
            criteria.c.criteriatype == ACTIVITY,
            criteria.c.moduleinstance == activity.id,
        )
    )
    must_pass = getattr(activity, "completionpassgrade", 0)
    if found is None or state == NOT_DONE or (state == FAILED and must_pass):
        return
    mark_met(site, learner.user, learner.course, found.id, moment)
    aggregate(site, learner.user, learner.course)


def mark_met(site: LiveSite, user: int, course: int, criterion: int, moment: int) -> None:
    """A criterion is met (once met, it stays so); the first one starts the course."""
    met, completions = site.table("course_completion_crit_compl"), site.table("course_completions")
    key = and_(met.c.userid == user, met.c.course == course, met.c.criteriaid == criterion)
    if site.first(select(met.c.id).where(key)) is not None:
        return
    site.insert("course_completion_crit_compl", userid=user, course=course, criteriaid=criterion, timecompleted=moment)
    row = site.first(select(completions).where(completions.c.userid == user, completions.c.course == course))
    if row is None:
        enrolled = enrolled_at(site, user, course)
        site.insert(
            "course_completions", userid=user, course=course, timeenrolled=enrolled, timestarted=moment, reaggregate=0
        )
    elif not row.timestarted:
        site.update("course_completions", completions.c.id == row.id, timestarted=moment)


def enrolled_at(site: LiveSite, user: int, course: int) -> int:
    """When the user was enrolled, as Moodle's daily task takes it; 0 if not enrolled."""
    enrolments, methods = site.table("user_enrolments"), site.table("enrol")
    found = site.connection.scalar(
        select(func.max(enrolments.c.timecreated))
        .join(methods, methods.c.id == enrolments.c.enrolid)
        .where(enrolments.c.userid == user, methods.c.courseid == course)
    )
    return int(found or 0)


def aggregate(site: LiveSite, user: int, course: int) -> bool:
    """Complete the course if every criterion is met: at the time of the last one, never to be changed again."""
    criteria, met = site.table("course_completion_criteria"), site.table("course_completion_crit_compl")
    completions = site.table("course_completions")
    wanted = site.connection.scalar(select(func.count()).select_from(criteria).where(criteria.c.course == course))
    times = [
        row.timecompleted
        for row in site.rows(
            select(met.c.timecompleted)
            .join(criteria, criteria.c.id == met.c.criteriaid)
            .where(met.c.userid == user, met.c.course == course, met.c.timecompleted.is_not(None))
        )
    ]
    if not wanted or len(times) < wanted:
        return False
    open_row = and_(completions.c.userid == user, completions.c.course == course, completions.c.timecompleted.is_(None))
    if not site.update("course_completions", open_row, timecompleted=max(times), reaggregate=0):
        return False
    complete_track(site, user, course, max(times))
    site.event(Event.COMPLETED, user, course, None, relateduserid=user)
    return True


def complete_track(site: LiveSite, user: int, course: int, moment: int) -> None:
    """IOMAD's observer writes the completion, and when it expires, into the open row of its track."""
    if not site.iomad:
        return
    tracks, settings = site.table("local_iomad_track"), site.table("iomad_courses")
    setting = site.first(select(settings.c.validlength).where(settings.c.courseid == course))
    valid = (setting.validlength or 0) * DAY if setting else 0
    site.update(
        "local_iomad_track",
        and_(tracks.c.userid == user, tracks.c.courseid == course, tracks.c.timecompleted.is_(None)),
        timecompleted=moment,
        timeexpires=moment + valid if valid else None,
        modifiedtime=site.now,
    )


def write_grade(site: LiveSite, learner: Learner, activity: Row[Any], score: float) -> None:
    """Grade an activity and regrade the course total (natural weighting of what is graded)."""
    items, modules = site.table("grade_items"), site.table("modules")
    module = site.first(select(modules.c.name).where(modules.c.id == activity.module))
    item = site.first(
        select(items).where(
            items.c.courseid == learner.course,
            items.c.itemtype == "mod",
            items.c.itemmodule == (module.name if module else ""),
            items.c.iteminstance == activity.instance,
        )
    )
    if item is None:
        return
    key = {"itemid": item.id, "userid": learner.user}
    times = {"timecreated": site.now, "timemodified": site.now, "usermodified": learner.user}
    site.upsert("grade_grades", key, rawgrade=score, finalgrade=score, aggregationstatus="used", **times)
    regrade(site, learner.user, learner.course)


def regrade(site: LiveSite, user: int, course: int) -> None:
    """Write the course total from the grades of its activities."""
    items, grades = site.table("grade_items"), site.table("grade_grades")
    total = site.first(select(items.c.id).where(items.c.courseid == course, items.c.itemtype == "course"))
    scores = site.rows(
        select(grades.c.finalgrade)
        .join(items, items.c.id == grades.c.itemid)
        .where(items.c.courseid == course, items.c.itemtype == "mod", grades.c.userid == user)
        .where(grades.c.finalgrade.is_not(None))
    )
    if total is None or not scores:
        return
    final = round(sum(float(row.finalgrade) for row in scores), 5)
    number = site.upsert(
        "grade_grades",
        {"itemid": total.id, "userid": user},
        rawgrademax=100.0 * len(scores),
        finalgrade=final,
        timemodified=site.now,
    )
    site.event(Event.GRADED, user, course, number, itemid=total.id, finalgrade=final)
