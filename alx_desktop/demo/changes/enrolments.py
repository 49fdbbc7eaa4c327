"""Enrolments, their methods, and roles in courses."""

from __future__ import annotations

from sqlalchemy import and_, func, select

from alx_desktop.demo.changes.live import LiveSite
from alx_desktop.demo.changes.progress import pick_learner
from alx_desktop.demo.changes.record import Reveals, operation
from alx_desktop.demo.furniture import ADMIN_ID, COURSE, GUEST_ID, STUDENT
from alx_desktop.demo.log import Event
from alx_desktop.demo.rhythm import DAY, HOUR

TRIES = 8


@operation(Reveals.YES, everyday=10)
def enrolled(site: LiveSite) -> str | None:
    """Somebody with an account is enrolled by hand in a course where somebody else is already."""
    users = site.table("user")
    for _ in range(TRIES):
        learner = pick_learner(site)
        user = site.pick(select(users.c.id).where(users.c.deleted == 0, users.c.id != GUEST_ID), users.c.id)
        if learner and user and not enrolments_of(site, user.id, learner.course):
            enrol(site, user.id, learner.course)
            return f"user {user.id}, course {learner.course}"
    return None


@operation(Reveals.YES)
def member_enrolled(site: LiveSite) -> str | None:
    """A member of a company is enrolled by hand in one of the company's courses."""
    if not site.iomad:
        return None
    assigned, members = site.table("company_course"), site.table("company_users")
    enrolments, methods = site.table("user_enrolments"), site.table("enrol")
    wanted = select(assigned.c.companyid, assigned.c.courseid).order_by(assigned.c.id)
    if site.course is not None:
        wanted = wanted.where(assigned.c.courseid == site.course)
    places = site.rows(wanted)
    if not places:
        return None
    place = site.random.choice(places)
    entered = (
        select(enrolments.c.userid)
        .join(methods, methods.c.id == enrolments.c.enrolid)
        .where(methods.c.courseid == place.courseid)
    )
    # Not pick(): a company's members stand together, so that a random id mostly finds the first of them.
    free = site.rows(
        select(members.c.userid)
        .where(members.c.companyid == place.companyid, members.c.userid.not_in(entered))
        .distinct()
        .order_by(members.c.userid)
    )
    if not free:
        return None
    user = site.random.choice(free).userid
    enrol(site, user, place.courseid)
    return f"user {user}, course {place.courseid}"


@operation(Reveals.NO, everyday=2)
def unenrolled(site: LiveSite) -> str | None:
    """Somebody loses every enrolment in a course, with roles, grades and last access; states and completion stay."""
    learner = pick_learner(site)
    if learner is None:
        return None
    unenrol(site, learner.user, learner.course)
    return f"user {learner.user}, course {learner.course}"


@operation(Reveals.NO)
def unenrolled_by_one_of_two(site: LiveSite) -> str | None:
    """Somebody with two enrolments in a course loses one; the rest stays as it is."""
    enrolments, methods = site.table("user_enrolments"), site.table("enrol")
    both = site.first(
        select(enrolments.c.userid, methods.c.courseid, func.max(enrolments.c.id).label("last"))
        .join(methods, methods.c.id == enrolments.c.enrolid)
        .group_by(enrolments.c.userid, methods.c.courseid)
        .having(func.count() > 1)
        .order_by(func.max(enrolments.c.id))
    )
    if both is None:
        return None
    site.delete("user_enrolments", enrolments.c.id == both.last)
    site.event(Event.UNENROLLED, both.userid, both.courseid, both.last)
    return f"user {both.userid}, course {both.courseid}"


@operation(Reveals.YES, everyday=2)
def enrolment_suspended(site: LiveSite) -> str | None:
    """An enrolment is suspended, or active again."""
    enrolments, methods = site.table("user_enrolments"), site.table("enrol")
    row = site.pick(
        select(enrolments, methods.c.courseid).join(methods, methods.c.id == enrolments.c.enrolid), enrolments.c.id
    )
    if row is None:
        return None
    site.update("user_enrolments", enrolments.c.id == row.id, status=1 - row.status, timemodified=site.now)
    site.event(Event.ENROLMENT_UPDATED, row.userid, row.courseid, row.id)
    return f"enrolment {row.id}"


@operation(Reveals.YES)
def enrolment_window_set(site: LiveSite) -> str | None:
    """An enrolment gets a start or an end within the next hours; later, the clock alone flips it."""
    learner = pick_learner(site)
    if learner is None:
        return None
    moment = site.now + site.random.randint(5, 6 * HOUR)
    changed = {"timestart": moment} if site.random.random() < 0.4 else {"timeend": moment}
    enrolments = site.table("user_enrolments")
    site.update("user_enrolments", enrolments.c.id == learner.enrolment, timemodified=site.now, **changed)
    site.event(Event.ENROLMENT_UPDATED, learner.user, learner.course, learner.enrolment)
    return f"enrolment {learner.enrolment}, {changed}"


@operation(Reveals.NO)
def enrolments_ended_in_bulk(site: LiveSite) -> str | None:
    """A licence is edited: the end of all enrolments of its method is set without a timestamp or an event."""
    learner = pick_learner(site)
    if learner is None:
        return None
    enrolments = site.table("user_enrolments")
    end = site.now + site.random.choice((-1, 30)) * DAY
    site.update("user_enrolments", enrolments.c.enrolid == learner.enrol, timeend=end)
    return f"enrolment method {learner.enrol}, until {end}"


@operation(Reveals.NO)
def enrol_method_disabled(site: LiveSite) -> str | None:
    """An enrolment method is disabled: everybody's enrolment by it is inactive."""
    learner = pick_learner(site)
    if learner is None:
        return None
    site.update("enrol", site.table("enrol").c.id == learner.enrol, status=1)
    site.event(Event.METHOD_UPDATED, 0, learner.course, learner.enrol)
    return f"enrolment method {learner.enrol}"


@operation(Reveals.NO)
def enrol_method_enabled(site: LiveSite) -> str | None:
    """A disabled method through which people came is enabled again."""
    methods, enrolments = site.table("enrol"), site.table("user_enrolments")
    used = select(enrolments.c.enrolid)
    row = site.pick(select(methods).where(methods.c.status == 1, methods.c.id.in_(used)), methods.c.id)
    if row is None:
        return None
    site.update("enrol", methods.c.id == row.id, status=0)
    site.event(Event.METHOD_UPDATED, 0, row.courseid, row.id)
    return f"enrolment method {row.id}"


@operation(Reveals.NO)
def enrol_method_deleted(site: LiveSite) -> str | None:
    """An enrolment method is deleted with all its enrolments."""
    learner = pick_learner(site)
    if learner is None:
        return None
    enrolments = site.table("user_enrolments")
    everybody = site.rows(select(enrolments.c.userid).where(enrolments.c.enrolid == learner.enrol))
    site.delete("user_enrolments", enrolments.c.enrolid == learner.enrol)
    site.delete("enrol", site.table("enrol").c.id == learner.enrol)
    for row in everybody:
        if not enrolments_of(site, row.userid, learner.course):
            site.remove_traces(learner.course, row.userid)
    site.event(Event.METHOD_DELETED, 0, learner.course, learner.enrol)
    return f"enrolment method {learner.enrol}, {len(everybody)} people"


@operation(Reveals.NO)
def role_unassigned(site: LiveSite) -> str | None:
    """A learner loses the student role in a course and is enrolled all the same: no longer tracked."""
    roles, contexts = site.table("role_assignments"), site.table("context")
    row = site.pick(
        select(roles, contexts.c.instanceid)
        .join(contexts, contexts.c.id == roles.c.contextid)
        .where(roles.c.roleid == STUDENT, contexts.c.contextlevel == COURSE),
        roles.c.id,
    )
    if row is None:
        return None
    site.delete("role_assignments", roles.c.id == row.id)
    site.event(Event.ROLE_UNASSIGNED, row.userid, row.instanceid, STUDENT)
    return f"user {row.userid}, course {row.instanceid}"


@operation(Reveals.YES)
def role_assigned(site: LiveSite) -> str | None:
    """Somebody enrolled gets the student role (again, or a second time)."""
    learner = pick_learner(site)
    if learner is None:
        return None
    _assign_student(site, learner.user, learner.course)
    return f"user {learner.user}, course {learner.course}"


@operation(Reveals.PARTLY, everyday=3)
def licence_allocated(site: LiveSite) -> str | None:
    """A place of a licence is given to somebody, who may start at once."""
    if not site.iomad:
        return None
    licences, courses = site.table("companylicense"), site.table("companylicense_courses")
    members, places = site.table("company_users"), site.table("companylicense_users")
    licence = site.pick(
        select(licences, courses.c.courseid)
        .join(courses, courses.c.licenseid == licences.c.id)
        .where(licences.c.used < licences.c.allocation, licences.c.expirydate > site.now),
        licences.c.id,
    )
    if licence is None:
        return None
    taken = select(places.c.userid).where(places.c.licensecourseid == licence.courseid)
    member = site.pick(
        select(members).where(members.c.companyid == licence.companyid, members.c.userid.not_in(taken)), members.c.id
    )
    if member is None or enrolments_of(site, member.userid, licence.courseid):
        return None
    starts = site.random.random() < 0.6
    site.insert(
        "companylicense_users",
        licenseid=licence.id,
        userid=member.userid,
        isusing=int(starts),
        licensecourseid=licence.courseid,
        issuedate=site.now,
    )
    site.update("companylicense", licences.c.id == licence.id, used=licence.used + 1)
    if starts:
        enrol(site, member.userid, licence.courseid, "license")
    return f"user {member.userid}, licence {licence.id}"


def enrolments_of(site: LiveSite, user: int, course: int) -> list[int]:
    """The ids of the user's enrolments in the course, active or not."""
    enrolments, methods = site.table("user_enrolments"), site.table("enrol")
    found = site.rows(
        select(enrolments.c.id)
        .join(methods, methods.c.id == enrolments.c.enrolid)
        .where(enrolments.c.userid == user, methods.c.courseid == course)
        .order_by(enrolments.c.id)
    )
    return [row.id for row in found]


def enrol(site: LiveSite, user: int, course: int, method: str = "manual") -> None:
    """Enrol with the student role; IOMAD opens a track for the episode."""
    methods = site.table("enrol")
    instance = site.first(
        select(methods.c.id).where(methods.c.courseid == course, methods.c.enrol == method).order_by(methods.c.id)
    )
    number = instance.id if instance else site.insert("enrol", enrol=method, courseid=course, roleid=STUDENT)
    enrolment = site.insert(
        "user_enrolments",
        enrolid=number,
        userid=user,
        timestart=site.now - site.now % 60,
        timeend=0,
        modifierid=ADMIN_ID,
        timecreated=site.now,
        timemodified=site.now,
    )
    _assign_student(site, user, course)
    if site.iomad:
        open_track(site, user, course)
    site.event(Event.ENROLLED, user, course, enrolment, enrol=method)


def unenrol(site: LiveSite, user: int, course: int) -> None:
    """Take every enrolment in the course away, as the last unenrol_user() does. An unfinished track goes too."""
    enrolments = site.table("user_enrolments")
    for number in enrolments_of(site, user, course):
        site.delete("user_enrolments", enrolments.c.id == number)
        site.event(Event.UNENROLLED, user, course, number)
    site.remove_traces(course, user)
    if site.iomad:
        tracks = site.table("local_iomad_track")
        unfinished = and_(tracks.c.userid == user, tracks.c.courseid == course, tracks.c.timecompleted.is_(None))
        site.delete("local_iomad_track", unfinished)


def _assign_student(site: LiveSite, user: int, course: int) -> None:
    site.insert(
        "role_assignments",
        roleid=STUDENT,
        contextid=site.course_context(course),
        userid=user,
        timemodified=site.now,
        modifierid=ADMIN_ID,
    )
    site.event(Event.ROLE_ASSIGNED, user, course, STUDENT)


def open_track(site: LiveSite, user: int, course: int) -> None:
    """IOMAD's row for an episode that begins now."""
    courses, members = site.table("course"), site.table("company_users")
    name = site.first(select(courses.c.fullname).where(courses.c.id == course))
    member = site.first(select(members.c.companyid).where(members.c.userid == user).order_by(members.c.id.desc()))
    site.insert(
        "local_iomad_track",
        courseid=course,
        coursename=name.fullname[:254] if name else "",
        userid=user,
        timeenrolled=site.now,
        timestarted=site.now,
        companyid=member.companyid if member else 0,
        modifiedtime=site.now,
    )
