"""The markup of tracked changes and comments, under the prefix that a part gives to WordprocessingML."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import count

from drafting.patterns import lazy
from drafting.writers.docx.annotate.edits import Author, NotEditable, Words
from drafting.writers.docx.text import escape

_ROOT = lazy(rb"<(?:([\w.-]+):)?document[\s>]")
_ID = lazy(rb"""\bid\s*=\s*["'](\d{1,9})["']""")

_BEHIND_HIGHLIGHT = (
    b"u|effect|bdr|shd|fitText|vertAlign|rtl|cs|em|lang|eastAsianLayout|specVanish|oMath|rPrChange"
)


class Markup:
    """Pieces of markup with ids that the part does not have yet."""

    def __init__(self, content: bytes, author: Author) -> None:
        """`content` is the main part. Raises NotEditable where its prefix is not known or it is not UTF-8."""
        root = _ROOT.search(content, 0, 4096)
        if content.startswith((b"\xff\xfe", b"\xfe\xff")) or not root or not root[1]:
            raise NotEditable("the main part is written in an unusual way")
        self.prefix = root[1].decode()
        self._w = f"{self.prefix}:"
        highest = max((int(each) for each in _ID.findall(content)), default=0)
        self._ids: Iterator[int] = count(min(highest, 2**31 - 2**24) + 1)
        self._signed = f'{self._w}author="{escape(author.name)}" {self._w}date="{author.stamp}"'

    def new_id(self) -> int:
        return next(self._ids)

    def _tracked(self, name: str) -> str:
        return f'{self._w}{name} {self._w}id="{self.new_id()}" {self._signed}'

    def mark(self, name: str) -> bytes:
        """The sign in w:rPr that a paragraph's mark is inserted or struck out."""
        return f"<{self._tracked(name)}/>".encode()

    def struck(self, runs: bytes) -> bytes:
        """Runs of w:delText, struck out."""
        return f"<{self._tracked('del')}>".encode() + runs + f"</{self._w}del>".encode()

    def inserted(self, words: Iterable[tuple[Words, bytes]]) -> bytes:
        """Words with the w:rPr of each, inserted."""
        return f"<{self._tracked('ins')}>".encode() + b"".join(map(self._run, words)) + f"</{self._w}ins>".encode()

    def _run(self, each: tuple[Words, bytes]) -> bytes:
        words, properties = each
        w = self._w
        text = escape(words.text)
        text = text.replace("\t", f'</{w}t><{w}tab/><{w}t xml:space="preserve">')
        text = text.replace("\n", f'</{w}t><{w}br/><{w}t xml:space="preserve">')
        if words.marked:
            properties = self._highlighted(properties)
        run = f"<{w}r>".encode() + properties + f'<{w}t xml:space="preserve">{text}</{w}t></{w}r>'.encode()
        if not words.bookmark:
            return run
        number = self.new_id()
        opening = f'<{w}bookmarkStart {w}id="{number}" {w}name="{escape(words.bookmark)}"/>'
        return opening.encode() + run + f'<{w}bookmarkEnd {w}id="{number}"/>'.encode()

    def _highlighted(self, properties: bytes) -> bytes:
        """A w:rPr with a highlight, at its place in the schema's order."""
        highlight = f'<{self._w}highlight {self._w}val="yellow"/>'.encode()
        inner = properties[properties.index(b">") + 1 : properties.rindex(b"<")] if b"</" in properties else b""
        inner = self.without(inner, "highlight")
        following = re.search(rb"<" + self._w.encode() + rb"(?:" + _BEHIND_HIGHLIGHT + rb")[\s/>]", inner)
        at = following.start() if following else len(inner)
        return self.element("rPr", inner[:at] + highlight + inner[at:])

    def text(self, text: str, *, struck: bool = False) -> bytes:
        """A w:t, or a w:delText."""
        name = f"{self._w}{'delText' if struck else 't'}"
        return f'<{name} xml:space="preserve">{escape(text)}</{name}>'.encode()

    def comment_starts(self, number: int) -> bytes:
        return f'<{self._w}commentRangeStart {self._w}id="{number}"/>'.encode()

    def comment_ends(self, number: int) -> bytes:
        w = self._w
        return f'<{w}commentRangeEnd {w}id="{number}"/><{w}r><{w}commentReference {w}id="{number}"/></{w}r>'.encode()

    def element(self, name: str, content: bytes) -> bytes:
        return f"<{self._w}{name}>".encode() + content + f"</{self._w}{name}>".encode()

    def without(self, xml: bytes, *names: str) -> bytes:
        """The markup without these elements and what they hold. None of them stands within one of its own name."""
        for name in names:
            tag = f"{self._w}{name}".encode()
            xml = re.sub(
                rb"<" + tag + rb"(?:\s[^>]*)?/>|<" + tag + rb"(?:\s[^>]*)?>.*?</" + tag + rb"\s*>", b"", xml, flags=re.DOTALL
            )
        return xml
