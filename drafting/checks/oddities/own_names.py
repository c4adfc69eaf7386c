"""地区 against every other place of the file that names the unit: 白沙镇 in the papers of 白沙乡, 临河区 in those of 临川区."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final

from drafting.checks.oddities.near_names import ELEMENT, NO_NAME, Element, Reader, elements, goes_on, may_be_anothers
from drafting.diagnostics import Diagnostic, Rule, Severity
from drafting.model.dataset import Dataset
from drafting.patterns import lazy
from drafting.registry import declare
from drafting.source import Path, Tree

OTHER_PLACE: Final = declare(
    Rule(
        "D252",
        "地名不是本单位的",
        Severity.WARNING,
        "单位名称、标题或署名以一个地名开头，而“地区”里没有这个地名。多半是从别处的文件抄来没有改。几个署名里，有的以本地开头，"
        "有的以文件里别处都没有写过的地名开头，也算。",
        hits="单位: {名称: 青禾县农业农村局, 地区: 青禾县, 层级: 县}\n报告期: 2026年\n公文: {标题: 白水县2026年乡村振兴工作总结}\n指标: {}\n",
        clean="单位: {名称: 青禾县农业农村局, 地区: 青禾县, 层级: 县}\n报告期: 2026年\n公文: {标题: 青禾县2026年乡村振兴工作总结}\n指标: {}\n",
    )
)
MISSPELT: Final = declare(
    Rule(
        "D263",
        "本单位的地名写得不一样",
        Severity.WARNING,
        "文件里别处写的本单位（或它的上级）和“地区”只差乡、镇、街道或县、区这样的层级字（白沙乡、白沙镇），或者只错、漏、颠倒一个字"
        "（清溪口镇、清溪镇）。单位名称、标题、署名、文字材料、表述、名录和明细表都看；同一种写法只说一次，写明有几处。"
        "明细表、名录、指标里写过的别的地名是真有的邻居，只错一个字的不算；和本单位的名称写在同一句、同一张表里的也不算。",
        hits="单位: {名称: 白沙镇人民政府, 地区: 青禾县白沙乡, 层级: 乡镇}\n报告期: 2026年\n指标: {}\n",
        clean="单位: {名称: 白沙乡人民政府, 地区: 青禾县白沙乡, 层级: 乡镇}\n报告期: 2026年\n指标: {}\n",
        silence="标题: 白沙镇撤镇设乡以来的工作  # 情况属实 D263：原名白沙镇",
    )
)
PLACEHOLDER: Final = declare(
    Rule(
        "D275",
        "地区、单位名称还是示范的“某县某乡”“某局”",
        Severity.WARNING,
        "照着示范写的“某县某乡”“青禾县某乡”“某某县”“××县”“某局”、各县没有写是哪个市的时候 rollup 写的“某市”、不知道是哪个部门的时候写的“青禾县某局”，要改成本地、本单位的名称：标题、正文照它印。草稿照常生成，定稿（--final）不出；只写“某乡”“某县”试一试的，草稿里不提示，定稿一样不出。"
        "几个单位都没有改的，汇总时读成一个地方（D333）。",
        hits="单位: {名称: 青禾县农业农村局, 地区: 某县某乡, 层级: 乡镇}\n报告期: 2026年\n指标: {}\n",
        clean="单位: {名称: 青禾县竹溪乡人民政府, 地区: 青禾县竹溪乡, 层级: 乡镇}\n报告期: 2026年\n指标: {}\n",
    )
)
_SIGN: Final = lazy(r"某|[×XxＸ○〇*＊_＿]{1,3}(?=[省市州盟县区旗乡镇村]|街道)")
_LIKE_A_DOCUMENT: Final = lazy("某(?:[县区旗乡镇村]|街道|.?[农林牧]场)")
"""某乡, as examples of documents call one: a draft may be tried on it, and a final copy is none of it."""
_SOME_OFFICE: Final = lazy("[\u3400-\u9fff]*某[局委办厅]")

_NEIGHBOURS: Final = ("指标", "明细表")
"""Where other places may well be named."""
_UNREAD: Final = ("模板", "报告期", "上年", "审核关系")
_CALLED: Final = {("单位", "名称"): "单位名称", ("公文", "标题"): "标题", ("公文", "署名"): "署名"}


def placeholder(dataset: Dataset) -> list[Diagnostic]:
    """That 地区 or 单位名称 is none yet."""
    region, name = dataset.unit.region, dataset.unit.name
    found = [_placeholder(region, dataset.tree)] if _SIGN.search(region) and not _LIKE_A_DOCUMENT.fullmatch(region) else []
    if _SOME_OFFICE.fullmatch(name):
        found.append(_not_named("名称", name, dataset.tree, f"单位名称还是“{name}”，没有改成本单位的名称", "写全称，如 青禾县水利局"))
    return found


def placeholder_of_a_draft(tree: Tree) -> list[Diagnostic]:
    """What a final copy may not be called besides: 某乡."""
    unit = tree.value.get("单位") if isinstance(tree.value, dict) else None
    region = unit.get("地区") if isinstance(unit, dict) else None
    return [_placeholder(region, tree)] if isinstance(region, str) and _LIKE_A_DOCUMENT.fullmatch(region) else []


def _placeholder(region: str, tree: Tree) -> Diagnostic:
    return _not_named("地区", region, tree, f"地区还是“{region}”，没有改成本地的名称", "写全称，如 青禾县竹溪乡；单位名称也看一看")


def _not_named(key: str, said: str, tree: Tree, message: str, hint: str) -> Diagnostic:
    path = ("单位", key)
    return PLACEHOLDER.at(tree.place(path), message, hint, path=".".join(path), excerpt=said)


def other_places(dataset: Dataset) -> list[Diagnostic]:
    """Other names at the head of the file: few words, of which a draft is told, too."""
    stems = [stem for stem, _ in ELEMENT.findall(dataset.unit.region) if len(stem) > 1]
    return list(_foreign_names(dataset, stems)) if stems else []


def misspelt_names(dataset: Dataset) -> list[Diagnostic]:
    """Its own name written otherwise, each way once. All texts are read for it: drafts go without."""
    own = elements(dataset.unit.region, dataset.unit.level)
    if not own:
        return []
    heads = {place.path for place in _foreign_names(dataset, [each.stem for each in own])}
    return list(_misspelt(dataset, own, [each for each in _texts(dataset) if ".".join(map(str, each[0])) not in heads]))


def misspelt_heads(dataset: Dataset) -> list[Diagnostic]:
    """Those of the unit's name, the title and who signs: the report of a draft is called by them. Nearly all begin as the region ends, and are not read."""
    heads = [(path, text) for path, text in _heads(dataset) if text and not _begins_with(dataset.unit.region, text)]
    own = elements(dataset.unit.region, dataset.unit.level) if heads else []
    if not own:
        return []
    foreign = {place.path for place in _foreign_names(dataset, [each.stem for each in own])}
    return list(_misspelt(dataset, own, [each for each in heads if ".".join(map(str, each[0])) not in foreign]))


def _heads(dataset: Dataset) -> Iterator[tuple[Path, str]]:
    document = dataset.document
    yield ("单位", "名称"), dataset.unit.name
    yield ("公文", "标题"), document.title
    for number, signature in enumerate(document.signatures):
        yield ("公文", "署名", number) if len(document.signatures) > 1 else ("公文", "署名"), signature


def _begins_with(region: str, text: str) -> bool:
    """Whether a text begins with the region, or with its last steps: 白沙乡人民政府 of 青禾县白沙乡."""
    last = ELEMENT.findall(region)
    own = "".join(last[-1]) if last else region
    end = text.find(own) + len(own)
    return end >= len(own) and region.endswith(text[:end])


def _texts(dataset: Dataset) -> list[tuple[Path, str]]:
    """Every text of the file that can print, keys of 指标 and 明细表 too; 地区 is what they are held against."""
    given = ((key, inner) for key, inner in dataset.tree.value.items() if key not in _UNREAD)
    return [each for key, inner in given for each in _below((key,), inner) if each[0] != ("单位", "地区")]


def _below(path: Path, value: Any) -> Iterator[tuple[Path, str]]:
    if isinstance(value, str):
        yield path, value
    elif isinstance(value, dict):
        for key, inner in value.items():
            yield (*path, key), key
            yield from _below((*path, key), inner)
    else:
        for number, inner in enumerate(value):
            yield from _below((*path, number), inner)


def _foreign_names(dataset: Dataset, stems: list[str]) -> Iterator[Diagnostic]:
    region, joint = dataset.unit.region, len(dataset.document.signatures) > 1
    for path, text in _heads(dataset):
        label = _CALLED[str(path[0]), str(path[1])]
        other = None if stems[-1] in text else _foreign(text, stems, region)
        if other is None or (label == "署名" and joint and not _said_here_alone(other, stems[-1], _texts(dataset))):
            continue
        message = f"{label}：地名是“{other}”，地区却是{region}"
        place = dataset.tree.place(path)
        yield OTHER_PLACE.at(place, message, f"{label}和“单位”里的地区，改正写错的一个", path=".".join(map(str, path)), excerpt=other)


def _said_here_alone(other: str, own: str, texts: list[tuple[Path, str]]) -> bool:
    """Two places may sign together: then the title or the letterhead names both."""
    return sum(other in text for _, text in texts) == 1 and any(own in text for path, text in texts if path[:2] == ("公文", "署名"))


def _foreign(text: str, stems: list[str], region: str) -> str | None:
    """The first of the names that a text begins with which is none of the unit's own."""
    at = 0
    while (found := ELEMENT.match(text, at)) is not None and len(found[1]) > 1 and not NO_NAME.match(found[0]) and not goes_on(text, found.end()) and may_be_anothers(found[0]):
        if found[1] not in stems and not region.endswith(found[0]):
            return found[0]
        at = found.end()
    return None


def _misspelt(dataset: Dataset, own: list[Element], texts: list[tuple[Path, str]]) -> Iterator[Diagnostic]:
    neighbours = "\n".join(text for path, text in texts if path[0] in _NEIGHBOURS)
    found: dict[tuple[str, str], list[Path]] = {}
    whole, names = "\n".join(text for _, text in texts), {each.full for each in own}
    beside: dict[str, set[Path]] = {name: {path[:2] for path, text in texts if text == name} for name in names}
    for at, element in enumerate(own):
        upper, lower = (own[at - 1].full if at else ""), (own[at + 1].full if at + 1 < len(own) else "")
        reader = Reader(element, upper, lower)
        if not any(reader.written(whole, heading=True)):
            continue
        for path, text in texts:
            ways = dict.fromkeys(reader.written(text, heading=path[0] in ("单位", "公文")))
            for written in [each for each in ways if each not in names]:
                if reader.is_near(written) and not reader.is_told(text, written) and written in neighbours:
                    continue
                # the same table, or the same indicator, lists the unit as it is called: then both are real
                if path[0] in _NEIGHBOURS and text == written and path[:2] in beside[element.full]:
                    continue
                found.setdefault((written, element.full), []).append(path)
    for (written, meant), paths in found.items():
        yield _finding(dataset.tree, written, meant, paths)


def _finding(tree: Tree, written: str, meant: str, paths: list[Path]) -> Diagnostic:
    first, *others = paths
    count = f"（共 {len(paths)} 处）" if others else ""
    message = f"{_label(first)}：写的是“{written}”，地区写的是“{meant}”{count}"
    related = [tree.place(("单位", "地区")), *(tree.place(path) for path in others)]
    return MISSPELT.at(
        tree.place(first), message, f"核对是哪一个：改成“{meant}”，或者改“单位”里的地区", path=".".join(map(str, first)), excerpt=written, related=related
    )


def _label(path: Path) -> str:
    told = _CALLED.get((str(path[0]), str(path[1]) if len(path) > 1 else ""))
    return told or "·".join(f"第{key + 1}项" if isinstance(key, int) else key for key in path)
