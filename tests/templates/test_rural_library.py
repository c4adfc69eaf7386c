"""The rural library: what its catalogue names is said, its sentences stand alone, and no figure is typed in it."""

from __future__ import annotations

import random
import re
from collections import Counter
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
import yaml

from drafting import pipeline
from drafting.render.vetting.reach import SectionPlace, reach
from tests.shipped import shipped

TEMPLATES = Path(__file__).parents[2] / "templates"
RURAL = TEMPLATES / "rural"
SECTIONS = sorted((RURAL / "sections").glob("*.j2"))
REPORTS = sorted(RURAL.glob("*.j2"))
GIVEN: dict[str, Any] = shipped().folders.tree("rural/indicators.yaml").value
CATALOGUE: dict[str, dict[str, dict[str, Any]]] = {
    group: {name: entry for name, entry in entries.items() if isinstance(entry, dict) and name != "门类"}  # what is a list is the group's own
    for group, entries in GIVEN.items()
    if isinstance(entries, dict)  # not the words of one meaning
}
KINDS: dict[str, dict[str, dict[str, Any]]] = {group: entries["门类"] for group, entries in GIVEN.items() if "门类" in entries}
PHRASING: dict[str, list[dict[str, str]]] = {
    name: spans
    for file in ("_house/phrasing.yaml", "rural/phrasing.yaml")
    for name, spans in yaml.load((TEMPLATES / file).read_text("utf-8"), yaml.BaseLoader).items()
}
DOCUMENTS: dict[str, dict[str, dict[str, str]]] = yaml.safe_load(
    (TEMPLATES / "_house/documents.yaml").read_text("utf-8")
)

COMPOSITE = {"三保障", "基本情况", "问题", "打算", "工作责任", "产业就业", "建设行动", "资金资产", "治理人才", "农业生产"}  # sections that draw on the groups of others

_TAG = re.compile(r"\{[%{#].*?[%}#]\}", re.DOTALL)
_PATH = re.compile(r"(?<![\w.])\w+(?:\.\w+)+")
_DIRTY = re.compile(r"[，、；：。]{2,}|（[，、；：。）]|[，、；：（]）|[，、：（]$|^[，、；。：）]|None|其中[，。）；]")


def ids(paths: list[Path]) -> list[str]:
    return [path.stem for path in paths]


def test_no_figure_is_typed_in_a_template() -> None:
    bodies = {path.stem: path.read_text("utf-8").rpartition("---\n")[2] for path in [*SECTIONS, *REPORTS]}
    assert [(name, digits) for name, body in bodies.items() if (digits := re.findall(r".*\d.*", _TAG.sub("", body)))] == []


def test_every_group_has_a_section_of_its_name() -> None:
    assert {path.stem for path in SECTIONS} - COMPOSITE == set(CATALOGUE) - COMPOSITE - {"存在问题"}  # which 问题 says


def test_a_section_ends_by_saying_what_is_left_of_its_group() -> None:
    """Only the point of rates stands behind it: a rate is said after its base, whatever that is called."""
    ends = {path.stem: path.read_text("utf-8").partition(f"{{% 其余 {path.stem} %}}")[1:] for path in SECTIONS if path.stem not in COMPOSITE}
    assert [name for name, (found, _) in ends.items() if not found] == []
    assert [name for name, (_, after) in ends.items() if after.strip() and not re.match(r"\s*(\{#.*#\})?\s*\{% 要点 质量 %\}", after)] == []


def test_every_section_serves_two_reports() -> None:
    library = shipped()
    placed = Counter(name for path in REPORTS for name in _sections_of(library, f"rural/{path.stem}"))
    lonely = [path.stem for path in SECTIONS if placed[path.stem] < 2 and "一个报告用" not in path.read_text("utf-8")]
    assert lonely == []  # a section of one report says why in a comment: {# 只有……一个报告用：…… #}


def _sections_of(library: pipeline.Library, template: str) -> set[str]:
    found = reach(library.templates, template, lambda: library.folders.sections(template))
    return {placed.event.name for placed in found.flow() if isinstance(placed.event, SectionPlace)}


def test_every_indicator_and_child_of_the_catalogue_has_a_sentence() -> None:
    text = "".join(path.read_text("utf-8") for path in [*SECTIONS, *REPORTS])
    kinds = [f"{group}.{kind}" for group, known in KINDS.items() for kind in known]
    assert kinds
    said = {path[:end] for path in set(_PATH.findall(text)) for end in (*(dot.start() for dot in re.finditer(r"\.", path)), len(path))}
    assert [dotted for dotted in (*_dotted(), *kinds) if dotted not in said] == []


def _dotted() -> Iterator[str]:
    for group, entries in CATALOGUE.items():
        for name, entry in entries.items():
            yield f"{group}.{name}"
            for child in entry.get("子项") or ():
                yield f"{group}.{name}.{child}"


@pytest.mark.parametrize("name", PHRASING)
def test_dated_wording_covers_every_month_once(name: str) -> None:
    spans = PHRASING[name]
    assert "自" not in spans[0]
    assert "至" not in spans[-1]
    for earlier, later in pairwise(spans):
        year, month = map(int, earlier["至"].split("-"))
        following = f"{year + month // 12}-{month % 12 + 1:02d}"
        assert later["自"] == following


def test_templates_use_only_wording_that_the_house_has() -> None:
    files = [*TEMPLATES.rglob("*.j2"), TEMPLATES / "_house/documents.yaml"]
    used = {name for file in files for name in re.findall(r"提法\.(\w+)", file.read_text("utf-8"))}
    assert used <= set(PHRASING)


@pytest.mark.parametrize("path", REPORTS, ids=ids(REPORTS))
@pytest.mark.parametrize("period", ["年度", "半年", "季度", "月份"])
def test_the_kind_of_a_report_has_a_title_and_part_names_for_each_period(path: Path, period: str) -> None:
    kind = yaml.safe_load(path.read_text("utf-8").split("---\n")[1])["文种"]
    words = {**DOCUMENTS[kind].get("各期", {}), **DOCUMENTS[kind].get(period, {})}
    assert {"标题", "过渡", "做法", "问题", "打算"} <= set(words)


@pytest.mark.parametrize("seed", range(16))
def test_any_subset_of_the_indicators_gives_clean_text(seed: int, tmp_path: Path) -> None:
    """Whatever a county does not have, its sentences close over the gap."""
    chance = random.Random(seed)
    share = chance.choice([0.03, 0.1, 0.3, 0.6, 1.0])
    indicators: dict[str, Any] = {}
    for group, entries in CATALOGUE.items():
        for name, entry in entries.items():
            if chance.random() < share:
                indicators.setdefault(group, {})[name] = _node(entry, chance)
        for kind in KINDS.get(group, {}).values():
            if chance.random() < share:
                word = chance.choice(kind.get("含") or ["刺梨"])
                indicators.setdefault(group, {})[f"甲{word}{chance.choice(['', '数量', '建设'])}"] = _measure(kind, chance)
    data = {
        "模板": f"rural/{chance.choice(REPORTS).stem}",
        "单位": {"名称": "示例镇人民政府", "地区": "示例县示例镇", "层级": "乡镇"},
        "报告期": {"年度": chance.choice([2020, 2022, 2026]), "类型": "年度", "截至": "2026-11-30"},
        "指标": indicators,
    }
    file = tmp_path / "示例数据.yaml"
    file.write_text(yaml.safe_dump(data, allow_unicode=True, sort_keys=False), "utf-8")
    library = shipped()
    dataset = pipeline.read_dataset(file, library).dataset
    assert dataset is not None
    document = pipeline.draft(library, dataset).document
    assert document is not None

    text = pipeline.write(document, "txt", library).decode()

    dirty = [line for line in text.splitlines() if _DIRTY.search(line.strip())]
    assert dirty == []


def _node(entry: dict[str, Any], chance: random.Random) -> dict[str, Any]:
    """An indicator with some of what its entry allows."""
    if entry.get("类型") == "表述":
        return {"表述": "优秀"}
    node: dict[str, Any] = {"数值": _measure(entry, chance)}
    if entry.get("构成") and chance.random() < 0.5:
        node = {"构成": {part: _measure(entry, chance) for part in entry["构成"]}}
    else:
        for child, own in (entry.get("子项") or {}).items():
            if chance.random() < 0.5:
                node[child] = _measure(own or entry, chance)
    for use in entry.get("用项", ()):
        if chance.random() < 0.5:
            node[use] = _measure(entry, chance)
    return node


def _measure(entry: dict[str, Any], chance: random.Random) -> str:
    if entry.get("类型") == "比率":
        return f"{chance.randint(10, 99)}.{chance.randint(1, 9)}%"
    if entry.get("类型") == "位次":
        return "全省第三"
    units = entry["计量单位"]
    units = [units] if isinstance(units, str) else units[:1]
    zero = chance.random() < 0.05
    return "".join(f"{0 if zero else chance.randint(1, 999)}{unit}" for unit in units)


_SAYS = {"完成情况": "任务", "完成率": "任务", "超额完成": "任务", "剩余任务": "任务", "同比": "上年同期", "较上年末": "上年末", "占基期": "基期", "较基期": "基期"}
_USE = re.compile(r"(?<![\w.])(\w+)\.(\w+)(?:\.(\w+))?(?:\.\w+)*(?:\|(\w+))?")


def test_the_catalogue_foresees_what_a_sentence_says_of_an_indicator() -> None:
    """What it does not list is said in brackets behind the figure: then it would be said twice."""
    unforeseen = set()
    for tag in (tag for path in SECTIONS for tag in _TAG.findall(path.read_text("utf-8"))):
        for group, name, own, phrase in _USE.findall(tag):
            entry = CATALOGUE.get(group, {}).get(name)
            for key in (own, phrase, _SAYS.get(own, ""), _SAYS.get(phrase, "")):
                if entry is not None and key in ("构成", "其中") and not entry.get(key):
                    unforeseen.add(f"{group}.{name}: {key}")
                if entry is not None and key in ("任务", "上年同期", "上年末", "基期") and key not in entry.get("用项", ()):
                    unforeseen.add(f"{group}.{name}: 用项 {key}")
    assert sorted(unforeseen) == []


def test_of_every_task_that_the_catalogue_foresees_a_sentence_says_how_far_it_is() -> None:
    text = "".join(path.read_text("utf-8") for path in SECTIONS)
    tasks = [f"{group}.{name}" for group, entries in CATALOGUE.items() for name, entry in entries.items() if "任务" in entry.get("用项", ())]
    said = r"(?:\|完成情况|\.完成率|\.超额完成|\.任务)"
    assert [each for each in tasks if not re.search(re.escape(each) + said, text)] == []


def test_a_choice_that_may_print_nothing_does_not_stand_on_a_line_of_its_own() -> None:
    """Its empty line would end the paragraph: it is written behind the sentence before it."""
    alone = [
        (path.stem, line) for path in [*SECTIONS, *REPORTS] for before, line in pairwise(path.read_text("utf-8").splitlines())
        if re.fullmatch(r"\{% if [^%]*%\}.*\{% endif %\}", line) and "{% else %}" not in line and _TAG.sub("", before).strip()
    ]
    assert alone == []
