"""Named tuples are what the standard library's are."""

from __future__ import annotations

import copy
import pickle
from typing import NamedTuple as Standard

import pytest

from drafting.tuples import NamedTuple


class Ours(NamedTuple):
    """A doc."""

    one: int
    other: str = "b"

    @property
    def both(self) -> str:
        return f"{self.one}{self.other}"


class Theirs(Standard):
    """A doc."""

    one: int
    other: str = "b"

    @property
    def both(self) -> str:
        return f"{self.one}{self.other}"


ASKED = {
    "fields": lambda kind: (kind._fields, kind._field_defaults, kind.__match_args__, kind.__doc__, kind.__module__),
    "values": lambda kind: (kind(1), kind(1, "c"), kind(other="d", one=2), kind(1).both, hash(kind(1))),
    "shown": lambda kind: repr(kind(1)).removeprefix(kind.__name__),
    "made": lambda kind: (kind._make([1, 2]), kind(1)._replace(other="x"), kind(1)._asdict()),
    "copied": lambda kind: (pickle.loads(pickle.dumps(kind(1))), copy.deepcopy(kind(1)), type(pickle.loads(pickle.dumps(kind(1)))) is kind),
    "bare": lambda kind: (hasattr(kind(1), "__dict__"), type(kind) is type, isinstance(kind(1), tuple), kind(1) == (1, "b")),
}


@pytest.mark.parametrize("asked", ASKED.values(), ids=ASKED)
def test_they_answer_alike(asked):
    assert asked(Ours) == asked(Theirs)


@pytest.mark.parametrize(
    "wrong", [lambda kind: kind(), lambda kind: kind(1, 2, 3), lambda kind: kind(1, third=3), lambda kind: kind(1)._replace(third=3), lambda kind: setattr(kind(1), "one", 2)]
)
def test_they_refuse_alike(wrong):
    for kind in (Ours, Theirs):
        with pytest.raises((TypeError, ValueError, AttributeError)):
            wrong(kind)
