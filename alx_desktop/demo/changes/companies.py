"""IOMAD's companies and the courses they have. None of these tables has a timestamp."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Row, and_, func, select

from alx_desktop.demo.changes.live import LiveSite
from alx_desktop.demo.changes.record import Reveals, operation
from alx_desktop.demo.furniture import SITE_COURSE
from alx_desktop.demo.rhythm import DAY


@operation(Reveals.NO)
def company_renamed(site: LiveSite) -> str | None:
    """A company gets another name."""
    company = _company(site)
    if company is None:
        return None
    name = f"{company.name.split(' (')[0][:38]} ({site.random.randint(2, 99)})"
    site.update("company", site.table("company").c.id == company.id, name=name)
    return f"company {company.id}"


@operation(Reveals.NO)
def company_suspended(site: LiveSite) -> str | None:
    """A company is suspended, or active again: with its children, and the accounts of who is in no other company."""
    company = _company(site)
    if company is None:
        return None
    _suspend(site, company.id, 1 - company.suspended, set())
    return f"company {company.id}"


@operation(Reveals.NO)
def company_deleted(site: LiveSite) -> str | None:
    """A company is destroyed: memberships, departments and course assignments go; accounts and enrolments stay."""
    company = _company(site)
    if company is None:
        return None
    licences = site.table("companylicense")
    own = select(licences.c.id).where(licences.c.companyid == company.id)
    for logical in ("companylicense_users", "companylicense_courses"):
        site.delete(logical, site.table(logical).c.licenseid.in_(own))
    owned = (
        "companylicense company_users company_course company_course_autoenrol company_course_groups"
        " company_created_courses company_shared_courses company_domains"
    )
    for logical in owned.split():
        site.delete(logical, site.table(logical).c.companyid == company.id)
    site.delete("department", site.table("department").c.company == company.id)
    site.delete("company", site.table("company").c.id == company.id)
    return f"company {company.id}"


@operation(Reveals.NO)
def company_moved(site: LiveSite) -> str | None:
    """A company comes under another one, or stands alone again."""
    company, other = _company(site), _company(site)
    if company is None or other is None or other.parentid == company.id:
        return None
    parent = 0 if company.parentid or other.id == company.id else other.id
    if parent == company.parentid:
        return None
    site.update("company", site.table("company").c.id == company.id, parentid=parent)
    return f"company {company.id}, parent {parent}"


@operation(Reveals.NO)
def department_renamed(site: LiveSite) -> str | None:
    """A department gets another name."""
    if not site.iomad:
        return None
    departments = site.table("department")
    department = site.pick(select(departments).where(departments.c.parent != 0), departments.c.id)
    if department is None:
        return None
    name = f"{department.name.split(' #')[0]} #{site.random.randint(2, 99)}"
    site.update("department", departments.c.id == department.id, name=name)
    return f"department {department.id}"


@operation(Reveals.NO)
def course_assigned(site: LiveSite) -> str | None:
    """A course is assigned to a company that did not have it."""
    company, courses = _company(site), site.table("course")
    if company is None:
        return None
    assigned = site.table("company_course")
    has = select(assigned.c.courseid).where(assigned.c.companyid == company.id)
    course = site.pick(select(courses.c.id).where(courses.c.id != SITE_COURSE, courses.c.id.not_in(has)), courses.c.id)
    if course is None:
        return None
    site.insert("company_course", companyid=company.id, courseid=course.id, departmentid=company.id)
    settings = site.table("iomad_courses")
    if site.first(select(settings.c.id).where(settings.c.courseid == course.id)) is None:
        site.insert("iomad_courses", courseid=course.id)
    return f"company {company.id}, course {course.id}"


@operation(Reveals.NO)
def course_unassigned(site: LiveSite) -> str | None:
    """A course is taken from a company; IOMAD drops its settings, even if another company has it still."""
    if not site.iomad:
        return None
    assigned = site.table("company_course")
    row = site.pick(select(assigned), assigned.c.id)
    if row is None:
        return None
    site.delete("company_course", and_(assigned.c.companyid == row.companyid, assigned.c.courseid == row.courseid))
    site.delete("iomad_courses", site.table("iomad_courses").c.courseid == row.courseid)
    return f"company {row.companyid}, course {row.courseid}"


@operation(Reveals.NO)
def sharing_changed(site: LiveSite) -> str | None:
    """A course becomes private, open shared, or shared with two chosen companies."""
    if not site.iomad:
        return None
    settings, companies = site.table("iomad_courses"), site.table("company")
    row = site.pick(select(settings), settings.c.id)
    if row is None:
        return None
    sharing = site.random.choice([flag for flag in (0, 1, 2) if flag != row.shared])
    site.update("iomad_courses", settings.c.id == row.id, shared=sharing)
    if sharing == 2:
        for _ in range(2):
            company = site.pick(select(companies.c.id), companies.c.id)
            if company is not None:
                site.insert("company_shared_courses", companyid=company.id, courseid=row.courseid)
    return f"course {row.courseid}, shared {sharing}"


@operation(Reveals.NO)
def validity_changed(site: LiveSite) -> str | None:
    """A course's completions are valid for longer or shorter, and due sooner or later; tracks are recalculated."""
    if not site.iomad:
        return None
    settings, tracks = site.table("iomad_courses"), site.table("local_iomad_track")
    row = site.pick(select(settings), settings.c.id)
    if row is None:
        return None
    valid, due = site.random.choice((0, 90, 365, 730)), site.random.choice((0, 14, 60))
    site.update("iomad_courses", settings.c.id == row.id, validlength=valid, warncompletion=due)
    done = and_(tracks.c.courseid == row.courseid, tracks.c.timecompleted.is_not(None))
    expires: Any = tracks.c.timecompleted + valid * DAY if valid else None
    site.update("local_iomad_track", done, timeexpires=expires)
    return f"course {row.courseid}, valid {valid} days, due after {due}"


def _company(site: LiveSite) -> Row[Any] | None:
    if not site.iomad:
        return None
    companies = site.table("company")
    return site.pick(select(companies), companies.c.id)


def _suspend(site: LiveSite, company: int, suspended: int, done: set[int]) -> None:
    """One company and its children; `done` guards against a circle of parents."""
    done.add(company)
    companies, members, users = site.table("company"), site.table("company_users"), site.table("user")
    site.update("company", companies.c.id == company, suspended=suspended)
    alone = select(members.c.userid).group_by(members.c.userid).having(func.count(members.c.companyid.distinct()) == 1)
    here = select(members.c.userid).where(members.c.companyid == company)
    site.update("user", and_(users.c.id.in_(here), users.c.id.in_(alone)), suspended=suspended)
    children = select(companies.c.id).where(companies.c.parentid == company).order_by(companies.c.id)
    for child in site.rows(children):
        if child.id not in done:
            _suspend(site, child.id, suspended, done)
