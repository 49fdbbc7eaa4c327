"""The plugin's web service on a local port, with its worst habits (plugin-inventory.md, section 6)."""

from __future__ import annotations

import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs

FUNCTION = "local_alx_report_api_get_course_progress"
PATH = "/webservice/rest/server.php"


class PluginServer:
    """Answers pages of `rows`. loses_pages: after a full first page it answers nothing. reply: instead of all that."""

    def __init__(self, rows: list[dict[str, Any]], token: str = "t0ken", maximum: int = 1000) -> None:
        self.rows = rows
        self.token = token
        self.maximum = maximum
        self.loses_pages = False
        self.reply: bytes | None = None
        self.redirect: str | None = None
        self.asked: list[dict[str, str]] = []
        self.bearers: list[str | None] = []

    def answer(self, form: dict[str, str]) -> Any:
        """What the plugin says, as JSON."""
        if form.get("wstoken") != self.token:
            return error("moodle_exception", "invalidtoken", "Invalid token - token not found")
        if form.get("wsfunction") != FUNCTION or form.get("moodlewsrestformat") != "json":
            return error("webservice_access_exception", "accessexception", "Access control exception")
        limit, offset = int(form["limit"]), int(form["offset"])
        if limit > self.maximum:
            said = f"Requested limit is too large. Maximum allowed records per request is {self.maximum}. You asked"
            return error("moodle_exception", "limittoolarge", said)
        if self.loses_pages and offset:
            return []
        return self.rows[offset : offset + limit]

    @contextmanager
    def running(self) -> Iterator[str]:
        """Its address."""
        server = ThreadingHTTPServer(("127.0.0.1", 0), self._handler())
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True)
        thread.start()
        try:
            yield f"http://127.0.0.1:{server.server_address[1]}"
        finally:
            server.shutdown()
            thread.join()
            server.server_close()

    def _handler(self) -> type[BaseHTTPRequestHandler]:
        plugin = self

        class Handler(BaseHTTPRequestHandler):
            def do_POST(self) -> None:
                text = self.rfile.read(int(self.headers["Content-Length"])).decode()
                form = {name: values[0] for name, values in parse_qs(text).items()}
                plugin.asked.append(form)
                plugin.bearers.append(self.headers.get("Authorization"))
                if plugin.redirect is not None:
                    self.send_response(302)
                    self.send_header("Location", plugin.redirect)
                    self.end_headers()
                    return
                known = self.path == PATH
                content = plugin.reply if plugin.reply is not None else json.dumps(plugin.answer(form)).encode()
                self.send_response(200 if known else 404)
                self.send_header("Content-Length", str(len(content)))
                self.end_headers()
                self.wfile.write(content)

            def log_message(self, *_arguments: Any) -> None:
                pass

        return Handler


def error(exception: str, code: str, message: str) -> dict[str, str]:
    return {"exception": exception, "errorcode": code, "message": message}
