"""版头 and 版记 under 公文: each element in the form that GB/T 9704 7.2 and 7.4 give it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from typing import Any, Final

from drafting.diagnostics import Rule, Severity
from drafting.load.examples import data_file
from drafting.load.findings import Findings
from drafting.load.validation.period import read_day
from drafting.model.dates import DateError, read_date
from drafting.model.names import closest
from drafting.model.official import TO_BE_SIGNED, Colophon, Letterhead
from drafting.patterns import lazy
from drafting.quantities.numerals import from_chinese
from drafting.registry import declare
from drafting.source import Path

_HEAD: Final = data_file("指标: {}\n")

D290 = declare(
    Rule(
        "D290",
        "公文要素只能写规定的内容",
        Severity.ERROR,
        "密级写 绝密、机密、秘密；保密期限写 1年、6个月、长期；紧急程度写 特急、加急；格式写 文件、信函；用印写 是、否。",
        hits=_HEAD + "公文: {紧急程度: 特级}\n",
        clean=_HEAD + "公文: {紧急程度: 特急}\n",
    )
)
D291 = declare(
    Rule(
        "D291",
        "发文字号的写法不合规定",
        Severity.WARNING,
        "发文字号是 机关代字＋〔年份〕＋序号＋号：年份四位，用六角括号〔〕，序号不加“第”、不编虚位（GB/T 9704 7.2.5）。照写的印出来。",
        hits=_HEAD + "公文: {发文字号: 示农（2026）03号}\n",
        clean=_HEAD + "公文: {发文字号: 示农〔2026〕3号}\n",
    )
)
D294 = declare(
    Rule(
        "D294",
        "份号一般是6位数字",
        Severity.WARNING,
        "份号一般用6位阿拉伯数字（GB/T 9704 7.2.1）。照写的印出来。",
        hits=_HEAD + "公文: {份号: 1}\n",
        clean=_HEAD + "公文: {份号: '000001'}\n",
    )
)

D302 = declare(
    Rule(
        "D302",
        "成文日期、印发日期不是日期",
        Severity.WARNING,
        "成文日期、印发日期要写清年月日（GB/T 9704 7.3.5.4）；还没有签发的写 待签发，印成空白。写成别的字照写的印出来，--final 时算错误。",
        hits=_HEAD + "公文: {署名: 示例县农业农村局, 成文日期: 明天}\n",
        clean=_HEAD + "公文: {署名: 示例县农业农村局, 成文日期: 2022-01-05}\n",
    )
)

LETTERHEAD_KEYS: Final = ("格式", "份号", "密级", "保密期限", "紧急程度", "发文机关标志", "签发人")
COLOPHON_KEYS: Final = ("主送位置", "抄送", "抄送机关", "印发机关", "印发日期")
FORMS: Final = ("文件", "信函")
SECRECY: Final = ("绝密", "机密", "秘密")
URGENCY: Final = ("特急", "加急", "特提", "平急")
PLACES: Final = ("首页", "版记")

_NO_LETTERHEAD: Final = Letterhead()
_NO_COLOPHON: Final = Colophon()
_DOCUMENT: Final = "文件"
_DIGITS: Final = str.maketrans("零〇○O一二三四五六七八九", "0000123456789")
_WHOLE_DAY: Final = lazy(r"([\d零〇○O一二三四五六七八九]{4})年([\d一二三四五六七八九十]{1,3})月([\d一二三四五六七八九十]{1,3})[日号]")
_UNSIGNED: Final = lazy(rf"(?:\d{{4}}年(?:\d{{1,2}}月)?)?\s*{TO_BE_SIGNED}")
_TERM: Final = lazy(r"\d+(?:年|个月|天)|长期")
_NUMBER_FAULTS: Final = (
    (lazy(r"[(（\[［【<〈]\s*(\d{2,4})\s*[)）\]］】>〉]"), "年份用六角括号：〔{0}〕"),
    (lazy(r"〔(\d{2})〕"), "年份写四位：〔20{0}〕"),
    (lazy(r"〕\s*第(\d+)号"), "序号不加“第”：{0}号"),
    (lazy(r"〕\s*第?0+(\d+)号"), "序号不编虚位：{0}号"),
)


def read_letterhead(given: dict[str, Any], path: Path, findings: Findings) -> Letterhead:
    """版头 of the keys in LETTERHEAD_KEYS."""
    if given.keys().isdisjoint(LETTERHEAD_KEYS):
        return _NO_LETTERHEAD
    texts = {
        key: findings.text(given.get(key, ""), (*path, key), f"写成 {key}: …")
        for key in ("格式", "份号", "密级", "保密期限", "紧急程度")
    }
    copy_number = texts["份号"]
    if copy_number and not re.fullmatch(r"\d{6}", copy_number):
        shown = copy_number.zfill(6) if copy_number.isascii() and copy_number.isdigit() else "000001"
        findings.add(D294, (*path, "份号"), f"份号“{copy_number}”不是6位数字", f"写成 份号: '{shown[-6:]}'")
    marks, word = _marks(findings.lines(given.get("发文机关标志", ""), (*path, "发文机关标志")))
    return Letterhead(
        form=choice(texts["格式"], (*path, "格式"), FORMS, findings),
        copy_number=copy_number,
        secrecy=_secrecy(texts["密级"], texts["保密期限"], path, findings),
        urgency=choice(texts["紧急程度"], (*path, "紧急程度"), URGENCY, findings),
        marks=marks,
        word=word,
        signers=findings.lines(given.get("签发人", ""), (*path, "签发人")),
    )


def read_colophon(given: dict[str, Any], path: Path, findings: Findings) -> Colophon:
    """版记 of the keys in COLOPHON_KEYS."""
    if given.keys().isdisjoint(COLOPHON_KEYS):
        return _NO_COLOPHON
    texts = {
        key: findings.text(given.get(key, ""), (*path, key), f"写成 {key}: …")
        for key in ("主送位置", "印发机关", "印发日期")
    }
    copies = [line for key in ("抄送", "抄送机关") for line in findings.lines(given.get(key, ""), (*path, key))]
    return Colophon(
        copies=tuple(line.rstrip("。.；;，,、 ") for line in copies),
        printer=texts["印发机关"],
        printed=read_signing(texts["印发日期"].removesuffix("印发"), (*path, "印发日期"), findings),
        holds_addressees=choice(texts["主送位置"], (*path, "主送位置"), PLACES, findings) == "版记",
    )


def read_signing(text: str, path: Path, findings: Findings) -> date | str | None:
    """The day on which the document is signed or printed, or 待签发; other words are said and stay."""
    day = read_day(text, path, findings)
    if isinstance(day, str) and not _UNSIGNED.fullmatch(day):
        message = f"{path[-1]}“{day}”不是年月日齐全的日期"
        shown = f"写成 {meant}" if (meant := _day_meant(day)) else "写成 2026-12-20 的样子"
        findings.add(D302, path, message, f"{shown}；还没有签发的写 待签发")
    return day


def _day_meant(words: str) -> date | None:
    """二〇二六年十二月三十一日 and 2026年12月31号 in digits, None for what is no day."""
    said = _WHOLE_DAY.fullmatch("".join(words.split()))
    if said is None:
        return None
    year, month, day = said[1].translate(_DIGITS), *(from_chinese(each) or (int(each) if each.isdigit() else 0) for each in said.groups()[1:])
    try:
        found = read_date(f"{year}-{month}-{day}")
    except DateError:
        return None
    return found if isinstance(found, date) else None


def check_number(number: str, path: Path, findings: Findings) -> None:
    """发文字号 as 7.2.5 wants it; what is written otherwise is said and printed as it is."""
    for form, hint in _NUMBER_FAULTS if number else ():
        match = form.search(number)
        if match:
            findings.add(D291, path, f"发文字号“{number}”的写法不合规定", hint.format(match[1]))
            return


def choice(text: str, path: Path, known: Sequence[str], findings: Findings, *, guess: bool = True) -> str:
    """The text if it is one of `known`, "" otherwise (and that is said, unless it is empty); `guess` names the nearest."""
    if not text or text in known:
        return text
    near = closest(text, known) if guess else None
    options = f"可写 {'、'.join(known)}"
    findings.add(D290, path, f"不能写“{text}”", f"是不是“{near}”？{options}" if near else options)
    return ""


def _secrecy(text: str, term: str, path: Path, findings: Findings) -> str:
    """机密★1年, out of 机密★1年 or of 密级 and 保密期限."""
    level, _, own_term = text.replace("☆", "★").partition("★")
    level, term = level.strip(), own_term.strip() or term
    if term and not _TERM.fullmatch(term):
        where = (*path, "密级" if own_term else "保密期限")
        findings.add(D290, where, f"保密期限“{term}”看不懂", "用阿拉伯数字，写成 1年、6个月，或者 长期")
        return ""
    level = choice(level, (*path, "密级"), SECRECY, findings, guess=False)  # all three share a letter
    if term and not level and not text:
        findings.add(D290, (*path, "保密期限"), "写了保密期限，没有写密级", "加上 密级: 机密")
    return f"{level}★{term}" if level and term else level


def _marks(names: tuple[str, ...]) -> tuple[tuple[str, ...], str]:
    """The issuing bodies and the 文件 that several of them share: [甲局, 乙局, 文件] or [甲局, 乙局文件]."""
    if len(names) < 2:
        return names, ""
    word = _DOCUMENT if any(name.endswith(_DOCUMENT) for name in names) else ""
    bodies = tuple(name.removesuffix(_DOCUMENT).strip() for name in names)
    bodies = tuple(body for body in bodies if body)
    return (bodies, word) if len(bodies) > 1 else (tuple(body + word for body in bodies), "")
