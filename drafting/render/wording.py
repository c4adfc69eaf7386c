"""Wording that changes with the years, and the table of 文种 × 报告期."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from drafting.model.dataset import Period

EVERY_PERIOD = "各期"


class Phrasing:
    """提法: `名: [{自: 2021-02, 至: 2024-12, 文: …}]`, both months included. Those of a month are found once for all reports.

    `asks`: whether one has a name in it that is looked up when it is said.
    """

    __slots__ = ("_in_force", "_silent", "asks", "given")

    def __init__(self, given: Mapping[str, Any]) -> None:
        self.given = given
        self.asks = "{{" in str(given)
        self._in_force: dict[str, dict[str, str]] = {}
        self._silent: dict[str, tuple[str, ...]] = {}

    def of(self, period: Period) -> Mapping[str, str]:
        """The words in force in the last month of the period."""
        return self.at(period.year, period.last_month)

    def at(self, year: int, month: int) -> Mapping[str, str]:
        """Those of one month; "" for a name that has none then."""
        then = f"{year}-{month:02d}"
        found = self._in_force.get(then)
        if found is None:
            found = self._in_force[then] = {word: _in_force(spans, then) for word, spans in self.given.items()}
            self._silent[then] = tuple(word for word, text in found.items() if not text)
        return found

    def silent(self, period: Period) -> tuple[str, ...]:
        """Those that have no words for the last month of the period: its reports stand outside all their spans."""
        self.of(period)
        return self._silent[f"{period.year}-{period.last_month:02d}"]


def _in_force(spans: Sequence[Mapping[str, str]] | str, month: str) -> str:
    if isinstance(spans, str):
        return spans
    for span in spans:
        if (span.get("自") or "") <= month <= (span.get("至") or "9999-12"):
            return str(span.get("文") or "")
    return ""


def document_words(data: Mapping[str, Any], kind: str, period: Period) -> dict[str, str]:
    """Title, transition, names of the parts and closing of a 文种; the period's own words win over 各期."""
    table = data.get(kind) or {}
    return {**(table.get(EVERY_PERIOD) or {}), **(table.get(period.kind) or {})}


def listed(names: Sequence[str], mark: str = "、") -> str:
    """Names one after the other; no 、 stands between 《》 or “” (GB/T 15834 4.5.3.5)."""
    quoted = mark == "、" and all(name[:1] in "《“" and name[-1:] in "》”" for name in names)
    return ("" if quoted else mark).join(names)
