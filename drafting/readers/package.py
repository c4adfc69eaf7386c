"""Opening a docx that anybody may have sent: what it is, whether it is whole, and that it is small enough to read."""

from __future__ import annotations

from posixpath import join, normpath
from typing import Final

from drafting.diagnostics import Place, Refused, Rule, Severity
from drafting.examples import ONE_TOWNSHIP
from drafting.files.container import OLE, UNREADABLE, Container, TooLarge
from drafting.registry import declare

NOT_WORD = declare(
    Rule(
        "S060",
        "不是 Word 文件",
        Severity.ERROR,
        "文件打开来不是 .docx：可能是别的文件改了扩展名，或是旧格式 .doc、.wps。先在 Word 或 WPS 里另存为 .docx。",
        hits=ONE_TOWNSHIP
        + "# 文件：稿.docx\n"
        "不是 Word 文件\n"
        "$ drafting trace 稿.docx\n",
        clean=ONE_TOWNSHIP
        + "$ drafting render 甲乡.yaml -o 稿.docx\n"
        "$ drafting trace 稿.docx\n",
    )
)
BROKEN = declare(
    Rule(
        "S061",
        "Word 文件不完整",
        Severity.ERROR,
        "文件损坏或没有传完，读不出正文。重新拷贝一份，或在 Word、WPS 里打开修复后另存。",
    )
)
ENCRYPTED = declare(
    Rule("S062", "Word 文件加了密码", Severity.ERROR, "加密的文件读不了。在 Word 或 WPS 里打开，去掉打开密码后另存。")
)
MACROS = declare(
    Rule("S063", "Word 文件带宏", Severity.ERROR, "带宏的文件（.docm）不处理。在 Word 或 WPS 里另存为不带宏的 .docx。")
)
TOO_LARGE = declare(
    Rule(
        "S064",
        "Word 文件展开后过大",
        Severity.ERROR,
        "文件解压后大得不像一份报告，可能是恶意文件，没有再读。确实需要时，删去大图片后另存。",
    )
)
UNUSUAL = declare(
    Rule(
        "S088",
        "文件的写法特殊，改不了",
        Severity.ERROR,
        "文件内部的编码或写法少见，改动它不能保证其余内容一字不变。在 Word 或 WPS 里打开另存为 .docx 再试。",
    )
)

_MAIN: Final = "/officeDocument"


class CannotRead(Refused):
    """The file is of a kind that the command does not take; nothing was written."""

    could_not_run = True


def main_part(data: bytes, name: str) -> tuple[str, bytes]:
    """The name and content of the part that holds a docx's text. `name` is how messages speak of the file.

    Raises CannotRead: no docx, damaged, encrypted, with macros, or too large unpacked.
    """
    if data.startswith(OLE):
        raise _old_or_locked(data, name)
    if not data:
        raise refusal(NOT_WORD, name, f"{name} 是空的（0 字节）", "多半是没有存好、没有拷完：从原处重新拷贝一份")
    if not data.startswith(b"PK"):
        raise refusal(NOT_WORD, name, f"{name} 不是 Word 文件（.docx）", "在 Word 或 WPS 里另存为 .docx 再试")
    try:
        with Container(data) as package:
            return _main_of(package, name)
    except TooLarge:
        raise refusal(TOO_LARGE, name, f"{name} 展开后过大，没有再读", "确认文件来处；删去大图片后另存再试") from None
    except UNREADABLE:
        raise refusal(
            BROKEN, name, f"{name} 不完整，读不出正文", "重新拷贝一份；或在 Word、WPS 里打开修复后另存"
        ) from None


def require_whole(data: bytes, name: str) -> None:
    """Raises CannotRead where a part of a docx, whichever, cannot be unpacked: what is to be written anew must be read whole."""
    try:
        with Container(data) as package:
            for each in package.infolist():
                package.read(each)
    except UNREADABLE:
        message = f"{name} 不完整，里面有读不出的部分"
        raise refusal(BROKEN, name, message, "重新拷贝一份；或在 Word、WPS 里打开修复后另存") from None


def unusual(name: str) -> CannotRead:
    """Of a file that can be read, and not be written into so that all the rest stays as it is."""
    return refusal(UNUSUAL, name, f"{name} 的写法特殊，改不了", "在 Word 或 WPS 里打开另存为 .docx 再试")


def refusal(rule: Rule, name: str, message: str, hint: str) -> CannotRead:
    return CannotRead([rule.at(Place(name), message, hint)])


def _old_or_locked(data: bytes, name: str) -> CannotRead:
    if "EncryptedPackage".encode("utf-16-le") in data:
        return refusal(ENCRYPTED, name, f"{name} 加了打开密码，读不了", "在 Word 或 WPS 里去掉密码后另存")
    return refusal(NOT_WORD, name, f"{name} 是旧格式（.doc、.wps），读不了", "在 Word 或 WPS 里另存为 .docx 再试")


def _main_of(package: Container, name: str) -> tuple[str, bytes]:
    parts = package.infolist()
    names = {each.filename for each in parts}
    if len(names) != len(parts):
        raise refusal(BROKEN, name, f"{name} 里有重名的部分，不知道以哪个为准", "在 Word 或 WPS 里打开后另存")
    if "[Content_Types].xml" not in names:
        raise refusal(NOT_WORD, name, f"{name} 是压缩包，不是 Word 文件（.docx）", "在 Word 或 WPS 里另存为 .docx 再试")
    if any(each.lower().endswith("vbaproject.bin") for each in names) or b"macroEnabled" in package.read(
        "[Content_Types].xml"
    ):
        raise refusal(MACROS, name, f"{name} 带宏，不处理", "在 Word 或 WPS 里另存为不带宏的 .docx 再试")
    main = _named_as_main(package.read("_rels/.rels")) if "_rels/.rels" in names else ""
    if main not in names:
        raise refusal(NOT_WORD, name, f"{name} 里没有 Word 正文", "在 Word 或 WPS 里另存为 .docx 再试")
    return main, package.read_text(main)


def _named_as_main(relationships: bytes) -> str:
    """Where the package says its text stands; "" if it does not."""
    from xml.etree.ElementTree import ParseError, fromstring

    if b"<!DOCTYPE" in relationships:
        return ""
    try:
        root = fromstring(relationships)
    except (ParseError, ValueError, LookupError):
        return ""
    targets = (each.get("Target", "") for each in root if each.get("Type", "").endswith(_MAIN))
    return next((normpath(join("/", target)).lstrip("/") for target in targets), "")
