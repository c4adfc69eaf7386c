"""Template source before Jinja sees it: front matter, the short form [[…]], and lines that hold only tags."""

from __future__ import annotations

import re
from typing import Final

from drafting.patterns import lazy

_FRONT: Final = lazy(r"\A---[ \t]*\n(.*?\n)---[ \t]*(?:\n|\Z)", re.DOTALL)
_TOKEN: Final = lazy(r"\{#.*?#\}|\{%.*?%\}|\{\{.*?\}\}|\[\[|\]\]|\n", re.DOTALL)
_TRAILING: Final = lazy(r"[ \t]+$", re.MULTILINE)
_SPEAKS: Final = lazy(r"\{%[-+]?[ \t]*(?:其余|分条完)\b")  # text prints in place of the tag
_COMMENT: Final = lazy(r"\{#.*?#\}", re.DOTALL)
_NOT_LINE_END: Final = lazy(r"[^\n]")
_ENDS_CLAUSE: Final = lazy(r"\{%[ \t]*(?:可省完|要点完)\b")


def blanked(match: re.Match[str]) -> str:
    """Blanks for what matched: lines and columns of the rest stay."""
    return _NOT_LINE_END.sub(" ", match[0])


def uncommented(body: str) -> str:
    """The same text with blanks for comments: a comment may show how not to write."""
    return _COMMENT.sub(blanked, body)


def split_front(text: str) -> tuple[str, str]:
    """(front matter, body). The body keeps its line numbers: the front's lines stay as a comment's."""
    text = text.removeprefix("\ufeff").replace("\r\n", "\n")
    match = _FRONT.match(text)
    if match is None:
        return "", text
    lines = match[0].count("\n")
    return match[1], "{#" + "\n" * (lines - 1) + "#}\n" + text[match.end() :]


def prepare(body: str) -> str:
    """[[…]] becomes 可省; a tag at the end of a line keeps the line end unless the line holds only tags.

    A clause that ends on a line of its own leaves the line end of its text behind it, so that what follows stands
    on its own line when the clause is dropped. Line numbers stay true; columns after a [[ move.
    """
    body = _TRAILING.sub("", body)
    pieces: list[str] = []
    has_text = followed_text = False
    position = 0
    for match in _TOKEN.finditer(body):
        between = body[position : match.start()]
        has_text = has_text or bool(between.strip())
        pieces.append(between)
        token = match[0]
        position = match.end()
        ends_line = body[position : position + 1] == "\n"
        if token == "\n":
            followed_text, has_text = has_text, False
        elif token == "[[":
            token = "{% 可省 %}"
        elif token == "]]":
            token = "{% 可省完 %}"
        has_text = has_text or token[:2] == "{{" or _SPEAKS.match(token) is not None
        if token[:2] in ("{%", "{#") and ends_line:
            if has_text:
                token = _keep_line_end(token)
            elif followed_text and _ENDS_CLAUSE.match(token):
                token = _keep_line_end("{%-" + token[2:])
                has_text = True
        pieces.append(token)
    pieces.append(body[position:])
    return "".join(pieces)


def _keep_line_end(token: str) -> str:
    if token[-3] in "+-":
        return token
    return f"{token[:-2]}+{token[-2:]}"
