"""The sandbox: a small store of its own with one made-up company, for trying the endpoint without anybody's data.

It lies in a temporary folder and has nothing of the customers' store: no connection, no token, no key.
"""

from __future__ import annotations

import logging
from dataclasses import dataclass

from sqlalchemy.engine import URL

from alx_desktop.config import Profile, SourceSettings
from alx_desktop.demo.site import DemoSize, make_site
from alx_desktop.domain.progress import CancelToken, ignore_progress
from alx_desktop.domain.sync import SyncRequest
from alx_desktop.moodle.source import MoodleSource
from alx_desktop.services.leftovers import OwnedFolder, tidy
from alx_desktop.services.sync import holder_name
from alx_desktop.services.tokens import TokenLimits, TokenService
from alx_desktop.store.company_names import company_names
from alx_desktop.store.location import StoreLocation
from alx_desktop.store.store import Store
from alx_desktop.sync.engine import SyncEngine

PREFIX = "alx-sandbox-"
SIZE = DemoSize(companies=1, learners=24, courses=6)
SEED = 1
MOMENT = 1_790_000_000
"""When the history of the demo company ends (21 September 2026): the rows are the same for everybody."""

LIMITS = TokenLimits(burst_per_minute=600, concurrency=4)
"""Of the token, which everybody may read: so that nobody keeps the machine busy with it."""

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Sandbox:
    """An opened sandbox. token: of its only company, in clear text, because it opens nothing else. Close it."""

    profile: Profile
    store: Store
    company_id: int
    company_name: str
    token: str
    folder: OwnedFolder

    def close(self) -> None:
        """Close the store and remove its folder."""
        self.store.close()
        self.folder.remove()


def open_sandbox() -> Sandbox:
    """Make the demo company; takes a second or two. What killed processes left of theirs is removed.

    Raises AlxError where the disk does not take it.
    """
    tidy(PREFIX)
    folder = OwnedFolder(PREFIX)
    try:
        return _filled(folder)
    except BaseException:
        folder.remove()
        raise


def _filled(folder: OwnedFolder) -> Sandbox:
    url = URL.create("sqlite", database=str(folder.path / "site.sqlite")).render_as_string()
    make_site(url, SIZE, seed=SEED, now=MOMENT)
    profile = Profile(name="sandbox", source=SourceSettings(url=url), is_demo=True)
    store = Store.open(StoreLocation(folder=folder.path))
    try:
        engine = SyncEngine(lambda: MoodleSource.open(profile.source, None), store, profile, holder_name())
        engine.run(SyncRequest(), ignore_progress, CancelToken())
        with store.reading(store.reporting) as connection:
            company_id, company = next(iter(company_names(connection).items()))
        token = TokenService(store, "sandbox").create(company_id, "sandbox", LIMITS)
    except BaseException:
        store.close()
        raise
    log.info("the sandbox of the endpoint's console is ready")
    return Sandbox(profile, store, company_id, company.name, token.text, folder)
