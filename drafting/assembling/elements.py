"""What stands around the text, from 公文: every element in the words that print, and blanks for what is to be signed."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from typing import Final

from drafting.blocks.document import Back, Document, Front, Head, Imprint
from drafting.blocks.marks import printable
from drafting.diagnostics import Diagnostic, Place, Rule, Severity
from drafting.model.dataset import Dataset, Period
from drafting.model.dates import day_text
from drafting.model.official import FINISHED, TO_BE_SIGNED, OfficialDocument
from drafting.patterns import lazy
from drafting.registry import declare

NO_STATUTORY_KIND: Final = lazy("(?:总结|小结|汇报|简报)$")
"""A title that ends so names none of the fifteen 文种 of 条例 第八条."""

_EXAMPLE: Final = (
    "模板: rural/township\n单位: {名称: 示例乡人民政府, 地区: 示例乡, 层级: 乡镇}\n报告期: 2026年\n指标: {}\n"
)

NUMBERED = declare(
    Rule(
        "D296",
        "总结上直接编了发文字号",
        Severity.INFO,
        "工作总结、汇报不是法定公文种类，一般不单独编发文字号、加红头。正式报送时由“报告”承载：公文 里写 承载: 报告，总结作为附件。照写的印出来。",
        hits=_EXAMPLE + "公文: {发文字号: 示政发〔2026〕3号}\n",
        clean=_EXAMPLE + "公文: {承载: 报告, 发文字号: 示政发〔2026〕3号, 主送机关: 示例县人民政府, 签发人: 示例甲}\n",
    )
)
UNSIGNED = declare(
    Rule(
        "D301",
        "发文字号、成文日期、签发人印成了空白",
        Severity.INFO,
        "数据写“待签发”的，草稿里印成空白（〔2026〕　号、2026年7月　日、签发人：　　　）；写“待定”“×××”“〔2026〕 号”的照印，也提示。年和月由报告期推出，不对的写成 2026年8月待签发。签发后改成实际的再生成；--final 时算错误。",
        hits=_EXAMPLE + "公文: {稿次: 送审稿, 署名: 示例乡人民政府, 成文日期: 待签发}\n",
        clean=_EXAMPLE + "公文: {稿次: 送审稿, 署名: 示例乡人民政府, 成文日期: 2026-12-05}\n",
    )
)

NO_SIGNATURE = declare(
    Rule(
        "D304",
        "没有署名",
        Severity.INFO,
        "落款的署名、成文日期没有写，稿子末尾就没有。讨论稿可以不写；定稿前补上：公文 里写 署名、成文日期。--final 时作为存疑。依据：GB/T 9704 7.3.5。",
        hits=_EXAMPLE + "公文: {成文日期: 2026-12-05}\n",
        clean=_EXAMPLE + "公文: {署名: 示例乡人民政府, 成文日期: 2026-12-05}\n",
    )
)
CARRIED_TWICE = declare(
    Rule(
        "D305",
        "报告由报告承载",
        Severity.INFO,
        "承载: 报告 用在总结、汇报这类不是法定公文种类的文稿上：报告写一句“随文报送”，文稿作附件。标题已经是“……报告”的，自己就是报告，直接编发文字号、加红头；再套一个，就成了《……报告》的报告。照写的印出来。",
        hits=_EXAMPLE + "公文: {承载: 报告, 标题: 示例乡工作进展情况报告, 主送机关: 示例县人民政府, 签发人: 示例甲}\n",
        clean=_EXAMPLE + "公文: {承载: 报告, 标题: 示例乡2026年工作总结, 主送机关: 示例县人民政府, 签发人: 示例甲}\n",
    )
)

_REPORT: Final = lazy("报告$")
_TO_COME: Final = lazy(r"^待\s*[定填补核编签确][\s\S]{0,3}$|[×xXＸ*＊□_＿?？]{2,}|[×＊□]|〕\s+号|〕[×xXＸ*＊□_＿?？oOoNn]+号")
"""待定, ×××, 〔2026〕 号, 〔2026〕×号."""
_PRINTS_BLANK: Final = ("发文字号", "签发人")
_BLANK: Final = "\u3000"
_NAME_TO_COME: Final = _BLANK * 3
"""Room for the name of a 签发人."""
_LAST_MONTH: Final = 12


def front_of(official: OfficialDocument, title: str, period: Period) -> Front:
    """What stands before the text under `title`. What is to be signed prints as the customary blank."""
    held = official.letterhead
    head = Head(
        copy_number=printable(held.copy_number),
        secrecy=printable(held.secrecy),
        urgency=printable(held.urgency),
        marks=tuple(map(printable, held.marks)),
        word=held.word,
        signers=tuple(_NAME_TO_COME if each == TO_BE_SIGNED else printable(each) for each in held.signers),
        letter=held.form == "信函",
    )
    draft = "" if official.draft == FINISHED else printable(official.draft)
    number = printable(number_text(official.document_number, period))
    addressee = "" if official.colophon.holds_addressees else printable(official.addressee).rstrip("：:")
    return Front(title, draft, number, addressee, printable(official.salutation).rstrip("：:"), head)


def back_of(official: OfficialDocument, period: Period) -> Back:
    """What stands after the text. A formal document leaves room for its seal unless 用印 says 否."""
    colophon = official.colophon
    imprint = Imprint(
        addressees=printable(official.addressee).rstrip("：:。") if colophon.holds_addressees else "",
        copies="，".join(map(printable, colophon.copies)),
        printer=printable(colophon.printer),
        printed=printable(date_text(colophon.printed, period)),
    )
    formal = bool(official.letterhead.marks or official.carrier)
    return Back(
        signatures=tuple(map(printable, official.signatures)),
        date=printable(date_text(official.date, period)),
        note="\n".join(filter(None, (printable(official.note), _contact(official)))),
        sealed=formal if official.sealed is None else official.sealed,
        imprint=imprint,
    )


def _contact(official: OfficialDocument) -> str:
    """联系人：某某，联系电话：0000-0000000"""
    person = f"联系人：{printable(official.contact)}" if official.contact else ""
    telephone = f"联系电话：{printable(official.telephone)}" if official.telephone else ""
    return "，".join(filter(None, (person, telephone)))


def number_text(number: str, period: Period) -> str:
    """发文字号 as it prints: 待签发 → 〔2026〕　号, 示农〔2026〕待签发 → 示农〔2026〕　号."""
    if not number.endswith(TO_BE_SIGNED):
        return number
    given = number.removesuffix(TO_BE_SIGNED).strip()
    year = "" if re.search(r"〔\d{4}〕", given) else f"〔{signing_month(period)[0]}〕"
    return f"{given}{year}{_BLANK}号"


def date_text(day: date | str | None, period: Period) -> str:
    """A day as 7.3.5.4 prints it, without leading zeros: 待签发 → 2026年7月　日, 2026年8月待签发 → 2026年8月　日."""
    if isinstance(day, date):
        return day_text(day)
    if not day or not day.endswith(TO_BE_SIGNED):
        return day or ""
    given = day.removesuffix(TO_BE_SIGNED).strip()
    if not given:
        year, month = signing_month(period)
        return f"{year}年{month}月{_BLANK}日"
    if given.endswith("年"):
        return f"{given}{_BLANK}月{_BLANK}日"
    return f"{given}{_BLANK}日" if given.endswith("月") else given


def signing_month(period: Period) -> tuple[int, int]:
    """The year and month in which a draft of this period is signed; the calendar on the wall is not asked.

    That of 截至 where it is a day, or the month after it where it is a month's last day; without 截至 the month after
    the period, and for a period that ends with the year its December.
    """
    if isinstance(period.as_of, date):
        day = date.fromordinal(period.as_of.toordinal() + 1)
        return (day.year, day.month) if day.year == period.as_of.year else (day.year - 1, _LAST_MONTH)
    return period.year, min(period.last_month + 1, _LAST_MONTH)


def without_dress(document: Document) -> Document:
    """主体 alone (7.1), for an office system that adds the red head and the 版记 itself: --body."""
    front = replace(document.front, head=Head(), document_number="")
    return replace(document, front=front, back=replace(document.back, imprint=Imprint()))


def element_findings(dataset: Dataset, title: str, carried: str = "") -> list[Diagnostic]:
    """What prints as a blank, what is not there, and what the elements and the 文种 of the text do not go together in.

    `carried` is the title of the report under a carrier's `title`.
    """
    return [*_blanks(dataset), *_unnamed(dataset), *_to_come(dataset), *_numbered(dataset, title), *_unsigned(dataset), *_carried(dataset, carried)]


def _blanks(dataset: Dataset) -> Iterator[Diagnostic]:
    official = dataset.document
    if official.draft == FINISHED:
        return  # said when the data was read
    given = (
        ("发文字号", official.document_number, number_text, ""),
        ("成文日期", official.date, date_text, ""),
        ("印发日期", official.colophon.printed, date_text, "印发"),
    )
    for key, value, say, behind in given:
        if isinstance(value, str) and value.endswith(TO_BE_SIGNED):
            place = dataset.tree.place(("公文", key))
            blank = say(value, dataset.period)
            message = f"{key}还没有签发，印成“{blank}”"
            yield UNSIGNED.at(place, message, f"签发后写上实际的{key}", path=f"公文.{key}", excerpt=printable(blank + behind))


def _unnamed(dataset: Dataset) -> Iterator[Diagnostic]:
    """签发人 whose name is still to come."""
    if TO_BE_SIGNED in dataset.document.letterhead.signers and dataset.document.draft != FINISHED:
        place = dataset.tree.place(("公文", "签发人"))
        yield UNSIGNED.at(place, "签发人还没有定，姓名印成空白", "签发后写上实际的签发人", path="公文.签发人", excerpt="签发人：")


def _to_come(dataset: Dataset) -> Iterator[Diagnostic]:
    """Elements in which somebody typed a word, or left room, for what is still to come."""
    official = dataset.document
    given = {
        "发文字号": (official.document_number,),
        "签发人": official.letterhead.signers,
        "主送机关": (official.addressee,),
        "署名": official.signatures,
        "联系人": (official.contact,),
        "联系电话": (official.telephone,),
    }
    for key, values in given.items():
        for value in values:
            if value and not value.endswith(TO_BE_SIGNED) and _TO_COME.search(value):
                message = f"{key}写的是“{value}”，还没有定"
                hint = f"定了以后写上实际的{key}" + ("；草稿里要印成空白的，写 待签发" if key in _PRINTS_BLANK else "")
                yield UNSIGNED.at(dataset.tree.place(("公文", key)), message, hint, path=f"公文.{key}", excerpt=printable(value))


def _numbered(dataset: Dataset, title: str) -> Iterator[Diagnostic]:
    official = dataset.document
    formal = official.document_number or official.letterhead.marks
    title = title.replace("|", "")
    if formal and not official.carrier and NO_STATUTORY_KIND.search(title.rstrip("）)（( ")):
        key = "发文字号" if official.document_number else "发文机关标志"
        place = dataset.tree.place(("公文", key))
        message = f"“{title[-6:]}”不是法定公文种类，一般不直接用{key}"
        yield NUMBERED.at(place, message, "正式报送时在 公文 里写 承载: 报告，总结作为附件", path=f"公文.{key}")


def _unsigned(dataset: Dataset) -> Iterator[Diagnostic]:
    """Half of what closes the text, or a text that is addressed and numbered: a bare draft says nothing (but see `unsigned_final`)."""
    official = dataset.document
    begun = official.date or official.document_number or official.addressee or official.letterhead.marks or official.carrier
    if begun and not official.signatures:
        place = dataset.tree.place(("公文",))
        yield NO_SIGNATURE.at(place, _absent(official.date), f"定稿前在 公文 里写 署名: {dataset.unit.name}", path="公文.署名")


def unsigned_final(document: Document, file: str) -> Diagnostic | None:
    """A final copy that nobody signs."""
    if document.back.signatures:
        return None
    return NO_SIGNATURE.at(Place(file), _absent(document.back.date), "在 公文 里写 署名: …、成文日期: …", path="公文.署名")


def _absent(day: object) -> str:
    return "没有署名" if day else "没有署名、成文日期"


def _carried(dataset: Dataset, title: str) -> Iterator[Diagnostic]:
    title = title.replace("|", "").rstrip("）)（( ")
    if _REPORT.search(title):
        place = dataset.tree.place(("公文", "承载"))
        yield CARRIED_TWICE.at(place, f"“{title[-6:]}”已经是报告", "删去 承载，直接写 发文字号、主送机关", path="公文.承载")
