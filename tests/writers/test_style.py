"""The house style file is obeyed, readable, and its mistakes are explained together."""

from __future__ import annotations

import re
from contextlib import suppress
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from drafting.diagnostics import Refused
from drafting.writers.bounds import BOUNDS
from drafting.writers.docx import write_docx
from drafting.writers.house_style import merge_style, read_style, style_of
from drafting.writers.html.look import css
from drafting.writers.style import Face, Style
from tests.house import HOUSE, house_data
from tests.writers.opened import parts
from tests.writers.sample import sample_document


def test_the_house_style_gives_the_numbers_of_gbt_9704(style: Style) -> None:
    page = style.page
    assert (page.width, page.height) == (11906, 16838)
    assert (page.top, page.bottom, page.left, page.right) == (2098, 1984, 1587, 1474)
    assert page.text_width == 8845
    assert (style.line, style.spacing) == (579, -5)
    assert style.title == Face("方正小标宋简体", 44)
    assert [face.font for face in style.headings] == ["黑体", "楷体_GB2312", "仿宋_GB2312", "仿宋_GB2312"]
    assert style.numbering == ("一、", "（一）", "1.", "（1）")
    assert style.page_number.words == ("— ", " —")


def test_the_file_fits_on_one_screen_and_names_its_clauses() -> None:
    lines = HOUSE.read_text(encoding="utf-8").splitlines()
    assert len(lines) <= 64
    for clause in ("5.1", "5.2.1", "5.2.2", "5.2.3", "7.3.1", "7.3.3", "7.5"):
        assert any(clause in line.partition("#")[2] for line in lines), clause


@pytest.mark.parametrize(
    ("group", "key", "value", "part", "expected"),
    [
        ("字体", "正文字体", "方正仿宋", "word/styles.xml", 'w:eastAsia="方正仿宋"'),
        ("字号", "标题字号", "小二", "word/styles.xml", '<w:sz w:val="36"/>'),
        ("行与字", "行距", "30磅", "word/styles.xml", 'w:line="600"'),
        ("行与字", "首行缩进", "3字", "word/styles.xml", 'w:firstLineChars="300"'),
        ("页面", "天头", "3.5厘米", "word/document.xml", 'w:top="1984"'),
        ("页面", "双面对称", "是", "word/settings.xml", "<w:mirrorMargins/>"),
        ("页码", "样式", "第1页", "word/footer1.xml", ">第<"),
        ("页码", "样式", "第1页 共2页", "word/footer1.xml", " NUMPAGES "),
        ("页码", "单页", "居中", "word/footer1.xml", '<w:jc w:val="center"/>'),
        ("替代字体", "仿宋_GB2312", "华文仿宋", "word/fontTable.xml", '<w:altName w:val="华文仿宋"/>'),
        ("表格", "框线", "1磅", "word/styles.xml", 'w:sz="8"'),
    ],
)
def test_a_changed_setting_changes_the_output(
    house: dict[str, Any], group: str, key: str, value: str, part: str, expected: str
) -> None:
    before = parts(write_docx(sample_document(), read_style(house)))
    after = parts(write_docx(sample_document(), read_style(merge_style(house, {group: {key: value}}))))
    assert expected not in before[part].decode()
    assert expected in after[part].decode()


def test_a_profile_of_differences_leaves_the_house_alone(house: dict[str, Any]) -> None:
    merged = merge_style(house, {"字体": {"正文字体": "方正仿宋"}})
    assert house["字体"]["正文字体"] == "仿宋_GB2312"
    assert merged["字体"]["标题字体"] == house["字体"]["标题字体"]


def test_all_mistakes_come_together_with_what_to_type(house: dict[str, Any]) -> None:
    wrong = merge_style(
        house,
        {"字号": {"正文字号": "大号"}, "页面": {"天头": "37"}, "字体": {"正文字休": "宋体"}, "页码": {"单页": "居右"}},
    )
    del wrong["字体"]["标题字体"]
    with pytest.raises(Refused) as refused:
        read_style(wrong)
    found = {(each.code, each.path): each for each in refused.value.diagnostics}
    assert set(found) == {
        ("F011", "字号.正文字号"),
        ("F011", "页面.天头"),
        ("F011", "页码.单页"),
        ("F012", "字体.标题字体"),
        ("F010", "字体.正文字休"),
    }
    assert "正文字体" in found["F010", "字体.正文字休"].hint
    assert "居右空一字" in found["F011", "页码.单页"].hint


@pytest.mark.parametrize(
    ("typed", "path", "message", "hint"),
    [
        ({"版心宽": "200毫米"}, "页面.版心宽", "订口28毫米加版心宽200毫米，A4 纸宽210毫米，右边没有地方了", "写 172毫米 以内，如 156毫米（GB/T 9704 5.2.1）"),
        ({"版心宽": "175毫米"}, "页面.版心宽", "订口28毫米加版心宽175毫米，A4 纸宽210毫米，右边只剩7毫米", "写 172毫米 以内，如 156毫米（GB/T 9704 5.2.1）"),
        ({"订口": "60毫米"}, "页面.订口", "订口60毫米加版心宽156毫米，A4 纸宽210毫米，右边没有地方了", "写 44毫米 以内，如 28毫米（GB/T 9704 5.2.1）"),
        ({"天头": "90毫米"}, "页面.天头", "天头90毫米加版心高225毫米，A4 纸高297毫米，下边没有地方了", "写 55.1毫米 以内，如 37毫米（GB/T 9704 5.2.1）"),
        ({"版心高": "245毫米"}, "页面.版心高", "页码会落到纸外：版心下面只有15毫米，页码要16.9毫米", "改小，或者减小 页码.距版心（现在7毫米）"),
    ],
)
def test_margins_that_leave_no_room_are_refused_where_they_are_typed(house: dict[str, Any], typed: dict[str, str], path: str, message: str, hint: str) -> None:
    with pytest.raises(Refused) as refused:
        style_of(house, {"页面": typed})
    (found,) = refused.value.diagnostics
    assert (found.path, found.hint) == (path, hint)
    assert message in found.message
    if typed == {"天头": "90毫米"}:
        assert style_of(house, {"页面": {"天头": "55.1毫米"}}).page.bottom > 0


def test_without_a_page_number_its_room_is_free(house: dict[str, Any]) -> None:
    profile = {"页面": {"版心高": "245毫米"}, "页码": {"样式": "无"}}
    style = style_of(house, profile)
    assert style.page_number.words == ()
    made = parts(write_docx(sample_document(), style))
    assert not [name for name, content in made.items() if b"PAGE" in content]
    assert "counter(page)" not in css(style)


def test_of_how_many_pages(house: dict[str, Any]) -> None:
    style = style_of(house, {"页码": {"样式": "第1页 共３页"}})
    assert style.page_number.words == ("第", "页 共", "页")
    assert "'第' counter(page) '页 共' counter(pages) '页'" in css(style)


@pytest.mark.parametrize("typed", ["共3页", "第2页", "第一页", "— 01 —", "11", "1 2", "第1页 共2页 3", "第×页共×页"])
def test_what_is_no_form_of_a_page_number_is_refused(house: dict[str, Any], typed: str) -> None:
    with pytest.raises(Refused) as refused:
        style_of(house, {"页码": {"样式": typed}})
    (found,) = refused.value.diagnostics
    assert found.hint == "用 1 表示页码，例如 — 1 —；也印总页数的，写成 第1页 共2页；不要页码的，写 无"


@pytest.mark.parametrize(
    ("typed", "hint"),
    [
        ("宋体加粗", "只写字体名：宋体；加粗不在版式文件里写"),
        ("宋体（加粗）", "只写字体名：宋体；加粗不在版式文件里写"),
        ("仿宋 三号", "只写字体名：仿宋；字号写在 字号: {标题字号: 三号}"),
        ("方正小标宋简体22磅", "只写字体名：方正小标宋简体；字号写在 字号: {标题字号: 22磅}"),
        ("二号", "这是字号：写在 字号: {标题字号: 二号}；这里写字体名"),
        ("黑体、宋体", "一项只写一个字体：黑体；没有这种字体时用的，写在 替代字体: {黑体: 宋体}"),
        ("仿宋 GB2312", "字体名要和 Word 里的一字不差：是不是“仿宋_GB2312”？"),
        ("方正小标宋", "字体名要和 Word 里的一字不差：是不是“方正小标宋简体”？"),
    ],
)
def test_what_is_no_typeface_is_refused(house: dict[str, Any], typed: str, hint: str) -> None:
    with pytest.raises(Refused) as refused:
        style_of(house, {"字体": {"标题字体": typed}})
    (found,) = refused.value.diagnostics
    assert found.message == f"版式设置“字体.标题字体”的值“{typed}”不是字体名"
    assert found.hint.startswith(hint)


@pytest.mark.parametrize(
    "typed", ["SimSun", "FangSong_GB2312", "方正小标宋_GBK", "华文中宋", "方正粗黑宋简体", "思源黑体 CN Bold", "汉仪大宋简", "方正楷体_GB18030", "书体坊米芾体", "微软雅黑 Light", "Times New Roman"]
)
def test_names_of_typefaces_are_taken_as_they_are(house: dict[str, Any], typed: str) -> None:
    assert style_of(house, {"字体": {"标题字体": typed}}).title.font == typed


@pytest.mark.parametrize(
    ("profile", "hint"),
    [
        ({"页码": "居中"}, "写成 页码: {单页: 居中, 双页: 居中}"),
        ({"页码": "无"}, "写成 页码: {样式: 无}"),
        ({"页码": {"单页": "无"}}, "写 居右空一字、居左空一字、居中 之一；不要页码的，写 样式: 无"),
        ({"页码": {"位置": "底部居中"}}, "分单页、双页写：页码: {单页: 居中, 双页: 居中}；也可写 居右空一字、居左空一字"),
        ({"字体": "仿宋"}, "写成 字体: {标题字体: 方正小标宋_GBK} 的样子，写明是哪一项"),
        ({"版头": None}, "删去这一行，就用默认的；或者写不同的项，如 版头: {颜色: 红}"),
        ({"行与字": {"行距": ""}}, "删去这一项，就用默认的；或者写数字加单位，例如 28.95磅"),
        ({"行与字": {"行距": "29毫米"}}, "是不是“29磅”？写 12磅 到 60磅 之间，如 28.95磅（GB/T 9704 5.2.3）"),
        ({"页面": {"天头": "37厘米"}}, "是不是“37毫米”？写 10毫米 到 100毫米 之间，如 37毫米（GB/T 9704 5.2.1）"),
        ({"页面": {"天头": "3.7"}}, "写上单位：3.7厘米"),
        ({"页面": {"天头": "1.46英寸"}}, "写毫米、厘米或磅：1.46英寸 是 37.1毫米"),
        ({"页面": {"纸张": "A3"}}, "只能写 A4"),
        ({"字号": {"正文字号": "16.3磅"}}, "Word 的字号只到半磅：写 16.5磅"),
        ({"字号": {"正文字号": "三号加粗"}}, "只写字号：三号；加粗不在版式文件里写：用黑体、粗的字体，或者照 Word 样张的样式（--reference）"),
        ({"标题": {"每行最多": "20"}}, "写上单位：20字"),
        ({"版头": {"标志下空": "2"}}, "写上单位：2行"),
    ],
)
def test_a_mistake_is_told_with_what_to_type(house: dict[str, Any], profile: dict[str, Any], hint: str) -> None:
    with pytest.raises(Refused) as refused:
        style_of(house, profile)
    (found,) = refused.value.diagnostics
    assert found.hint == hint


def test_every_group_has_an_example_that_is_right(house: dict[str, Any]) -> None:
    for group in house:
        with pytest.raises(Refused) as refused:
            style_of(house, {group: None})
        shown = refused.value.diagnostics[0].hint.partition(f"{group}: {{")[2].rstrip("}")
        key, _, value = shown.partition(": ")
        style_of(house, {group: {key: value}})


def test_a_larger_title_takes_fewer_characters_a_line(house: dict[str, Any]) -> None:
    """Nobody has to know that the house allows twenty."""
    assert style_of(house, {"字号": {"标题字号": "26磅"}}).title_limit == 17
    assert style_of(house, {}).title_limit == 20


@pytest.mark.parametrize("typed", ["一、 (一) 1. (1)", ["一、", "（一）", "1.", "（1）"]])
def test_numbers_of_headings_as_people_type_them(house: dict[str, Any], typed: Any) -> None:
    assert style_of(house, {"层次": {"编号": typed}}).numbering == ("一、", "（一）", "1.", "（1）")


def test_every_measure_has_bounds_within_which_the_house_stands(house: dict[str, Any]) -> None:
    """And names the clause and the value that style.yaml has for it."""
    measures = {
        f"{group}.{key}": value
        for group, items in house.items()
        for key, value in items.items()
        if group == "字号" or re.fullmatch(r"-?[\d.]+(?:毫米|厘米|磅|字)", value)
    }
    assert set(BOUNDS) == set(measures)
    lines = HOUSE.read_text(encoding="utf-8")
    for path, bound in BOUNDS.items():
        assert bound.usual == measures[path]
        assert not bound.clause or bound.clause in lines


@pytest.mark.parametrize(
    "path",
    [path for path in BOUNDS if path not in ("页面.版心宽", "页面.版心高")],  # of these the paper decides
)
def test_no_setting_can_make_a_document_unreadable(house: dict[str, Any], path: str) -> None:
    group, _, key = path.partition(".")
    bound = BOUNDS[path]
    for value in (bound.least - 0.5, bound.most + 0.5, 0.0, -1.0, 900.0):
        if bound.least <= value <= bound.most:
            continue
        with pytest.raises(Refused) as refused:
            read_style(merge_style(house, {group: {key: f"{value:g}{bound.unit}"}}))
        (found,) = refused.value.diagnostics
        assert (found.code, found.path) == ("F011", path)
        assert found.hint.startswith("写")


@settings(max_examples=25, deadline=None)
@given(st.dictionaries(st.sampled_from(sorted(BOUNDS)), st.floats(-20, 400, allow_nan=False).map(lambda each: round(each, 1))))
def test_whatever_is_typed_is_refused_or_prints(changes: dict[str, float]) -> None:
    changed: dict[str, Any] = {}
    for path, value in changes.items():
        group, _, key = path.partition(".")
        changed.setdefault(group, {})[key] = f"{value:g}{BOUNDS[path].unit}"
    with suppress(Refused):
        style = read_style(merge_style(house_data(), changed))
        assert write_docx(sample_document(), style)


@pytest.mark.parametrize(
    ("profile", "path"),
    [
        ({"字号": {"标题字号": "小初"}}, "字号.标题字号"),
        ({"行与字": {"行距": "14磅"}}, "行与字.行距"),
        ({"表格": {"行距": "10磅"}}, "表格.行距"),
        ({"字号": {"表格字号": "小一", "页码字号": "小一"}}, "字号.表格字号"),
        ({"页面": {"版心宽": "80毫米"}, "字号": {"标题字号": "28磅"}, "行与字": {"行距": "60磅"}, "标题": {"每行最多": "9字"}}, "标题.每行最多"),
        ({"标题": {"每行最多": "28字"}}, "标题.每行最多"),
        ({"页码": {"距版心": "30毫米"}}, "页码.距版心"),
    ],
)
def test_settings_that_cannot_stand_together_are_refused(house: dict[str, Any], profile: dict[str, Any], path: str) -> None:
    with pytest.raises(Refused) as refused:
        style_of(house, profile)
    assert path in [each.path for each in refused.value.diagnostics]


@pytest.mark.parametrize(
    ("profile", "path"),
    [
        ({"字体": "12"}, "字体"),
        ({"字体": {"正文字体": "12"}}, "字体.正文字体"),
        ({"替代字体": {"仿宋": ["甲", "乙"]}}, "替代字体.仿宋"),
        ({"版头": None}, "版头"),
    ],
)
def test_what_is_no_name_of_a_face_or_no_group_is_said_once(house: dict[str, Any], profile: dict[str, Any], path: str) -> None:
    with pytest.raises(Refused) as refused:
        read_style(merge_style(house, profile))
    assert [(each.code, each.path) for each in refused.value.diagnostics] == [("F011", path)]


@pytest.mark.parametrize(
    ("typed", "meant"),
    [("行距", "行与字: {行距: …}"), ("正文字体", "字体: {正文字体: …}"), ("版心", "页面: {版心宽: …}"), ("天头", "页面: {天头: …}")],
)
def test_a_setting_typed_without_its_group_is_shown_in_it(house: dict[str, Any], typed: str, meant: str) -> None:
    with pytest.raises(Refused) as refused:
        read_style(merge_style(house, {typed: "30磅"}))
    (found,) = refused.value.diagnostics
    assert (found.code, found.path) == ("F010", typed)
    assert meant.replace("…", "30磅") in found.hint


class TestAsWordsDialogHasIt:
    @pytest.mark.parametrize("typed", ["28磅", "28 磅", "固定值28磅", "固定值 28 磅", "固定值：28磅", "２８磅", "28pt", "28 PT"])
    def test_the_height_of_a_line(self, house: dict[str, Any], typed: str) -> None:
        assert read_style(merge_style(house, {"行与字": {"行距": typed}})).line == 560

    @pytest.mark.parametrize("typed", ["3.7厘米", "37毫米", "37mm", "3.7cm", "3.7 CM", "３.7厘米", "3.7公分"])
    def test_a_margin(self, house: dict[str, Any], typed: str) -> None:
        assert read_style(merge_style(house, {"页面": {"天头": typed}})).page.top == 2098

    @pytest.mark.parametrize("typed", ["小三", "小三号", "小3", "小3号", "15磅", "15pt", "小三号字"])
    def test_a_size(self, house: dict[str, Any], typed: str) -> None:
        assert read_style(merge_style(house, {"字号": {"正文字号": typed}})).body.size == 30

    def test_three_is_no_third_size(self, house: dict[str, Any]) -> None:
        with pytest.raises(Refused) as refused:
            read_style(merge_style(house, {"字号": {"正文字号": 3}}))
        assert refused.value.diagnostics[0].hint == "写上单位：3磅"

    def test_third_size_in_digits(self, house: dict[str, Any]) -> None:
        assert read_style(merge_style(house, {"字号": {"正文字号": "3号"}})).body.size == 32

    @pytest.mark.parametrize("typed", ["2字", "2字符", "2个字符", "２字符"])
    def test_an_indent(self, house: dict[str, Any], typed: str) -> None:
        assert read_style(merge_style(house, {"行与字": {"首行缩进": typed}})).indent == 2

    @pytest.mark.parametrize(("typed", "twips"), [("加宽0.5磅", 10), ("紧缩 0.25磅", -5), ("标准", 0)])
    def test_the_space_between_characters(self, house: dict[str, Any], typed: str, twips: int) -> None:
        assert read_style(merge_style(house, {"行与字": {"字距": typed}})).spacing == twips

    def test_a_colour(self, house: dict[str, Any]) -> None:
        assert read_style(merge_style(house, {"版头": {"颜色": "红色"}})).head.colour == "FF0000"

    @pytest.mark.parametrize("typed", ["单倍行距", "1.5倍行距", "多倍行距 1.2", "最小值 20磅"])
    def test_what_hangs_on_the_font_is_refused_with_what_to_type(self, house: dict[str, Any], typed: str) -> None:
        with pytest.raises(Refused) as refused:
            read_style(merge_style(house, {"行与字": {"行距": typed}}))
        (found,) = refused.value.diagnostics
        assert (found.code, found.hint) == ("F011", "倍数、最小值随字体变，每面几行说不准；写固定的磅数，例如 28.95磅")

    @pytest.mark.parametrize(("group", "key", "typed", "hint"), [("行与字", "行距", 28, "写上单位：28磅"), ("页面", "天头", "37", "写上单位：37毫米"), ("表格", "行距", "20", "写上单位：20磅")])
    def test_a_bare_number_is_told_its_unit(self, house: dict[str, Any], group: str, key: str, typed: Any, hint: str) -> None:
        with pytest.raises(Refused) as refused:
            read_style(merge_style(house, {group: {key: typed}}))
        assert [each.hint for each in refused.value.diagnostics] == [hint]

    @pytest.mark.parametrize(
        ("typed", "hint"),
        [
            ({"上边距": "37毫米"}, "是不是“页面.天头”？写成 页面: {天头: 37毫米}"),
            ({"页面": {"上边距": "37毫米"}}, "是不是“页面.天头”？"),
            ({"页面": {"右边距": "26毫米"}}, "这一边由“页面.版心宽”得出：A4 宽210毫米，减去两边的边距就是版心宽"),
            ({"页面": {"下边距": "35毫米"}}, "这一边由“页面.版心高”得出：A4 高297毫米，减去两边的边距就是版心高"),
            ({"页边距": {"上": "3.7厘米"}}, "页边距写成 页面: {天头: 37毫米, 订口: 28毫米, 版心宽: 156毫米, 版心高: 225毫米}"),
            ({"页边距": "3.7厘米"}, "页边距写成 页面: {天头: 37毫米"),
            ({"字号": {"一级标题": "3号"}}, "各级标题和正文一样大，改 字号.正文字号"),
            ({"版头": {"红头字体": "华文中宋"}}, "红头的字体写成 字体: {发文机关标志字体: …}"),
            ({"红头": {"字号": "62磅"}}, "红头的字体写成 字体: {发文机关标志字体: …}，字号写成 字号: {发文机关标志字号: 38磅}"),
        ],
    )
    def test_settings_are_told_by_what_word_and_offices_call_them(self, house: dict[str, Any], typed: dict[str, Any], hint: str) -> None:
        with pytest.raises(Refused) as refused:
            read_style(merge_style(house, typed))
        (found,) = refused.value.diagnostics
        assert found.code == "F010"
        assert found.hint.startswith(hint)
