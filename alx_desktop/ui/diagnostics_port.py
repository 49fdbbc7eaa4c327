"""What the window needs of diagnostics, as protocols; the rest is in `ports`."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from alx_desktop.domain.progress import CancelToken, ProgressSink

if TYPE_CHECKING:
    from alx_desktop.config import Profile
    from alx_desktop.services.crash_report import CrashReport
    from alx_desktop.services.diagnostics import Diagnosis
    from alx_desktop.services.support_bundle import Bundle


class DiagnosticsPort(Protocol):
    """The doctor; see services.diagnostics."""

    def diagnose(self, profiles: list[Profile], progress: ProgressSink, cancel: CancelToken) -> Diagnosis: ...
    def repair(self, profile: Profile, progress: ProgressSink) -> list[str]: ...


class SupportPort(Protocol):
    """Support bundles; see services.support_bundle."""

    def compose(
        self,
        profiles: list[Profile],
        progress: ProgressSink,
        cancel: CancelToken | None = None,
        diagnosis: Diagnosis | None = None,
    ) -> Bundle: ...
    def save(self, bundle: Bundle, path: Path) -> Path: ...


class CrashesPort(Protocol):
    """The last crash; see services.crash_report."""

    def begin(self) -> CrashReport | None: ...
    def end(self) -> None: ...
    def keep(self, error: BaseException) -> None: ...
    def last(self) -> CrashReport | None: ...
    def delete(self) -> None: ...


class DiagnosticsAppPort(Protocol):
    """What the application gives of them."""

    @property
    def diagnostics(self) -> DiagnosticsPort: ...
    @property
    def support(self) -> SupportPort: ...
    @property
    def crashes(self) -> CrashesPort: ...
