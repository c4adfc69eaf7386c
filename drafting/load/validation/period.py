"""报告期: a mapping, or the words a title uses (2026年上半年, 2026年1—10月, 2026年第三季度)."""

from __future__ import annotations

from datetime import date
from typing import Any, Final, get_args

from drafting.diagnostics import Rule, Severity
from drafting.load.findings import Findings
from drafting.model.dataset import Period, PeriodKind
from drafting.model.dates import EARLIEST_YEAR, LATEST_YEAR, DateError, read_date
from drafting.model.names import closest
from drafting.model.spans import MID_YEAR, YEAR_END, Span, span_of
from drafting.patterns import lazy
from drafting.registry import declare
from drafting.source import Path

D065 = declare(
    Rule(
        "D065",
        "报告期读不懂",
        Severity.ERROR,
        "报告期写成 2021年、2026年上半年、2026年第三季度、2026年1—10月，或者 {年度: 2021, 类型: 年度}。",
        hits="单位: {名称: 某县农业农村局, 地区: 某县}\n报告期: 去年\n指标: {}\n",
        clean="单位: {名称: 某县农业农村局, 地区: 某县}\n报告期: 2021年\n指标: {}\n",
    )
)
D066 = declare(
    Rule(
        "D066",
        "起止月不对",
        Severity.ERROR,
        "起月、止月是1到12的整数，起月不晚于止月，并且合得上类型（半年是1—6月或7—12月）。",
        hits="单位: {名称: 某县农业农村局, 地区: 某县}\n报告期: {年度: 2026, 类型: 月份, 起月: 1, 止月: 13}\n指标: {}\n",
        clean="单位: {名称: 某县农业农村局, 地区: 某县}\n报告期: {年度: 2026, 类型: 月份, 起月: 1, 止月: 12}\n指标: {}\n",
    )
)
D070 = declare(
    Rule(
        "D070",
        "日期不存在",
        Severity.ERROR,
        "日期写成 2021-11-30；月份是1到12，日子要在当月之内。目前、6月底这样的文字可以照写。",
        hits="单位: {名称: 某县农业农村局, 地区: 某县}\n报告期: {年度: 2021, 截至: 2021-13-40}\n指标: {}\n",
        clean="单位: {名称: 某县农业农村局, 地区: 某县}\n报告期: {年度: 2021, 截至: 2021-11-30}\n指标: {}\n",
    )
)

KEYS: Final = ("年度", "类型", "起月", "止月", "截至")
KINDS: Final[tuple[str, ...]] = get_args(PeriodKind)

_EXAMPLE: Final = "写成 2021年、2026年上半年、2026年第三季度、2026年1—10月，或者 {年度: 2021, 类型: 年度}"
_FOLD: Final = str.maketrans("０１２３４５６７８９－～", "0123456789-~")
_BLANKS: Final = lazy(r"[\s\u3000]+")
_TEXT: Final = lazy(r"(\d{4})年?度?(.*)")


_WHOLE: Final = {"年度": (1, YEAR_END), "半年": (1, MID_YEAR)}
"""Kinds that need no months → the months that they are of."""


def read_period(raw: Any, findings: Findings) -> Period | None:
    """The period, or None where it cannot be made out (and that is said)."""
    path: Path = ("报告期",)
    if isinstance(raw, str):
        return _from_text(raw, path, findings)
    given = findings.mapping(raw, path, _EXAMPLE)
    if given is None:
        return None
    texts = findings.texts(given, path, KEYS, _EXAMPLE)
    as_of = read_day(texts.get("截至", ""), (*path, "截至"), findings)
    year = _year(texts.get("年度", ""), path, findings)
    span = _span(texts, path, as_of, findings)
    if year is None or span is None:
        return None
    return Period(year, span.kind, span.first, span.last, as_of)


def read_day(text: str, path: Path, findings: Findings) -> date | str | None:
    """A date or words; None where nothing is given or the day does not exist (and that is said)."""
    if not text:
        return None
    try:
        return read_date(text)
    except DateError as error:
        findings.add(D070, path, error.message, error.hint)
        return None


def _from_text(raw: str, path: Path, findings: Findings) -> Period | None:
    text = _BLANKS.sub("", raw.translate(_FOLD))
    found = _TEXT.fullmatch(text)
    span = span_of(found[2]) if found else None
    if found is None or span is None:
        findings.add(D065, path, f"“{raw}”看不出是哪一年哪一段" if raw else "没有写", _EXAMPLE)
        return None
    year = _year(found[1], path, findings)
    if year is None or not _sound(span, path, findings):
        return None
    return Period(year, span.kind, span.first, span.last)


def _year(text: str, path: Path, findings: Findings) -> int | None:
    digits = text.translate(_FOLD).removesuffix("度").removesuffix("年").strip()
    if not digits:
        findings.add(D065, path, "没有写年度", "写成 报告期: {年度: 2021, 类型: 年度}")
        return None
    if not (digits.isascii() and digits.isdigit() and EARLIEST_YEAR <= int(digits) <= LATEST_YEAR):
        findings.add(D065, (*path, "年度"), f"“{text}”不是年份", "写四位数，例如 2021")
        return None
    return int(digits)


def _span(texts: dict[str, str], path: Path, as_of: date | str | None, findings: Findings) -> Span | None:
    first = _month(texts.get("起月", ""), (*path, "起月"), findings)
    last = _month(texts.get("止月", ""), (*path, "止月"), findings)
    if first == 0 or last == 0:
        return None
    named = texts.get("类型", "") or ("月份" if first or last else "年度")
    span = _span_of_kind(named, first, last)
    if span is None:
        _refuse_kind(named, path, _meant(texts, first, last, as_of), findings)
        return None
    return span if _sound(span, path, findings) else None


def _span_of_kind(named: str, first: int | None, last: int | None) -> Span | None:
    if named == "年度":
        return Span("年度", first or 1, last or YEAR_END)
    if named == "半年":
        start = first or (MID_YEAR + 1 if last == YEAR_END else 1)
        return Span("半年", start, last or start + MID_YEAR - 1)
    if named == "季度" and (first or last):
        return Span("季度", first or (last or 0) - 2, last or (first or 0) + 2)
    if named == "月份" and (first or last):
        return Span("月份", first or 1, last or first or 1)
    return None if named in ("季度", "月份") else span_of(named)


def _refuse_kind(named: str, path: Path, meant: str, findings: Findings) -> None:
    near = closest(named, KINDS)
    if named in KINDS:
        findings.add(D066, (*path, "类型"), f"{named}报要说明是哪几个月", meant)
    elif near:
        findings.add(D065, (*path, "类型"), f"没有“{named}”这一类", f"是不是“{near}”？")
    else:
        findings.add(D065, (*path, "类型"), f"没有“{named}”这一类，类型说的是时间（{'、'.join(KINDS)}）", meant)


def _meant(texts: dict[str, str], first: int | None, last: int | None, as_of: date | str | None) -> str:
    """The whole period as it is to be typed: by the months given, else from January to the day that the figures are of."""
    year = texts.get("年度", "").translate(_FOLD).removesuffix("度").removesuffix("年").strip() or "2026"
    day = f", 截至: {texts['截至']}" if texts.get("截至") else ""
    until = last or (as_of.month if isinstance(as_of, date) else 0)
    if not until and not first:
        return f"写成 {{年度: {year}, 类型: 月份, 起月: 1, 止月: 10{day}}} 的样子，起月、止月按实际；也可以写 报告期: {year}年1—10月"
    begin, end = first or 1, until or first or 1
    kind = next((f"类型: {kind}" for kind, span in _WHOLE.items() if span == (begin, end)), f"类型: 月份, 起月: {begin}, 止月: {end}")
    return f"写成 {{年度: {year}, {kind}{day}}}"


def _month(text: str, path: Path, findings: Findings) -> int | None:
    """The month; None where none is given, 0 where it is no month (and that is said)."""
    digits = text.translate(_FOLD).removesuffix("份").removesuffix("月").strip()
    if not text:
        return None
    if not (digits.isascii() and digits.isdigit() and 1 <= int(digits) <= YEAR_END):
        findings.add(D066, path, f"“{text}”不是月份", "写1到12的整数")
        return 0
    return int(digits)


def _sound(span: Span, path: Path, findings: Findings) -> bool:
    words = f"{span.first}—{span.last}月" if span.first != span.last else f"{span.first}月"
    if not (1 <= span.first <= YEAR_END and 1 <= span.last <= YEAR_END):
        findings.add(D066, path, f"“{words}”里有不存在的月份", "月份是1到12")
        return False
    if span.first > span.last:
        findings.add(D066, path, f"“{words}”的起月晚于止月", f"写成 {span.last}—{span.first}月")
        return False
    if span.kind == "半年" and (span.first, span.last) not in ((1, MID_YEAR), (MID_YEAR + 1, YEAR_END)):
        findings.add(D066, path, f"{words}不是半年", "上半年是1—6月，下半年是7—12月；别的起止月用 类型: 月份")
        return False
    if span.kind == "季度" and (span.last % 3 or (span.first - 1) % 3):
        findings.add(D066, path, f"{words}不是整季度", "一季度是1—3月，三季度是7—9月；别的起止月用 类型: 月份")
        return False
    if span.kind == "年度" and (span.first, span.last) != (1, YEAR_END):
        findings.add(D066, path, f"{words}不是全年", "全年不写起月、止月；别的起止月用 类型: 月份")
        return False
    return True
