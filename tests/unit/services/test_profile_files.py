"""Files of profiles: what is exported is imported elsewhere; nothing secret leaves, nothing here is replaced."""

from __future__ import annotations

from pathlib import Path

import pytest

from alx_desktop.config import EndpointSettings, Profile, SourceSettings, TlsSettings, save_config
from alx_desktop.domain.errors import AlxError, WrongUse
from alx_desktop.paths import DataDir
from alx_desktop.services.profile_transfer import ProfileFileBad, ProfileTransfer
from alx_desktop.services.profiles import ProfileService
from tests.unit.services.own_profiles import URL, data, names, profile, service, stored, transfer

__all__ = ["data", "service", "transfer"]


def test_what_is_exported_is_imported_elsewhere(
    transfer: ProfileTransfer, service: ProfileService, tmp_path: Path
) -> None:
    file = tmp_path / "sites.toml"
    made = [profile("A", folder="Live", color="red", time_zone="Europe/Berlin"), profile("B")]
    for one in made:
        service.add(one)
    assert transfer.export(file).names == ("A", "B")
    elsewhere = DataDir(tmp_path / "elsewhere")
    other = ProfileService(elsewhere)
    away = ProfileTransfer(elsewhere, other)
    plan = away.read(file)
    assert [(one.profile, one.remarks) for one in plan.new] == [(one, ()) for one in made]
    assert names(other) == [], "a preview adds nothing"
    assert away.apply(plan) == ["A", "B"] and other.list() == made
    again = away.read(file)
    assert again.new == () and again.same == ("A", "B")


def test_no_secret_is_in_the_file(
    transfer: ProfileTransfer, service: ProfileService, data: DataDir, tmp_path: Path
) -> None:
    source = SourceSettings(url="postgresql+psycopg://moodle@db/moodle?sslmode=require&Password=s3cret&sslpassword=k3y")
    service.add(
        Profile(
            name="A", source=source, store_url="postgresql+psycopg://alx:st0re@db/alx?passwd=more&application_name=x"
        )
    )
    file = tmp_path / "sites.toml"
    transfer.export(file)
    text = file.read_text()
    assert not any(secret in text for secret in ("s3cret", "k3y", "st0re", "more"))
    assert "sslmode=require" in text and "postgresql+psycopg://alx@db/alx?application_name=x" in text
    # Nor does one come in by a file that was written by hand.
    by_hand = tmp_path / "hand.toml"
    by_hand.write_text(text.replace("alx@db", "alx:st0re@db").replace('name = "A"', 'name = "C"'))
    (found,) = transfer.read(by_hand).new
    assert found.profile.store_url is None or "st0re" not in found.profile.store_url


def test_what_is_here_is_never_replaced(
    transfer: ProfileTransfer, service: ProfileService, data: DataDir, tmp_path: Path
) -> None:
    file = tmp_path / "sites.toml"
    shared = "postgresql+psycopg://alx@db/alx"
    service.add(profile("A", store_url=shared, endpoint=EndpointSettings(enabled=True, pfx=tmp_path / "gone.pfx")))
    transfer.export(file)
    here = profile("a", store_url=shared, time_zone="Europe/Rome")
    save_config(data.config_file, service.config().model_copy(update={"profiles": {"a": here}}))
    stored(data, "A 2")
    plan = transfer.read(file)
    (found,) = plan.new
    assert (found.found_name, found.profile.name) == ("A", "A 3"), "a folder that is left holds a store"
    assert found.profile.store_url is None and not found.profile.endpoint.enabled
    assert [part in " ".join(found.remarks) for part in ("'A 3'", "of its own", "endpoint", "gone.pfx")] == [True] * 4
    transfer.apply(plan)
    assert service.get("a") == here and names(service) == ["a", "A 3"]
    with pytest.raises(WrongUse):
        transfer.apply(plan)
    again = transfer.read(file)
    assert (again.new, again.same) == ((), ("A",)), "the same file twice adds nothing twice"


def test_all_or_nothing(transfer: ProfileTransfer, service: ProfileService, tmp_path: Path) -> None:
    file = tmp_path / "sites.toml"
    for name in ("A", "B"):
        service.add(profile(name))
    transfer.export(file)
    for name in ("A", "B"):
        service.remove(name, delete_store=False)
    plan = transfer.read(file)
    service.add(profile("B"))
    with pytest.raises(WrongUse):
        transfer.apply(plan)
    assert names(service) == ["B"]


def test_demo_sites_stay_here(transfer: ProfileTransfer, service: ProfileService, tmp_path: Path) -> None:
    service.add(profile("demo", is_demo=True))
    with pytest.raises(WrongUse):
        transfer.export(tmp_path / "a.toml")
    service.add(profile("real"))
    done = transfer.export(tmp_path / "a.toml")
    assert (done.names, done.left_out) == (("real",), ("demo",))
    with pytest.raises(WrongUse):
        transfer.export(tmp_path / "b.toml", ["nobody"])
    assert not (tmp_path / "b.toml").exists()


GOOD = f'name = "A"\nsource = {{ url = "{URL}" }}\n'
HEAD = 'format = "alx-desktop-profiles"\nversion = 1\n'


def whole(text: str) -> str:
    return f"{text}\n[end]\nprofiles = {text.count('[[profiles]]')}\n"


@pytest.mark.parametrize("text", [
    "", "\0\0", "{}", "format = 1", HEAD, f"{HEAD}profiles = 3", f"{HEAD}profiles = [1]", f"{HEAD}[[profiles]]\n",
    f"{HEAD.replace('1', '2')}[[profiles]]\n{GOOD}", f"{HEAD.replace('1', 'true')}[[profiles]]\n{GOOD}",
    f"{HEAD.replace('alx-desktop', 'other')}[[profiles]]\n{GOOD}", f"{HEAD}[[profiles]]\n{GOOD}surprise = 1\n",
    f"{HEAD}[[profiles]]\n{GOOD.replace('moodle@', 'moodle:s3cret@')}",
    f"{HEAD}[[profiles]]\n{GOOD.replace('A', '../A')}", f"{HEAD}[[profiles]]\n{GOOD.replace('A', 'con')}",
    f"{HEAD}[[profiles]]\n{GOOD}time_zone = \"Mars/Olympus\"\n",
    f"{HEAD}[[profiles]]\n{GOOD}store_url = \"no url\"\n", HEAD + "x = " + "[" * 5000,
])  # fmt: skip
def test_bad_files_are_refused_in_words(
    transfer: ProfileTransfer, service: ProfileService, tmp_path: Path, text: str
) -> None:
    service.add(profile("kept"))
    file = tmp_path / "bad.toml"
    file.write_text(whole(text))
    with pytest.raises(ProfileFileBad) as caught:
        transfer.read(file)
    assert "bad.toml" in str(caught.value.detail) and "s3cret" not in str(caught.value.detail)
    assert caught.value.advice.startswith("Nothing was changed.")
    assert names(service) == ["kept"]


def test_a_file_that_was_cut_is_refused_wherever_that_was(
    transfer: ProfileTransfer, service: ProfileService, tmp_path: Path
) -> None:
    """A cut between two tables is good TOML: fewer sites, or sites with the defaults, of TLS too."""
    file = tmp_path / "sites.toml"
    source = SourceSettings(url=URL, tls=TlsSettings(ca=tmp_path / "ca.pem", verify=False))
    service.add_all([Profile(name="A", source=source), profile("B")])
    transfer.export(file)
    text = file.read_bytes()
    ends = [at for at in range(len(text)) if text[at : at + 1] == b"\n"][:-1]
    assert len(ends) > 20
    for end in ends:
        (tmp_path / "cut.toml").write_bytes(text[: end + 1])
        with pytest.raises(ProfileFileBad):
            transfer.read(tmp_path / "cut.toml")


def test_files_that_are_none(transfer: ProfileTransfer, tmp_path: Path) -> None:
    (tmp_path / "latin.toml").write_bytes(b'name = "M\xfcller"')
    (tmp_path / "huge.toml").write_bytes(b"#" * 4_000_001)
    for name in ("latin.toml", "huge.toml", "missing.toml", ""):
        with pytest.raises(AlxError):
            transfer.read(tmp_path / name)


def test_the_same_site_twice_in_a_file(transfer: ProfileTransfer, tmp_path: Path) -> None:
    file = tmp_path / "twice.toml"
    other = GOOD.replace('"A"', '"a"')
    file.write_text(whole(f"{HEAD}[[profiles]]\n{GOOD}[[profiles]]\n{GOOD}[[profiles]]\n{other}"))
    plan = transfer.read(file)
    assert [one.profile.name for one in plan.new] == ["A"] and plan.same == ("A", "a")
    file.write_text(whole(f"{HEAD}[[profiles]]\n{GOOD}[[profiles]]\n{other}folder = 'x'\n"))
    assert [one.profile.name for one in transfer.read(file).new] == ["A", "a 2"]
    long = "x" * 64
    again = f"[[profiles]]\n{GOOD.replace('A', long.upper())}color = 'red'"
    file.write_text(whole(f"{HEAD}[[profiles]]\n{GOOD.replace('A', long)}{again}"))
    assert len(transfer.read(file).new[1].profile.name) <= 64
