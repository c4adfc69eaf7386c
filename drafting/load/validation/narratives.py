"""文字材料 and 审核关系: the unit's own text, outline and relations."""

from __future__ import annotations

from typing import Any, Final

from drafting.diagnostics import Rule, Severity
from drafting.load.examples import data_file
from drafting.load.findings import Findings
from drafting.load.validation.exhibits import KEYS as EXHIBIT_KEYS
from drafting.load.validation.exhibits import read_exhibits
from drafting.model.dataset import Relation
from drafting.model.narrative import Entry, Narrative
from drafting.patterns import lazy
from drafting.registry import declare
from drafting.source import Path

_HEAD: Final = data_file("指标: {}\n")

D120 = declare(
    Rule(
        "D120",
        "文字写在了该写名称的地方",
        Severity.ERROR,
        "文字材料的列表里，单独一项是节或要点的名称（监测帮扶、就业.帮扶车间）；成句的文字写在“内容”里。",
        hits=_HEAD + "文字材料:\n  存在问题: [增收难度较大，渠道不宽。]\n",
        clean=_HEAD + "文字材料:\n  存在问题: [{内容: 增收难度较大，渠道不宽。}]\n",
    )
)
D121 = declare(
    Rule(
        "D121",
        "文字材料的写法不对",
        Severity.ERROR,
        "文字材料的一处是一段文字，或者是列表；列表的一项是节名，或者 {标题, 号, 内容, 用, 条, 节, 表, 图, 图片}。",
        hits=_HEAD + "文字材料:\n  存在问题: [{标题: {一: 增收难}}]\n",
        clean=_HEAD + "文字材料:\n  存在问题: [{标题: 增收难, 内容: 渠道不宽。}]\n",
    )
)
D122 = declare(
    Rule(
        "D122",
        "序号写了两遍",
        Severity.WARNING,
        "标题和各条的序号由程序编，增删以后自动接上；再写一个，就印成“一是一是”。要自己定序号，写在“号”里。",
        hits=_HEAD + "文字材料:\n  存在问题: [{标题: 一是增收难, 内容: 渠道不宽。}]\n",
        clean=_HEAD + "文字材料:\n  存在问题: [{号: 一是, 标题: 增收难, 内容: 渠道不宽。}]\n",
    )
)
D130 = declare(
    Rule(
        "D130",
        "审核关系读不懂",
        Severity.ERROR,
        "审核关系是列表，每一项写一条关系，用 = <= >= < > 比较两边。",
        hits=_HEAD + "审核关系: [脱贫人口不超过总数]\n",
        clean=_HEAD + "审核关系: [就业.脱贫人口 <= 就业.总数]\n",
    )
)

_OF_TEXTS: Final = frozenset(("标题", "号", "内容", "用", "条", "节"))
KEYS: Final = ("标题", "号", "内容", "用", "条", "节", *EXHIBIT_KEYS)
_KNOWN: Final = frozenset(KEYS)
_PUNCTUATION: Final = lazy(r"[，。；：！？、,;:!?\n“”]|\{[{%#]")
_NUMERALS: Final = "一二三四五六七八九十第"
"""Letters that a number may begin with."""
_NUMERAL: Final = "[一二三四五六七八九十]{1,3}"
_NUMBER: Final = lazy(rf"\s*({_NUMERAL}(?:是|、|[.．])|第{_NUMERAL}[，、]|[（(](?:{_NUMERAL}|\d{{1,2}})[）)]、?|\d{{1,2}}(?:、|[.．](?!\d)))")
_SECOND: Final = lazy("二是|二、|第二[，、]|（二）|2、")
_COMPARISON: Final = lazy(r"<=|>=|==|!=|[<>=≤≥≠＜＞＝≈]")
_LONGEST_NAME: Final = 30
_NEEDS_QUOTES: Final = lazy(r"[,\[\]{}:#\n\"]|^[-?&*!|>%@`]")
_OTHER_WORDS: Final = {
    **dict.fromkeys(("文字", "正文", "文", "内文", "段落", "文本"), "内容"),
    **dict.fromkeys(("小标题", "题目", "题"), "标题"), **dict.fromkeys(("序号", "编号"), "号"),
    **dict.fromkeys(("要点", "分条", "条目"), "条"), **dict.fromkeys(("分节", "小节"), "节"),
}  # fmt: skip
"""What clerks call the keys of an entry."""
_EXAMPLE: Final = "写成 [监测帮扶, {标题: …, 内容: …}]"


def read_narratives(raw: Any, findings: Findings) -> dict[str, Narrative]:
    """All slots given; what cannot be read is said."""
    given = findings.mapping(raw, ("文字材料",), "写成 文字材料: {存在问题: [{标题: …, 内容: …}]}")
    return {
        name: _narrative(value, ("文字材料", name), findings) for name, value in (given or {}).items() if value != ""
    }


def _narrative(raw: Any, path: Path, findings: Findings) -> Narrative:
    if isinstance(raw, str):
        return Narrative(path, text=raw)
    if isinstance(raw, dict) and not any(key in KEYS for key in raw):
        inner = next(iter(raw), "")
        findings.add(
            D121, path, "读不懂这种分项", f"某一节或要点的文字写成 {path[-1]}.{inner}: 文字；成列的写成 {_EXAMPLE[3:]}"
        )
        return Narrative(path)
    return Narrative(path, entries=_entries(raw, path, findings))


def _entries(raw: Any, path: Path, findings: Findings) -> tuple[Entry, ...]:
    if isinstance(raw, list):
        entries = [_entry(item, (*path, index), findings) for index, item in enumerate(raw) if item != ""]
        return tuple([entry for entry in entries if entry])
    entry = _entry(raw, path, findings) if raw != "" else None
    return (entry,) if entry else ()


def _entry(raw: Any, path: Path, findings: Findings) -> Entry | None:
    if isinstance(raw, str):
        reference = _reference(raw, path, findings)
        return Entry(path, reference=reference) if reference else None
    if isinstance(raw, list):
        findings.add(D121, path, "列表里又套了一层列表", "下一层写在“条”（分条）或“节”（分节）里：{标题: …, 条: [...]}")
        return None
    only_texts = raw.keys() <= _OF_TEXTS
    if not only_texts:
        for key in raw:
            if key not in _KNOWN:
                findings.unknown_key((*path, key), KEYS, _OTHER_WORDS)
    title, number, text = raw.get("标题", ""), raw.get("号", ""), raw.get("内容", "")
    if not title.__class__ is number.__class__ is text.__class__ is str:
        title, number, text = (_text(raw, key, path, findings) for key in ("标题", "号", "内容"))
    said = title or text
    typed = _NUMBER.match(said) if said and (said[0] in _NUMERALS or not said[0].isalpha()) else None
    if typed and (title or not _SECOND.search(text[1:])):
        where, hint = (*path, "标题" if title else "内容"), f"删去“{typed[1]}”，序号由程序编；要自己定，写成 号: {typed[1]}"
        findings.add(D122, where, f"开头写了序号“{typed[1]}”", hint)
    return Entry(
        path,
        "",
        title,
        number,
        text,
        _references(raw["用"], (*path, "用"), findings) if "用" in raw else (),
        _entries(raw["条"], (*path, "条"), findings) if "条" in raw else (),
        _entries(raw["节"], (*path, "节"), findings) if "节" in raw else (),
        () if only_texts else read_exhibits(raw, path, findings),
    )


def _text(entry: dict[str, Any], key: str, path: Path, findings: Findings) -> str:
    value = entry.get(key, "")
    if value.__class__ is str:
        return value
    findings.add(D121, (*path, key), f"{key}是一段文字", f"写成 {key}: …；带“{{{{”或冒号的文字整句加引号")
    return ""


def _references(raw: Any, path: Path, findings: Findings) -> tuple[str, ...]:
    items = raw if isinstance(raw, list) else [raw]
    if set(map(type, items)) == {str} and "" not in items and _are_plain_names(items):
        return tuple(items)
    found = []
    for index, item in enumerate(items):
        where = (*path, index) if isinstance(raw, list) else path
        if not isinstance(item, str):
            findings.add(D121, where, "“用”里只写要点的名称", "写成 用: [就业.帮扶车间]")
        elif item:
            found.append(_reference(item, where, findings))
    return tuple(reference for reference in found if reference)


def _reference(text: str, path: Path, findings: Findings) -> str:
    """The name of a section or point; '' where it is running text (and that is said)."""
    name = text.strip()
    if len(name) > _LONGEST_NAME or (not _are_plain_names([name]) and _PUNCTUATION.search(name)):
        typed = _NUMBER.match(name)
        shown = f"内容: {_as_typed(name[typed.end() :] if typed else name)}"
        hint = f"“用”里只写名称，文字另写一项 {shown}" if "用" in path[-2:] else f"文字写成 {{{shown}}}"
        findings.add(D120, path, "这里只能写节或要点的名称", f"{hint}；序号由程序编，不写“{typed[1]}”" if typed else hint)
        return ""
    return name


def _as_typed(text: str) -> str:
    """A text as it may stand in braces. Of a long one its beginning."""
    shown = text if len(text) <= _LONGEST_NAME else f"{text[:_LONGEST_NAME]}…"
    return f"'{shown}'" if _NEEDS_QUOTES.search(shown) and "'" not in shown else shown


def _are_plain_names(texts: list[str]) -> bool:
    """Whether there is nothing to search for, as in nearly all: 就业.帮扶车间."""
    return "".join(texts).replace(".", "").isalnum() and max(map(len, texts)) <= _LONGEST_NAME


def read_relations(raw: Any, findings: Findings) -> tuple[Relation, ...]:
    """The file's own relations, as text; they are judged after derivation."""
    path: Path = ("审核关系",)
    if raw == "":
        return ()
    items = raw if isinstance(raw, list) else [raw]
    relations = []
    for index, item in enumerate(items):
        where = (*path, index) if isinstance(raw, list) else path
        if item == "":
            continue
        if not isinstance(item, str):
            findings.add(D130, where, "一条关系是一行文字", "写成 审核关系: [就业.脱贫人口 <= 就业.总数]")
        elif not ("<" in item or ">" in item or _COMPARISON.search(item.lstrip("=＝"))):
            findings.add(D130, where, f"“{item}”里没有比较", "用 = <= >= < > 比较两边：就业.脱贫人口 <= 就业.总数")
        else:
            relations.append(Relation(item.strip(), where))
    return tuple(relations)
