"""What people's own words say did not happen and the data count, or the other way round: 没有发生生产安全事故 beside 1起.

No figure stands there, so nothing else of an update sees it; what is told in words is told of, and never written.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from drafting.blocks.record import Record
from drafting.frozen import frozen
from drafting.patterns import lazy
from drafting.way_back.updating.person import Person
from drafting.writers.docx.annotate import Drop, Edit, Note, Replace

_CLAUSE: Final = lazy("[^，。；：！？\n]+")
_NONE: Final = "未发生|未出现|未发现|没有发生|没有出现|没发生|未再发生|杜绝了?|不再发生|零"
_HAPPENED_NONE: Final = lazy("(?:未发生|未出现)([㐀-鿿]{2,12})$")
"""What the draft says of a zero."""
_ABOUT: Final = "(?:了|过|任何|一起|1起|一例|重?大?的)?"
_BEHIND: Final = "(?:事件|案件|情况|现象|事故)?(?:数)?(?:为|是|实现|保持)?(?:零发生|零|0起|0例|0人|0次|0件|未发生|没有发生)"
_BEFORE_ALL: Final = "(?:^|实现|确保|保持|[全我本]?[县市区乡镇旗局村省]|全年|今年|上半年|期间|辖区|内|以来|年来|连续|此外)"
"""What a name may stand behind that says no more of what it is: 较大 of 较大事故 does."""
_NUMBER: Final = "(?:[1-9]\\d*|[一二两三四五六七八九十]+)(?:起|例|人|次|件|名|宗)"
_OTHERWISE: Final = lazy("上年|去年|往年|同比|同期|目标|力争|确保|争取|查处|调查|结案|处置|处理|办结|通报|演练|模拟|预防|防范|避免")
"""A clause of another time, of what is wanted, or of what was done about it."""
_HAPPENS: Final = lazy("(?:事故|火灾|溺水|中毒|返贫|致贫|辍学|失学|欠薪|疫情|案件|命案|事件|上访|伤亡|死亡|纠纷|败诉|溃口|垮坝|泄漏|感染|诈骗)$")
"""How names end of what happens; 未发现问题 says nothing of the 问题 of others."""
_SOME: Final = lazy("[1-9][0-9,.]*(?:起|例|人|次|件|名|宗|处|户)")


@frozen
class Contradiction:
    """Words of a person's paragraph that the data deny: `words` there, `data` here."""

    paragraph: int
    start: int
    end: int
    words: str
    data: str
    path: str


def contradictions(person: Person, new: Record, edits: Sequence[Edit]) -> Iterator[Contradiction]:
    """Not in tables, nor where an edit changes or speaks of the words already, nor in clauses of today's draft."""
    some = {name: (each.figure.text, each.figure.path) for each in new.figures if (name := each.figure.path.rpartition(".")[2]) and _SOME.fullmatch(each.figure.text)}
    none = {said[1]: clause for text in new.paragraphs for clause in _CLAUSE.findall(text) if (said := _HAPPENED_NONE.search(clause))}
    wanted = [(_says_none(name), text, path) for name, (text, path) in some.items() if name not in none and _HAPPENS.search(name)]
    wanted += [(_says_some(name), clause, name) for name, clause in none.items() if name not in some]
    if not wanted:
        return
    drafted = {clause for text in new.paragraphs for clause in _CLAUSE.findall(text)}
    for paragraph, text in enumerate(person.text.texts):
        if person.in_table(paragraph):
            continue
        for found in _CLAUSE.finditer(text):
            if found[0] in drafted or _OTHERWISE.search(found[0]) or _is_touched(paragraph, *found.span(), edits):
                continue
            for pattern, data, path in wanted:
                if said := pattern.search(found[0]):
                    yield Contradiction(paragraph, found.start() + said.start(), found.start() + said.end(), said[0], data, path)
                    break


def _says_none(name: str) -> re.Pattern[str]:
    """未发生火灾, 火灾零发生; but no 未发生较大火灾."""
    word = re.escape(name)
    return re.compile(f"(?:{_NONE}){_ABOUT}{word}(?!隐患|率|死亡|风险)|(?<![㐀-鿿]){word}{_BEHIND}|(?:{_BEFORE_ALL}){word}{_BEHIND}")


def _says_some(name: str) -> re.Pattern[str]:
    """发生火灾1起, 发生了一起火灾, 火灾2起."""
    word = re.escape(name)
    return re.compile(f"(?:发生|出现)了?{word}{_NUMBER}|(?:发生|出现)了?{_NUMBER}{word}|(?<![㐀-鿿]){word}{_NUMBER}")


def _is_touched(paragraph: int, start: int, end: int, edits: Sequence[Edit]) -> bool:
    for edit in edits:
        if isinstance(edit, Drop) and edit.paragraph == paragraph:
            return True
        if isinstance(edit, Replace | Note) and edit.paragraph == paragraph and edit.start < end and start < max(edit.end, edit.start + 1):
            return True
    return False
