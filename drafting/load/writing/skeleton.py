"""A data file to fill in: grouped as the report says it, each line with its unit, its meaning and who provides it."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from datetime import date
from typing import Final

from drafting.frozen import frozen
from drafting.load.house.catalogue import USES
from drafting.load.validation.document import COMMON_KEYS, KEYS
from drafting.load.writing.commented_lines import key as _key
from drafting.load.writing.commented_lines import line as _line
from drafting.load.writing.schema_document import TOLD
from drafting.model.catalogue import Catalogue, Entry
from drafting.model.indicator import PARTS, STATEMENT_LENGTH
from drafting.model.needs import DataNeeds

_LEVELS: Final = (("乡镇", "某乡", "人民政府"), ("村", "某村", "民委员会"), ("市", "某市", ""), ("县", "某县", ""))
"""In the title of a template → the place and who writes its reports, "" for the office of the field."""

_SHORT_DOCUMENT: Final = ("标题", "署名", "成文日期")
_SPARE_KEYS: Final = ("附件说明", "保密期限", "主送位置", "抄送机关")
"""Elements that another one of the list can say as well."""
_SLOT_HINTS: Final = {
    "导语": "开头一段，空着由模板写",
    "结尾": "空着由模板写",
}
_OUTLINE_HINT: Final = "一段文字，或列表：节名、要点名、{标题: …, 内容: …}；空着由模板写"
_KEY_HINTS: Final = {"名录": "一列名称：[甲, 乙]", "其中": "一部分，各项和合计都不大于总数", "构成": "全部，相加等于总数；填了可不写数值"}


@frozen
class Form:
    """Which template the file is for, which of its indicators are 必报, and what the office of its field is called (农业农村局)."""

    template: str
    title: str
    required: frozenset[str]
    office: str


Usual = Mapping[str, Mapping[str, Collection[str]]]
"""group → indicator → keys that get a line of their own."""


def write_skeleton(form: Form, needs: DataNeeds, catalogue: Catalogue, today: date, *, usual: Usual | None = None) -> str:
    """The YAML text. Every figure is empty, so the file loads; 单位 and 报告期 hold what must be replaced.

    With `usual` only what it lists and what is 必报 stands there, each on one line where nothing else is asked for.
    """
    if usual is not None:
        return _short(form, needs, catalogue, today, usual)
    lines = [
        f"# {form.title or form.template}：数据填报表",
        "# 数和单位连写，如 5361户12591人、1.09亿元、35.9%；一个数只写一处。# 后面是说明，不用删。",
        "# 没有的空着，或整行删掉；该报而暂时没有的写 待补，本地不涉及的写 不适用。只报任务、没有数的，删去空着的“数值”。",
        "# 一个数另有截止日期的，写成 {数值: 5361户, 截至: 2026-11-30}；统计期间、提供单位、备注也这样写。",
        "# 标“必报”的空着，成文时印【待补：…】。目录里没有的指标，照样可以加在组里；自己业务的组也可以加：组名: {名称: 数}。",
        "",
        f"模板: {form.template}",
        *_unit(form),
        *_period(form.title, today),
        *_document(),
        "# 上年: 去年的数据.yaml      # 和本文件放在一起，同比由程序算",
        "",
        "指标:" if needs.groups else "指标: {}",
    ]
    for group, wanted in needs.groups.items():
        lines += ["", f"  {_key(group)}:", *_group(group, wanted, form, catalogue)]
    lines += _tables(needs)
    lines += _narratives(needs, form)
    return "\n".join(lines) + "\n"


def _short(form: Form, needs: DataNeeds, catalogue: Catalogue, today: date, usual: Usual) -> str:
    lines = [
        f"# {form.title or form.template}：数据填报表（简表，只列必报和常报的；要全部指标，不加 --short 另外生成一份）",
        "# 数和单位连写，如 86户251人、427.4万元、97.1%。# 后面是说明，不用删；冒号用半角，后面空一格。",
        "# 没有的空着，或整行删掉；该报而还没报来的写 待补，本地不涉及的写 不适用。",
        "# 有任务、上年同期的写成一行：危房改造: {数值: 12户, 任务: 10户}。这里没有的指标，照样可以加在组里；自己业务的组也可以加：组名: {名称: 数}。",
        "",
        f"模板: {form.template}",
        *_unit(form),
        *_period(form.title, today),
        _line(0, "公文", "", "红头、附件、版记等其余要素，见不加 --short 的一份"),
        *(_line(1, key, "", TOLD[key]) for key in _SHORT_DOCUMENT),
        "# 文字材料:                       # 存在问题、下步打算等，不写由模板写；写成 {存在问题: [{标题: …, 内容: …}]}",
        "",
        "指标:",
    ]
    for group, wanted in needs.groups.items():
        entries = catalogue.groups.get(group, {})
        listed = usual.get(group, {})
        names = [name for name in wanted if name in entries and (name in listed or entries[name].dotted in form.required)]
        if names:
            lines += ["", f"  {_key(group)}:"]
            for name in sorted(names, key=list(entries).index):
                lines += _short_indicator(entries[name], listed.get(name, ()), form.required)
    if lines[-1] == "指标:":
        lines[-1] = "指标: {}"
    return "\n".join(lines) + "\n"


def _short_indicator(entry: Entry, keys: Collection[str], required: frozenset[str]) -> Iterator[str]:
    yield _line(2, entry.name, "", _told(entry, required))
    if not keys:
        return
    yield _line(3, "数值", "", _units(entry))
    for key in keys:
        if key in PARTS:
            yield _line(3, key, "", _KEY_HINTS[key])
            yield from (_line(4, name, "", _units(entry)) for name in (entry.parts if key == "构成" else entry.subset))
        else:
            yield _line(3, key, "", _units(entry.children.get(key, entry)))


# what stands above the figures ----------------------------------------------------------


def _unit(form: Form) -> Iterator[str]:
    level, region, office = next((each for each in _LEVELS if each[0] in form.title), _LEVELS[-1])
    yield "单位:"
    yield _line(1, "名称", region + (office or form.office), "改成本单位全称")
    yield _line(1, "地区", region, "改成本地全称；全县、我县、县委县政府由此得出")
    yield _line(1, "层级", level, "省、市、县、乡镇、村")


def _period(title: str, today: date) -> Iterator[str]:
    yield "报告期:"
    yield _line(1, "年度", str(today.year))
    kinds = "年度、半年、季度、月份；季度和月份另写 起月、止月"
    if "半年" in title:
        yield _line(1, "类型", "半年", kinds)
    elif "季" in title:
        last = max(3, today.month // 3 * 3)
        yield from (_line(1, "类型", "季度", kinds), _line(1, "起月", str(last - 2)), _line(1, "止月", str(last)))
    elif "进展" in title or "月" in title:
        yield from (_line(1, "类型", "月份", kinds), _line(1, "起月", "1"), _line(1, "止月", str(today.month)))
    else:
        yield _line(1, "类型", "年度", kinds)
    yield _line(1, "截至", "", "数字统一截至哪一天，如 2026-11-30；各数不同的写在各数下面")


def _document() -> Iterator[str]:
    yield _line(0, "公文", "", "正文前后的要素，没有的空着")
    for key in COMMON_KEYS:
        yield _line(1, key, "", TOLD[key])
    yield "  # 红头、附件、版记等，用到时去掉行首的 # 号："
    for key in KEYS:
        if key not in COMMON_KEYS and key not in _SPARE_KEYS:
            yield f"  # {_line(2, key, '', TOLD[key])[4:]}"


# figures --------------------------------------------------------------------------------


def _group(group: str, wanted: dict[str, list[str]], form: Form, catalogue: Catalogue) -> Iterator[str]:
    """The catalogue's indicators in its order, then those that only the template names; a 门类 is no name for one, but may list some."""
    entries, kinds = catalogue.groups.get(group, {}), catalogue.kinds.get(group, {})
    for name, entry in entries.items():
        asked = wanted.get(entry.local_kind or name)
        if asked is not None:
            yield from _indicator(entry, asked, form.required, 2)
    for name in wanted:
        if name not in entries and name not in kinds:
            yield _line(2, name)


def _indicator(entry: Entry, asked: Collection[str], required: frozenset[str], depth: int) -> Iterator[str]:
    comment = _told(entry, required)
    below = list(_below(entry, asked, depth + 1))
    if not below:
        yield _line(depth, entry.name, "", comment)
        return
    yield _line(depth, entry.name, "", comment)
    yield _line(depth + 1, "数值", "", _units(entry))
    yield from below


def _below(entry: Entry, asked: Collection[str], depth: int) -> Iterator[str]:
    """What hangs on the figure: comparisons, parts, children, names."""
    for key in USES:
        if key in entry.uses or key in asked:
            yield _line(depth, key, "", _units(entry))
    for key, names in (("构成", entry.parts), ("其中", entry.subset)):
        if names:
            yield _line(depth, key, "", _KEY_HINTS[key])
            yield from (_line(depth + 1, name, "", _units(entry)) for name in names)
        elif key in asked:
            yield f"{'  ' * depth}# {key}: {{甲: …, 乙: …}}    {_KEY_HINTS[key]}"
    if "名录" in asked:
        yield _line(depth, "名录", "", _KEY_HINTS["名录"])
    for child in entry.children.values():
        yield from _indicator(child, (), frozenset(), depth)


def _told(entry: Entry, required: frozenset[str]) -> str:
    told = (
        "必报" if entry.dotted in required else "",
        _units(entry),
        entry.definition,
        f"{entry.provider}提供" if entry.provider else "",
    )
    return "　".join(part for part in told if part)


def _units(entry: Entry) -> str:
    if entry.kind == "比率":
        return "%"
    if entry.kind == "位次":
        return "如 全省第三"
    if entry.kind == "表述":
        return f"不超过{STATEMENT_LENGTH}个字"
    return "、".join(entry.units)


# tables and text ------------------------------------------------------------------------


def _tables(needs: DataNeeds) -> Iterator[str]:
    if not needs.tables:
        return
    yield ""
    yield _line(0, "明细表", "", "一行写成 - {地区: …, 项目: …个}")
    for name, columns in needs.tables.items():
        yield _line(1, name, "", f"用到的列：{'、'.join(columns)}" if columns else "")


def _narratives(needs: DataNeeds, form: Form) -> Iterator[str]:
    if not needs.slots:
        return
    names = (f"{group}.{name}" for group, wanted in needs.groups.items() for name in wanted)
    example = min(form.required, default="") or next(names, "")
    yield ""
    yield _line(0, "文字材料", "", f"本地的文字{f'，可引用数据：{{{{ {example} }}}}' if example else ''}；空着的由模板写")
    for name in needs.slots:
        yield _line(1, name, "", _SLOT_HINTS.get(name, _OUTLINE_HINT))
    if needs.sections:
        yield "  # 也可以写“节名: 文字”或“节名.要点名: 文字”，接在那一节、那一点的后面。可用的节和要点："
        for section, points in needs.sections.items():
            yield f"  #   {section}" + (f"（{'、'.join(points)}）" if points else "")
