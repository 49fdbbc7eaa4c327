"""What needs attention, as tests read it: all of it over a store, or what some of it says."""

from __future__ import annotations

from alx_desktop.config import EndpointSettings, Profile, SourceSettings
from alx_desktop.services.attention import AttentionService
from alx_desktop.services.attention_item import Attention, EndpointSeen
from alx_desktop.services.endpoint_checks import Check
from alx_desktop.store.store import Store
from tests.unit.services.test_overview import NOW

GB = 1_000_000_000


def attention(store: Store, seen: EndpointSeen | None = None, **settings: object) -> list[Attention]:
    endpoint = EndpointSettings.model_validate(settings)
    profile = Profile(name="p", source=SourceSettings(url="sqlite:///x"), endpoint=endpoint)
    checks = [Check("certificate_expired", "bad", (NOW - 5,))]
    return AttentionService(profile, store, lambda: checks, lambda: NOW, lambda _folder: 500 * GB).read(seen)


def said(items) -> list[tuple[str, str]]:
    return [(item.severity, item.text) for item in items]
