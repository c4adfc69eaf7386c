"""The house's rules of wording: of two files of one name the stronger folder's, a code stands for one rule, read once."""

from __future__ import annotations

from pathlib import Path

import pytest

from drafting.diagnostics import Refused
from drafting.house_rules import HouseRules
from drafting.template_folders import TemplateFolders


def rule(code: str, name: str) -> str:
    return f"""\
规则:
  - 编码: {code}
    名称: {name}
    级别: 存疑
    说明: 这个词不用了。
    查: 旧词
    提示: “{{原文}}”不用了
    改成: 换一个词
    会提示: [这里有旧词。]
    不提示: [这里没有。]
"""


def rules(tmp_path: Path, **files: str) -> HouseRules:
    for name, text in files.items():
        folder, _, stem = name.partition("_")
        file = tmp_path / folder / "_house/checks" / f"{stem}.yaml"
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
    return HouseRules(TemplateFolders((tmp_path / "强", tmp_path / "弱"), None))


def test_of_two_files_of_one_name_the_stronger_folders_counts(tmp_path: Path) -> None:
    found = rules(tmp_path, 强_甲=rule("P801", "强的"), 弱_甲=rule("P802", "弱的"), 弱_乙=rule("P803", "另外的")).all()
    assert sorted((each.rule.code, each.rule.title) for each in found) == [("P801", "强的"), ("P803", "另外的")]


def test_a_code_that_two_files_use_is_refused_in_the_second(tmp_path: Path) -> None:
    with pytest.raises(Refused) as refused:
        rules(tmp_path, 强_甲=rule("P801", "甲"), 弱_乙=rule("P801", "乙")).all()
    (found,) = refused.value.diagnostics
    assert "编码 P801 别的规则已经用了" in found.message
    assert found.place is not None
    assert found.place.file.endswith(("甲.yaml", "乙.yaml"))


def test_the_place_of_a_rule_is_looked_up_with_what_is_below_it(tmp_path: Path) -> None:
    house = rules(tmp_path, 强_甲=rule("P801", "甲"))
    assert house.place_of("P801").line == 2
    assert house.place_of("P801", "会提示", 0).line == 9
    assert house.place_of("P999").file == "_house/checks"


def test_they_are_compiled_once(tmp_path: Path) -> None:
    house, made = rules(tmp_path, 强_甲=rule("P801", "甲")), []
    for _ in range(2):
        assert house.compiled(lambda found: made.append(found) or len(found)) == 1
    assert len(made) == 1
