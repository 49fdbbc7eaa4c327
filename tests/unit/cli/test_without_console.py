"""The window program on Windows has no streams: commands work all the same, and errors come in a window."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

# As Python starts without a console. The streams of this process are pytest's.
WITHOUT = """
import json, sys
from pathlib import Path
told = Path(sys.argv.pop(1))
sys.stdin = sys.stdout = sys.stderr = sys.__stderr__ = None
from alx_desktop.cli import main, window_commands
shown = []
window_commands.show_error = lambda error: shown.append(str(error))
code = "no end"
try:
    main()
except SystemExit as end:
    code = end.code
told.write_text(json.dumps({"code": code, "shown": shown, "input": repr(sys.stdin)}))
"""


def call(folder: Path, *arguments: str) -> Any:
    """What comes of a command."""
    told = folder / "told.json"
    command = [sys.executable, "-c", WITHOUT, str(told), "--data-dir", str(folder / "data"), *arguments]
    done = subprocess.run(command, capture_output=True, check=True)
    assert done.stdout + done.stderr == b""
    return json.loads(told.read_text())


def test_a_command_with_progress_works(tmp_path: Path) -> None:
    found = call(tmp_path, "demo", "--size", "small", "--no-window")
    assert found == {"code": 0, "shown": [], "input": "None"}


def test_an_error_comes_in_a_window(tmp_path: Path) -> None:
    found = call(tmp_path, "--profile", "nobody", "status")
    assert found["code"] not in (0, "no end")
    assert len(found["shown"]) == 1 and "nobody" in found["shown"][0]
