"""README.md says what the program does: its data example renders, its commands and options exist."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from openpyxl import Workbook

from drafting.cli.main import main

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")


def blocks(language: str) -> list[str]:
    return re.findall(rf"(?ms)^```{language}\n(.*?)^```$", README)


def drafting_lines() -> list[str]:
    """`drafting …` as typed in README's console examples, without the remarks behind them."""
    lines = [line for block in blocks("console") for line in block.splitlines()]
    return [line.removeprefix("$ drafting ").partition("#")[0].strip() for line in lines]


def test_the_data_example_becomes_sentences(tmp_path, capsys):
    (tmp_path / "某乡.yaml").write_text(blocks("yaml")[0], encoding="utf-8")
    assert main(["check", str(tmp_path / "某乡.yaml")]) == 0
    assert "没有发现问题" in capsys.readouterr().out
    assert main(["render", str(tmp_path / "某乡.yaml"), "-o", str(tmp_path / "某乡.txt")]) == 0
    text = (tmp_path / "某乡.txt").read_text(encoding="utf-8")
    assert "86户251人" in text
    assert "超额完成20%" in text
    assert "【待补" not in text


def test_the_three_steps_are_commands_that_follow_on_each_other(tmp_path, monkeypatch, capsys):
    monkeypatch.chdir(tmp_path)
    steps = [line.split() for line in drafting_lines() if "某乡2026.yaml" in line]
    assert [step[0] for step in steps] == ["new", "check", "render"]
    assert [main(step) for step in steps] == [0, 0, 0]
    assert len(list(tmp_path.glob("*.docx"))) == 1


def test_a_draft_is_discussed_brought_up_to_date_and_made_final(tmp_path, monkeypatch, capsys):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "某镇.yaml").write_text(blocks("yaml")[0], encoding="utf-8")
    review, update, final = (line.split() for line in drafting_lines() if "某镇.yaml" in line)
    assert main(review) == 0
    (tmp_path / "讨论稿.docx").rename(tmp_path / update[1])
    assert main(update) == 0
    assert main(final) == 0
    assert {each.name for each in tmp_path.glob("*.docx")} == {"王科长改.docx", "新稿.docx", "定稿.docx"}


@pytest.mark.parametrize("line", [line for line in drafting_lines() if line.startswith("batch")])
def test_the_batch_examples_make_a_file_a_township(line, tmp_path, monkeypatch, capsys):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "各乡镇").mkdir()
    for name in ("东禾街道", "云岭镇"):
        (tmp_path / "各乡镇" / f"{name}.yaml").write_bytes((ROOT / f"samples/townships/{name}.yaml").read_bytes())
    book = Workbook()
    for row in (["地区", "监测帮扶.监测对象.户", "危房改造", "衔接资金（万元）"], ["竹溪乡", 41, 12, 427.4], ["茶亭乡", 30, 9, 202]):
        book.active.append(row)
    book.save("填报汇总.xlsx")
    (tmp_path / "共用.yaml").write_text(next(each for each in blocks("yaml") if "{地区}" in each), encoding="utf-8")
    assert main([each.strip('"') for each in line.split()]) == 0
    assert len(list((tmp_path / "输出").glob("*.docx"))) == (0 if "--dry-run" in line else 2)
    assert "S1" not in capsys.readouterr().err  # every heading is understood


def test_the_table_lists_every_command(capsys):
    def offered(*group: str) -> set[str]:
        main([*group, "--help"])
        return set(re.findall(r"(?m)^  ([a-z]+) ", re.split("命令：\n|选项：", capsys.readouterr().out)[1]))

    rows = re.findall(r"(?m)^\| (`.+`) \|", README.partition("## 命令")[2].partition("## ")[0])
    named = {first: set(more) for first, *more in (re.findall(r"[a-z]+", row) for row in rows)}
    assert set(named) == offered()
    assert named["template"] == offered("template")


@pytest.mark.parametrize("language", ["bash", "bat"])
def test_each_system_has_two_commands_of_one_line(language):
    assert [len(block.splitlines()) for block in blocks(language)] == [1, 1]


def test_what_it_links_to_is_there():
    links = [link for link in re.findall(r"\]\(([^)]+)\)", README) if "://" not in link]
    assert "docs/page.png" in links
    assert [link for link in links if not (ROOT / link).is_file()] == []
