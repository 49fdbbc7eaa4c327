"""What test_keychain.py runs beside a real keychain, in a D-Bus session of its own: prints what it found as JSON."""

from __future__ import annotations

import json
import os
import signal
import subprocess

import secretstorage
from jeepney import DBusAddress, new_method_call
from jeepney.io.blocking import open_dbus_connection

from alx_desktop.domain.errors import SecretNotKept
from alx_desktop.services.secrets import KeyringStore, Purpose, Secrets

found: dict[str, object] = {}


def another_start() -> Secrets:
    """What a process that starts now has."""
    return Secrets(KeyringStore(patience=20))


def daemon() -> int:
    """The process of the keychain."""
    bus = DBusAddress("/org/freedesktop/DBus", "org.freedesktop.DBus", "org.freedesktop.DBus")
    with open_dbus_connection() as connection:
        asked = new_method_call(bus, "GetConnectionUnixProcessID", "s", ("org.freedesktop.secrets",))
        return int(connection.send_and_get_reply(asked).body[0])


def unlock_daemon() -> None:
    """Start it as a login does, with its collection open."""
    command = ["gnome-keyring-daemon", "--replace", "--unlock", "--components=secrets"]
    subprocess.run(command, input=b"login", stdout=subprocess.DEVNULL, check=True)


def lock() -> None:
    """As a desktop does after a while."""
    secretstorage.get_default_collection(secretstorage.dbus_init()).lock()


def try_all() -> None:
    """Save, read after a restart, lock, delete, kill."""
    unlock_daemon()
    another_start().remember("site", "pässword", keep=True)
    another_start().remember("site", "ssh", keep=True, purpose=Purpose.SSH)
    found["open"] = [another_start().place().key, another_start().get("site")]
    lock()
    locked = another_start()
    found["locked"] = [
        locked.place().key,
        locked.get("site", may_ask=False),
        locked.keychain.get("site", Purpose.SOURCE),
    ]
    try:
        locked.remember("site", "other", keep=True)
    except SecretNotKept as error:
        found["not kept"] = [error.detail, locked.get("site")]
    os.kill(daemon(), signal.SIGKILL)
    # The bus starts another one, which nobody has unlocked.
    found["killed"] = another_start().get("site")
    unlock_daemon()
    found["next login"] = another_start().get("site")
    another_start().forget("site")
    found["forgotten"] = [another_start().get("site", purpose) for purpose in Purpose]


try_all()
print(json.dumps(found))
