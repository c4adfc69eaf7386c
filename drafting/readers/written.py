"""A report that is already written, whatever wrote it: its lines as a reader sees them, and its tables."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise
from operator import attrgetter
from typing import Final, Literal

from drafting.diagnostics import Place, Rule, Severity, WordPlace
from drafting.files.decoding import decoded
from drafting.frozen import frozen
from drafting.patterns import lazy
from drafting.readers.contents import without_contents
from drafting.readers.outline import CONTENTS, Placed, outline_of
from drafting.readers.package import TOO_LARGE, refusal
from drafting.readers.rows import Merge
from drafting.readers.word import WordText, read_word
from drafting.registry import declare

NO_TEXT = declare(
    Rule(
        "S085",
        "稿子里没有文字",
        Severity.ERROR,
        "文件打得开，里面没有可以核对的文字：是空的、只有图片（扫描件），或者编码不是 UTF-8、GBK。",
        hits="# 文件：总结.txt\n\n$ drafting check 总结.txt\n",
        clean="# 文件：总结.txt\n某乡2026年工作总结\n全乡共有监测对象86户251人。\n$ drafting check 总结.txt\n",
    )
)

Kind = Literal["title", "address", "heading", "body", "cell", "signature"]
Line = tuple[Kind, str, int, str]
"""(what it is, its words, the level and the number of a heading, run in or not), as the checks of wording read it. An address that has a
level is a heading without a number: its style says so, and how it stands to those that have one is not said."""

_LARGEST: Final = 16 << 20
"""Bytes of a text; the longest report has a hundredth of it."""
_LAYERS: Final = (
    lazy(r"[一二三四五六七八九十]{1,3}、"),
    lazy(r"[（(][一二三四五六七八九十]{1,3}[）)]"),
    lazy(r"\d{1,2}[.．](?!\d)"),
    lazy(r"[（(]\d{1,2}[）)]"),
)
"""How headings are numbered (GB/T 9704 7.3.3)."""
_ENCLOSED: Final = lazy(r"\d{1,2}[.．、]")
"""How a list of annexes is numbered: 2.2025年食品抽检分类表 is none of 2.2025."""
_CHAPTERS: Final = (lazy(r"第[一二三四五六七八九十\d]{1,3}(?:章|篇|编|部分)(?![一二三四五六七八九十\d]|的)"), lazy(r"第[一二三四五六七八九十\d]{1,3}节(?!的)"))
"""How headings are numbered that no template counts."""
_TRAIL: Final = lazy(r"\S\s*[>＞]\s*\S")
"""网站首页 > 信息公开 > 年度总结: where a page was found."""
_TITLE: Final = lazy("(?:总结|报告|情况|汇报|方案|要点|计划|意见|通知|请示|简报|专报|公报|总结及[^。]{0,14})(?:[（(][^（）()]{1,12}[）)])?$")
_LOOKED_AT: Final = 10
"""Lines at the head of a text among which its title stands."""
_LONGEST_TITLE: Final = 80
_HEAD: Final = 5
"""Lines at the head of a text that say where and when it was read out."""
_STOPS: Final = lazy("[。；，]")
_THIRD: Final = 3
_LONGEST_HEADING: Final = 60
_DATE: Final = lazy(r"(?:19|20)\d{2} ?年 ?\d{1,2} ?月 ?\d{1,2} ?日")
_LONGEST_SIGNATURE: Final = 30
_SENTENCE: Final = lazy("[，。；,;！？]")
_ANNEX: Final = lazy(r"附\s*件\s*\d{0,2}\s*[：:]?")
_ANNEX_CALLED: Final = lazy(r"(附\s*件\s*\d{1,2})\s*[：:\s　]\s*(\S.{1,39})")
_LETTERHEAD: Final = lazy(r"〔\d{4}〕|号$|文件$|签发|★|^(?:特急|加急|急件|机密|秘密)|\t")
_IMPRINT: Final = lazy(r"(?:抄送|主送|印发|联系人|联系电话|（联系人)|.*印发$")
_CAPTION: Final = lazy(r"[图表]\s*\d{1,2}[\s\u3000：:.]|单位[：:]\S{1,8}$|(?:数据)?来源[：:]|注[：:]")
_COLUMNS: Final = lazy(r"\S(?:[\s\u3000]{2,}\S+){2,}")
"""A row of a table that is set with blanks."""
_MARKDOWN: Final = lazy(r"^(?:#{1,6}\s+|>\s*|[-*+]\s+)|\*\*|\\(?=[\\`*_{}\[\]()#+.!|-])")
_TITLE_STYLES: Final = ("title", "公文标题", "文件标题")
_SHARPS: Final = lazy("#{1,6}(?=\\s)")
_COMMENT: Final = lazy("<!--.*?-->", re.DOTALL)
_RULE: Final = lazy(r"\|?\s*:?-{2,}:?\s*(?:\|\s*:?-{2,}:?\s*)*\|?")


@frozen
class WrittenTable:
    """A table's rows; `places` says for each row where its cells stand, `span` which paragraphs or lines are the table's, first and last.

    Not `whole` is one that has another table in it: its rows are those without. `merges` says of each row how its cells are merged; () where
    the file cannot say.
    """

    rows: tuple[tuple[str, ...], ...]
    places: tuple[tuple[Place, ...], ...]
    span: tuple[int, int]
    whole: bool = True
    merges: tuple[tuple[Merge, ...], ...] = ()


@frozen
class Part:
    """The text itself, or one of its annexes. `typed` are the lines as they stand, `places` says where: file:line:column, or 总结.docx[第12段]."""

    lines: tuple[Line, ...]
    typed: tuple[str, ...]
    places: tuple[Place, ...]


@frozen
class Written:
    """A report as it was read."""

    parts: tuple[Part, ...]
    tables: tuple[WrittenTable, ...]


def read_written(data: bytes, name: str, suffix: str) -> Written:
    """A report in Word, text or Markdown; `suffix` is one of `filenames.WRITTEN_SUFFIXES`. Raises CannotRead."""
    if suffix in (".docx", ".docm"):
        text = read_word(data, name)
        outline = outline_of(data, text)
        lines, tables = _lines_of_word(text, outline, name), tuple(_tables_of_word(text, outline, name))
    else:
        lines, tables = _lines_of_text(_text(data, name), name, marked=suffix == ".md")
    if not any(each.words for each in lines):
        raise refusal(NO_TEXT, name, f"{name} 里没有文字", "打开看看是不是存错了文件；扫描件要先转成文字")
    return Written(tuple(_part(part) for part in _texts(without_contents(lines, attrgetter("words")))), tables)


def _part(lines: Sequence[_Raw]) -> Part:
    return Part(tuple(_listed(list(_kinds(lines)))), tuple(each.words for each in lines), tuple(each.place for each in lines))


@frozen
class _Raw:
    """A line as it is read; `level` and `is_title` are what its style says of it."""

    words: str
    place: Place
    in_cell: bool
    level: int = 0
    is_title: bool = False


def _lines_of_word(text: WordText, placed: Sequence[Placed], name: str) -> list[_Raw]:
    """The lines of a Word file with the numbers that it prints before them; its own table of contents says nothing new."""
    lines: list[_Raw] = []
    number = 0
    for paragraph, outline in zip(text.paragraphs, placed, strict=True):
        in_cell = "tc" in paragraph.within
        end = 0
        printed = outline.number
        for words in _broken_lines(paragraph.text):
            if words.strip() and not CONTENTS.match(outline.style):
                number += not in_cell
                start, end = end, end + _length(words)
                place = WordPlace(f"{name}[第{number}段{'后的表' if in_cell else ''}]", None, None, paragraph.index, start - _length(printed), end)
                lines.append(_Raw(printed + words.strip(), place, in_cell, 0 if in_cell else outline.level, outline.style in _TITLE_STYLES))
                printed = ""
    return lines


def _length(words: str) -> int:
    """How many characters words have that are not blank."""
    return len("".join(words.split()))


def _broken_lines(text: str) -> list[str]:
    """The lines of a paragraph with breaks in it; a sentence that a break runs through is one line."""
    lines: list[str] = []
    for line in text.split("\n"):
        if lines and len(lines[-1]) > _LONGEST_SIGNATURE and lines[-1][-1:] not in "。；：！？;:":
            lines[-1] += line
        else:
            lines.append(line)
    return lines


def _tables_of_word(text: WordText, outline: Sequence[Placed], name: str) -> Iterator[WrittenTable]:
    said = [f"{each.number}{words}".strip() for each, words in zip(outline, text.texts, strict=True)]
    for number in sorted({row.table for row in text.rows}):
        of_table = [row for row in text.rows if row.table == number]
        rows = [row for row in of_table if row.simple and not row.deleted]
        cells = [tuple(_run_together([said[at] for at in cell if said[at]]) for cell in row.cells) for row in rows]
        places = [tuple(_place_of_cell(text, cell, f"{name}[表{number + 1}第{line}行第{column}列]") for column, cell in enumerate(row.cells, 1)) for line, row in enumerate(rows, 1)]
        inside = [at for row in of_table for cell in row.cells for at in (cell.start, cell.stop - 1)]
        yield WrittenTable(tuple(cells), tuple(places), (min(inside, default=0), max(inside, default=0)), all(row.simple for row in of_table), tuple(row.merges for row in rows))


def _run_together(paragraphs: Sequence[str]) -> str:
    """What a cell says in several paragraphs; two numbers stay two."""
    whole = ""
    for each in paragraphs:
        whole += f" {each}" if whole[-1:].isascii() and whole[-1:].isalnum() and each[0].isascii() and each[0].isalnum() else each
    return whole


def _place_of_cell(text: WordText, cell: range, shown: str) -> WordPlace:
    """The first paragraph with text that stands in a cell."""
    paragraph = next((at for at in cell if _length(text.texts[at])), cell.start)
    return WordPlace(shown, None, None, paragraph, 0, _length(text.texts[paragraph]) if cell else 0)


def _text(data: bytes, name: str) -> str:
    if data.startswith(b"PK\x03\x04"):
        raise refusal(NO_TEXT, name, f"{name} 是 Word 文件，扩展名写错了", "把扩展名改成 .docx 再核对")
    if len(data) > _LARGEST:
        raise refusal(TOO_LARGE, name, f"{name} 有 {len(data) >> 20} MB，大得不像一份报告，没有读", "看看是不是存错了文件；确是稿子的，分成几份核对")
    text = decoded(data)
    if text is None:
        raise refusal(NO_TEXT, name, f"{name} 不是文字文件，读不出来", "在记事本里另存为，编码选 UTF-8")
    return text


def _lines_of_text(text: str, name: str, *, marked: bool) -> tuple[list[_Raw], tuple[WrittenTable, ...]]:
    lines: list[_Raw] = []
    tables: list[list[tuple[tuple[str, ...], tuple[Place, ...]]]] = []
    in_table = False
    text = _COMMENT.sub(lambda comment: "\n" * comment[0].count("\n"), text) if marked else text
    for number, typed in enumerate(text.splitlines(), 1):
        words = typed.strip().strip("\u3000\ufeff")
        if marked and words.startswith("|"):
            if not in_table:
                tables.append([])
            in_table = True
            if not _RULE.fullmatch(words):
                cells = tuple(_unmarked(cell.strip()) for cell in words.strip("|").split("|"))
                places = (Place(name, number),) * len(cells)
                tables[-1].append((cells, places))
                lines += [_Raw(cell, Place(name, number), in_cell=True) for cell in cells if cell]
            continue
        in_table = False
        below_title = len(match[0]) - 1 if marked and (match := _SHARPS.match(words)) else 0
        words = _unmarked(words) if marked else words
        if words:
            lines.append(_Raw(words, Place(name, number, typed.find(words[:1]) + 1), False, below_title))
    return lines, tuple(_table_of_text(each) for each in tables)


def _table_of_text(table: Sequence[tuple[tuple[str, ...], tuple[Place, ...]]]) -> WrittenTable:
    lines = [place.line or 0 for _, places in table for place in places]
    return WrittenTable(tuple(row for row, _ in table), tuple(places for _, places in table), (min(lines, default=0), max(lines, default=0)))


def _unmarked(words: str) -> str:
    return _MARKDOWN.sub("", words)


# what each line is -----------------------------------------------------------------


def _texts(lines: Sequence[_Raw]) -> Iterator[Sequence[_Raw]]:
    """The text, then each of its annexes, which number their headings anew."""
    lines = list(_with_annexes_called(lines))
    starts = [0, *(at for at, each in enumerate(lines) if at and not each.in_cell and _ANNEX.fullmatch(each.words)), len(lines)]
    yield from (lines[start:end] for start, end in pairwise(starts))


def _with_annexes_called(lines: Sequence[_Raw]) -> Iterator[_Raw]:
    """附件1：分乡镇情况表 is 附件1 and its title, where an annex begins: below the date that signs the text, or right above a table. Above it it is an item of a list."""
    signed = False
    for at, each in enumerate(lines):
        signed = signed or _DATE.fullmatch(each.words) is not None
        called = _ANNEX_CALLED.fullmatch(each.words) if not each.in_cell else None
        if called and at and (signed or (lines[at + 1 : at + 2] and lines[at + 1].in_cell)) and not _SENTENCE.search(called[2]):
            for group in (1, 2):
                yield replace(each, words=called[group], place=_part_of(each, *called.span(group)))
        else:
            yield each


def _part_of(line: _Raw, start: int, end: int) -> Place:
    if isinstance(line.place, WordPlace):
        return line.place.within(line.words, start, end)
    return replace(line.place, column=(line.place.column or 1) + start)


def _kinds(lines: Sequence[_Raw]) -> Iterator[Line]:
    """What each line of one text is."""
    title = _title_at(lines)
    signed = _signature_from(lines)
    in_list = False
    for at, each in enumerate(lines):
        words = each.words
        in_list = words.startswith(("附件：", "附件:")) or (in_list and bool(_ENCLOSED.match(words)) and "。" not in words)
        if each.in_cell or _CAPTION.match(words) or _COLUMNS.search(words):
            yield "cell", "".join(words.split()), 0, ""  # 图1　…, as captions are set
        elif at <= max(title, min(_HEAD, signed - 1)) and not _STOPS.search(words) and (at <= title or not (_numbered(words) or each.level or _chapter(words))):
            yield "address" if at > title or _LETTERHEAD.search(words) else "title", words, 0, ""
        elif in_list or ("\t" in words and not _SENTENCE.search(words)) or at >= signed or _IMPRINT.match(words):
            yield "signature", words, 0, ""
        else:
            yield _of_body(words, each.level)


def _listed(lines: list[Line]) -> Iterator[Line]:
    """Numbered lines of a lower level that follow each other are items of a list, no headings."""
    for at, (kind, words, level, number) in enumerate(lines):
        beside = [each for each in (*lines[max(at - 1, 0) : at], *lines[at + 1 : at + 2]) if each[2] == level and each[3]]
        if kind == "heading" and level >= _THIRD and beside:
            yield "body", words if words.endswith("。") else f"{words}。", 0, ""
        else:
            yield kind, words, level, number


def _title_at(lines: Sequence[_Raw]) -> int:
    head = [(at, each.words) for at, each in enumerate(lines[:_LOOKED_AT]) if not each.in_cell and len(each.words) <= _LONGEST_TITLE and "。" not in each.words and not _TRAIL.search(each.words)]
    styled = [at for at, _ in head if lines[at].is_title]
    named = styled[-1] if styled else next((at for at, words in head if _TITLE.search(words) and not _numbered(words)), None)
    if named is not None:
        return named
    first = int(len(lines) > 1 and _ANNEX.fullmatch(lines[0].words) is not None)
    return next((at for at, words in head if at == first and not _numbered(words)), -1)


def _signature_from(lines: Sequence[_Raw]) -> int:
    """The line from which a date alone, and the names above it, sign the text; past the end where none do."""
    dated = next((at for at in range(len(lines) - 1, max(len(lines) - _LOOKED_AT, 0), -1) if _DATE.fullmatch(lines[at].words)), None)
    if dated is None:
        return len(lines)
    start = dated
    while start > 1 and len(lines[start - 1].words) <= _LONGEST_SIGNATURE and not _SENTENCE.search(lines[start - 1].words):
        start -= 1
    return start


def _numbered(words: str) -> bool:
    return any(form.match(words) for form in _LAYERS)


def _stands_alone(words: str, level: int) -> bool:
    """Whether a numbered line is a heading: it is no sentence, and of the lower levels no item of a list either."""
    inner = words.rstrip("。") if level == 1 else words
    return len(words) <= _LONGEST_HEADING and "。" not in inner and not words.endswith(("；", ";", "，", "：", ":")) and (level < _THIRD or not _SENTENCE.search(words))


def _chapter(words: str) -> int:
    """The level of a line that is typed as a chapter's heading is; 0 of others."""
    return next((level for level, form in enumerate(_CHAPTERS, 1) if form.match(words) and not _SENTENCE.search(words)), 0)


def _of_body(words: str, styled: int) -> Line:
    """`styled` is the level of a heading that its style or outline level makes it."""
    for level, form in enumerate(_LAYERS, 1):
        if match := form.match(words):
            return "heading" if _stands_alone(words, level) else "body", words, level, match[0]
    styled = styled or _chapter(words)
    if styled and len(words) <= _LONGEST_HEADING and "。" not in words:
        return "address", words, styled, ""
    stands_alone = len(words) <= _LONGEST_SIGNATURE and (words.endswith(("：", ":")) or not _SENTENCE.search(words))
    return "address" if stands_alone else "body", words, 0, ""
