"""What compiled templates ask while they run: a name below another, and whether there is anything to say of it.

Most of what a template can say is absent: the questions are answered from the data's names, before a fact is made.
"""

from __future__ import annotations

from collections.abc import Set
from typing import Any, Final, NoReturn

from jinja2.exceptions import SecurityError
from jinja2.runtime import LoopContext, Undefined

from drafting.facts.fact import ABSENT, INAPPLICABLE, OWED, PRESENT, Fact
from drafting.facts.group import GroupFact
from drafting.render.words import Words

_LOOP_ATTRIBUTES: Final = frozenset({"index", "index0", "first", "last", "length", "revindex"})


def look(value: Any, name: str) -> Any:
    """`value.name` as a template writes it. Raises SecurityError where a template may not look."""
    if isinstance(value, Fact):
        found = value.memo.get(name)
        return value.lookup(name) if found is None else found
    if isinstance(value, Words):
        return value.say(name)
    if isinstance(value, LoopContext) and name in _LOOP_ATTRIBUTES:
        return getattr(value, name)
    if isinstance(value, Undefined):
        return value
    return refused(value, name)


def refused(value: object, name: str) -> NoReturn:  # noqa: ARG001
    raise SecurityError(f"不能在文字或数上用“.{name}”，加工数请用过滤器")


def lacks(value: object, *names: str) -> bool:
    """Whether a clause that prints `value.name.name…` directly must go."""
    if not isinstance(value, Fact):
        return False
    for name in names:
        found = value.memo.get(name)
        if found is None:
            if not value.may_have(name):
                return True
            found = value.lookup(name)
        value = found
    state = value.state
    return state is ABSENT or state is INAPPLICABLE


def below(value: Any, name: str) -> Any:
    """`value.name`, None where there surely is nothing."""
    if not isinstance(value, Fact):
        return look(value, name)
    found = value.memo.get(name)
    if found is None and value.may_have(name):
        return value.lookup(name)
    return found


def given(value: Any, name: str) -> Any:
    """`value.name`, None where a clause that prints it must go (`lacks`)."""
    if not isinstance(value, Fact):
        return look(value, name)
    found = value.memo.get(name)
    if found is None:
        if not value.may_have(name):
            return None
        found = value.lookup(name)
    state = found.state
    return None if state is ABSENT or state is INAPPLICABLE else found


def there(value: object, *names: str) -> bool:
    """`value.name.name… is 有`: whether the data gives it or owes it; of a group, whether it has anything to be said."""
    for name in names:
        if not isinstance(value, Fact):
            value = look(value, name)
            continue
        found = value.memo.get(name)
        if found is None:
            if not value.may_have(name):
                return False
            found = value.lookup(name)
        value = found
    if not isinstance(value, Fact):
        return False
    state = value.state
    if state is OWED:  # what is left out (`--missing omit`) is not there, so that others name what it would have named
        return not getattr(value.book.printer, "omits_owed", False)
    return state is PRESENT or (isinstance(value, GroupFact) and value.says_anything)


class _Any(frozenset[str]):
    """The names below something of which nothing is known beforehand."""

    def __contains__(self, name: object) -> bool:
        return True

    def isdisjoint(self, names: object) -> bool:  # noqa: ARG002
        return False


_ANY: Final = _Any()


def names_below(value: object) -> Set[str]:
    """The names below a group that may lead to something. A template may have set the name to anything else."""
    return value.names if isinstance(value, GroupFact) else _ANY
