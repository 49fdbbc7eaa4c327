"""Accounts and who belongs where."""

from __future__ import annotations

import hashlib
from typing import Any

from sqlalchemy import Row, and_, select

from alx_desktop.demo.changes.enrolments import enrol, enrolments_of, unenrol
from alx_desktop.demo.changes.live import LiveSite
from alx_desktop.demo.changes.record import Reveals, operation
from alx_desktop.demo.furniture import ADMIN_ID, USER
from alx_desktop.demo.log import Event
from alx_desktop.demo.names import NASTY, POOLS


@operation(Reveals.YES, everyday=3)
def learner_renamed(site: LiveSite) -> str | None:
    """A learner gets another surname and e-mail address, or a name that is hard to show."""
    user = _user(site)
    if user is None:
        return None
    pool = POOLS[site.random.choice(sorted(POOLS))]
    last = site.random.choice(pool.last)
    names = {"lastname": last.written, "email": f"{last.roman}{user.id}@renamed.example"}
    if site.random.random() < 0.3:
        names = dict(zip(("firstname", "lastname"), site.random.choice(NASTY), strict=True))
    site.update("user", site.table("user").c.id == user.id, timemodified=site.now, **names)
    site.event(Event.USER_UPDATED, user.id, 0, user.id)
    return f"user {user.id}"


@operation(Reveals.NO, everyday=1)
def learner_suspended(site: LiveSite) -> str | None:
    """IOMAD suspends an account, or lets it in again: the account and its memberships, without a timestamp."""
    user = _user(site)
    if user is None:
        return None
    site.update("user", site.table("user").c.id == user.id, suspended=1 - user.suspended)
    if site.iomad:
        site.update("company_users", site.table("company_users").c.userid == user.id, suspended=1 - user.suspended)
    return f"user {user.id}"


@operation(Reveals.PARTLY)
def learner_deleted(site: LiveSite) -> str | None:
    """Moodle deletes an account: user name and e-mail are rewritten, enrolments and memberships go, states stay."""
    user = _user(site)
    if user is None:
        return None
    delete_user(site, user)
    return f"user {user.id}"


@operation(Reveals.NO)
def learner_flagged_deleted(site: LiveSite) -> str | None:
    """A script of the client sets user.deleted and nothing else."""
    user = _user(site)
    if user is None:
        return None
    site.update("user", site.table("user").c.id == user.id, deleted=1)
    return f"user {user.id}"


@operation(Reveals.YES, everyday=4)
def learner_created(site: LiveSite) -> str | None:
    """A new account, in a company of its own and enrolled in a course."""
    pool = POOLS[site.random.choice(sorted(POOLS))]
    first, last = site.random.choice(pool.first), site.random.choice(pool.last)
    number = site.insert(
        "user",
        confirmed=1,
        mnethostid=1,
        username=f"{first.roman}.{last.roman}.{site.now}.{site.random.randint(0, 10**9)}",
        password="not cached",
        firstname=first.written,
        lastname=last.written,
        email=f"{first.roman}.{last.roman}@newcomers.example",
        timecreated=site.now,
        timemodified=site.now,
    )
    context = site.insert("context", contextlevel=USER, instanceid=number, path=None, depth=2)
    site.update("context", site.table("context").c.id == context, path=f"/1/{context}")
    site.event(Event.USER_CREATED, number, 0, number)
    department = _department(site)
    if department is not None:
        _join(site, number, department)
    methods = site.table("enrol")
    open_courses = select(methods).where(methods.c.enrol == "manual", methods.c.status == 0)
    if department is not None:
        assigned = site.table("company_course")
        own = select(assigned.c.courseid).where(assigned.c.companyid == department.company)
        open_courses = open_courses.where(methods.c.courseid.in_(own))
    course = site.pick(open_courses, methods.c.id)
    if course is not None:
        enrol(site, number, course.courseid)
    return f"user {number}"


@operation(Reveals.NO, everyday=1)
def department_changed(site: LiveSite) -> str | None:
    """A member moves to another department of the same company."""
    if not site.iomad:
        return None
    members, departments = site.table("company_users"), site.table("department")
    member = site.pick(select(members), members.c.id)
    if member is None:
        return None
    taken = select(members.c.departmentid).where(
        members.c.companyid == member.companyid, members.c.userid == member.userid
    )
    place = site.pick(
        select(departments.c.id).where(departments.c.company == member.companyid, departments.c.id.not_in(taken)),
        departments.c.id,
    )
    if place is None:
        return None
    site.update("company_users", members.c.id == member.id, departmentid=place.id)
    return f"user {member.userid}, department {place.id}"


@operation(Reveals.NO)
def duty_changed(site: LiveSite) -> str | None:
    """A member becomes manager, department manager, educator, or a plain learner again."""
    if not site.iomad:
        return None
    members = site.table("company_users")
    member = site.pick(select(members), members.c.id)
    if member is None:
        return None
    duties = ((0, 0), (1, 0), (2, 0), (0, 1), (4, 0))
    duty, educator = site.random.choice([pair for pair in duties if pair != (member.managertype, member.educator)])
    site.update("company_users", members.c.id == member.id, managertype=duty, educator=educator)
    return f"user {member.userid}, manager type {duty}, educator {educator}"


@operation(Reveals.NO)
def left_company(site: LiveSite) -> str | None:
    """A member is removed from a company: memberships, and enrolments, states and completions in its courses."""
    if not site.iomad:
        return None
    members, courses = site.table("company_users"), site.table("company_course")
    member = site.pick(select(members), members.c.id)
    if member is None:
        return None
    site.delete("company_users", and_(members.c.companyid == member.companyid, members.c.userid == member.userid))
    own = select(courses.c.courseid).where(courses.c.companyid == member.companyid).distinct()
    for row in site.rows(own.order_by(courses.c.courseid)):
        if enrolments_of(site, member.userid, row.courseid):
            unenrol(site, member.userid, row.courseid)
            site.remove_learning(row.courseid, member.userid)
    tracks = site.table("local_iomad_track")
    own_tracks = and_(tracks.c.userid == member.userid, tracks.c.companyid == member.companyid)
    site.update("local_iomad_track", own_tracks, coursecleared=1, modifiedtime=site.now)
    return f"user {member.userid}, company {member.companyid}"


@operation(Reveals.NO)
def joined_company(site: LiveSite) -> str | None:
    """Somebody becomes a member of one more company, or of one more department."""
    department, user = _department(site), _user(site)
    if department is None or user is None:
        return None
    members = site.table("company_users")
    there = and_(
        members.c.companyid == department.company,
        members.c.userid == user.id,
        members.c.departmentid == department.id,
    )
    if site.first(select(members.c.id).where(there)) is not None:
        return None
    _join(site, user.id, department)
    return f"user {user.id}, department {department.id}"


@operation(Reveals.NO)
def cohort_member_removed(site: LiveSite) -> str | None:
    """Somebody leaves a cohort."""
    members = site.table("cohort_members")
    member = site.pick(select(members), members.c.id)
    if member is None:
        return None
    site.delete("cohort_members", members.c.id == member.id)
    site.event(Event.COHORT_REMOVED, member.userid, 0, member.cohortid)
    return f"user {member.userid}, cohort {member.cohortid}"


@operation(Reveals.YES)
def cohort_member_added(site: LiveSite) -> str | None:
    """Somebody joins a cohort."""
    cohorts, members = site.table("cohort"), site.table("cohort_members")
    cohort, user = site.pick(select(cohorts.c.id), cohorts.c.id), _user(site)
    if cohort is None or user is None:
        return None
    if site.first(select(members.c.id).where(members.c.cohortid == cohort.id, members.c.userid == user.id)) is not None:
        return None
    site.insert("cohort_members", cohortid=cohort.id, userid=user.id, timeadded=site.now)
    return f"user {user.id}, cohort {cohort.id}"


@operation(Reveals.NO)
def profile_field_changed(site: LiveSite) -> str | None:
    """The profile field "company" of somebody gets the value of somebody else."""
    fields, data = site.table("user_info_field"), site.table("user_info_data")
    company = select(fields.c.id).where(fields.c.shortname == "company")
    mine = site.pick(select(data).where(data.c.fieldid.in_(company)), data.c.id)
    other = site.pick(select(data).where(data.c.fieldid.in_(company)), data.c.id)
    if mine is None or other is None or mine.data == other.data:
        return None
    site.update("user_info_data", data.c.id == mine.id, data=other.data)
    return f"user {mine.userid}"


def delete_user(site: LiveSite, user: Row[Any]) -> None:
    """As Moodle's delete_user() does."""
    methods, enrolments = site.table("enrol"), site.table("user_enrolments")
    entered = select(methods.c.courseid).join(enrolments, enrolments.c.enrolid == methods.c.id)
    for row in site.rows(entered.where(enrolments.c.userid == user.id).distinct().order_by(methods.c.courseid)):
        unenrol(site, user.id, row.courseid)
    owned = ["user_lastaccess", "role_assignments", "cohort_members", "groups_members", "external_tokens"]
    for logical in [*owned, *(["company_users"] if site.iomad else [])]:
        site.delete(logical, site.table(logical).c.userid == user.id)
    contexts = site.table("context")
    site.delete("context", and_(contexts.c.contextlevel == USER, contexts.c.instanceid == user.id))
    site.update(
        "user",
        site.table("user").c.id == user.id,
        deleted=1,
        username=f"{user.email}.{site.now}"[:100],
        email=hashlib.md5(user.username.encode(), usedforsecurity=False).hexdigest(),
        idnumber="",
        timemodified=site.now,
    )
    site.event(Event.USER_DELETED, user.id, 0, user.id)


def _user(site: LiveSite) -> Row[Any] | None:
    users = site.table("user")
    return site.pick(select(users).where(users.c.deleted == 0, users.c.id > ADMIN_ID), users.c.id)


def _department(site: LiveSite) -> Row[Any] | None:
    if not site.iomad:
        return None
    departments = site.table("department")
    return site.pick(select(departments), departments.c.id)


def _join(site: LiveSite, user: int, department: Row[Any]) -> None:
    site.insert("company_users", companyid=department.company, userid=user, departmentid=department.id)
