"""Trees and texts of marks out of random bytes: a strategy of strategies takes longer to draw one than the program to read it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TypeVar

from hypothesis import strategies as st

T = TypeVar("T")


class Drawn:
    """Choices, a byte each; the first ones when all bytes are used, so put first what ends: fewer bytes make less."""

    def __init__(self, data: bytes) -> None:
        self._left = iter(data)

    def below(self, count: int) -> int:
        """Of many, two bytes choose."""
        chosen = next(self._left, 0)
        return (chosen if count <= 256 else chosen * 256 + next(self._left, 0)) % count

    def one_of(self, choices: Sequence[T]) -> T:
        return choices[self.below(len(choices))]

    def some(self, make: Callable[[], T], most: int) -> list[T]:
        return [make() for _ in range(self.below(most + 1))]

    def text(self, most: int) -> str:
        """Any characters, most of them short of nothing that Unicode has: a sixth of them beyond ASCII."""
        return "".join(self.some(self._character, most))

    def _character(self) -> str:
        plane = self.below(6)
        low = self.below(256)
        return chr(low if plane < 5 else low * 256 + self.below(256) if not 0xD8 <= low <= 0xDF else 0x10000 + low)


def drawn(build: Callable[[Drawn], T], least: int = 40, most: int = 160) -> st.SearchStrategy[T]:
    """What `build` makes of about twice `least` choices."""
    return st.binary(min_size=least, max_size=most).map(lambda data: build(Drawn(data)))
