from __future__ import annotations

import re
from decimal import Decimal

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from drafting.quantities import parse
from drafting.quantities.measure import Measure
from drafting.quantities.parse import MeasureError, Note, parse_measure
from drafting.quantities.quantity import PREFIXES, SCALES, Quantity
from drafting.quantities.units import EMPTY
from drafting.quantities.unreadable import is_date
from tests.quantities.table import HOUSE, measure, quantity

D = Decimal


@pytest.mark.parametrize(
    ("text", "number", "decimals", "scale", "unit", "prefix", "suffix"),
    [
        ("1.09亿元", "1.09", 2, 10**8, "元", "", ""),
        ("5.30万元", "5.30", 2, 10**4, "元", "", ""),
        ("105.35%", "105.35", 2, 1, "%", "", ""),
        ("约2.6万人", "2.6", 1, 10**4, "人", "约", ""),
        ("9个百分点", "9", 0, 1, "个百分点", "", ""),
        ("4500余条", "4500", 0, 1, "条", "", "余"),
        ("5万多人", "5", 0, 10**4, "人", "", "多"),
        ("141.5万余吨", "141.5", 1, 10**4, "吨", "", "余"),
        ("56.4万平方米以上", "56.4", 1, 10**4, "平方米", "", "以上"),
        ("360天左右", "360", 0, 1, "天", "", "左右"),
        ("100名", "100", 0, 1, "名", "", ""),
        ("-2.5%", "-2.5", 1, 1, "%", "", ""),
        ("16.7万千伏安", "16.7", 1, 10**4, "千伏安", "", ""),
        ("200.8028万元", "200.8028", 4, 10**4, "元", "", ""),
        ("3.2万亿元", "3.2", 1, 10**12, "元", "", ""),
        ("20亿级", "20", 0, 10**8, "级", "", ""),
        ("1,234.50元", "1234.50", 2, 1, "元", "", ""),
        ("500元/亩", "500", 0, 1, "元/亩", "", ""),
        ("0.025‰", "0.025", 3, 1, "‰", "", ""),
        ("不超过3个百分点", "3", 0, 1, "个百分点", "不超过", ""),
        ("5千瓦", "5", 0, 1, "千瓦", "", ""),
        ("至少12次", "12", 0, 1, "次", "至少", ""),
        ("预计2000万元", "2000", 0, 10**4, "元", "预计", ""),
        ("12.3/10万", "12.3", 1, 1, "/10万", "", ""),
        ("4.5/千", "4.5", 1, 1, "/千", "", ""),
    ],
)
def test_a_quantity_keeps_number_scale_unit_and_marks(
    text: str, number: str, decimals: int, scale: int, unit: str, prefix: str, suffix: str
) -> None:
    read = quantity(text)
    assert read.text == text.replace(",", "")
    assert str(read.number) == number
    assert (read.decimals, read.scale, read.unit, read.prefix, read.suffix) == (decimals, scale, unit, prefix, suffix)
    assert not read.chinese
    assert parse_measure(text, HOUSE)[1] == ()


@pytest.mark.parametrize(
    ("text", "number", "scale", "unit"),
    [
        ("两个", 2, 1, "个"),
        ("一轮", 1, 1, "轮"),
        ("四大类", 4, 1, "大类"),
        ("十二项", 12, 1, "项"),
        ("九十九次", 99, 1, "次"),
        ("千万元", 1000, 10**4, "元"),
        ("两万元", 2, 10**4, "元"),
        ("超千万元", 1000, 10**4, "元"),
        ("十余个", 10, 1, "个"),
    ],
)
def test_chinese_numerals_are_read_and_print_as_typed(text: str, number: int, scale: int, unit: str) -> None:
    read = quantity(text)
    assert read.chinese
    assert (read.text, int(read.number), read.scale, read.unit) == (text, number, scale, unit)


def test_ten_million_is_ten_million() -> None:
    assert quantity("千万元").amount == 10_000_000


@pytest.mark.parametrize(
    ("text", "parts", "separators"),
    [
        ("5361户12591人", ["5361户", "12591人"], ("",)),
        ("47384人次2900.4万元", ["47384人次", "2900.4万元"], ("",)),
        ("25个、1.76亿元", ["25个", "1.76亿元"], ("、",)),
        ("1200户约3600人", ["1200户", "约3600人"], ("",)),
        ("5个75项1.76亿元", ["5个", "75项", "1.76亿元"], ("", "")),
        ("-5户-12人", ["-5户", "-12人"], ("",)),
        ("两户三人", ["两户", "三人"], ("",)),
        ("2000余户以上，4000多人", ["2000余户以上", "4000多人"], ("，",)),
    ],
)
def test_a_measure_is_its_quantities_in_order(text: str, parts: list[str], separators: tuple[str, ...]) -> None:
    read = measure(text)
    assert [each.text for each in read.quantities] == parts
    assert read.separators == separators
    assert str(read) == text


@pytest.mark.parametrize(
    ("typed", "printed"),
    [
        (" 5361 户 12591 人 ", "5361户12591人"),
        ("５３６１户", "5361户"),
        ("９５．５５％", "95.55%"),
        ("1，234户", "1234户"),
        ("−2.5%", "-2.5%"),
        ("1.2\u3000亿元", "1.2亿元"),
        ("1689处（次）", "1689处（次）"),
    ],
)
def test_blanks_go_and_digits_become_half_width(typed: str, printed: str) -> None:
    assert str(measure(typed)) == printed


def test_full_width_brackets_read_as_the_known_unit() -> None:
    assert quantity("1689处（次）").unit == quantity("1689处(次)").unit == "处(次)"


@pytest.mark.parametrize(
    ("text", "note"),
    [
        ("5361护", Note("unknown_unit", "护", "户")),
        ("12魑魅", Note("unknown_unit", "魑魅", None)),
        ("12个村", Note("noun_after_unit", "村", "12个")),
        ("60%以上行政村", Note("noun_after_unit", "行政村", "60%以上")),
        ("46.9180", Note("no_unit", "46.9180")),
        ("25.3万", Note("no_unit", "25.3万")),
        ("千万", Note("no_unit", "千万")),
        ("十二户", Note("numeral", "十二户", "12户")),
        ("约二十户三十五人", Note("numeral", "约二十户、三十五人", "约20户35人")),
        ("728户，2362人", Note("comma", "，", "728户2362人")),
    ],
)
def test_odd_measures_are_read_with_a_note(text: str, note: Note) -> None:
    read, notes = parse_measure(text, HOUSE)
    assert notes == (note,)
    assert str(read) == text


def test_each_odd_quantity_has_its_note() -> None:
    _, notes = parse_measure("12个村36护", HOUSE)
    assert [(note.kind, note.text, note.suggestion) for note in notes] == [
        ("noun_after_unit", "村", None),
        ("unknown_unit", "护", "户"),
    ]


def test_the_noun_is_no_part_of_the_unit() -> None:
    assert (quantity("12个村").unit, quantity("12个村").suffix) == ("个", "")


def test_an_empty_table_has_no_opinion_on_units() -> None:
    read, notes = parse_measure("5361护", EMPTY)
    assert (read.first.unit, notes) == ("护", ())


@pytest.mark.parametrize(
    ("text", "kind", "hint"),
    [
        ("123人。", "text", "写成 123人"),
        ("27户4万元；", "text", "写成 27户4万元"),
        ("123，", "text", "写成 123"),
        ("百分之九十八", "text", "98%"),
        ("百分之百", "text", "100%"),
        ("百分之九十八点五", "text", "写成 98.5%"),
        ("百分之98点5", "text", "写成 98.5%"),
        ("2.29亿万元", "text", "写成 2.29亿元"),
        ("约4982万万元以上", "text", "写成 约4982万元以上"),
        ("无", "text", "不适用"),
        ("——", "text", "不适用"),
        ("/", "text", "不适用"),
        ("待统计", "text", "待补"),
        ("暂无", "text", "待补"),
        ("三千", "chinese_thousand", "3000"),
        ("三千二百人", "chinese_thousand", "3200人"),
        ("三千万元", "chinese_thousand", "3000万元"),
        ("百余人", "chinese_thousand", "100余人"),
        ("3千人", "chinese_thousand", "3000人"),
        ("3千万元", "chinese_thousand", "3000万元"),
        ("2.9千万元", "chinese_thousand", "2900万元"),
        ("若干", "text", "表述"),
        ("稳步推进", "text", "表述"),
        ("**户", "text", "待补"),
        ("5户。", "text", "写成 5户"),
        ("5户，", "text", ""),
        ("12.5.3户", "text", ""),
        ("1,23户", "text", ""),
        ("3户开展了集中排查整治工作", "text", "表述"),
        ("下降2.5%", "text", "-2.5%"),
        ("同比增长7.4%", "text", "7.4%"),
        ("共5户", "text", "5户"),
        ("2021-12-14", "text", "截至"),
        ("2021年12月14日", "text", "截至"),
        ("2021-12-09 11:30", "text", "截至"),
        ("8月15日前", "text", "截至"),
        ("10月底", "text", "截至"),
        ("7月中旬", "text", "截至"),
        ("2020年2月", "text", "截至"),
        ("1-12月", "text", "统计期间"),
        ("2021年1—10月", "text", "统计期间"),
        ("10-20户", "range", ""),
        ("10—20户", "range", ""),
        ("5至8户", "range", ""),
        ("5户-8户", "range", ""),
        ("3 5户", "blank", "35户"),
        ("5户3户", "duplicate_unit", "构成"),
        ("1万元5000元", "duplicate_unit", ""),
        ("1" * 40 + "户", "too_long", "亿"),
        ("", "empty", "待补"),
        (" ", "empty", "待补"),
        ("1e400", "text", ""),
        ("010人", "text", "10人"),
        ("5户08人", "text", "5户8人"),
        ("00人", "text", "0人"),
        ("5361人#截至10月", "text", "5361人 # 截至10月"),
        ("NaN", "text", ""),
        ("٣户", "text", ""),
    ],
)
def test_what_is_no_measure_is_refused_with_what_to_type(text: str, kind: str, hint: str) -> None:
    with pytest.raises(MeasureError) as caught:
        parse_measure(text, HOUSE)
    assert caught.value.kind == kind
    assert caught.value.message_zh
    assert hint in caught.value.hint_zh


@pytest.mark.parametrize(
    "text", ["三千二百人", "3千人", "下降2.5%", "共5户", "三千万元", "3 5户", "2.9千万元", "12.5百万元"]
)
def test_a_hint_can_be_typed(text: str) -> None:
    with pytest.raises(MeasureError) as caught:
        parse_measure(text, HOUSE)
    advised = re.search(r"写成 ([^，]+)", caught.value.hint_zh)
    assert advised is not None
    parse_measure(advised[1], HOUSE)


# --- real input

PRINTED_FORMS = (
    "3 户|2900万元|5000多人|5万多人|470余人|2万余户|千万元|10千伏|43.7万条|107.993万平方米|10.13万头|1.5万名|2.8万千伏安|23℃|"
    "46.3万户|3292平方公里|0.08万亩|4.95万人次|1689处(次)|200里|15类|93笔|四篇|两轮|一个月|五大|10大|20亿级|827吨|3500吨|14.1℃"
)


@pytest.mark.parametrize("text", PRINTED_FORMS.split("|"))
def test_forms_found_in_real_reports_are_read_without_a_remark(text: str) -> None:
    read, notes = parse_measure(text, HOUSE)
    assert notes == ()
    assert str(read) == text.replace(" ", "")


# --- laws

UNITS = st.sampled_from(sorted(unit for unit in HOUSE.facts if not re.search(r"\d", unit)))


@st.composite
def quantity_texts(draw: st.DrawFn, unit: str) -> str:
    digits = draw(st.integers(0, 10**9))
    body = f"{digits:,}" if draw(st.booleans()) else str(digits)
    if draw(st.booleans()):
        body += "." + draw(st.text("0123456789", min_size=1, max_size=4))
    sign = draw(st.sampled_from(["", "", "-"]))
    prefix = draw(st.sampled_from(["", "", *PREFIXES])) if not sign else ""
    scale = draw(st.sampled_from(sorted(SCALES)))
    inner = draw(st.sampled_from(["", "余", "多"]))
    outer = draw(st.sampled_from(["", "", "以上", "左右", "以内"])) if not inner else ""
    return f"{prefix}{sign}{body}{scale}{inner}{unit}{outer}"


@st.composite
def measure_texts(draw: st.DrawFn) -> str:
    units = draw(st.lists(UNITS, min_size=1, max_size=3, unique=True))
    texts = [draw(quantity_texts(unit)) for unit in units]
    apart = {"点", "%"}.isdisjoint(units)  # 5点5% is 5.5%, and 12户80% a percentage of nobody knows what
    return draw(st.sampled_from(["", "、", "，"] if apart else ["、"])).join(texts)


@given(measure_texts())
@example("5年、不低于3%")
def test_printing_what_was_parsed_gives_the_text_and_parses_to_the_same(text: str) -> None:
    read, notes = parse_measure(text, HOUSE)
    assert [note.kind for note in notes] == ["comma"] * ("，" in text)
    assert read.text == text.replace(",", "")
    assert parse_measure(read.text, HOUSE)[0] == read


@given(st.text(alphabet="0123456789.,-约余万亿元户人个次%三千百十两护村至 　（）()/第", max_size=14))
@example("1,000")
@example("0,000")
@example("0,000三")
def test_any_text_is_read_back_the_same_or_refused(text: str) -> None:
    try:
        read: Measure = parse_measure(text, HOUSE)[0]
    except MeasureError:
        return
    assert parse_measure(read.text, HOUSE)[0] == read
    assert read.text.replace(",", "") == "".join(text.split()).replace(",", "")  # one that stands between two quantities stays


def test_nothing_is_refused_in_words() -> None:
    with pytest.raises(MeasureError) as refused:
        parse_measure("  ", HOUSE)
    assert (refused.value.kind, refused.value.message_zh) == ("empty", "没有填数")
    assert refused.value.hint_zh == "填写数和单位，如 5361户；没有就删去这一项或写 待补"


@pytest.mark.parametrize(("digits", "reads"), [("1" * 15, True), ("1" * 16, False), ("1" * 12 + ".123", True), ("1" * 12 + ".1234", False)])
def test_a_number_has_at_most_fifteen_digits(digits: str, reads: bool) -> None:
    if reads:
        assert str(parse_measure(f"{digits}户", HOUSE)[0]) == f"{digits}户"
        return
    with pytest.raises(MeasureError) as refused:
        parse_measure(f"{digits}户", HOUSE)
    assert refused.value.kind == "too_long"
    assert refused.value.hint_zh == "改用万、亿作单位"


@pytest.mark.parametrize("text", ["两个", "六个", "十项", "千万元", "十余万人次", "13102人、1317.05万元"])
def test_small_counts_in_words_and_the_pause_of_a_list_are_how_reports_are_written(text: str) -> None:
    assert parse_measure(text, HOUSE)[1] == ()


@pytest.mark.parametrize("text", ["5年", "1,000年"])
def test_a_count_of_years_is_a_figure_like_any_other(text: str) -> None:
    assert parse_measure(text, HOUSE)[1] == ()


@pytest.mark.parametrize(("noun", "reads"), [("开展集中排查", True), ("开展集中排查整", False)])
def test_up_to_six_characters_behind_a_unit_are_a_noun_and_more_are_a_sentence(noun: str, reads: bool) -> None:
    if reads:
        assert parse_measure(f"12个{noun}", HOUSE)[1] == (Note("noun_after_unit", noun, "12个"),)
        return
    with pytest.raises(MeasureError, match="不是单位"):
        parse_measure(f"12个{noun}", HOUSE)


def test_a_unit_of_a_catalogue_may_be_as_long_as_it_likes() -> None:
    units = HOUSE.with_units(["标准化规模养殖示范场"])
    assert parse_measure("3标准化规模养殖示范场", units)[1] == ()
    assert parse_measure("3标准化规模养殖示范场牛羊兼养户", units)[1] == (Note("noun_after_unit", "牛羊兼养户", "3标准化规模养殖示范场"),)


PIECES = ("0", "00", "5", "361", "1,200", "99999999999", "123456789012345", "０５", "-3", "约5", "两", "0.5", "1.50", "3.12345", "5.", "1.2.3", "余", "来", "万", "亿", "万亿", " ", "，", "、", "左右", "户", "人", "人次", "元", "%", "％", "年", "元/亩", "个村", "护", "平方米")  # fmt: skip


@settings(max_examples=600, deadline=None)
@given(st.lists(st.sampled_from(PIECES), min_size=1, max_size=8).map("".join))
def test_what_is_read_at_a_glance_is_what_is_read_with_care(text: str) -> None:
    glanced = parse.plain_measure(text, HOUSE)
    if glanced is None:
        return
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(parse, "plain_measure", lambda *_: None)
        careful, notes = parse_measure(text, HOUSE)
    assert glanced == careful
    assert not notes


@pytest.mark.parametrize("text", ["5361户12591人", "200.8028万元", "105.35%", "0个", "3.2万亿元", "20亿级"])
def test_plain_figures_are_read_at_a_glance(text: str) -> None:
    assert parse.plain_measure(text, HOUSE) == measure(text)


@pytest.mark.parametrize("text", ["5361户", "2.6万人", "0.95%", "1.25亿元", "0个", "0.0%", "5361户12591人"])
def test_what_is_made_at_a_glance_is_the_very_thing_that_its_class_makes(text: str) -> None:
    made = measure(text)
    again = [Quantity(each.text, each.number, each.decimals, each.scale, each.unit) for each in made.quantities]
    other = Measure(tuple(again), made.separators)
    assert [getattr(made, name) for name in Measure.__slots__] == [getattr(other, name) for name in Measure.__slots__]  # those too that are not compared
    for mine, theirs in zip(made.quantities, again, strict=True):
        assert [getattr(mine, name) for name in Quantity.__slots__] == [getattr(theirs, name) for name in Quantity.__slots__]


@pytest.mark.parametrize("text", ["7户", "0户", "05户", "00户", "户", "1.5户", "1.户", "12345678901户", "123456789012户", "-5户", "５户", "5户3户", "5万户", "5余户", "5 户", "5.25户", ".5户", "1.2.3户", "1..2户", "1.00001户", "00.5户", ".户", "0.5户", "12345678901.5户", "3.5户2户"])
def test_a_figure_is_read_the_same_whatever_was_read_before_it(text: str) -> None:
    first, later = EMPTY.with_units(["户"]), EMPTY.with_units(["户"])
    assert parse.plain_measure("3户", later) is not None
    assert parse.plain_measure(text, later) == parse.plain_measure(text, first)


@pytest.mark.parametrize(
    ("typed", "unit", "known"),
    [
        ("3500立方米/秒", "立方米/秒", True), ("35.2DDDs", "DDDs", True), ("3.2mg/L", "mg/L", True),
        ("32.5μg/m³", "μg/m³", True), ("3.5m³/s", "m³/s", True), ("3.5立方米/旬", "立方米/旬", False), ("280箱每旬", "箱每旬", False), ("3.5Bq/L", "Bq/L", False),
    ],
)  # fmt: skip
def test_a_compound_unit_is_a_unit_and_nothing_of_it_is_dropped(typed: str, unit: str, known: bool) -> None:
    measure, notes = parse_measure(typed, HOUSE)
    told = [] if known else [("unknown_unit", unit)]
    assert (measure.text, measure.units, [(note.kind, note.text) for note in notes]) == (typed, (unit,), told)


@pytest.mark.parametrize("typed", ["0x1F", "1e5"])
def test_letters_between_digits_are_no_unit(typed: str) -> None:
    with pytest.raises(MeasureError):
        parse_measure(typed, HOUSE)


@pytest.mark.parametrize(("text", "dated"), [("2025.6", True), ("1998.12", True), ("2025年6月", True), ("1620.5", False), ("3025.6", False), ("2025.13", False)])
def test_digits_with_a_point_are_a_date_of_our_time_alone(text: str, dated: bool) -> None:
    assert is_date(text) is dated
