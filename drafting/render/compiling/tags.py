"""The tags of the template language. Each writes structure marks; compose resolves them."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from jinja2 import nodes
from jinja2.ext import Extension
from jinja2.lexer import Token
from jinja2.parser import Parser

from drafting.blocks import marks
from drafting.render.compiling.syntax_tree import nodes_below

JOINING_MARKS: Final = ("、", "，", "；", "。")
"""Between items; with 。 they are numbered (一是……。二是……。)."""
SLOT_MODES: Final = ("节", "独段")

_CLOSERS: Final = {"可省": "可省完", "分条": "分条完", "要点": "要点完", "文字材料": "文字材料完"}


class Tags(Extension):
    """可省 分条 条 要点 节 文字材料 其余, and the two changes to `for` that every template needs."""

    tags = {"可省", "分条", "条", "要点", "节", "文字材料", "其余", *_CLOSERS.values()}  # noqa: RUF012

    def parse(self, parser: Parser) -> nodes.Node | list[nodes.Node]:
        token = next(parser.stream)
        parse = self._PARSERS.get(token.value)
        if parse is None:
            self._stray(parser, token)
        assert parse is not None
        return parse(self, parser, token)

    def _stray(self, parser: Parser, token: Token) -> None:
        opener = next((name for name, closer in _CLOSERS.items() if closer == token.value), "分条")
        parser.fail(f"“{token.value}”前面没有“{opener}”", token.lineno)

    def _clause(self, parser: Parser, token: Token) -> list[nodes.Node]:
        body = parser.parse_statements(("name:可省完",), drop_needle=True)
        asks_zero = any(test.name == "零" for node in body for test in _tests(node))
        return [_text(f"{marks.CLAUSE}{'零' if asks_zero else ''}{marks.SEP}", token), *body, _text(marks.CLAUSE_END, token)]

    def _points(self, parser: Parser, token: Token) -> list[nodes.Node]:
        mode = ""
        if parser.stream.current.type == "string":
            mode = next(parser.stream).value
            if mode not in JOINING_MARKS:
                parser.fail(f"分条的连接号“{mode}”不认识，可用 '、' '，' '；' '。'", token.lineno)
        elif parser.stream.current.test("name:独段"):
            mode = next(parser.stream).value
        head = parser.parse_statements(("name:条", "name:分条完"))
        if any(not _blank(node) for node in head):
            parser.fail("“分条”与第一个“条”之间不能有文字", token.lineno)
        body: list[nodes.Node] = [_text(f"{marks.POINTS}{mode}{marks.SEP}", token)]
        while parser.stream.current.test("name:条"):
            body += self._item(parser, next(parser.stream))
        next(parser.stream)
        return [*body, _text(marks.POINTS_END, token)]

    def _item(self, parser: Parser, token: Token) -> list[nodes.Node]:
        opening = _text(f"{marks.ITEM}{marks.SEP}", token)
        if parser.stream.current.type == "block_end":
            return [opening, *parser.parse_statements(("name:条", "name:分条完"))]
        target = parser.parse_assign_target(extra_end_rules=("name:in",))
        parser.stream.expect("name:in")
        iterable = parser.parse_tuple(with_condexpr=False)
        body = parser.parse_statements(("name:条", "name:分条完"))
        return [nodes.For(target, iterable, [opening, *body], [], None, False, lineno=token.lineno)]

    def _stray_item(self, parser: Parser, token: Token) -> list[nodes.Node]:
        around = [str(tag) for tag in parser._tag_stack[:-1]]
        if "分条" in around:
            parser.fail(f"“条”写在“{around[-1]}”里面", token.lineno)
        parser.fail("“条”要写在“分条”里面", token.lineno)

    def _named(self, parser: Parser, token: Token) -> list[nodes.Node]:
        name = self._name(parser, token, "要点")
        body = parser.parse_statements(("name:要点完",), drop_needle=True)
        return [_text(f"{marks.NAMED}{name}{marks.SEP}", token), *body, _text(marks.NAMED_END, token)]

    def _sections(self, parser: Parser, token: Token) -> list[nodes.Node]:
        names = [self._name(parser, token, "节")]
        while parser.stream.skip_if("comma"):
            names.append(self._name(parser, token, "节"))
        return [_text(f"{marks.SECTION}{','.join(names)}{marks.SEP}", token)]

    def _slot(self, parser: Parser, token: Token) -> list[nodes.Node]:
        name = self._name(parser, token, "文字材料")
        mode = ""
        if parser.stream.current.type == "name":
            mode = next(parser.stream).value
            if mode not in SLOT_MODES:
                parser.fail(f"文字材料的排法“{mode}”不认识，可用 节 或 独段", token.lineno)
        body = parser.parse_statements(("name:文字材料完",), drop_needle=True)
        return [_text(f"{marks.SLOT}{name},{mode}{marks.SEP}", token), *body, _text(marks.SLOT_END, token)]

    def _rest(self, parser: Parser, token: Token) -> list[nodes.Node]:
        group = next(parser.stream).value if parser.stream.current.type == "name" else ""
        return [_text(f"{marks.REST}{group}{marks.SEP}", token)]

    def _name(self, parser: Parser, token: Token, tag: str) -> str:
        if parser.stream.current.type not in ("name", "string"):
            parser.fail(f"“{tag}”后面要写名字", token.lineno)
        return str(next(parser.stream).value)

    _PARSERS: Final[dict[str, Callable[[Tags, Parser, Token], list[nodes.Node]]]] = {
        "可省": _clause,
        "分条": _points,
        "条": _stray_item,
        "要点": _named,
        "节": _sections,
        "文字材料": _slot,
        "其余": _rest,
    }


def _tests(node: nodes.Node) -> list[nodes.Test]:
    return [each for each in (node, *nodes_below(node)) if isinstance(each, nodes.Test)]


def _text(text: str, token: Token) -> nodes.Output:
    return nodes.Output([nodes.TemplateData(text, lineno=token.lineno)], lineno=token.lineno)


def _blank(node: nodes.Node) -> bool:
    if not isinstance(node, nodes.Output):
        return isinstance(node, nodes.Assign | nodes.AssignBlock | nodes.Macro | nodes.Import | nodes.FromImport)
    return all(isinstance(each, nodes.TemplateData) and not each.data.strip() for each in node.nodes)
