"""公文: what the data says of the elements around the text. Absent elements are empty and leave no trace."""

from __future__ import annotations

from datetime import date
from typing import Final

from drafting.frozen import frozen
from drafting.model.narrative import Exhibit
from drafting.source import Path

TO_BE_SIGNED: Final = "待签发"
"""Given as 发文字号 or 成文日期 (or at its end), it prints as the customary blank."""

FINISHED: Final = "定稿"
"""The 稿次 of a text that is no draft any more; it is not printed."""


@frozen
class Letterhead:
    """版头 as typed; `marks` are the issuing bodies, `word` the 文件 that several of them share."""

    form: str = ""  # 格式: 文件 | 信函
    copy_number: str = ""
    secrecy: str = ""  # 机密★1年
    urgency: str = ""
    marks: tuple[str, ...] = ()
    word: str = ""
    signers: tuple[str, ...] = ()


@frozen
class Colophon:
    """版记 as typed. With `holds_addressees` the 主送机关 stands here instead of on the first page (7.4.2)."""

    copies: tuple[str, ...] = ()
    printer: str = ""
    printed: date | str | None = None
    holds_addressees: bool = False


@frozen
class Enclosure:
    """One 附件: its title and where its content stands. With no content it is only named after the text."""

    path: Path
    title: str = ""
    text: str = ""  # 内容
    narrative: str = ""  # 文字材料: a name there
    tables: tuple[str, ...] = ()  # 明细表: names there
    report: str = ""  # 数据: another data file, whose report is enclosed
    exhibits: tuple[Exhibit, ...] = ()  # 图, 图片

    @property
    def has_content(self) -> bool:
        return bool(self.text or self.narrative or self.tables or self.report or self.exhibits)


CARRIERS: Final = ("报告",)
"""The statutory 文种 that may carry a text which is none."""


@frozen
class Carrier:
    """承载: the statutory 文种 that carries the text as its annex; title and text are the house's where empty."""

    path: Path
    kind: str
    title: str = ""
    text: str = ""


@frozen
class OfficialDocument:
    """The elements given. `date` and `document_number` may say 待签发; `sealed` is None where 用印 is not given."""

    title: str = ""
    draft: str = ""
    document_number: str = ""
    addressee: str = ""
    salutation: str = ""
    signatures: tuple[str, ...] = ()
    date: date | str | None = None
    note: str = ""
    contact: str = ""  # 联系人
    telephone: str = ""  # 联系电话
    sealed: bool | None = None
    letterhead: Letterhead = Letterhead()
    colophon: Colophon = Colophon()
    enclosures: tuple[Enclosure, ...] = ()
    carrier: Carrier | None = None
