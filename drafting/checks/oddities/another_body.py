"""Another body than the file's unit in its own words: 青川县水利局 signs for 青川县水务局, and a text begins with what 白水县水务局 did."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

from drafting.bodies import are_one_body
from drafting.checks.oddities.retyped import texts_of
from drafting.diagnostics import Diagnostic, Rule, Severity
from drafting.patterns import lazy
from drafting.registry import declare

if TYPE_CHECKING:
    from drafting.model.dataset import Dataset

_HEAD: Final = "单位: {名称: 青禾县水务局, 地区: 青禾县, 层级: 县}\n报告期: 2026年\n公文: {署名: %s}\n指标: {}\n"
ANOTHER_BODY: Final = declare(
    Rule(
        "D348",
        "署名、文字材料里是别的单位",
        Severity.WARNING,
        "署名和“单位”里的名称是一个部门的两种叫法（青禾县水利局、青禾县水务局），或者是文件里别处没有写过的另一个局；文字材料的一句话以别的县的同一个部门开头（白水县水务局完成投资……）。多半是照别的单位的稿子、照改名以前的稿子改的。check、--review 和 --final 都查，有它就不出定稿（--final）。"
        "几家联合署名的、署党委、政府、领导小组的不看。",
        hits=_HEAD % "青禾县水利局",
        clean=_HEAD % "青禾县水务局",
        silence="署名: 青禾县水利局  # 情况属实 D348：公章还没有换",
    )
)
_BUREAU: Final = "局"
_OF_A_RANK: Final = {"县": "县区旗", "区": "县区旗", "旗": "县区旗", "市": "市", "州": "州市", "乡": "乡镇", "镇": "乡镇", "村": "村"}
"""What the region ends with → how the names of places beside it end."""
_OF_OTHERS: Final = lazy("[本我全各与和同对向由在将把经按受据以让请为]|会同|联合|协同|配合|协助|邀请|组织|委托|学习|赴|到")
"""Before the name of one that does it with us, or that has it done to it."""
_OF_SEVERAL: Final = lazy("[各的内]")
"""In what stands before it: 上游的红河县水务局, 流域内各县水务局."""
_TO_US: Final = lazy("[^。；！？\\n]*[我本][县市区旗州乡镇村局]")
"""What others do for us, or with us."""


def another_body(dataset: Dataset) -> Iterator[Diagnostic]:
    """A finding for the signature, and one for each text."""
    name, region = dataset.unit.name, dataset.unit.region
    own = _without_its_place(name, region)
    yield from _signed(dataset, own)
    ends = _OF_A_RANK.get(region[-1:], "")
    if not ends or len(own) < len("水务局"):
        return
    speaks = lazy(rf"(?:(?<=[。；！？，\n])|^)[ \u3000]*(?:\d{{4}}年[^，。；]{{0,6}}，)?([\u4e00-\u9fff]{{1,6}}[{ends}]){re.escape(own)}(?=[完坚认深共开全累实扎把以按围聚紧积大])")
    for path, text in texts_of(dataset):
        found = next((each for each in speaks.finditer(text) if each[1] not in region and not _is_beside_us(text, each)), None)
        if found is not None:
            said = f"{found[1]}{own}"
            message = f"文字材料“{path[-1]}”里说的是“{said}”，单位是{name}"
            yield ANOTHER_BODY.at(dataset.tree.place(path), message, f"改成“{name}”或“我局”；说的是别处的，在这一行末尾写 # 情况属实 D348：理由", path=".".join(map(str, path)), excerpt=said)


def _is_beside_us(text: str, body: re.Match[str]) -> bool:
    """Whether another's deed may be told so by us."""
    return _OF_OTHERS.match(body[1]) is not None or _OF_SEVERAL.search(body[1]) is not None or _TO_US.match(text, body.end()) is not None


def _without_its_place(name: str, region: str) -> str:
    """水务局 of 青禾县水务局 and of 白水市青禾县水务局, where the region is 白水市青禾县."""
    return next((name[len(region) - at :] for at in range(len(region)) if name.startswith(region[at:])), name)


def _signed(dataset: Dataset, own: str) -> Iterator[Diagnostic]:
    """One signature alone: several sign together."""
    if len(dataset.document.signatures) != 1:
        return
    [signed] = dataset.document.signatures
    name, theirs = dataset.unit.name, _without_its_place(signed.replace("|", ""), dataset.unit.region)
    if theirs in name or own in signed or not (theirs.endswith(_BUREAU) and own.endswith(_BUREAU)):
        return
    elsewhere = str({key: value for key, value in dataset.tree.value.items() if key != "公文"})
    if are_one_body(own, theirs) or theirs not in elsewhere:
        path = ("公文", "署名")
        message = f"署名是“{signed}”，单位名称是“{name}”"
        yield ANOTHER_BODY.at(dataset.tree.place(path), message, f"改成“{name}”，或者改“单位”里的名称；确实由它署名的，在这一行末尾写 # 情况属实 D348：理由", path=".".join(path), excerpt=signed)
