"""What the items of a 分条 become: each one line, numbered 一是……；二是……。 or joined by a mark."""

from __future__ import annotations

from typing import Final

from drafting.blocks import marks
from drafting.blocks.marked import HEADING
from drafting.compose.punctuation import repair, without_unseen
from drafting.quantities.numerals import chinese

_END_MARKS: Final = "。；，、;,"
_ENDS: Final = f"{_END_MARKS}！？"
_PAUSES: Final = "，、；："
"""Marks that no item begins with: what was to stand before them is empty ({{ 办法 }}，加快完成……)."""
_STOPS: Final = ("。", "！", "？", "…")
OWN_PARAGRAPHS: Final = "独段"
SENTENCES: Final = "。"
NUMBERED: Final = ("", OWN_PARAGRAPHS, SENTENCES)
"""How items are set that are numbered; by any other mark they are joined."""

Item = tuple[str, str]
"""(the number that replaces the counted one, or "", and the text)."""


def one_line(text: str) -> str:
    """An item whose drops are repaired, on one line; the rows of a table in it keep their own. "" if nothing is left."""
    bare = text.strip()
    has_markup = "\n" in bare or "#" in bare or "|" in bare
    squeezed = without_unseen(_squeezed(text) if has_markup else bare).removeprefix(marks.ALSO)
    if "\n" not in squeezed:
        return repair(squeezed)
    return "\n".join(line if _is_row(line) else repair(line) for line in squeezed.split("\n"))


def joined(items: list[Item], mode: str, *, inside: bool) -> str:
    """The items as running text. `inside`: they stand in an item themselves, so only numbers that were given print."""
    if mode not in NUMBERED:
        return run_on([text for _, text in items], mode)
    return _numbered(items, own_paragraphs=mode == OWN_PARAGRAPHS and not inside, labels=not inside, sentences=mode == SENTENCES)


def run_on(texts: list[str], mark: str) -> str:
    """Items joined by a mark, without the marks at their ends."""
    return mark.join([text.lstrip(_PAUSES).rstrip(_ENDS) for text in texts])


def _squeezed(text: str) -> str:
    """Lines join, and a heading inside an item becomes `标题。`."""
    if "\n" not in text and "#" not in text:
        bare = text.strip()
        return f"\n{bare}" if _is_row(bare) else bare
    pieces: list[str] = []
    after_row = False
    for line in text.split("\n"):
        bare = line.strip()
        is_row = _is_row(bare)
        if is_row or (after_row and bare.strip(marks.DROP)):
            pieces.append("\n")
        match = HEADING.match(line) if "#" in line else None
        pieces.append(bare if match is None else line[match.end() :].strip().rstrip("。") + "。")
        after_row = is_row or (after_row and not bare.strip(marks.DROP))
    return "".join(pieces)


def _is_row(line: str) -> bool:
    """Whether a line is a row of a table; as text a | is never the first of a line's marks."""
    return line.startswith("|") or line.strip(marks.DROP).startswith("|")


def _numbered(items: list[Item], *, own_paragraphs: bool, labels: bool, sentences: bool) -> str:
    """一是……；二是……。 Each is a sentence where `sentences` says so, or one of them holds some."""
    stripped = [(number, text.lstrip(_PAUSES).rstrip(_END_MARKS)) for number, text in items]
    full_stops = own_paragraphs or sentences or any("。" in text for _, text in stripped)
    count = len(stripped)
    parts = []
    for position, (number, text) in enumerate(stripped, 1):
        label = number or (f"{chinese(position)}是" if labels and count > 1 else "")
        if "\n" in text and _is_row(text.rpartition("\n")[2]):  # it ends in a table
            parts.append(f"{label}{text}\n\n")
            continue
        end = "" if text.rstrip("”’").endswith(_STOPS) else "。" if full_stops or position == count else "；"
        parts.append(label + text + end)
    if own_paragraphs:
        return "\n\n" + "\n\n".join(parts) + "\n\n"
    return "".join(parts)
