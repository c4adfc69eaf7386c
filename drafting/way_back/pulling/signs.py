"""A word that says which way a figure went is its sign in the data: 同比下降12.6% is -12.6% there."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from drafting.model.indicator import DIFFERENCES
from drafting.patterns import lazy
from drafting.readers.turned_round import AHEAD, WAYS
from drafting.way_back.pulling.change import Change

_SAID_WITH: Final = lazy(f"(?:同比|[比较]上年(?:同期|末)?)?({'|'.join((*WAYS['up'], *WAYS['down']))})了?(?=[\\d０-９])")
CHANGES: Final = lazy(f"\\.(?:{'|'.join((*sorted(DIFFERENCES), '同比', '较上年末', '较基期'))})$|变化$")
"""Names of what is below zero where it has fallen."""
_MINUS: Final = ("-", "－", "−")
UNSAID: Final = "?"
"""The way of a figure whose word was written over with another that says none: 同比增速3.2% where 同比下降12.6% stood."""


def without_way(change: Change) -> Change:
    """下降10.2% on a form, where the report's 下降 stood before the figure."""
    said = _SAID_WITH.match(change.new)
    return replace(change, new=change.new[said.end() :], way=said[1]) if said else change


def said(change: Change) -> str:
    """The new figure, with the word that tells its sign: 减少6件次 where 增加5件次 stood."""
    return f"{change.way}{change.new}" if change.way.isalpha() and CHANGES.search(change.path) else change.new


def is_unsaid(change: Change, texts: list[str]) -> bool:
    """Whether nobody can say which way the new figure went, where the data have one with a sign."""
    signed = CHANGES.search(change.path) is not None or any(each[:1] in _MINUS and each[1:] == change.old for each in texts)
    return change.way == UNSAID and signed and change.new[:1] not in _MINUS and any(each in "123456789" for each in change.new)


def with_sign(change: Change, old: str, new: str, texts: list[str]) -> tuple[str, str]:
    """As the data have them what a word says the sign of: 同比下降12.6% is -12.6% there, and 10.2% in its place -10.2%."""
    negative = next((each for each in texts if each[:1] in _MINUS and each[1:] == old), "")
    if old in texts or not negative:
        falls = _goes(change.way, "down") and CHANGES.search(change.path) is not None and old in texts
        return (old, _fallen(new)) if falls and new[:1] not in _MINUS else (old, new)
    keeps = new[:1] in _MINUS or _goes(change.way, "up") or not any(each in "123456789" for each in new)
    return negative, new if keeps else _fallen(new)


def _goes(said: str, way: str) -> bool:
    """Whether the words before a figure say that way: 增加, 超年度任务."""
    return said in WAYS[way] or said.startswith(AHEAD[way])


def _fallen(figure: str) -> str:
    """近-10% of 近10%: what says how exact it is stands before the sign."""
    at = next((at for at, each in enumerate(figure) if each.isdigit()), 0)
    return f"{figure[:at]}-{figure[at:]}"
