"""Settings of the whole site: activity types, administrators, capabilities."""

from __future__ import annotations

from sqlalchemy import and_, select

from alx_desktop.demo.changes.live import LiveSite
from alx_desktop.demo.changes.progress import pick_learner
from alx_desktop.demo.changes.record import Reveals, operation
from alx_desktop.demo.furniture import ADMIN_ID, STUDENT, TRACKED

PREVENT, PROHIBIT = -1, -1000


@operation(Reveals.PARTLY)
def module_type_switched(site: LiveSite) -> str | None:
    """An activity type that courses use is disabled, or enabled again: its activities count no more, or again."""
    modules, activities = site.table("modules"), site.table("course_modules")
    used = select(activities.c.module)
    module = site.pick(select(modules).where(modules.c.id.in_(used)), modules.c.id)
    if module is None:
        return None
    site.update("modules", modules.c.id == module.id, visible=1 - module.visible)
    inside = activities.c.module == module.id
    if module.visible:
        # Two statements: MySQL assigns from left to right.
        site.update("course_modules", inside, visibleold=activities.c.visible)
        site.update("course_modules", inside, visible=0)
    else:
        site.update("course_modules", inside, visible=activities.c.visibleold)
    courses = select(activities.c.course).where(inside).distinct().order_by(activities.c.course)
    for row in site.rows(courses):
        site.touch_course(row.course)
    return f"module type {module.name}, visible {1 - module.visible}"


@operation(Reveals.NO)
def completion_switched_for_site(site: LiveSite) -> str | None:
    """Completion tracking is switched off for the whole site, or on again."""
    config = site.table("config")
    row = site.first(select(config).where(config.c.name == "enablecompletion"))
    value = "0" if row and row.value == "1" else "1"
    site.update("config", config.c.name == "enablecompletion", value=value)
    return f"enablecompletion {value}"


@operation(Reveals.NO)
def administrator_made(site: LiveSite) -> str | None:
    """A learner becomes a site administrator, or none of them is one any more."""
    config = site.table("config")
    row = site.first(select(config).where(config.c.name == "siteadmins"))
    learner = pick_learner(site)
    if row is None or learner is None:
        return None
    value = f"{ADMIN_ID},{learner.user}" if row.value == str(ADMIN_ID) else str(ADMIN_ID)
    site.update("config", config.c.name == "siteadmins", value=value)
    return f"siteadmins {value}"


@operation(Reveals.YES)
def tracking_overridden(site: LiveSite) -> str | None:
    """In one course, students are left out of completion reports: prevented or prohibited."""
    learner = pick_learner(site)
    if learner is None:
        return None
    permission = site.random.choice((PREVENT, PROHIBIT))
    key = {"contextid": site.course_context(learner.course), "roleid": STUDENT, "capability": TRACKED}
    site.upsert("role_capabilities", key, permission=permission, timemodified=site.now, modifierid=ADMIN_ID)
    return f"course {learner.course}, permission {permission}"


@operation(Reveals.NO)
def tracking_override_removed(site: LiveSite) -> str | None:
    """Such an override is removed."""
    table = site.table("role_capabilities")
    override = and_(table.c.capability == TRACKED, table.c.contextid != 1)
    row = site.pick(select(table).where(override), table.c.id)
    if row is None:
        return None
    site.delete("role_capabilities", table.c.id == row.id)
    return f"context {row.contextid}"
