"""The endpoint does what its description says, for requests that fit it and for those that do not.

`bench described` runs as many of them as you like.
"""

from __future__ import annotations

from tests.endpoint.conftest import Running, Tenants
from tests.endpoint.described_api import described_operations, explore, modes_of

EXAMPLES = 4


def test_answers_are_those_of_the_description(running: Running, tenants: Tenants) -> None:
    token, failed, sent = tenants.token().text, [], 0
    for operation in described_operations(running.url, token, str(tenants.first)):
        for mode in modes_of(operation):
            try:
                sent += explore(operation, running.url, token, EXAMPLES, 1, mode)
            except BaseException as error:  # all of it in one report
                failed.append(f"{operation.label} ({mode.value}): {error}")
    assert not failed, "\n\n".join(failed)
    assert sent > 100
