"""Is a folder on a network drive? SQLite's locks and shared memory do not work there, so the store refuses it."""

from __future__ import annotations

import ctypes
import os
import sys
from pathlib import Path, PurePosixPath

# `9p` is also what WSL shows Windows' own disks as: SQLite's shared memory file does not work there either.
NETWORK_FILESYSTEMS = frozenset(
    {
        "9p",
        "afs",
        "afpfs",
        "ceph",
        "cifs",
        "davfs",
        "fuse.ceph",
        "fuse.davfs2",
        "fuse.glusterfs",
        "fuse.gvfsd-fuse",
        "fuse.rclone",
        "fuse.sshfs",
        "fuse.vmhgfs-fuse",
        "ncpfs",
        "nfs",
        "nfs4",
        "smb3",
        "smbfs",
        "vboxsf",
        "webdav",
    }
)
DRIVE_REMOTE = 4
MNT_LOCAL = 0x1000
MOUNT_TABLE = Path("/proc/self/mounts")


def network_drive(folder: Path) -> str | None:
    """Name of the network file system that holds `folder` (which need not exist yet); None for a local disk.

    Where the system does not tell, the drive counts as local.
    """
    folder = _existing(folder)
    if sys.platform == "win32":
        return _on_windows(str(folder))
    if sys.platform == "darwin":
        return _on_macos(folder)
    try:
        return on_linux(folder, MOUNT_TABLE.read_text(encoding="utf-8", errors="surrogateescape"))
    except OSError:
        return None


def on_linux(folder: Path, mounts: str) -> str | None:
    """The same, from the text of /proc/self/mounts: the last of the longest mount points that hold the folder."""
    found, depth = "", -1
    for line in mounts.splitlines():
        fields = line.split(" ")
        if len(fields) < 3:
            continue
        point = PurePosixPath(_unescaped(fields[1]))
        if folder.is_relative_to(point) and len(point.parts) >= depth:
            found, depth = fields[2], len(point.parts)
    # The root of some containers is 9p: their disk, not a drive that others write to.
    if depth <= 1 and found == "9p":
        return None
    return found if found in NETWORK_FILESYSTEMS else None


def is_unc(path: str) -> bool:
    r"""True for \\server\share and \\?\UNC\server\share; not for \\?\C:\ and \\.\ (local devices)."""
    path = path.replace("/", "\\").upper()
    if path.startswith("\\\\?\\UNC\\"):
        return True
    return path.startswith("\\\\") and not path.startswith(("\\\\?\\", "\\\\.\\"))


def _existing(folder: Path) -> Path:
    folder = folder.absolute()
    while not folder.exists() and folder != folder.parent:
        folder = folder.parent
    return Path(os.path.realpath(folder))


def _unescaped(field: str) -> str:
    for code, char in (("\\040", " "), ("\\011", "\t"), ("\\012", "\n"), ("\\134", "\\")):
        field = field.replace(code, char)
    return field


def _on_windows(folder: str) -> str | None:
    if is_unc(folder):
        return "network share"
    if sys.platform == "win32":
        root = os.path.splitdrive(folder.removeprefix("\\\\?\\"))[0] + "\\"
        return "network drive" if ctypes.windll.kernel32.GetDriveTypeW(root) == DRIVE_REMOTE else None
    return None


class _MacStatfs(ctypes.Structure):
    # struct statfs with 64-bit inodes, sys/mount.h.
    _fields_ = [
        ("before_flags", ctypes.c_uint32 * 16),
        ("f_flags", ctypes.c_uint32),
        ("f_fssubtype", ctypes.c_uint32),
        ("f_fstypename", ctypes.c_char * 16),
        ("rest", ctypes.c_char * (1024 + 1024 + 32)),
    ]


def _on_macos(folder: Path) -> str | None:
    try:
        libc = ctypes.CDLL(None)
        statfs = getattr(libc, "statfs$INODE64", None) or libc.statfs
        answer = _MacStatfs()
        if statfs(os.fsencode(folder), ctypes.byref(answer)) != 0 or answer.f_flags & MNT_LOCAL:
            return None
        return str(answer.f_fstypename.decode("ascii", "replace"))
    except (AttributeError, OSError):
        return None
