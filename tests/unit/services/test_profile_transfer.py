"""Renaming, duplicating and marking profiles, and files of them: nothing here is lost, nothing secret leaves."""

from __future__ import annotations

import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from pathlib import Path

import pytest

from alx_desktop.app import App
from alx_desktop.config import Config, EndpointSettings, Profile, SourceSettings, TlsSettings, save_config
from alx_desktop.domain.errors import AlxError, StoreBusy, WrongUse
from alx_desktop.paths import DataDir
from alx_desktop.services.password_follow import PasswordFollow
from alx_desktop.services.profile_folder import MARK
from alx_desktop.services.profile_transfer import ProfileFileBad, ProfileTransfer
from alx_desktop.services.profiles import ProfileService, SettingsBusy
from alx_desktop.services.secrets import KeyringStore, Purpose, Secrets
from alx_desktop.store.locks import use_lock
from tests.memory_keyring import MemoryKeyring

URL = "mysql+pymysql://moodle@db.example:3306/moodle"


def profile(name: str, **more: object) -> Profile:
    return Profile(name=name, source=SourceSettings(url=URL), **more)  # type: ignore[arg-type]


@pytest.fixture
def data(data_dir: Path) -> DataDir:
    return DataDir(data_dir)


@pytest.fixture
def service(data: DataDir) -> ProfileService:
    return ProfileService(data)


@pytest.fixture
def transfer(data: DataDir, service: ProfileService) -> ProfileTransfer:
    return ProfileTransfer(data, service)


def stored(data: DataDir, name: str) -> Path:
    folder = data.ensure(data.profile(name))
    (folder / "reporting.sqlite").write_bytes(b"rows")
    return folder


def names(service: ProfileService) -> list[str]:
    return [one.name for one in service.list()]


# Rename


def test_a_renamed_profile_keeps_store_settings_default_and_passwords(
    data: DataDir, memory_keyring: MemoryKeyring
) -> None:
    secrets = Secrets(KeyringStore())
    service = ProfileService(data, PasswordFollow(data.password_note, secrets.forget, secrets.move))
    folder = stored(data, "old")
    certificate = folder / "endpoint.pem"
    service.add(profile("old", endpoint=EndpointSettings(certificate=certificate)), make_default=True)
    secrets.remember("old", "s3cret", keep=True)
    secrets.remember("old", "st0re", keep=False, purpose=Purpose.STORE)
    service.rename("old", "New name")
    assert names(service) == ["New name"] and service.default_name() == "New name"
    assert service.get().endpoint.certificate == data.profile("New name") / "endpoint.pem"
    assert (data.profile("New name") / "reporting.sqlite").read_bytes() == b"rows" and not folder.exists()
    assert secrets.get("New name") == "s3cret" and secrets.get("New name", Purpose.STORE) == "st0re"
    assert secrets.get("old") is None and secrets.get("old", Purpose.STORE) is None
    fresh = Secrets(KeyringStore())
    assert fresh.get("New name") == "s3cret" and fresh.get("New name", Purpose.STORE) is None


def test_another_spelling_of_the_same_name(data: DataDir, service: ProfileService) -> None:
    stored(data, "acme")
    service.add(profile("acme"))
    service.rename("acme", "Acme")
    assert names(service) == ["Acme"] and (data.profile("Acme") / "reporting.sqlite").exists()
    service.rename("Acme", "Acme")
    assert (data.profile("Acme") / "reporting.sqlite").exists()


def test_the_demos_own_file_goes_with_it(data: DataDir, service: ProfileService) -> None:
    folder = stored(data, "demo")
    source = SourceSettings(url=f"sqlite:///{folder / 'site.sqlite'}?mode=ro")
    service.add(Profile(name="demo", source=source, is_demo=True))
    service.rename("demo", "trial")
    assert service.get("trial").source.url == f"sqlite:///{data.profile('trial') / 'site.sqlite'}?mode=ro"


@pytest.mark.parametrize("new", ["other", "OTHER", "con", "a/b", "", ".x", "left"])
def test_names_that_cannot_be_leave_everything_as_it_was(data: DataDir, service: ProfileService, new: str) -> None:
    stored(data, "old")
    stored(data, "left")
    service.add(profile("old"))
    service.add(profile("other"))
    with pytest.raises(WrongUse):
        service.rename("old", new)
    assert names(service) == ["old", "other"] and (data.profile("old") / "reporting.sqlite").exists()
    assert (data.profile("left") / "reporting.sqlite").exists()


def test_a_store_in_use_is_not_renamed(data: DataDir, service: ProfileService) -> None:
    folder = stored(data, "old")
    service.add(profile("old"))
    lock = use_lock(folder, shared=True)
    assert lock.try_acquire()
    with pytest.raises(StoreBusy):
        service.rename("old", "new")
    assert names(service) == ["old"] and folder.exists()
    lock.release()
    service.rename("old", "new")


def test_an_opened_site_is_renamed_after_it_is_closed(data: DataDir) -> None:
    app = App(data)
    app.profiles.add(profile("old"))
    site = app.open_site("old")
    epoch = site.sync.status().store_epoch
    with pytest.raises(StoreBusy):
        app.profiles.rename("old", "new")
    site.close()
    app.profiles.rename("old", "new")
    again = app.open_site("new")
    assert again.sync.status().store_epoch == epoch
    again.close()
    app.close()


def test_a_rename_that_was_killed_before_the_settings_knew_is_taken_back(data: DataDir) -> None:
    """The store would have been made anew under the old name, and the old one would have lain there for ever."""
    app = App(data)
    app.profiles.add(profile("old"))
    with closing(app.open_site("old")) as site:
        epoch = site.sync.status().store_epoch
    killed = (
        "import os, sys; from pathlib import Path; from alx_desktop.services.profile_folder import renamed_folder\n"
    )
    killed += "with renamed_folder(Path(sys.argv[1]), Path(sys.argv[2])): os._exit(9)"
    folders = [str(data.profile(name)) for name in ("old", "new")]
    assert subprocess.run([sys.executable, "-c", killed, *folders], check=False).returncode == 9
    assert not data.profile("old").exists()
    with closing(app.open_site("old")) as site:
        assert site.sync.status().store_epoch == epoch
    assert not data.profile("new").exists() and not (data.profile("old") / MARK).exists()
    # Killed after the settings knew: the folder has an owner, whoever is called as it was.
    data.profile("old").rename(data.profile("new"))
    (data.profile("new") / MARK).write_text("old")
    app.profiles.add(profile("new"))
    with closing(app.open_site("old")) as site:
        assert site.sync.status().store_epoch != epoch
    with closing(app.open_site("new")) as site:
        assert site.sync.status().store_epoch == epoch
    app.close()


def test_the_store_of_a_removed_site_is_not_given_to_one_that_has_its_former_name(
    data: DataDir, service: ProfileService
) -> None:
    """The rename was killed after the settings knew, so that the mark stayed."""
    service.add(profile("new"))
    (stored(data, "new") / MARK).write_text("old")
    service.remove("new", delete_store=False)
    service.add(profile("old"))
    service.to_open("old")
    assert not data.profile("old").exists() and (data.profile("new") / "reporting.sqlite").exists()


def test_a_site_whose_rename_was_killed_is_removed_with_its_store(data: DataDir, service: ProfileService) -> None:
    service.add(profile("old"))
    (stored(data, "new") / MARK).write_text("old")
    service.remove("old", delete_store=True)
    assert list((data.root / "profiles").iterdir()) == []


def test_a_site_whose_rename_was_killed_takes_its_store_to_another_name(data: DataDir, service: ProfileService) -> None:
    service.add(profile("old"))
    (stored(data, "new") / MARK).write_text("old")
    service.rename("old", "newest")
    assert [folder.name for folder in (data.root / "profiles").iterdir()] == ["newest"]
    assert sorted(file.name for file in data.profile("newest").iterdir() if not file.name.endswith(".lock")) == [
        "reporting.sqlite"
    ]


def test_settings_that_cannot_be_written_give_the_folder_its_name_back(
    data: DataDir, service: ProfileService, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = stored(data, "old")
    service.add(profile("old"))

    def full(*_arguments: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("alx_desktop.services.profiles.save_config", full)
    with pytest.raises(OSError):
        service.rename("old", "new")
    assert (folder / "reporting.sqlite").exists() and not data.profile("new").exists()
    assert names(service) == ["old"]


def test_a_rename_that_is_half_done_is_not_taken_for_one_that_was_killed(
    data: DataDir, service: ProfileService, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Another process that opened the site then gave the folder its old name back, and the new site had no store."""
    stored(data, "old")
    service.add(profile("old"))

    def save(path: Path, config: Config) -> None:
        with ThreadPoolExecutor(1) as pool, pytest.raises(SettingsBusy):
            pool.submit(ProfileService(data).to_open, "old").result()
        save_config(path, config)

    monkeypatch.setattr("alx_desktop.services.profiles.LOCK_SECONDS", 0)
    monkeypatch.setattr("alx_desktop.services.profiles.save_config", save)
    service.rename("old", "new")
    assert (data.profile("new") / "reporting.sqlite").exists() and not data.profile("old").exists()


# Duplicate and mark


def test_a_duplicate_has_the_settings_but_neither_store_nor_endpoint(data: DataDir, service: ProfileService) -> None:
    stored(data, "one")
    endpoint = EndpointSettings(enabled=True, port=9000)
    service.add(profile("one", store_url="postgresql+psycopg://alx@db/alx", endpoint=endpoint, folder="Live"))
    service.duplicate("one", "two")
    made = service.get("two")
    assert made.source == service.get("one").source and made.folder == "Live"
    assert made.store_url is None and not made.endpoint.enabled and made.endpoint.port == 9000
    assert not data.profile("two").exists()
    for taken in ("one", "ONE"):
        with pytest.raises(WrongUse):
            service.duplicate("one", taken)
    stored(data, "left")
    with pytest.raises(WrongUse, match="earlier site"):
        service.duplicate("one", "left")


def test_folders_and_colours(service: ProfileService) -> None:
    service.add(profile("one"))
    service.mark("one", "  Customers ", "teal")
    assert (service.get("one").folder, service.get("one").color) == ("Customers", "teal")
    for folder, color in (("two\nlines", None), ("x" * 41, None), ("ok", "mauve")):
        with pytest.raises(WrongUse):
            service.mark("one", folder, color)  # type: ignore[arg-type]
    service.mark("one", "", None)
    assert (service.get("one").folder, service.get("one").color) == ("", None)


# Files


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
