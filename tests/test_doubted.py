"""A figure that contradicts others is marked where it is printed, in every format."""

from __future__ import annotations

from pathlib import Path

import pytest

from drafting import pipeline
from drafting.blocks.document import Document, Doubt, Paragraph, plain
from drafting.readers.word import read_word
from tests.shipped import shipped

HEAD = "模板: rural/annual\n单位: {名称: 示例县农业农村局, 地区: 示例县}\n报告期: 2026年\n"


def drafted(folder: Path, body: str) -> Document:
    file = folder / "数据.yaml"
    file.write_text(f"{HEAD}指标:\n{body}", encoding="utf-8")
    dataset = pipeline.read_dataset(file, shipped()).dataset
    assert dataset is not None
    document = pipeline.draft(shipped(), dataset, missing="omit").document
    assert document is not None
    return document


def said(document: Document) -> str:
    return "".join(plain(block.content) for block in document.blocks if isinstance(block, Paragraph))


@pytest.mark.parametrize(
    ("figures", "printed"),
    [
        ("乡村建设: {村庄规划: {数值: 245个, 任务: 260个, 完成率: 80%}}", "完成年度任务的80%【待核】。"),
        ("住房:\n    危房改造: 35户  # 待核：3个乡镇共35户；没有交：北乡", "已完成35户【待核】。"),
        ("住房:\n    危房改造: {数值: 35户, 任务: 50户}  # 待核", "年度任务50户、已完成35户【待核】，完成率70%。"),
        ("畜牧: {生猪出栏: {数值: 1200头, 上年同期: 1000头, 同比: 5%}}", "同比增长5%【待核】。"),
        ("监测帮扶: {监测对象: {数值: 20户50人, 构成: {脱贫不稳定户: 12户30人, 边缘易致贫户: 8户21人, 突发严重困难户: 0户0人}}}", "对象20户50人【待核】"),
    ],
)
def test_it_is_marked_where_it_stands(tmp_path: Path, figures: str, printed: str) -> None:
    assert printed in said(drafted(tmp_path, f"  {figures}\n"))


@pytest.mark.parametrize("rate", ["94.23%", "80%  # 情况属实 R106：按调整后的任务计算"])
def test_what_holds_or_is_answered_for_is_not(tmp_path: Path, rate: str) -> None:
    body = f"  乡村建设:\n    村庄规划:\n      数值: 245个\n      任务: 260个\n      完成率: {rate}\n"
    assert "待核" not in said(drafted(tmp_path, body))


def test_all_formats_show_it(tmp_path: Path) -> None:
    document = drafted(tmp_path, "  乡村建设: {村庄规划: {数值: 245个, 任务: 260个, 完成率: 80%}}\n")
    assert any(isinstance(piece, Doubt) for block in document.blocks if isinstance(block, Paragraph) for piece in block.content)
    written = {to: pipeline.write(document, to, shipped()) for to in ("docx", "html", "md", "txt")}
    assert '<mark class="owed">【待核】</mark>' in written["html"].decode()
    assert all("80%【待核】" in written[to].decode() for to in ("md", "txt"))
    word = read_word(written["docx"], "稿.docx")
    assert sum("80%【待核】" in each.text for each in word.paragraphs) == 1
