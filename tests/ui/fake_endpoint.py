"""The endpoint behind the window, in memory: starts and stops when told, fails on demand, has a request log."""

from __future__ import annotations

import random
from collections.abc import Sequence
from pathlib import Path

from alx_desktop.config import EndpointSettings
from alx_desktop.domain.progress import CancelToken
from alx_desktop.services.always_on import AlwaysOn, Recipe
from alx_desktop.services.certificate_info import CertificateInfo
from alx_desktop.services.endpoint_checks import Check
from alx_desktop.services.endpoint_control import EndpointStatus
from alx_desktop.services.request_list import RequestPage
from alx_desktop.store.request_log import LoggedRequest
from alx_desktop.store.request_log_reading import ERRORS, REFUSED, RequestFilter, StoredRequest

PATHS = (
    ("/odata/1/CourseProgress", "odata", 200, None, 10_000),
    ("/webservice/rest/server.php", "plugin", 200, None, 1000),
    ("/api/v1/changes", "rest", 200, None, 31),
    ("/export/4/course-progress.csv", "stream", 200, None, 12_810),
    ("/api/v1/course-progress", "rest", 401, "token_expired", 0),
    ("/odata/2/Learners", "odata", 429, "daily_limit", 0),
    ("/api/v1/learners", "rest", 500, "internal_error", 0),
)


class FakeSystem:
    """Has a service or not, and remembers the commands that changed it; refuses to set it up on demand."""

    def __init__(self, folder: Path) -> None:
        self._file = folder / "alx-desktop.service"
        self.commands: list[Sequence[str]] = []
        self.refuses = False

    def always_on(self, name: str, port: int) -> AlwaysOn:
        line = f"alx-desktop serve {name} --port {port}"
        acts = (("enable", line),), (("disable",),), ("look",)
        recipe = Recipe(self._file.name, line, self._file, b"", *acts, lambda code, _said: code == 1)
        return AlwaysOn(recipe, self._run)

    def _run(self, command: Sequence[str]) -> tuple[int, str]:
        if command == ("look",):
            return (0 if self.commands and self.commands[-1][0] == "enable" else 1), ""
        self.commands.append(command)
        return (1, "no") if self.refuses and command[0] == "enable" else (0, "")


class FakeEndpoint:
    """An EndpointRunner, CertificateDesk, EndpointCheckService and RequestListService in one."""

    def __init__(self, now: int) -> None:
        self.now = now
        self.running: EndpointStatus = EndpointStatus()
        self.failure: Exception | None = None
        self.starts = 0
        self.certificate: CertificateInfo | None = None
        self.checks = [
            Check("tokens_endless", "warn", (1,)), Check("tokens_unused", "warn", (3,)),
            Check("address_here", "good", ("127.0.0.1",)), Check("no_tls_here", "good"), Check("audit_whole", "good"),
            Check("cors_off", "good"),
        ]  # fmt: skip
        self.log = self._requests(120)

    def _requests(self, count: int) -> list[StoredRequest]:
        chance = random.Random(4)
        made = []
        for at in range(count):
            path, protocol, status, code, rows = PATHS[chance.choice((0, 1, 1, 2, 2, 3, 0, 4, 5, 6))]
            request = LoggedRequest(
                (self.now - at * 37) * 1000, f"{at % 9 + 2:010d}".translate(str.maketrans("0189", "abcd")),
                at % 9 + 1, "GET", path, protocol, "incremental" if rows < 1000 else "full", rows, rows * 310 + 240,
                chance.uniform(2, 90), "store", status, code, "127.0.0.1", "Microsoft.Data.Mashup (2.128)",
            )  # fmt: skip
            made.append(StoredRequest(count - at, request))
        return made

    # The runner

    def status(self) -> EndpointStatus:
        return self.running

    def start(self) -> EndpointStatus:
        if self.failure is not None:
            raise self.failure
        self.starts += 1
        self.running = EndpointStatus("http://127.0.0.1:8765", 8765)
        return self.running

    def stop(self) -> None:
        self.running = EndpointStatus()

    def restart(self) -> EndpointStatus:
        self.stop()
        return self.start()

    # The certificates

    def info(self, settings: EndpointSettings) -> CertificateInfo | None:
        return self.certificate

    def check(self, settings: EndpointSettings) -> None:
        if self.failure is not None:
            raise self.failure

    def make(self, folder: Path, hosts: tuple[str, ...]) -> tuple[Path, Path]:
        return folder / "endpoint-certificate.pem", folder / "endpoint-key.pem"

    def unpack(self, pfx: Path, password: str, folder: Path) -> tuple[Path, Path]:
        self.check(EndpointSettings())
        return self.make(folder, ())

    # The check-list and the log

    def run(self) -> list[Check]:
        return self.checks

    def read(
        self, wanted: RequestFilter, *, before: int | None = None, after: int | None = None,
        cancel: CancelToken | None = None,
    ) -> RequestPage:  # fmt: skip
        found = [row for row in self.log if self._fits(row, wanted)]
        found = [row for row in found if (before or 10**9) > row.request_id > (after or 0)]
        return RequestPage(found, {1: "Acme Logistics", 2: "Beta Foods", 4: "Élan Santé"}, {}, False)

    @staticmethod
    def _fits(row: StoredRequest, wanted: RequestFilter) -> bool:
        status = row.request.status
        kind = ERRORS if status >= 500 else REFUSED if status >= 400 else "good"
        return wanted.text in row.request.path and (not wanted.statuses or kind in wanted.statuses)
