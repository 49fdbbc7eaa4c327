"""The command line as users have it: pyarrow loads pandas (40 MB) where it is installed, as it is here for our tests.

python -m benchmarks.without_pandas ARGUMENTS OF alx_desktop
"""

from __future__ import annotations

import sys
from importlib.abc import MetaPathFinder
from typing import Any

from alx_desktop.cli import main


class _Hidden(MetaPathFinder):
    def find_spec(self, name: str, *_where: Any) -> None:
        if name == "pandas":
            raise ModuleNotFoundError("No module named 'pandas'", name=name)


if __name__ == "__main__":
    sys.meta_path.insert(0, _Hidden())
    main()
