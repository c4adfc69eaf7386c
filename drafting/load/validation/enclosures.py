"""附件 and 承载 under 公文: what is enclosed, and the statutory 文种 that carries a text which is none."""

from __future__ import annotations

from dataclasses import replace
from typing import Any, Final

from drafting.diagnostics import Rule, Severity
from drafting.load.examples import data_file
from drafting.load.findings import Findings
from drafting.load.validation.exhibits import read_exhibits
from drafting.load.validation.files import leaves_folder
from drafting.load.validation.letterhead import choice
from drafting.model.names import closest
from drafting.model.narrative import PICTURE
from drafting.model.official import CARRIERS, Carrier, Enclosure
from drafting.registry import declare
from drafting.source import Path

_HEAD: Final = data_file("指标: {}\n")

D292 = declare(
    Rule(
        "D292",
        "附件的写法不对",
        Severity.ERROR,
        "附件的一项是附件名称（另附），或者 {标题: …, 内容: …}、{标题: …, 文字材料: 名}、{标题: …, 明细表: 名}、{标题: …, 图: 明细表名}、{标题: …, 图片: 现场.jpg}、{数据: 另一个数据文件}。",
        hits=_HEAD + "公文: {附件: [{标题: 项目清单, 明细表: 项目清单}]}\n",
        clean=_HEAD
        + "明细表: {项目清单: [{乡镇: 甲乡, 项目: 5个}]}\n公文: {附件: [{标题: 项目清单, 明细表: 项目清单}]}\n",
    )
)
D293 = declare(
    Rule(
        "D293",
        "附件的数据文件不在文件夹里",
        Severity.ERROR,
        "作附件的另一份报告，它的数据文件放在同一个文件夹（或它的下级），只写文件名。",
        hits=_HEAD + "公文: {附件: [{数据: ../别处.yaml}]}\n",
        clean=_HEAD + "公文: {附件: [{标题: 另一份报告}]}\n",
    )
)

KEYS: Final = ("承载", "附件", "附件说明")
_TEXT_KEYS: Final = ("标题", "内容", "文字材料", "数据")
ENTRY_KEYS: Final = ("标题", "内容", "文字材料", "明细表", "图", "图片", "数据")
CARRIER_KEYS: Final = ("文种", "标题", "正文")

_EXAMPLE: Final = "写成 附件: [附件名称]，或者 附件: [{标题: …, 明细表: 表名}]"


def read_enclosures(given: dict[str, Any], path: Path, findings: Findings) -> tuple[Enclosure, ...]:
    """附件 in their order; 附件说明 only names what travels on its own."""
    entries = []
    for key in ("附件", "附件说明"):
        if key not in given:
            continue
        raw = given[key]
        where = (*path, key)
        items = raw if isinstance(raw, list) else [raw]
        for index, item in enumerate(items):
            place = (*where, index) if isinstance(raw, list) else where
            entry = _entry(item, place, findings) if item != "" else None
            if entry:
                entries.append(entry)
    return tuple(entries)


def _entry(raw: Any, path: Path, findings: Findings) -> Enclosure | None:
    if isinstance(raw, str):
        return _named(raw.strip(), path, findings)
    if not isinstance(raw, dict):
        findings.add(D292, path, "附件里又套了一层列表", _EXAMPLE)
        return None
    for key in raw:
        if key not in ENTRY_KEYS:
            findings.unknown_key((*path, key), ENTRY_KEYS)
    texts = {key: findings.text(raw.get(key, ""), (*path, key), f"写成 {key}: …") for key in _TEXT_KEYS}
    tables = findings.lines(raw.get("明细表", ""), (*path, "明细表"))
    shown = read_exhibits({key: value for key, value in raw.items() if key != "表"}, path, findings)
    if len(shown) == 1 and shown[0].kind != PICTURE and not shown[0].caption:
        shown = (replace(shown[0], caption=texts["标题"]),)  # a chart of a table is called as its annex is
    entry = Enclosure(
        path, texts["标题"].rstrip("。；，、"), texts["内容"], texts["文字材料"], tables, texts["数据"], shown
    )
    if not (entry.title or entry.has_content):
        findings.add(D292, path, "附件没有名称，也没有内容", _EXAMPLE)
        return None
    if not entry.title and not (entry.report or entry.tables):
        findings.add(D292, path, "附件没有标题", "加上 标题: 附件的名称")
    if entry.report and leaves_folder(entry.report):
        findings.add(
            D293,
            (*path, "数据"),
            f"“{entry.report}”不在数据文件所在的文件夹里",
            "把它放在一起，只写文件名，例如 数据: 某县2026.yaml",
        )
    return entry


def _named(name: str, path: Path, findings: Findings) -> Enclosure:
    """A name alone: the 明细表 or 文字材料 of that name, else an annex that travels on its own."""
    top = findings.tree.value
    if isinstance(top, dict):
        tables, narratives = top.get("明细表"), top.get("文字材料")
        if isinstance(tables, dict) and name in tables:
            return Enclosure(path, tables=(name,))
        if isinstance(narratives, dict) and name in narratives:
            return Enclosure(path, name, narrative=name)
    return Enclosure(path, name.rstrip("。；，、"))


def read_carrier(raw: Any, path: Path, findings: Findings) -> Carrier | None:
    """承载: 报告, or {文种: 报告, 标题: …, 正文: …}; None where there is none."""
    if raw == "":
        return None
    if isinstance(raw, str):
        kind = choice(raw.strip(), path, CARRIERS, findings)
        return Carrier(path, kind) if kind else None
    given = findings.mapping(raw, path, "写成 承载: 报告，或者 承载: {文种: 报告, 标题: …, 正文: …}")
    if given is None:
        return None
    texts = findings.texts(given, path, CARRIER_KEYS, "写成 {文种: 报告, 标题: …, 正文: …}")
    kind = choice(texts.get("文种") or CARRIERS[0], (*path, "文种"), CARRIERS, findings)
    return Carrier(path, kind, texts.get("标题", ""), texts.get("正文", "")) if kind else None


def check_contents(entries: tuple[Enclosure, ...], tables: set[str], narratives: set[str], findings: Findings) -> None:
    """Every 明细表 and 文字材料 that an annex names is there."""
    for entry in entries:
        named = [(name, "明细表", tables) for name in entry.tables]
        if entry.narrative:
            named.append((entry.narrative, "文字材料", narratives))
        for name, kind, known in named:
            if name not in known:
                near = closest(name, known)
                hint = f"是不是“{near}”？" if near else f"在“{kind}”里加上 {name}，或者改成那里有的名称"
                findings.add(D292, (*entry.path, kind), f"{kind}里没有“{name}”", hint)
