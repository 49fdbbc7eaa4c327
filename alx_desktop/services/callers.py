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
        return company_view(self.company_id, self.settings)


def company_view(company_id: int, settings: CompanySettings) -> CompanyView:
    """What of a company's rows exists for its clients."""
    shown = frozenset(field.name for field in FIELDS if settings.shows(field.name))
    return CompanyView(company_id, shown, settings.courses_off)
