"""Which folders are on network drives."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from alx_desktop.domain.errors import NetworkDrive
from alx_desktop.store import drives
from alx_desktop.store.drives import is_unc, on_linux
from alx_desktop.store.store import Store, StoreLocation

MOUNTS = """\
/dev/sda1 / ext4 rw,relatime 0 0
server:/export /mnt/team nfs4 rw,vers=4.2 0 0
//server/share /mnt/win\\040dows cifs rw 0 0
/dev/sdb1 /mnt/team/local xfs rw 0 0
me@host:/ /home/me/remote fuse.sshfs rw 0 0
/dev/sdc1 /mnt/teamwork btrfs rw 0 0
C:\\134 /mnt/c 9p rw,aname=drvfs 0 0
autofs /net autofs rw 0 0
server:/x /net/x nfs rw 0 0
/dev/sdd /mnt/twice ext4 rw 0 0
server:/y /mnt/twice nfs rw 0 0
broken
"""


@pytest.mark.skipif(sys.platform == "win32", reason="POSIX paths")
@pytest.mark.parametrize(
    ("folder", "found"),
    [
        ("/home/me", None),
        ("/mnt/team", "nfs4"),
        ("/mnt/team/alx", "nfs4"),
        ("/mnt/team/local/alx", None),
        ("/mnt/teamwork", None),
        ("/mnt/win dows/alx", "cifs"),
        ("/home/me/remote", "fuse.sshfs"),
        ("/mnt/c/Users/me", "9p"),
        ("/net/x", "nfs"),
        ("/mnt/twice", "nfs"),
    ],
)
def test_the_deepest_mount_decides(folder: str, found: str | None) -> None:
    assert on_linux(Path(folder), MOUNTS) == found


@pytest.mark.skipif(sys.platform == "win32", reason="POSIX paths")
def test_a_container_s_own_root_may_be_9p() -> None:
    mounts = "none / 9p rw 0 0\nserver:/x /data nfs rw 0 0\nhost /share 9p rw 0 0\n"
    assert on_linux(Path("/root"), mounts) is None
    assert on_linux(Path("/data"), mounts) == "nfs"
    assert on_linux(Path("/share/x"), mounts) == "9p"


@pytest.mark.parametrize(
    ("path", "unc"),
    [
        (r"\\server\share\alx", True),
        ("//server/share", True),
        (r"\\?\UNC\server\share", True),
        (r"\\wsl.localhost\Debian\home", True),
        (r"\\?\C:\Users", False),
        (r"\\.\C:\Users", False),
        (r"C:\Users", False),
        (r"relative\path", False),
    ],
)
def test_unc_paths(path: str, unc: bool) -> None:
    assert is_unc(path) is unc


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="the mount table is Linux's")
def test_a_store_on_a_network_drive_is_refused_before_anything_is_made(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    table = tmp_path / "mounts"
    table.write_text(f"/dev/sda1 / ext4 rw 0 0\nserver:/x {tmp_path}/remote nfs4 rw 0 0\n")
    monkeypatch.setattr(drives, "MOUNT_TABLE", table)
    (tmp_path / "remote").mkdir()
    with pytest.raises(NetworkDrive, match="nfs4") as caught:
        Store.open(StoreLocation(folder=tmp_path / "remote" / "not" / "yet"))
    assert "local disk" in caught.value.advice
    assert list((tmp_path / "remote").iterdir()) == []
    link = tmp_path / "link"
    link.symlink_to(tmp_path / "remote")
    with pytest.raises(NetworkDrive):
        Store.open(StoreLocation(folder=link / "store"))
    Store.open(StoreLocation(folder=tmp_path / "here")).close()


def test_an_unreadable_mount_table_means_a_local_disk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(drives, "MOUNT_TABLE", tmp_path / "absent")
    assert drives.network_drive(tmp_path) is None
