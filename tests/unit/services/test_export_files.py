"""The file of an export: whole or not at all, in any place, and an older one is kept until then."""

from __future__ import annotations

import errno
import io
import os
import stat
from pathlib import Path
from typing import Any

import pytest

from alx_desktop.domain.errors import Cancelled, DiskFull, ExportFailed, WrongUse
from alx_desktop.domain.progress import CancelToken, Progress
from alx_desktop.services import exports as exports_module
from alx_desktop.services.export_files import whole_file
from alx_desktop.services.exports import ExportFormat, format_of
from alx_desktop.services.site import Site
from tests.unit.services.exported import FORMATS, request


@pytest.mark.parametrize("format", FORMATS)
def test_cancel_in_the_middle_leaves_the_older_file(
    site: Site, tmp_path: Path, format: ExportFormat, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr(exports_module, "ROWS_PER_LOOK", 50)
    monkeypatch.setattr(exports_module, "SECONDS_PER_REPORT", 0.0)
    path = tmp_path / f"a.{format}"
    path.write_bytes(b"older")
    token = CancelToken()

    def stop_at_100(progress: Progress) -> None:
        if progress.done >= 100:
            token.cancel()

    with pytest.raises(Cancelled):
        site.exports.run(request(path), stop_at_100, token)
    assert path.read_bytes() == b"older"
    assert list(tmp_path.iterdir()) == [path]
    assert [record for record in caplog.records if record.levelname == "ERROR"] == []


class FullDisk(io.RawIOBase):
    """A file on a disk with room for so many bytes."""

    def __init__(self, file: Any, room: int) -> None:
        self._file = file
        self._room = room

    def writable(self) -> bool:
        return True

    def seekable(self) -> bool:
        return True

    def seek(self, *place: int) -> int:
        return int(self._file.seek(*place))

    def tell(self) -> int:
        return int(self._file.tell())

    def fileno(self) -> int:
        return int(self._file.fileno())

    def write(self, data: Any) -> int:
        if self._file.tell() + len(data) > self._room:
            raise OSError(errno.ENOSPC, "No space left on device")
        return int(self._file.write(data))

    def close(self) -> None:
        self._file.close()
        super().close()


@pytest.mark.parametrize("room", [0, 3_000])
@pytest.mark.parametrize("format", FORMATS)
def test_a_full_disk_leaves_the_older_file(
    site: Site, tmp_path: Path, format: ExportFormat, room: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / f"a.{format}"
    path.write_bytes(b"older")
    opened = Path.open

    def open_on_full_disk(self: Path, mode: str = "r", *rest: Any, **more: Any) -> Any:
        if mode == "xb":
            return io.BufferedWriter(FullDisk(opened(self, "xb", buffering=0), room), 512)  # type: ignore[type-var]
        return opened(self, mode, *rest, **more)

    monkeypatch.setattr(Path, "open", open_on_full_disk)
    with pytest.raises(DiskFull) as caught:
        site.exports.run(request(path))
    monkeypatch.undo()
    assert "untouched" in caught.value.advice
    assert path.read_bytes() == b"older"
    assert list(tmp_path.iterdir()) == [path]


@pytest.mark.skipif(os.name != "posix", reason="Windows opens no folder; it has no such call")
def test_the_new_name_is_on_the_disk_too(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What follows an export may erase what it holds."""
    path = tmp_path / "final.xlsx"
    flushed: list[tuple[bool, bool]] = []

    def flush(handle: int) -> None:
        flushed.append((stat.S_ISDIR(os.fstat(handle).st_mode), path.exists()))

    monkeypatch.setattr(os, "fsync", flush)
    with whole_file(path) as file:
        file.write(b"rows")
    assert flushed == [(False, False), (True, True)]

    def refuse(_handle: int) -> None:
        if path.read_bytes() == b"more":
            raise OSError(errno.EINVAL, "a share that flushes no folder")

    monkeypatch.setattr(os, "fsync", refuse)
    with whole_file(path) as file:
        file.write(b"more")
    assert path.read_bytes() == b"more"


def test_a_file_that_is_open_elsewhere_says_so(site: Site, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def in_use(_self: Path, _target: Path) -> None:
        raise PermissionError(errno.EACCES, "used by another process")

    monkeypatch.setattr(Path, "replace", in_use)
    with pytest.raises(ExportFailed) as caught:
        site.exports.run(request(tmp_path / "a.csv"))
    assert "open in another program" in caught.value.advice
    assert list(tmp_path.iterdir()) == []


def test_places_that_take_no_file(site: Site, tmp_path: Path) -> None:
    (tmp_path / "folder.csv").mkdir()
    for path in (tmp_path / "nowhere" / "a.csv", tmp_path / "folder.csv"):
        with pytest.raises(WrongUse):
            site.exports.run(request(path))
    with pytest.raises(WrongUse, match=r"\.xlsx"):
        try:
            format_of(Path("a.pdf"))
        except WrongUse as error:
            raise WrongUse(error.advice) from error


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no such files on Windows")
def test_a_device_is_never_replaced(site: Site, tmp_path: Path) -> None:
    pipe = tmp_path / "pipe.csv"
    os.mkfifo(pipe)
    with pytest.raises(WrongUse, match="no ordinary file"):
        site.exports.run(request(pipe))
    assert pipe.is_fifo() and list(tmp_path.iterdir()) == [pipe]


def test_a_link_stays_a_link(site: Site, tmp_path: Path) -> None:
    (tmp_path / "there").mkdir()
    real, link = tmp_path / "there" / "real.csv", tmp_path / "link.csv"
    try:
        link.symlink_to(real)
    except OSError:
        pytest.skip("links need a right here")
    for _first_and_again in range(2):
        site.exports.run(request(link))
        assert link.is_symlink() and real.stat().st_size > 1000


def test_a_long_name_is_no_trouble(site: Site, tmp_path: Path) -> None:
    path = tmp_path / ("é" * 110 + ".csv")
    assert site.exports.run(request(path)).path.exists()
