"""All scenes, in the order of the rail; importing a subject registers its scenes."""

from tests.ui.rendering import (  # noqa: F401
    companies,
    control_center,
    diagnostics,
    endpoint,
    first_steps,
    monitoring,
    people,
    reports,
    settings,
    sites,
    sync,
    tokens,
    tokens_moodle,
    why,
    window,
)
from tests.ui.rendering.shot import SCENES as SCENES
