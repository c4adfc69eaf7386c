"""What can be said of a template's text as it is typed: figures that should be data, and clauses that leave scraps."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Final

from drafting.diagnostics import Diagnostic, Place, Rule, Severity
from drafting.frozen import mutable
from drafting.patterns import lazy
from drafting.registry import declare
from drafting.render.compiling.source_text import split_front

LITERAL_FIGURE = declare(
    Rule(
        "T030", "模板里写了数字", Severity.WARNING,
        "模板只写话，数从数据来：直接写的数明年还会照印。政策用语里的数加引号，如 “1579”；138+N 这样的写法不算。",
        hits="走访农户5361户。", clean="走访农户{{ 监测帮扶.监测对象.户 }}，落实“1579”工作法和138+N机制。",
    )
)
EMPTY_POINTS = declare(
    Rule(
        "T031", "分条里没有条", Severity.WARNING, "“分条”和“分条完”之间没有一个“条”，什么也不会印。",
        hits="{% 分条 %}{% 分条完 %}", clean="{% 分条 %}{% 条 %}甲。{% 条 %}乙。{% 分条完 %}",
    )
)
HANGING_CONJUNCTION = declare(
    Rule(
        "T032", "连词落在可省句外面", Severity.WARNING, "可省的一项没有数时，前面的“和”“及”“与”会留下来，成了“甲和。”",
        hits="有甲和[[乙{{ 监测帮扶.监测对象 }}]]。", clean="有甲[[和乙{{ 监测帮扶.监测对象 }}]]。",
    )
)
HANGING_DASH = declare(
    Rule(
        "T033", "破折号落在可省句外面", Severity.WARNING, "可省的一项没有数时，前面的“——”会留下来。",
        hits="成效明显——[[共有{{ 监测帮扶.监测对象 }}]]。", clean="成效明显[[——共有{{ 监测帮扶.监测对象 }}]]。",
    )
)
HANGING_LEAD = declare(
    Rule(
        "T034", "“其中”落在它领起的可省句外面", Severity.WARNING, "后面的分项没有数时，“其中”会单独留下来。",
        hits="共5户，其中[[{{ 监测帮扶.监测对象.构成|列举 }}]]。", clean="共有农户[[，其中{{ 监测帮扶.监测对象.构成|列举 }}]]。",
    )
)

_TOKEN: Final = lazy(r"\{#.*?#\}|\{%[-+]?\s*(?P<tag>[^\s%}+-]*).*?%\}|\{\{.*?\}\}|\[\[|\]\]", re.DOTALL)
_QUOTED: Final = lazy(r"“[^”\n]*”|‘[^’\n]*’|《[^》\n]*》|〔[^〕\n]*〕|\"[^\"\n]*\"")
_FIGURE: Final = lazy(
    r"(?<![\d.A-Za-z+＋—-])\d[\d,]*(?:\.\d+)?(?!千[伏瓦])\s*(?:余|多|几)?\s*[万亿千百]*"
    r"(?:%|％|‰|个百分点|(?:户|人次|人|名|个|家|元|亩|公里|公顷|平方米|米|吨|公斤|场|次|项|条|套|处|村|座|台|辆|件|批|期|轮|类|种|头|只|羽|株|位|笔|年|月|日|天|小时|倍)(?!\+)|(?!号|热线)[\u4e00-\u9fff](?!\+))"
)
_CONJUNCTION: Final = lazy(r"(?:(?<![总温中共缓调融柔饱缓])和|(?<![普涉触波顾论])及|(?<![参给赋授干])与|以及|并|并且)\s*$")
_DASH: Final = lazy(r"——\s*$")
_LEAD: Final = lazy(r"其中[，：:]?\s*$")

_OPENERS: Final = frozenset({"可省", "要点", "条"})
_POINTS: Final = "分条"


@mutable
class _Piece:
    """Text between two tags, where it begins, and what opens right after it."""

    text: str
    offset: int
    opens: str  # 可省, 分条, … of the tag that follows; "" for an expression, a comment or the end
    clauses: int  # how many optional clauses are open around it


def manuscript_faults(source: str, file: str) -> list[Diagnostic]:
    """Everything that T030–T034 find in one template file. Front matter is not text."""
    body = split_front(source)[1]
    place = _Placing(body, file)
    found = list(_empty_points(body, place))
    for piece in _pieces(body):
        found += _figures(piece, place)
        found += _hanging(piece, place)
    return sorted(found, key=lambda each: (each.place.line or 0, each.place.column or 0) if each.place else (0, 0))


class _Placing:
    def __init__(self, body: str, file: str) -> None:
        self._body = body
        self._file = file

    def __call__(self, offset: int) -> Place:
        start = self._body.rfind("\n", 0, offset) + 1
        return Place(self._file, self._body.count("\n", 0, offset) + 1, offset - start + 1)


def _pieces(body: str) -> Iterator[_Piece]:
    position, open_ = 0, list[str]()
    for match in _TOKEN.finditer(body):
        tag = {"[[": "可省", "]]": "可省完"}.get(match[0], match["tag"] or "")
        yield _Piece(body[position : match.start()], position, tag, sum(each in _OPENERS for each in open_))
        _step(open_, tag)
        position = match.end()
    yield _Piece(body[position:], position, "", 0)


def _step(open_: list[str], tag: str) -> None:
    if tag in ("可省", "要点", _POINTS) or (tag == "条" and open_[-1:] != ["条"]):
        open_.append(tag)
    elif tag == "分条完":
        while open_ and open_.pop() != _POINTS:
            pass
    elif tag in ("可省完", "要点完") and open_:
        open_.pop()


def typed_figures(text: str) -> Iterator[re.Match[str]]:
    """The figures of a text outside quotation marks, each where it stands."""
    return _FIGURE.finditer(_QUOTED.sub(lambda quoted: "_" * len(quoted[0]), text))


def _figures(piece: _Piece, place: Callable[[int], Place]) -> Iterator[Diagnostic]:
    for match in typed_figures(piece.text):
        yield LITERAL_FIGURE.at(
            place(piece.offset + match.start()), f"模板里写了“{match[0]}”",
            "换成数据里的指标 {{ 组.指标 }}；年份用 {{ 报告期.年度 }}；是政策用语就加引号", excerpt=match[0],
        )


def _hanging(piece: _Piece, place: Callable[[int], Place]) -> Iterator[Diagnostic]:
    if piece.opens != "可省" and piece.opens != _POINTS:
        return
    at = piece.offset + len(piece.text.rstrip())
    lead = _LEAD.search(piece.text)
    if lead and (piece.opens == "可省" or not piece.clauses):
        yield HANGING_LEAD.at(place(piece.offset + lead.start()), "“其中”在可省句外面", "把“，其中”移进 [[ ]] 里：[[，其中……]]", excerpt=lead[0])
    if piece.opens != "可省":
        return
    conjunction = _CONJUNCTION.search(piece.text)
    if conjunction:
        word = conjunction[0].strip()
        yield HANGING_CONJUNCTION.at(place(at - len(word)), f"“{word}”在可省句外面", f"把“{word}”移进 [[ ]] 里：[[{word}……]]", excerpt=word)
    if _DASH.search(piece.text):
        yield HANGING_DASH.at(place(at - 2), "“——”在可省句外面", "把“——”移进 [[ ]] 里：[[——……]]", excerpt="——")


def _empty_points(body: str, place: Callable[[int], Place]) -> Iterator[Diagnostic]:
    open_: list[tuple[int, bool]] = []
    for match in _TOKEN.finditer(body):
        if match["tag"] == _POINTS:
            open_.append((match.start(), False))
        elif match["tag"] == "条" and open_:
            open_[-1] = (open_[-1][0], True)
        elif match["tag"] == "分条完" and open_:
            offset, has_items = open_.pop()
            if not has_items:
                yield EMPTY_POINTS.at(place(offset), "这个分条里没有条", "在里面写 {% 条 %}……，或删去这一对标签")
