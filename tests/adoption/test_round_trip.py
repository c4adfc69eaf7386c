"""The law: what was adopted says the report again, every paragraph character for character but for blanks and commas in numbers, and what does not is told."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from drafting.adoption import Asked, adopt
from drafting.blocks.document import Heading, Paragraph
from drafting.pipeline import draft, open_library, read_dataset, write
from drafting.quantities.tight import tight
from drafting.readers.written import read_written
from tests.shipped import shipped

SAMPLES = Path(__file__).parent.parent.parent / "samples"
REPORTS = sorted([*SAMPLES.glob("reports/*.yaml"), *SAMPLES.glob("bureaus/*.yaml")])
ASKED = Asked("示例县农业农村局", "示例县", "2025年")


def again(made, folder: Path) -> list[str]:
    """The paragraphs that last year's data give, without the numbers of headings."""
    for name, content in made.files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(content)
    library = open_library(folder / "模板")
    dataset = read_dataset(folder / made.last, library).dataset
    document = draft(library, dataset).document
    words = []
    for block in document.blocks:
        lead = f"{block.lead.words}。" if isinstance(block, Paragraph) and block.lead else ""
        words += [lead + block.words] if isinstance(block, Heading | Paragraph) else []
    return words


@pytest.mark.parametrize("suffix", [".docx", ".txt", ".md"])
@pytest.mark.parametrize("file", REPORTS, ids=[each.stem for each in REPORTS])
def test_reports_of_real_places_come_back_whole(file, suffix, tmp_path):
    library = shipped()
    report = draft(library, read_dataset(file, library).dataset).document
    data = write(report, suffix[1:], library)
    made = adopt(data, f"总结{suffix}", suffix, Asked(period="2021年"))
    assert made.changed == ()
    assert made.figures > 40
    said = again(made, tmp_path)
    numbers = ["", *(f"{each}、" for each in "一二三四五六七八九十")]
    lines = [line for part in read_written(data, f"总结{suffix}", suffix).parts for line in part.typed]
    whole = "\n".join(lines)
    assert [words for words in said if words not in whole and not any(f"{number}{words}" in whole for number in numbers)] == []


NUMBER = re.compile(r"(?:[一二三四五六七八九十]+、|[（(][一二三四五六七八九十\d]+[）)]|\d{1,2}[.．])\s*")
WORDS = st.text(st.sampled_from("改造农村危房，。、（）“”《》：；0123456789.%户人万元年月的和其中同比增长{}[]#|*!~- \\`甲乙"), min_size=1, max_size=60)


@settings(max_examples=40)
@given(st.lists(WORDS, min_size=1, max_size=4))
@example(["{[["]).via("a brace right before brackets")
@example(["{]]{[[["]).via("a brace right before brackets")
@example(["11万%"]).via("a rate that is marked")
def test_whatever_a_report_says_comes_back_or_is_told(tmp_path_factory, paragraphs):
    kept = [text for each in paragraphs if (text := each.strip())]
    report = "\n".join(("某县农业农村局2025年工作总结", "开头一段，改造农村危房229户。", *kept, "结尾。"))
    made = adopt(report.encode(), "总结.txt", ".txt", ASKED)
    said = [each.replace("【待核】", "") for each in again(made, tmp_path_factory.mktemp("本局"))]  # what cannot be is told among the problems
    lines = [tight(line).words for line in report.split("\n")[1:]]  # what is set into numbers is told once for all
    lost = [line for line in lines if line not in said and NUMBER.sub("", line) not in said]
    assert len(lost) <= len(made.changed) + len(made.left_out), lost


@pytest.mark.parametrize(
    ("words", "figures", "printed"),
    [
        ("利润总额-1.2亿元。", "    利润总额: '-1.2亿元'\n", "利润总额0.8亿元。"),
        ("净利润为-3200万元。", "    净利润: '-3200万元'\n", "净利润为0.8亿元。"),
        ("全年最低气温－4.1℃。", "    最低气温: '-4.1℃'\n", "全年最低气温0.8℃。"),
        ("1-9月利润为10-20万元，9-12月利润：−3万元。", "    利润: '-3万元'\n", "1-9月利润为10-20万元，9-12月利润：0.8万元。"),
    ],
)
def test_the_sign_of_a_figure_below_zero_goes_with_it(words, figures, printed, tmp_path):
    made = adopt(f"某县统计局2025年公报\n一、综合\n{words}".encode(), "公报.txt", ".txt", ASKED)
    last = made.files[made.last].decode()
    assert figures in last
    assert made.changed == ()
    assert again(made, tmp_path)[-1] == words.replace("－", "-").replace("−", "-")
    name, unit = re.search(r"    (\w+): '-[\d.]+(\S+)'", last).groups()
    (tmp_path / made.last).write_text(re.sub(r"'-.*'", f"0.8{unit if unit == '℃' or len(words) > 15 else '亿元'}", last), "utf-8")
    library = open_library(tmp_path / "模板")
    said = [each.words for each in draft(library, read_dataset(tmp_path / made.last, library).dataset).document.blocks]
    assert printed in said, name


def test_a_figure_that_words_put_below_zero_stays_as_it_is_typed(tmp_path):
    made = adopt("某县统计局2025年公报\n一、综合\n投资为负1.2亿元，增长为-3.2%，负债2.6亿元。".encode(), "公报.txt", ".txt", ASKED)
    assert next(each.why for each in made.kept if "负1.2" in each.excerpt).startswith("前面写着“负”")
    assert "负债: 2.6亿元" in made.files[made.last].decode()


def test_what_a_unit_is_counted_by_comes_and_goes_with_it(tmp_path):
    made = adopt("某县机关事务局2025年总结\n一、节能\n单位建筑面积能耗5.6千克标准煤/平方米，创建节约型机关68家。".encode(), "总结.txt", ".txt", ASKED)
    data = tmp_path / made.last
    assert again(made, tmp_path)[-1] == "单位建筑面积能耗5.6千克标准煤/平方米，创建节约型机关68家。"
    data.write_text(made.files[made.last].decode().replace("5.6千克标准煤/平方米", "5.5千克标准煤/平方米"), "utf-8")
    library = open_library(tmp_path / "模板")
    dataset = read_dataset(data, library)
    made_again = draft(library, dataset.dataset)
    assert made_again.document.blocks[-1].words == "单位建筑面积能耗5.5千克标准煤/平方米，创建节约型机关68家。"
    assert not [each.code for each in (*dataset.diagnostics, *made_again.diagnostics) if each.code in ("D102", "D220")]
