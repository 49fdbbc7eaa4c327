"""On the real sites, the steps of an explanation lead to the stored values, whatever Moodle's version."""

from __future__ import annotations

from pathlib import Path
from random import Random

import pytest

from alx_desktop.services.explain import ExplainService
from alx_desktop.store.store import StoreLocation
from tests.acceptance.sites import SITES, Syncer, loaded
from tests.servers import MariaDBServer


@pytest.mark.parametrize("name", ["a", "gen311", "gen45", "gen51"])
def test_steps_lead_to_the_values(name: str, mariadb: MariaDBServer, tmp_path: Path):
    site = SITES[name]
    syncer = Syncer(loaded(mariadb, site), site, StoreLocation(tmp_path, None))
    syncer.sync(None)
    service = ExplainService(syncer.profile, syncer.store, syncer.engine._open_source)
    for company, course, user in Random(1).sample(sorted(syncer.live()), 60):
        found = service.explain(company, user, course)
        assert found.equal and found.live is not None
        for step in found.steps:
            for field, value in step.fields.items():
                assert value == pytest.approx(found.live[field], abs=1e-9), (company, user, course, field)
