"""Who has texts twice as large (Windows' "Text size") can read every page: nothing is cut, what is wider scrolls."""

from __future__ import annotations

import os
import subprocess
import sys
import types
from contextlib import nullcontext
from pathlib import Path

import pytest

from alx_desktop.ui import text_size

PAGES = (
    "control_center", "companies", "company_overview", "company_learners", "company_courses",
    "company_fields", "company_clients", "company_preview", "tokens", "tokens_detail", "tokens_moodle",
    "reports", "reports_detail", "sync", "sync_by_company", "sync_schedule", "sync_held", "sync_failed",
    "monitoring", "endpoint", "endpoint_requests", "endpoint_try", "settings", "settings_store",
    "diagnostics", "diagnostics_log", "diagnostics_store", "palette", "assistant_database", "assistant_test",
    "dialog_companies_clear", "dialog_token", "dialog_password", "notifications", "dialog_companies_bulk",
    "dialog_companies_import", "welcome", "companies_chosen", "sync_learners",
)  # fmt: skip
WIDEST = (
    "control_center", "company_fields", "tokens_detail", "reports_detail", "sync_by_company", "monitoring",
    "endpoint_try", "settings",
)  # fmt: skip
"""What a larger window lays out in another way; the other scenes only get more ground."""
ROOT = Path(__file__).parents[2]


@pytest.mark.parametrize(("width", "height", "scenes"), [(1280, 800, PAGES), (1920, 1080, WIDEST)], ids=("all", "wide"))
def test_nothing_is_cut_where_texts_are_twice_as_large(width: int, height: int, scenes: tuple[str, ...]) -> None:
    command = [sys.executable, "-m", "tests.ui.large_text", str(width), str(height), *scenes]
    environment = {**os.environ, "ALX_TEXT_SIZE": "200", "QT_QPA_PLATFORM": "offscreen"}
    ended = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False, timeout=600)
    assert ended.stdout.startswith(f"{len(scenes)} scenes"), ended.stderr[-2000:]
    assert ended.stdout.splitlines()[1:] == []


def test_the_size_of_text_is_kept_within_bounds() -> None:
    program = "from alx_desktop.ui import text_size; print(text_size.TEXT_SCALE, text_size.grown(32))"
    found = {}
    for asked in ("", "50", "200", "900", "large", "²", "9" * 5000):
        ended = subprocess.run([sys.executable, "-c", program], cwd=ROOT, env={**os.environ, "ALX_TEXT_SIZE": asked},
                               capture_output=True, text=True, check=True)  # fmt: skip
        found[asked] = ended.stdout.strip()
    assert found["50"] == "1.0 32" and found["200"] == "2.0 64" and found["900"] == "2.25 72"
    assert found[""] == found["large"] == found["²"] == found["9" * 5000] == "1.0 32"


@pytest.mark.parametrize("value", [None, ["150"], b"\x96", "large"], ids=repr)
def test_a_registry_value_of_another_kind_starts_the_window(monkeypatch: pytest.MonkeyPatch, value: object) -> None:
    made = types.ModuleType("winreg")
    vars(made).update(HKEY_CURRENT_USER=0, OpenKey=lambda *_: nullcontext(), QueryValueEx=lambda *_: (value, 3))
    monkeypatch.setitem(sys.modules, "winreg", made)
    monkeypatch.setattr(sys, "platform", "win32")
    monkeypatch.delenv("ALX_TEXT_SIZE", raising=False)
    assert text_size._asked() == text_size.LEAST
