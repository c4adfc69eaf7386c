from __future__ import annotations

import pytest

from drafting.quantities.numerals import chinese, from_chinese, read_large


@pytest.mark.parametrize(("n", "text"), [(1, "一"), (10, "十"), (12, "十二"), (20, "二十"), (99, "九十九")])
def test_numerals_as_headings_write_them(n: int, text: str) -> None:
    assert chinese(n) == text


def test_reading_undoes_writing() -> None:
    assert [from_chinese(chinese(n)) for n in range(1, 100)] == list(range(1, 100))


def test_two_has_a_second_form() -> None:
    assert from_chinese("两") == 2


@pytest.mark.parametrize("n", [0, 100, -1])
def test_other_numbers_have_no_numeral_here(n: int) -> None:
    with pytest.raises(ValueError, match=str(n)):
        chinese(n)


@pytest.mark.parametrize("text", ["", "百", "一一", "十十", "零", "三千", "5"])
def test_what_is_no_small_numeral_is_not_read(text: str) -> None:
    assert from_chinese(text) is None


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("三千", 3000),
        ("三千二百", 3200),
        ("百", 100),
        ("一百零五", 105),
        ("两千零一十", 2010),
        ("一万二千", 12000),
        ("三千万", 3 * 10**7),
        ("一亿二千万", 120_000_000),
        ("一百二十三", 123),
        ("五", 5),
        ("十五", 15),
        ("一千〇五", 1005),
        ("千万", 10**7),
        ("一亿零五百", 100_000_500),
        ("一万亿", 10**12),
        ("两千亿", 2 * 10**11),
        ("一万亿三千亿", 13 * 10**11),
        ("万亿", 10**12),
        ("一万二千亿", 12 * 10**11),
        ("一万零五亿", 10005 * 10**8),
        ("一万二千亿三千万零二百", 12 * 10**11 + 30_000_200),
        ("一亿二千万零三百", 120_000_300),
    ],
)
def test_large_numerals_are_read_for_the_hint(text: str, number: int) -> None:
    assert read_large(text) == number


@pytest.mark.parametrize("text", ["三千五", "百五", "百千", "二二", "一百二百", "若干", "X三千", "万", "一万万", "零", "", "三千五万", "一万五亿", "一亿亿", "亿零五", "一亿零", "若干亿", "万三千亿", "一亿若干"])
def test_ambiguous_and_broken_numerals_give_no_hint(text: str) -> None:
    assert read_large(text) is None
