"""Courses, their activities and what completes them."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Row, and_, select

from alx_desktop.demo.changes.learning import delete_states
from alx_desktop.demo.changes.live import LiveSite
from alx_desktop.demo.changes.progress import ACTIVITY, DONE, PASSED, aggregate, mark_met
from alx_desktop.demo.changes.record import Reveals, operation
from alx_desktop.demo.furniture import COURSE, MODULE, SITE_COURSE
from alx_desktop.demo.log import Event


@operation(Reveals.YES, everyday=1)
def course_renamed(site: LiveSite) -> str | None:
    """A course gets another full name."""
    course = _course(site)
    if course is None:
        return None
    name = f"{course.fullname.split(' [')[0]} [rev. {site.random.randint(2, 99)}]"
    site.touch_course(course.id, fullname=name, timemodified=site.now)
    site.event(Event.COURSE_UPDATED, 0, course.id, course.id)
    return f"course {course.id}"


@operation(Reveals.YES)
def course_hidden(site: LiveSite) -> str | None:
    """A course is hidden, or shown again."""
    course = _course(site)
    if course is None:
        return None
    visible = 1 - course.visible
    site.touch_course(course.id, visible=visible, visibleold=visible, timemodified=site.now)
    site.event(Event.COURSE_UPDATED, 0, course.id, course.id)
    return f"course {course.id}"


@operation(Reveals.NO)
def category_hidden(site: LiveSite) -> str | None:
    """A category is hidden with the courses in it, or shown again; the courses get no timestamp."""
    categories, courses = site.table("course_categories"), site.table("course")
    category = site.pick(select(categories), categories.c.id)
    if category is None:
        return None
    site.update("course_categories", categories.c.id == category.id, visible=1 - category.visible)
    inside = courses.c.category == category.id
    if category.visible:
        site.update("course", inside, visible=0)
    else:
        site.update("course", and_(inside, courses.c.visibleold == 1), visible=1)
    site.event(Event.CATEGORY_UPDATED, 0, 0, category.id)
    return f"category {category.id}"


@operation(Reveals.YES)
def completion_tracking_switched(site: LiveSite) -> str | None:
    """Completion tracking of a course is switched off, or on again."""
    course = _course(site)
    if course is None:
        return None
    site.touch_course(course.id, enablecompletion=1 - course.enablecompletion, timemodified=site.now)
    site.event(Event.COURSE_UPDATED, 0, course.id, course.id)
    return f"course {course.id}"


@operation(Reveals.YES, everyday=1)
def activity_added(site: LiveSite) -> str | None:
    """A page that must be viewed is added to a course."""
    course, modules, sections = _course(site), site.table("modules"), site.table("course_sections")
    if course is None:
        return None
    page = site.first(select(modules.c.id).where(modules.c.name == "page"))
    section = site.first(select(sections).where(sections.c.course == course.id).order_by(sections.c.section.desc()))
    if page is None or section is None:
        return None
    name = f"Added page {site.random.randint(1, 999)}"
    instance = site.insert("page", course=course.id, name=name, intro="", content="<p>…</p>", timemodified=site.now)
    number = site.insert(
        "course_modules",
        course=course.id,
        module=page.id,
        instance=instance,
        section=section.id,
        added=site.now,
        completion=2,
        completionview=1,
    )
    _add_context(site, course.id, number)
    sequence = f"{section.sequence},{number}" if section.sequence else str(number)
    site.update("course_sections", sections.c.id == section.id, sequence=sequence)
    site.touch_course(course.id)
    site.event(Event.MODULE_CREATED, 0, course.id, number)
    return f"activity {number}, course {course.id}"


@operation(Reveals.PARTLY)
def activity_deletion_begun(site: LiveSite) -> str | None:
    """An activity goes to the recycle bin: it counts no more, its rows are still there."""
    activity = _activity(site)
    if activity is None:
        return None
    site.update("course_modules", site.table("course_modules").c.id == activity.id, deletioninprogress=1)
    site.touch_course(activity.course)
    return f"activity {activity.id}"


@operation(Reveals.PARTLY)
def activity_deleted(site: LiveSite) -> str | None:
    """The adhoc task deletes an activity that was to go, or any: states, grade item, criterion, everything."""
    modules = site.table("course_modules")
    activity = site.pick(select(modules).where(modules.c.deletioninprogress == 1), modules.c.id) or _activity(site)
    if activity is None:
        return None
    delete_activity(site, activity)
    site.touch_course(activity.course)
    site.event(Event.MODULE_DELETED, 0, activity.course, activity.id)
    return f"activity {activity.id}"


@operation(Reveals.PARTLY)
def activity_tracking_off(site: LiveSite) -> str | None:
    """An activity is unlocked and no longer tracked: its states are deleted."""
    activity = _activity(site, tracked=True)
    if activity is None:
        return None
    delete_states(site, activity.id, activity.course)
    modules = site.table("course_modules")
    site.update("course_modules", modules.c.id == activity.id, completion=0, completionview=0)
    site.touch_course(activity.course)
    site.event(Event.MODULE_UPDATED, 0, activity.course, activity.id)
    return f"activity {activity.id}"


@operation(Reveals.PARTLY)
def activity_tracking_on(site: LiveSite) -> str | None:
    """An activity is tracked (again), by hand."""
    activity = _activity(site, tracked=False)
    if activity is None:
        return None
    site.update("course_modules", site.table("course_modules").c.id == activity.id, completion=1)
    site.touch_course(activity.course)
    site.event(Event.MODULE_UPDATED, 0, activity.course, activity.id)
    return f"activity {activity.id}"


@operation(Reveals.PARTLY)
def activity_hidden(site: LiveSite) -> str | None:
    """An activity is hidden, or shown: it counts all the same."""
    activity = _activity(site)
    if activity is None:
        return None
    visible = 1 - activity.visible
    modules = site.table("course_modules")
    site.update("course_modules", modules.c.id == activity.id, visible=visible, visibleold=visible)
    site.touch_course(activity.course)
    return f"activity {activity.id}"


@operation(Reveals.NO)
def activity_lost_from_section(site: LiveSite) -> str | None:
    """A damaged section forgets one of its activities, which then counts no more."""
    activity = _activity(site, tracked=True)
    if activity is None:
        return None
    _out_of_sequence(site, activity)
    return f"activity {activity.id}"


@operation(Reveals.PARTLY)
def criteria_replaced(site: LiveSite) -> str | None:
    """Criteria are unlocked and one is dropped; whoever met the others is complete, at the old times."""
    criteria = site.table("course_completion_criteria")
    dropped = site.pick(select(criteria).where(criteria.c.criteriatype == ACTIVITY), criteria.c.id)
    if dropped is None:
        return None
    site.remove_completion(dropped.course)
    site.delete("course_completion_criteria", criteria.c.id == dropped.id)
    states = site.table("course_modules_completion")
    left = site.rows(
        select(states.c.userid, states.c.timemodified, criteria.c.id)
        .join(criteria, criteria.c.moduleinstance == states.c.coursemoduleid)
        .where(criteria.c.course == dropped.course, criteria.c.criteriatype == ACTIVITY)
        .where(states.c.completionstate.in_((DONE, PASSED)))
        .order_by(states.c.id)
    )
    for row in left:
        mark_met(site, row.userid, dropped.course, row.id, row.timemodified)
    for user in sorted({row.userid for row in left}):
        aggregate(site, user, dropped.course)
    site.event(Event.CRITERIA_UPDATED, 0, dropped.course, None)
    return f"course {dropped.course}, {len(left)} criteria met again"


@operation(Reveals.NO)
def course_deleted(site: LiveSite) -> str | None:
    """A course is deleted with everything in it; IOMAD keeps its tracks."""
    course = _course(site)
    if course is None:
        return None
    modules, methods, sections = site.table("course_modules"), site.table("enrol"), site.table("course_sections")
    for activity in site.rows(select(modules).where(modules.c.course == course.id).order_by(modules.c.id)):
        delete_activity(site, activity)
    site.remove_learning(course.id)
    _delete_grades(site, course.id)
    enrolments, roles = site.table("user_enrolments"), site.table("role_assignments")
    inside = select(methods.c.id).where(methods.c.courseid == course.id)
    site.delete("user_enrolments", enrolments.c.enrolid.in_(inside))
    site.delete("role_assignments", roles.c.contextid == site.course_context(course.id))
    site.delete("enrol", methods.c.courseid == course.id)
    site.delete("user_lastaccess", site.table("user_lastaccess").c.courseid == course.id)
    for logical in ("course_completion_criteria", "course_completion_aggr_methd"):
        site.delete(logical, site.table(logical).c.course == course.id)
    site.delete("course_sections", sections.c.course == course.id)
    site.event(Event.COURSE_DELETED, 0, course.id, course.id)
    contexts = site.table("context")
    site.delete("context", and_(contexts.c.contextlevel == COURSE, contexts.c.instanceid == course.id))
    if site.iomad:
        for logical in ("company_course", "company_shared_courses", "company_created_courses", "iomad_courses"):
            site.delete(logical, site.table(logical).c.courseid == course.id)
    site.delete("course", site.table("course").c.id == course.id)
    return f"course {course.id}"


def delete_activity(site: LiveSite, activity: Row[Any]) -> None:
    """As course_delete_module(): everything that belongs to one activity."""
    modules, items, criteria = (site.table(n) for n in ("modules", "grade_items", "course_completion_criteria"))
    module = site.first(select(modules.c.name).where(modules.c.id == activity.module))
    delete_states(site, activity.id, activity.course)
    own = and_(
        criteria.c.course == activity.course,
        criteria.c.criteriatype == ACTIVITY,
        criteria.c.moduleinstance == activity.id,
    )
    site.delete("course_completion_criteria", own)
    if module is not None:
        item = and_(
            items.c.itemmodule == module.name,
            items.c.iteminstance == activity.instance,
            items.c.courseid == activity.course,
        )
        grades = site.table("grade_grades")
        site.delete("grade_grades", grades.c.itemid.in_(select(items.c.id).where(item)))
        site.delete("grade_items", item)
        if site.schema.has(module.name):
            site.delete(module.name, site.table(module.name).c.id == activity.instance)
    _out_of_sequence(site, activity)
    contexts = site.table("context")
    site.delete("context", and_(contexts.c.contextlevel == MODULE, contexts.c.instanceid == activity.id))
    site.delete("course_modules", site.table("course_modules").c.id == activity.id)


def _delete_grades(site: LiveSite, course: int) -> None:
    items, grades = site.table("grade_items"), site.table("grade_grades")
    site.delete("grade_grades", grades.c.itemid.in_(select(items.c.id).where(items.c.courseid == course)))
    site.delete("grade_items", items.c.courseid == course)
    site.delete("grade_categories", site.table("grade_categories").c.courseid == course)


def _out_of_sequence(site: LiveSite, activity: Row[Any]) -> None:
    sections = site.table("course_sections")
    for section in site.rows(select(sections).where(sections.c.course == activity.course).order_by(sections.c.id)):
        numbers = (section.sequence or "").split(",")
        if str(activity.id) in numbers:
            numbers.remove(str(activity.id))
            site.update("course_sections", sections.c.id == section.id, sequence=",".join(numbers))


def _add_context(site: LiveSite, course: int, activity: int) -> None:
    contexts = site.table("context")
    above = site.first(
        select(contexts.c.path, contexts.c.depth).where(
            contexts.c.contextlevel == COURSE, contexts.c.instanceid == course
        )
    )
    path, depth = (above.path, above.depth) if above else ("/1", 1)
    number = site.insert("context", contextlevel=MODULE, instanceid=activity, path=None, depth=depth + 1)
    site.update("context", contexts.c.id == number, path=f"{path}/{number}")


def _course(site: LiveSite) -> Row[Any] | None:
    courses = site.table("course")
    return site.pick(select(courses).where(courses.c.id != SITE_COURSE), courses.c.id)


def _activity(site: LiveSite, tracked: bool | None = None) -> Row[Any] | None:
    modules = site.table("course_modules")
    wanted = () if tracked is None else (modules.c.completion != 0 if tracked else modules.c.completion == 0,)
    return site.pick(select(modules).where(modules.c.deletioninprogress == 0, *wanted), modules.c.id)
