"""The activities of a course: from the letters of its plan to rows and to what a learner does with them."""

from __future__ import annotations

from dataclasses import dataclass

from alx_desktop.demo.furniture import Furniture
from alx_desktop.demo.rows import Rows

NONE, MANUAL, AUTOMATIC = 0, 1, 2

# letter -> (module, completion, requires view, graded, minutes of work)
KINDS = {
    "p": ("page", AUTOMATIC, True, False, 7),
    "r": ("resource", AUTOMATIC, True, False, 5),
    "m": ("page", MANUAL, False, False, 10),
    "u": ("url", MANUAL, False, False, 6),
    "s": ("scorm", AUTOMATIC, False, True, 22),
    "q": ("quiz", AUTOMATIC, False, True, 14),
    "a": ("assign", AUTOMATIC, False, True, 35),
    "f": ("forum", NONE, False, False, 0),
    "l": ("label", NONE, False, False, 0),
    "c": ("iomadcertificate", NONE, False, False, 0),
}
NAMES = {
    "page": (
        "Why it matters",
        "What the law says",
        "Who does what",
        "A look at the workplace",
        "When something goes wrong",
        "A case from practice",
        "What to remember",
        "Where to get help",
    ),
    "resource": ("Handbook (PDF)", "Checklist to print"),
    "url": ("Guidance of the authority", "Film: three minutes that count"),
    "scorm": ("Interactive module", "Scenario: what would you do?", "Practice module"),
    "quiz": ("Final test", "Check your knowledge"),
    "assign": ("Practical observation", "Risk assessment of your area"),
    "forum": ("Questions and answers",),
    "label": ("Welcome",),
    "iomadcertificate": ("Certificate",),
}


@dataclass(frozen=True, slots=True)
class Step:
    """One word of a plan, taken apart."""

    kind: str
    required: bool
    must_pass: bool
    hidden: bool
    deleting: bool
    untracked: bool


@dataclass(slots=True)
class Activity:
    """An activity as the simulation needs it. criterion and item are 0 where there is none."""

    id: int
    module: str
    instance: int
    name: str
    completion: int
    needs_view: bool
    graded: bool
    must_pass: bool
    has_pass_mark: bool
    required: bool
    done_by_learners: bool
    minutes: int
    context: int = 0
    criterion: int = 0
    item: int = 0


def plan_steps(plan: str, modules: dict[str, int]) -> list[Step]:
    """The steps of a plan, without those whose module the generation does not have."""
    steps = []
    for word in plan.split():
        marks = word[1:]
        if KINDS[word[0]][0] in modules:
            steps.append(Step(word[0], "+" in marks, "!" in marks, "-" in marks, "x" in marks, "0" in marks))
    return steps


def step_name(step: Step, title: str, position: int) -> str:
    """What the activity is called; neighbours of one kind get different names."""
    names = NAMES[KINDS[step.kind][0]]
    return f"{title}: {names[position % len(names)].lower()}" if step.kind in "pm" else names[position % len(names)]


def add_activity(
    rows: Rows, furniture: Furniture, step: Step, name: str, course: int, section: int, moment: int
) -> Activity:
    """Write the instance row and the course module row of one step."""
    module, completion, needs_view, graded, minutes = KINDS[step.kind]
    instance = _add_instance(rows, module, name, course, moment)
    has_pass_mark = module == "quiz" or step.must_pass
    if step.untracked:
        completion = NONE
    by_grade = graded and module != "scorm"
    visible = 0 if step.hidden else 1
    number = rows.course_module.add(
        course, furniture.modules[module], instance, section, moment, visible, visible, completion,
        0 if by_grade else None, int(needs_view), int(step.must_pass and by_grade), int(step.deleting),
    )  # fmt: skip
    return Activity(
        id=number,
        module=module,
        instance=instance,
        name=name,
        completion=completion,
        needs_view=needs_view,
        graded=graded,
        must_pass=step.must_pass,
        has_pass_mark=has_pass_mark,
        required=step.required and not step.deleting and completion != NONE,
        done_by_learners=minutes > 0,
        minutes=minutes,
    )


def _add_instance(rows: Rows, module: str, name: str, course: int, moment: int) -> int:
    """The row of the module's own table; what has no default there is given."""
    buffer = rows.instances[module]
    given = {"url": ("", "https://guidance.example/"), "resource": ("",), "page": ("", "<p>…</p>")}.get(module, ("",))
    return buffer.add(course, name, moment, *given)
