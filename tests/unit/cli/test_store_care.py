"""`store rebuild|compact|clear|move`: nothing without a yes, and what is said."""

from __future__ import annotations

from pathlib import Path

import pytest

from alx_desktop.cli.session import Session
from alx_desktop.domain.errors import StoreLoginRefused
from alx_desktop.store.moving import Moved, Place
from tests.memory_keyring import MemoryKeyring
from tests.site_settings import put
from tests.unit.cli.conftest import Run

COMMANDS = [
    ("rebuild",),
    ("compact",),
    ("clear", "--company", 1),
    ("move", "--to", "postgresql+psycopg://a@127.0.0.1:1/b"),
]


@pytest.mark.parametrize("command", COMMANDS, ids=lambda command: command[0])
def test_without_a_terminal_and_without_yes_nothing_is_done(
    run: Run, synced_copy: Path, command: tuple[object, ...]
) -> None:
    before = run("status", "--json").data
    ended = run("--profile", "demo", "store", *command)
    assert (ended.code, ended.out) == (2, "") and "--yes" in ended.err and "Nothing was changed" in ended.err
    after = run("status", "--json").data
    assert {**after, "data_age_seconds": 0} == {**before, "data_age_seconds": 0}


@pytest.fixture
def person(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Session, "has_person", True)


@pytest.mark.parametrize("command", COMMANDS, ids=lambda command: command[0])
def test_a_no_changes_nothing(run: Run, synced_copy: Path, person: None, command: tuple[object, ...]) -> None:
    ended = run("store", *command, input="n\n")
    assert ended.code == 1 and "Nothing was changed" in ended.err


def test_a_company_is_erased_by_its_name(run: Run, synced_copy: Path, person: None) -> None:
    asked = run("store", "clear", "--company", 1, input="no such name\n")
    name = asked.err.partition("Company 1 (")[2].partition(") has")[0]
    assert name and "the next sync brings it back" in asked.err and "cannot be undone" in asked.err
    ended = run("store", "clear", "--company", 1, input=f"{name}\n")
    assert ended.code == 0 and "erased" in ended.out and "Backups still hold it" in ended.out
    assert run("store", "clear", "--company", 1, "--yes", "--json").data["rows"]["course_progress"] == 0
    assert run("store", "clear", "--company", 4711, "--yes").code == 2


def test_all_companies_are_erased_by_the_profiles_name(run: Run, synced_copy: Path, person: None) -> None:
    assert run("store", "clear", "--yes").code == run("store", "clear", "--all", "--company", 1, "--yes").code == 2
    asked = run("store", "clear", "--all", input="no such name\n")
    assert asked.code == 1 and "(demo)" in asked.err and "without history and removed rows" in asked.err
    ended = run("store", "clear", "--all", input="demo\n")
    assert ended.code == 0 and "companies erased" in ended.out
    assert run("status", "--json").data["rows_live"] == 0


def test_rebuild_and_compact_tell_before_and_after(run: Run, synced_copy: Path) -> None:
    ended = run("store", "rebuild", "--yes")
    assert ended.code == 0 and "Before: " in ended.out and "After: " in ended.out
    assert "MB" in ended.err and "A backup is made first" in ended.err
    data = run("store", "rebuild", "--yes", "--json").data
    assert data["run"]["result"] == "success" and {one["database"] for one in data["before"]} == {
        "reporting", "admin", "activity",
    }  # fmt: skip
    ended = run("store", "compact", "--yes")
    assert ended.code == 0 and "reporting: " in ended.out and "->" in ended.out and "400 days" in ended.err
    assert len(run("store", "compact", "--yes", "--json").data["databases"]) == 3


def test_a_rebuild_without_moodle_keeps_the_store(run: Run, synced_copy: Path, synced_demo: Path) -> None:
    from alx_desktop.config import SourceSettings
    from alx_desktop.paths import DataDir
    from alx_desktop.services.profiles import ProfileService

    profiles = ProfileService(DataDir(synced_copy))
    gone = SourceSettings(url="mysql+pymysql://moodle@127.0.0.1:1/moodle")
    put(profiles, profiles.get("demo").model_copy(update={"source": gone}))
    before = run("status", "--json").data
    ended = run("store", "rebuild", "--yes")
    assert ended.code == 3 and "keeps what it has" in ended.err
    assert run("status", "--json").data["rows_live"] == before["rows_live"]
    again = run("store", "rebuild", "--yes")
    assert "goes on" in again.err


def test_a_move_to_nowhere_keeps_the_profile(run: Run, synced_copy: Path) -> None:
    ended = run("store", "move", "--to", "postgresql+psycopg://a@127.0.0.1:1/b", "--yes")
    assert ended.code == 1 and "still uses its store" in ended.err
    assert run("profile", "list", "--json").data[0]["store_url"] is None
    assert run("store", "move", "--to", "sqlite", "--yes").code == 2
    assert run("store", "move", "--to", "mysql://x", "--yes").code == 2


def test_a_password_that_was_typed_for_a_move_is_kept(
    run: Run, synced_copy: Path, person: None, memory_keyring: MemoryKeyring, monkeypatch: pytest.MonkeyPatch
) -> None:
    from alx_desktop.services import store_move

    tried: list[str | None] = []

    def moving(source: Place, target: Place, *_rest: object) -> Moved:
        tried.append(target.password)
        if target.password != "geheim":
            raise StoreLoginRefused("no password supplied")
        return Moved(source.location, target.location, {"reporting.company": 3})

    monkeypatch.setattr(store_move, "move", moving)
    ended = run("store", "move", "--to", "postgresql+psycopg://a@h/b", input="y\ngeheim\n")
    assert ended.code == 0 and tried == [None, "geheim"]
    assert "3 rows in 1 tables" in ended.out and "To delete it" in ended.out and "geheim" not in ended.out + ended.err
    assert memory_keyring.get_password("alx-desktop", "profile:demo:store") == "geheim"
