"""Connections to a Moodle database before there is a profile: test them, and ask for the rights they need."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from alx_desktop.config import SourceSettings
from alx_desktop.domain.errors import AlxError
from alx_desktop.moodle.grants import grant_script, letter
from alx_desktop.moodle.schema import MoodleSchema
from alx_desktop.moodle.source import MoodleSource
from alx_desktop.services.connection import StepResult, run_steps


@dataclass(frozen=True, slots=True)
class Grants:
    """The least rights of the reading account: an SQL script, and a letter to the administrator with it."""

    script: str
    letter: str


class ConnectionService:
    """What the assistant and `connect` work with."""

    def run_steps(self, settings: SourceSettings, password: str | None) -> Iterator[StepResult]:
        """Test a connection step by step; never raises AlxError."""
        return run_steps(settings, password)

    def grants(self, settings: SourceSettings, password: str | None = None, tokens: bool = False) -> Grants:
        """The rights for exactly the tables of this site, or, while nobody can log in, for all that it may have.

        tokens: and for those of web service tokens, which are read where the store accepts them.
        Raises WrongUse for SQLite, which has no accounts.
        """
        schema = None if settings.url.startswith("sqlite") else _schema(settings, password)
        return Grants(grant_script(settings, schema, tokens), letter(settings, schema, tokens))


def _schema(settings: SourceSettings, password: str | None) -> MoodleSchema | None:
    try:
        source = MoodleSource.open(settings, password)
    except AlxError:
        return None
    try:
        return source.schema
    finally:
        source.close()
