"""`token accept-moodle`, `map-moodle` and `company import-plugin` on the command line."""

from __future__ import annotations

import sqlite3
from pathlib import Path
from typing import Any

import pytest

from alx_desktop.config import SourceSettings
from alx_desktop.moodle.plugin_endpoint import FUNCTION
from alx_desktop.paths import DataDir
from alx_desktop.services.profiles import ProfileService
from tests.site_settings import put
from tests.unit.cli.conftest import Ended, Run

TEXT = "0123456789abcdef0123456789abcdef"


@pytest.fixture
def moodle(synced_copy: Path) -> Path:
    """A copy of the demo's Moodle, which the profile reads from now on."""
    own = synced_copy / "own.sqlite"
    profiles = ProfileService(DataDir(synced_copy))
    demo = profiles.get("demo")
    with sqlite3.connect(demo.source.parsed_url.database or "") as old, sqlite3.connect(own) as new:
        old.backup(new)
    put(profiles, demo.model_copy(update={"source": SourceSettings(url=f"sqlite:///{own.as_posix()}")}))
    return own


@pytest.fixture
def ask(run: Run, synced_copy: Path) -> Any:
    def asked(*arguments: object) -> Ended:
        return run("--data-dir", synced_copy, "--profile", "demo", *arguments)

    return asked


def test_tokens_of_moodle(ask: Any, moodle: Path) -> None:
    with sqlite3.connect(moodle) as connection:
        connection.executescript(
            "CREATE TABLE mdl_external_services_functions (externalserviceid INTEGER, functionname TEXT);"
            "CREATE TABLE mdl_external_services_users (externalserviceid INTEGER, userid INTEGER);"
            "INSERT INTO mdl_external_services (id, name, enabled, restrictedusers, timecreated) "
            "VALUES (90, 'ALX', 1, 0, 1);"
            f"INSERT INTO mdl_external_services_functions VALUES (90, '{FUNCTION}');"
            "INSERT INTO mdl_external_tokens (id, token, tokentype, userid, externalserviceid, contextid, creatorid, "
            f"timecreated) SELECT 700, '{TEXT}', 0, min(userid), 90, 1, 2, 1 FROM (SELECT userid FROM "
            "mdl_company_users JOIN mdl_user u ON u.id = userid AND u.deleted = 0 AND u.suspended = 0 "
            "GROUP BY userid HAVING count(DISTINCT companyid) = 1 AND max(mdl_company_users.suspended) = 0)"
        )
    connection.close()
    assert ask("token", "accept-moodle", "--json").data["accepted"] is False
    assert ask("token", "accept-moodle", "on").code == 0
    assert ask("sync").code == 0
    told = ask("token", "accept-moodle", "--json").data
    assert told["accepted"] and told["read_at"] and told["tokens"] == {"active": 1} and told["error"] is None
    (row,) = ask("token", "list", "--json").data
    assert (row["token_id"], row["source"], row["state"]) == ("moodle-700", "moodle", "active")
    company = row["company_id"]
    mapped = ask("token", "map-moodle", "moodle-700", company, "--json")
    assert mapped.data == {"token_id": "moodle-700", "mapped_company": company}
    assert ask("token", "map-moodle", "moodle-700").code == 2
    assert ask("token", "map-moodle", "moodle-700", "--clear", "--json").data["mapped_company"] is None
    assert ask("token", "full", "moodle-700").code == 0
    assert ask("token", "rotate", "moodle-700").code == 2
    assert ask("token", "revoke", "moodle-700", "--json").data["revoked_at"]
    assert ask("token", "list", "--json").data[0]["state"] == "revoked"
    assert ask("token", "unblock", "moodle-700").code == 0
    plain = ask("token", "list")
    assert "moodle-700" in plain.out and TEXT not in plain.out + plain.err
    assert ask("token", "revoke", "moodle-701").code == 2
    assert ask("token", "accept-moodle", "off").code == 0 and ask("token", "list", "--json").data == []


def test_import_plugin(ask: Any, moodle: Path) -> None:
    assert ask("company", "import-plugin", "--json").code == 2
    company = ask("company", "list", "--json").data[0]["company_id"]
    with sqlite3.connect(moodle) as connection:
        connection.execute("CREATE TABLE mdl_local_alx_api_settings (companyid, setting_name, setting_value)")
        connection.execute(f"INSERT INTO mdl_local_alx_api_settings VALUES ({company}, 'field_email', 0)")
        connection.execute(f"INSERT INTO mdl_local_alx_api_settings VALUES ({company}, 'colour', 3)")
    connection.close()
    dry = ask("company", "import-plugin", "--dry-run", "--json").data
    assert (dry["result"], dry["import_id"], len(dry["companies"]), len(dry["remarks"])) == ("preview", None, 1, 1)
    assert ask("company", "show", company, "--json").data["settings"]["field_learner_email"] is True
    done = ask("company", "import-plugin", "--json").data
    assert done["result"] == "applied" and done["companies"] == dry["companies"]
    assert ask("company", "show", company, "--json").data["settings"]["field_learner_email"] is False
    told = ask("company", "import-plugin", "--undo")
    assert told.code == 0 and "taken back: 1 of 1" in told.out
    assert ask("company", "import-plugin", "--undo").code == 2
    assert "not taken over: company" in ask("company", "import-plugin", "--dry-run").out
    assert ask("company", "import-plugin", "--undo", "--dry-run").code == 2
