"""A site's settings that several windows and commands change: each takes over what it changed, and nothing else."""

from __future__ import annotations

from typing import Any

from pydantic import ValidationError

from alx_desktop.config import Profile, problems
from alx_desktop.domain.errors import SettingsChanged


def merged(now: Profile, shown: Profile, wanted: Profile) -> Profile:
    """`now` with what is otherwise in `wanted` than in `shown`; a part that may be missing, such as an SSH tunnel, is
    one setting where it comes or goes.

    Raises SettingsChanged where `now` has another value in the same place, or does not fit what was changed.
    """
    quarrels: list[str] = []
    data = _merged(now.model_dump(), shown.model_dump(), wanted.model_dump(), (), quarrels)
    if quarrels:
        raise SettingsChanged(", ".join(quarrels))
    try:
        return Profile.model_validate(data)
    except ValidationError as error:
        raise SettingsChanged(problems(error)) from None


def _merged(now: Any, shown: Any, wanted: Any, place: tuple[str, ...], quarrels: list[str]) -> Any:
    if isinstance(now, dict) and isinstance(shown, dict) and isinstance(wanted, dict):
        return {name: _merged(now[name], shown[name], wanted[name], (*place, name), quarrels) for name in now}
    if wanted in (shown, now):
        return now
    if now != shown:
        quarrels.append(".".join(place))
    return wanted
