"""Options that several commands share."""

from __future__ import annotations

from typing import Annotated

import typer

JsonOption = Annotated[bool, typer.Option("--json", help="The result as JSON on stdout.")]
YesOption = Annotated[bool, typer.Option("--yes", "-y", help="Do not ask.")]
AsOfOption = Annotated[
    int | None,
    typer.Option("--as-of", min=0, help="Take this moment (UNIX seconds) as now; not later than Moodle's clock."),
]
