from __future__ import annotations

import gc
import os
import sys
from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import settings

from tests import own_cache, shipped
from tests.here_team import HereTeam

# A start is tried as users have it, with its bytecode; without, each of the processes that tests start compiles the program anew.
sys.dont_write_bytecode = False
os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
gc.set_threshold(50_000, 20, 100)  # as a worker of a batch has it

# The machine may be shared and slow: a law is about what is true, not how soon. CI's own profile, where set, stays beneath.
settings.register_profile("house", parent=settings.default, deadline=None)
settings.load_profile("house")


def pytest_collection_finish() -> None:
    gc.freeze()  # nine thousand tests stay until the end: the collector, and that of each forked worker, need not look through them


@pytest.hookimpl(optionalhook=True, tryfirst=True)
def pytest_xdist_make_scheduler(config: pytest.Config, log: Any) -> Any:
    """Tests of one file stay on one worker, as long as none is idle: what they share is made once and not once a worker."""
    from xdist.scheduler import WorkStealingScheduling

    return WorkStealingScheduling(config, log) if config.getvalue("dist") == "load" else None  # any other was asked for


def pytest_unconfigure() -> None:
    own_cache.remove()


@pytest.fixture(autouse=True, scope="session")
def around_all_commands() -> Iterator[None]:
    """The shipped templates are opened once, which is half the time of a command, and a batch is done here; what is said does not depend on the machine's fonts."""
    with pytest.MonkeyPatch.context() as patch:
        shipped.install(patch)
        patch.setattr("drafting.cli.carried_out.batching.LocalTeam", HereTeam)
        patch.setattr("drafting.cli.told.faces._begun", lambda *_: None)
        yield
