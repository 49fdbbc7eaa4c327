"""Who asks the endpoint, as proven by a token: one company, with what it may see and how it is served."""

from __future__ import annotations

from dataclasses import dataclass

from alx_desktop.domain.company_settings import CompanySettings
from alx_desktop.domain.published_fields import FIELDS
from alx_desktop.domain.tokens import Token
from alx_desktop.store.company_settings import StoredSettings
from alx_desktop.store.published import CompanyView


@dataclass(frozen=True, slots=True)
class Caller:
    """A token that was accepted, with its company's settings as they were at that moment."""

    token: Token
    stored: StoredSettings

    @property
    def company_id(self) -> int:
        """The company of the token; nothing that a client says changes it."""
        return self.token.company_id

    @property
    def settings(self) -> CompanySettings:
        """The company's settings."""
        return self.stored.settings

    @property
    def view(self) -> CompanyView:
        """What of the company's rows exists for this caller."""
        shown = frozenset(field.name for field in FIELDS if self.settings.shows(field.name))
        return CompanyView(self.company_id, shown, self.settings.courses_off)
