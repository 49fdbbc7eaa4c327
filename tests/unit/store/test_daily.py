"""Which calendar day a moment is, at the site."""

from __future__ import annotations

import pytest

from alx_desktop.store.daily import site_day


@pytest.mark.parametrize(
    ("zone", "day"),
    [("Europe/London", "2026-11-23"), ("Asia/Tokyo", "2026-11-24"), (None, "2026-11-23"), ("5.5", "2026-11-23"),
     ("Not/AZone", "2026-11-23"), ("../etc/passwd", "2026-11-23")],
)  # fmt: skip
def test_the_day_is_the_sites(zone: str | None, day: str):
    assert site_day(1795447800, zone) == day  # 2026-11-23 15:30 UTC
