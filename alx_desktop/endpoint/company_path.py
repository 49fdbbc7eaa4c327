"""The company in a path: always the token's own, by its id or its short name; every other one does not exist."""

from __future__ import annotations

from sqlalchemy import select

from alx_desktop.endpoint.context import EndpointContext
from alx_desktop.endpoint.errors import Code, EndpointError
from alx_desktop.services.callers import Caller
from alx_desktop.store.published import companies_set


def check_company(context: EndpointContext, caller: Caller, name: str) -> None:
    """Raises EndpointError (404) for whatever is not the token's company, there or not."""
    if name == str(caller.company_id):
        return
    published = companies_set(caller.view)
    with context.reading() as connection:
        statement = select(published.columns["company_shortname"]).select_from(published.source)
        shortname = connection.scalar(statement.where(published.condition))
    if not shortname or name != shortname:
        raise EndpointError(Code.NOT_FOUND)
