"""Who has texts twice as large (Windows' "Text size") can read every page: nothing is cut, what is wider scrolls."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

PAGES = (
    "control_center", "companies", "company_overview", "company_learners", "company_courses",
    "company_fields", "company_clients", "company_preview", "tokens", "tokens_detail", "tokens_moodle",
    "reports", "reports_detail", "sync", "sync_by_company", "sync_schedule", "sync_held", "sync_failed",
    "monitoring", "endpoint", "endpoint_requests", "endpoint_try", "settings", "settings_store",
    "diagnostics", "diagnostics_log", "diagnostics_store", "palette", "assistant_database", "assistant_test",
    "dialog_companies_clear", "dialog_token", "dialog_password",
)  # fmt: skip
ROOT = Path(__file__).parents[2]


@pytest.mark.parametrize("size", [(1280, 800), (1920, 1080)], ids=lambda size: f"{size[0]}x{size[1]}")
def test_nothing_is_cut_where_texts_are_twice_as_large(size: tuple[int, int]) -> None:
    command = [sys.executable, "-m", "tests.ui.large_text", *map(str, size), *PAGES]
    environment = {**os.environ, "ALX_TEXT_SIZE": "200", "QT_QPA_PLATFORM": "offscreen"}
    ended = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False, timeout=600)
    assert ended.stdout.startswith(f"{len(PAGES)} scenes"), ended.stderr[-2000:]
    assert ended.stdout.splitlines()[1:] == []


def test_the_size_of_text_is_kept_within_bounds() -> None:
    program = "from alx_desktop.ui import text_size; print(text_size.TEXT_SCALE, text_size.grown(32))"
    found = {}
    for asked in ("", "50", "200", "900", "large"):
        ended = subprocess.run([sys.executable, "-c", program], cwd=ROOT, env={**os.environ, "ALX_TEXT_SIZE": asked},
                               capture_output=True, text=True, check=True)  # fmt: skip
        found[asked] = ended.stdout.strip()
    assert found["50"] == "1.0 32" and found["200"] == "2.0 64" and found["900"] == "2.25 72"
