"""What a command that writes a report came to, told alike by all of them."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Protocol, TypeVar

from drafting.frozen import frozen

if TYPE_CHECKING:
    from drafting.delivery import Delivered
    from drafting.diagnostics import Diagnostic


@frozen
class Outcome:
    """`delivered` is None when nothing was written; `missing` are the paths that print 【待补】."""

    exit_code: int
    diagnostics: tuple[Diagnostic, ...]
    delivered: Delivered | None = None
    missing: tuple[str, ...] = ()

    def output_json(self) -> dict[str, object]:
        """What every command's JSON begins with."""
        return {
            "output": str(self.delivered.path) if self.delivered else None,
            "diagnostics": [each.to_json() for each in self.diagnostics],
        }


Made_co = TypeVar("Made_co", bound=Outcome, covariant=True)
Made = TypeVar("Made", bound=Outcome)


class Refusing(Protocol[Made_co]):
    """Makes an outcome of a refusal: an exit code and its diagnostics."""

    def __call__(self, exit_code: int, diagnostics: tuple[Diagnostic, ...]) -> Made_co: ...


def settled(attempt: Callable[[], Made], refusing: Refusing[Made]) -> Made:
    """What the attempt comes to; every refusal becomes diagnostics and an exit code."""
    from drafting.cli.told.exits import exit_code
    from drafting.diagnostics import Refused

    try:
        return attempt()
    except Refused as refused:
        return refusing(exit_code(refused), refused.diagnostics)


def tell_nothing_written(made: Outcome) -> None:
    from drafting.cli.told.screen import counted, tell

    tell(f"没有生成文件（{counted(made.diagnostics)}）")


def say_where(delivered: Delivered) -> None:
    from drafting.cli.told.screen import say

    done = {"done": "已生成", "unchanged": "没有变化", "edited": "有人改过，没有动", "kept": "新稿另存为"}[delivered.state]
    say(f"{done}：{delivered.path}")
