"""What a filter and a test declare: a Chinese name, a function, and an example that the tests read."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, NoReturn

from drafting.facts.fact import PRESENT, Fact
from drafting.frozen import frozen
from drafting.render.ledger import Ledger


class FilterError(ValueError):
    """A filter given what it cannot phrase; message in Chinese for the template's author."""


@frozen
class Filter:
    """`example` is (indicator as YAML flow text, template expression, text printed).

    `phrase` is called with a fact that is there; gaps go straight through, so that their clause can vanish.
    With `takes_gaps` the function sees gaps too. `says` names the derived value that it phrases: where that is absent,
    it prints the gap and nothing else.
    """

    name: str
    phrase: Callable[..., object]
    meaning: str
    example: tuple[str, str, str]
    takes_gaps: bool = False
    says: str = ""

    def __call__(self, value: object, *arguments: object, **words: object) -> object:
        if not isinstance(value, Fact):
            refuse(f"“{self.name}”只能用在指标上")
        if value.state is not PRESENT and not self.takes_gaps:
            return str(value)
        return self.phrase(value, *arguments, **words)


@frozen
class Test:
    """A question about a fact: `{% if X is 上升 %}`."""

    name: str
    ask: Callable[[Fact], bool]
    meaning: str
    example: tuple[str, str, bool]

    def __call__(self, value: object, *_: object) -> bool:
        return isinstance(value, Fact) and self.ask(value)


def refuse(message: str) -> NoReturn:
    raise FilterError(message)


def ledger_of(fact: Fact) -> Ledger:
    """The ledger that prints this fact; a figure of last year's file has none, and is said as it stands there."""
    printer: Any = fact.book.printer
    if not isinstance(printer, Ledger):
        refuse(f"{fact.path}是上年文件里的数，只能照原样印，不能再接过滤器")
    return printer
