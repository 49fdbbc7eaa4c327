"""What leaves this computer names nobody and nothing."""

from __future__ import annotations

import pytest

from alx_desktop.services.log_reading import LogEntry
from alx_desktop.services.masking import Masker

MASKER = Masker(
    (("db.northwind.example", "<host>"), ("Acme Logistics", "<company>"), ("Acme", "<company>")),
    secrets=("s3cret", "p@ss,w0rd"),
)
TRACE = """Traceback (most recent call last):
  File "/home/zoe.murphy/app/.venv/lib/python3.11/site-packages/sqlalchemy/engine/base.py", line 1967, in _exec
    self.dialect.do_execute(cursor, "Zoe Murphy")
  File "/home/zoe.murphy/app/alx_desktop/store/merge.py", line 12, in merge
    connection.execute(statement)
sqlite3.IntegrityError: UNIQUE constraint failed: Zoe Murphy
[parameters: {'firstname': 'Zoe', 'lastname': 'Murphy'}]
Zoe Murphy
alx_desktop.domain.errors.StoreError: Zoe Murphy
KeyError: 'Zoe Murphy'"""


@pytest.mark.parametrize(
    ("text", "gone"),
    [
        ("login as zoe.murphy@acme.example failed", "zoe.murphy"),
        ("cannot reach db.northwind.example:3306", "northwind"),
        ("cannot reach other-host.lan now", "other-host"),
        ("10.20.30.40 refused", "10.20"),
        ("fe80:1:2:3:4:5:6:7 refused", "fe80"),
        ("postgresql+psycopg://alx:pw@store/alx", "alx:pw"),
        ("token alx_abcdefghij_" + "x" * 43, "xxxxxxxx"),
        ("wstoken=0123456789abcdef0123456789abcdef", "0123456789abcdef"),
        ("ACME LOGISTICS has 3 learners", "ACME"),
        ("the password is s3cret.", "s3cret"),
        ("within xs3cretx", "s3cret"),
        ("the password is p@ss,w0rd", "w0rd"),
        ("zoe.murphy@acme.example of Acme", "zoe"),
        ("/Users/zoe/Library and C:\\Users\\zoe\\AppData", "zoe"),
        ("Acme's course", "Acme"),
    ],
)
def test_what_names_somebody_goes(text: str, gone: str) -> None:
    assert gone not in MASKER.text(text)


@pytest.mark.parametrize(
    "text",
    [
        "Duplicate entry 'Zoe Murphy' for key",
        "Moodle's server said 'Zoe Murphy' twice, isn't it",
        "unterminated 'Zoe Murphy and more",
        "Pat said 'Zoe O'Murphy-Murphy'",
        'no such learner "Zoe Murphy"',
        "Key (email)=(Zoe Murphy) already exists",
        "Failing row contains (17, Zoe Murphy, null).",
        "[SQL: INSERT INTO learner VALUES (?)] [parameters: ('Zoe', 'Murphy')]",
        "„quoted“ “Zoe Murphy”",
        "`Zoe Murphy`",
    ],
)
def test_quoted_values_go(text: str) -> None:
    assert "Murphy" not in MASKER.said(text)


def test_harmless_words_stay() -> None:
    kept = "sync incremental: success; read, inserted, updated, removed, held: 120, 3, 4 in reporting.sqlite (3.45.1)"
    assert MASKER.said(kept) == kept
    assert MASKER.text("alx_desktop.services.sync") == "alx_desktop.services.sync"
    assert Masker().text("nothing known") == "nothing known"


def test_a_traceback_keeps_places_and_kinds() -> None:
    text = MASKER.traceback(TRACE)
    assert "Murphy" not in text and "Zoe" not in text and "zoe" not in text
    assert "File sqlalchemy/engine/base.py, line 1967, in _exec" in text
    assert "File alx_desktop/store/merge.py, line 12, in merge" in text
    assert "sqlite3.IntegrityError: <left out>" in text
    assert "alx_desktop.domain.errors.StoreError: <left out>" in text


def test_libraries_say_nothing() -> None:
    theirs = MASKER.entry(LogEntry(0.0, "WARNING", 1, "some.library", "Zoe Murphy", TRACE))
    assert theirs.message == "<text of a library>" and "Murphy" not in theirs.rest
    lookalike = MASKER.entry(LogEntry(0.0, "WARNING", 1, "alx_desktop_extra", "Zoe Murphy"))
    assert "Murphy" not in lookalike.message
    ours = MASKER.entry(LogEntry(0.0, "INFO", 1, "alx_desktop.sync.engine", "sync full: success"))
    assert ours.message == "sync full: success"


@pytest.mark.parametrize(
    ("said", "left"),
    [
        ("from 2001:db8::5: refused", "from <ip>: refused"),
        ("fe80::1%eth0, fe80::", "<ip>, <ip>"),
        ("[2001:db8:0:0:0:0:0:7]:8765", "[<ip>]:8765"),
        ("at ::ffff:10.0.0.7.", "at <ip>."),
        ("::1 and 1:2:3:4:5:6:7:8", "<ip> and <ip>"),
        ("at 14:31:08 key aa:bb:cc std::string x::y", "at 14:31:08 key aa:bb:cc std::string x::y"),
        (r"\\fileserver\acme\final.xlsx: in use", "<address>: in use"),
        (r"\\10.0.0.7\c$", "<address>"),
    ],
)
def test_addresses_in_every_form(said: str, left: str) -> None:
    assert Masker().text(said) == left
