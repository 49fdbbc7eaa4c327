"""The connection being typed."""

from __future__ import annotations

from pathlib import Path

import pytest

from alx_desktop.config import Profile, SourceSettings, TlsSettings
from alx_desktop.ui.assistant.draft import Draft


def whole(**changes: object) -> Draft:
    draft = Draft(host="db.example.org", database="moodle", user="reader")
    for name, value in changes.items():
        setattr(draft, name, value)
    return draft


def test_a_whole_draft_becomes_settings() -> None:
    settings = whole(password="secret").settings()
    url = settings.parsed_url
    assert (url.get_backend_name(), url.host, url.port, url.database, url.username) == (
        "mysql", "db.example.org", 3306, "moodle", "reader")  # fmt: skip
    assert url.password is None
    assert "secret" not in settings.url


@pytest.mark.parametrize(
    ("field", "value"),
    [("host", ""), ("host", "https://moodle.example.org"), ("host", "two words"), ("database", " "), ("user", ""),
     ("prefix", "mdl-"), ("prefix", "a b"), ("ca", "/no/such/file.pem"), ("company_source", "profile:"),
     ("company_source", "profile:a b")],
)  # fmt: skip
def test_what_does_not_fit_is_named(field: str, value: str) -> None:
    assert set(whole(**{field: value}).problems()) == {field}


@pytest.mark.parametrize("draft", [whole(), whole(prefix=""), whole(host="10.1.2.3"), whole(host="fe80::1"),
                                   whole(company_source="profile:company")])  # fmt: skip
def test_what_fits(draft: Draft) -> None:
    assert draft.problems() == {}
    assert draft.settings().prefix == draft.prefix


def test_odd_characters_survive() -> None:
    url = whole(user="o'brien@corp", database="moodle/ü", host="fe80::1").settings().parsed_url
    assert (url.username, url.database, url.host) == ("o'brien@corp", "moodle/ü", "fe80::1")


def test_a_profile_comes_back_as_it_was(tmp_path: Path) -> None:
    ca = tmp_path / "ca.pem"
    ca.write_text("x")
    source = SourceSettings(url="mysql+pymysql://reader@db:3307/moodle?charset=utf8mb4", prefix="m_",
                            tls=TlsSettings(ca=ca), company_source="cohort", pool_size=5)  # fmt: skip
    assert Draft.of(Profile(name="site", source=source)).settings() == source


def test_another_kind_forgets_the_drivers_options() -> None:
    source = SourceSettings(url="mysql+pymysql://reader@db:3306/moodle?charset=utf8mb4", pool_size=5)
    draft = Draft.of(Profile(name="site", source=source))
    draft.kind, draft.port = "postgresql", 5432
    settings = draft.settings()
    assert settings.url == "postgresql+psycopg://reader@db:5432/moodle"
    assert settings.pool_size == 5
