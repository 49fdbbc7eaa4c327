"""The server in its thread: start, stop, what is in its way; clients that stall."""

from __future__ import annotations

import gc
import socket
import ssl
import threading
import weakref
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import httpx
import pytest
from cryptography.hazmat.primitives.serialization import BestAvailableEncryption, pkcs12
from cryptography.hazmat.primitives.serialization import load_pem_private_key as load_key
from cryptography.x509 import load_pem_x509_certificate as load_certificate

from alx_desktop.config import EndpointSettings
from alx_desktop.endpoint import app as endpoint_app
from alx_desktop.endpoint import connections
from alx_desktop.endpoint.app import close_app
from alx_desktop.endpoint.context import EndpointContext
from alx_desktop.endpoint.server import EndpointServer, bind
from alx_desktop.endpoint.tls import PFX_PASSWORD, make_self_signed
from alx_desktop.services.endpoint_control import AddressRefused, CertificateBad, PortBusy, TlsNeeded
from tests.certificates import Authority
from tests.endpoint.conftest import MakeApp, Running
from tests.waiting import LONG, until

HALF = b"GET /who HTTP/1.1\r\nHost: 127.0.0.1\r\n"


def threads() -> set[threading.Thread]:
    return {thread for thread in threading.enumerate() if thread.is_alive()}


def test_twenty_starts_leave_no_thread_and_no_socket(make_app: MakeApp) -> None:
    settings = EndpointSettings(port=0)
    server = EndpointServer(settings, lambda: make_app(settings), close_app)
    before = threads()
    for _round in range(20):
        status = server.start()
        assert server.start() == status
        assert httpx.get(f"{status.url}/who", timeout=LONG).status_code == 401
        server.stop()
        assert not server.status().running
        with pytest.raises(httpx.ConnectError):
            httpx.get(f"{status.url}/who", timeout=LONG)
    server.stop()
    until(lambda: threads() <= before, "no thread is left")


def test_a_stopped_one_keeps_no_store_and_no_answers(context: EndpointContext) -> None:
    """FastAPI's caches of route functions did: with each start, what the last one had kept stayed in memory."""
    settings, made = EndpointSettings(port=0), [replace(context)]
    kept = weakref.ref(made[0])
    server = EndpointServer(settings, lambda: endpoint_app.make_app(made.pop(), settings), close_app)
    status = server.start()
    assert httpx.get(f"{status.url}/health", timeout=LONG).status_code == 200
    server.stop()
    gc.collect()
    assert kept() is None


def test_restart_keeps_the_free_port(running: Running) -> None:
    assert running.server.restart().port == running.port
    assert running.get("/who").status_code == 401


def test_it_stops_while_clients_stall(running: Running) -> None:
    silent = [socket.create_connection(("127.0.0.1", running.port)) for _one in range(5)]
    for one in silent[1:]:
        one.sendall(HALF)
    posting = socket.create_connection(("127.0.0.1", running.port))
    posting.sendall(b"POST /who HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: 10\r\n\r\nab")
    assert running.get("/who").status_code == 401  # all of them have been taken in
    running.server.stop()
    for one in [*silent, posting]:
        one.settimeout(LONG)
        while _received(one):
            pass
        one.close()


def _received(one: socket.socket) -> bytes:
    try:
        return one.recv(4096)
    except ConnectionError:
        return b""


def test_half_a_request_is_given_up(running: Running, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(connections, "HEAD_PATIENCE", 0.05)
    for sent in (b"", HALF, b"GET /who HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n" + HALF):
        with socket.create_connection(("127.0.0.1", running.port), LONG) as one:
            one.sendall(sent)
            while _received(one):
                pass


def test_a_busy_port(make_app: MakeApp) -> None:
    with bind("127.0.0.1", 0) as taken:
        settings = EndpointSettings(port=taken.getsockname()[1])
        with pytest.raises(PortBusy, match="in use") as told:
            EndpointServer(settings, lambda: make_app(settings), close_app).start()
        assert told.value.advice


@pytest.mark.parametrize("host", ["203.0.113.7", "no.such.host.invalid", "bad\0name", "x" * 64 + ".y"])
def test_an_address_that_is_not_ours(host: str) -> None:
    with pytest.raises(AddressRefused):
        bind(host, 0)


@pytest.mark.parametrize("host", ["0.0.0.0", "::", "192.0.2.1"])
def test_beyond_this_machine_only_with_tls(host: str) -> None:
    settings = EndpointSettings(host=host, port=0)
    with pytest.raises(TlsNeeded):
        EndpointServer(settings, lambda: None).start()


@pytest.fixture
def ca(tmp_path: Path) -> Authority:
    return Authority(tmp_path, "ca")


def as_pem(ca: Authority) -> EndpointSettings:
    pair = ca.issue("server", "127.0.0.1")
    return EndpointSettings(host="0.0.0.0", port=0, certificate=pair.certificate, key=pair.key)


def as_pfx(ca: Authority) -> EndpointSettings:
    pair = ca.issue("server", "127.0.0.1")
    key, certificate = load_key(pair.key.read_bytes(), None), load_certificate(pair.certificate.read_bytes())
    file = pair.key.with_suffix(".pfx")
    file.write_bytes(
        pkcs12.serialize_key_and_certificates(None, key, certificate, None, BestAvailableEncryption(b"pw"))
    )  # type: ignore[arg-type]
    return EndpointSettings(port=0, pfx=file)


@pytest.mark.parametrize("made", [as_pem, as_pfx])
def test_tls(
    make_app: MakeApp, ca: Authority, made: Callable[[Authority], EndpointSettings], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(PFX_PASSWORD, "pw")
    settings = made(ca)
    server = EndpointServer(settings, lambda: make_app(settings), close_app)
    status = server.start()
    try:
        assert status.url is not None and status.url.startswith("https://")
        trusting = ssl.create_default_context(cafile=str(ca.certificate))
        answer = httpx.get(f"https://127.0.0.1:{status.port}/who", verify=trusting, timeout=LONG)
        assert answer.status_code == 401
        trusting.maximum_version = ssl.TLSVersion.TLSv1_1
        with pytest.raises(httpx.TransportError):
            httpx.get(f"https://127.0.0.1:{status.port}/who", verify=trusting, timeout=LONG)
    finally:
        server.stop()


def test_a_certificate_made_here(make_app: MakeApp, tmp_path: Path) -> None:
    certificate, key = make_self_signed(tmp_path, ("bi.example", "127.0.0.1"))
    settings = EndpointSettings(port=0, certificate=certificate, key=key)
    server = EndpointServer(settings, lambda: make_app(settings), close_app)
    status = server.start()
    try:
        trusting = ssl.create_default_context(cafile=str(certificate))
        assert httpx.get(f"{status.url}/who", verify=trusting, timeout=LONG).status_code == 401
        named = httpx.get(f"{status.url}/who", headers={"Host": "bi.example"}, verify=trusting, timeout=LONG)
        assert named.status_code == 401
    finally:
        server.stop()


def test_bad_certificates(ca: Authority, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    one, other = ca.issue("one", "a"), ca.issue("other", "b")
    garbage = tmp_path / "garbage"
    garbage.write_bytes(b"no certificate")
    monkeypatch.setenv(PFX_PASSWORD, "wrong")
    bad: list[dict[str, Path]] = [
        {"certificate": tmp_path / "absent"}, {"certificate": garbage, "key": one.key},
        {"certificate": one.certificate},
        {"certificate": one.certificate, "key": other.key}, {"pfx": garbage}, {"pfx": tmp_path / "absent"},
        {"pfx": as_pfx(ca).pfx},
    ]  # type: ignore[list-item]  # fmt: skip
    for files in bad:
        with pytest.raises(CertificateBad) as told:
            EndpointServer(EndpointSettings(port=0, **files), lambda: None).start()  # type: ignore[arg-type]
        assert "PRIVATE" not in str(told.value)
