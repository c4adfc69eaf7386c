"""A sentence that stands twice, word for word and figure for figure, as where a paragraph was pasted into two sections.

What a report says first it may say again below; and short sentences of two places may well be the same.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from drafting.checks.prose.passages import Finding, Text
from drafting.checks.sentences.rules import SAME_WORDS
from drafting.patterns import lazy

_SENTENCE: Final = lazy("[^。！？\n]+[。！？]")
_OPENS: Final = lazy(r"^[\s\u3000]*(?:[（(]?[一二三四五六七八九十\d]{1,3}(?:[）)、.．]|是))?[\s\u3000]*")
_FIGURE: Final = lazy(r"\d[\d,.]*")
_OF_ITSELF: Final = lazy("如下|见附|附件|附表|同上|^(?:牵头|责任|配合|完成)(?:单位|部门|时限)")
"""What stands again wherever it is wanted."""
_PLACE: Final = lazy("(?:[镇乡村县市区局州旗]|街道|社区|公司|中心|学校|医院|大队|支队|科室?|组|片区?)$")
"""How headings end that are each of another place or body."""
_TWICE: Final = lazy("(?:(?<=[，。；：\n])|(?<![^\n]))([^，。；：、\n\\d]{8,40})，\\1(?=[，。；])")
_SHORTEST: Final = 24
_PLAIN: Final = 40
"""Characters of a sentence without figures that nobody writes twice."""
_FIGURES: Final = 2
_DIGITS: Final = 4
_SHOWN: Final = 24


def same_words(text: Text) -> Iterator[Finding]:
    """A finding for each line that says again what another has said, and for each clause that stands twice in a row."""
    for match in _TWICE.finditer(text.whole):
        yield Finding(SAME_WORDS, match.start(), match[0], f"“{match[1]}”连着写了两遍", "删去一遍", match.end(), doubtful=True)
    before: dict[str, str] = {}  # a sentence → the heading below which it stands first
    heading = ""
    for at, (kind, words, _, _) in enumerate(text.lines):
        if kind == "heading":
            heading = words
        elif kind == "body" and (again := next(_again(words, heading, before), None)):
            start, end = text.starts[at] + again[0], text.starts[at] + again[1]
            excerpt = f"{text.whole[start : min(end, start + _SHOWN)]}…"
            yield Finding(SAME_WORDS, start, excerpt, f"“{excerpt}”前面已经写过，一字不差", "删去一处；确是两件事的，写明各是哪里的、什么时候的", end, doubtful=True)


def _again(words: str, heading: str, before: dict[str, str]) -> Iterator[tuple[int, int]]:
    """Where a line says again what stands before it; all that it says is taken down."""
    found: list[tuple[int, int]] = []
    for match in _SENTENCE.finditer(words):
        said = _OPENS.sub("", match[0])
        if not _is_telling(said):
            continue
        if said in before:
            if not _may_stand_again(before[said], heading):
                found.append((match.end() - len(said), match.end()))
        else:
            before[said] = heading
    yield from found


def _may_stand_again(first: str, heading: str) -> bool:
    """What stands before all headings is the whole in short; below those of two places it is said of each."""
    return (not first and heading != "") or (first != heading and _PLACE.search(first) is not None and _PLACE.search(heading) is not None)


def _is_telling(said: str) -> bool:
    if len(said) < _SHORTEST or _OF_ITSELF.search(said):
        return False
    figures = _FIGURE.findall(said)
    return len(said) >= _PLAIN or (len(figures) >= _FIGURES and sum(map(len, figures)) >= _DIGITS)
