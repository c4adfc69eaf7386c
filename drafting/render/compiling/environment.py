"""The Jinja environment: our tags and filters, names looked up in facts, and nothing else allowed."""

from __future__ import annotations

from typing import Any, Final, NoReturn

from jinja2 import StrictUndefined, nodes
from jinja2.exceptions import SecurityError, TemplateSyntaxError
from jinja2.loaders import BaseLoader
from jinja2.runtime import BlockReference, Context, Macro
from jinja2.sandbox import ImmutableSandboxedEnvironment

from drafting.facts.fact import Fact
from drafting.render.compiling.asking import look, refused
from drafting.render.compiling.budget import RUNNING, joined
from drafting.render.compiling.generated import Generated
from drafting.render.compiling.meanings import QUIET, Meanings
from drafting.render.compiling.shortcut import ASKED, POINTS_ADDED_TO, POINTS_WANTED, shorten
from drafting.render.compiling.source_text import prepare
from drafting.render.compiling.syntax_tree import nodes_below
from drafting.render.compiling.tags import Tags
from drafting.render.compiling.worded_zeros import WORDED, mark_worded_zeros, worded
from drafting.render.compiling.words_once import ONCE, say_words_once, without_word
from drafting.render.filters import FILTERS, TESTS

_ARITHMETIC: Final = frozenset({"+", "-", "*", "/", "//", "%", "**"})
_MOST_POWER: Final = 10**15

_COUNTED: Final = "_计次"
_PAIRS: Final = "_成对"
_JOINED: Final = "_相连"


class _Apart(Context):
    """The names of a macro that is imported without those around it."""

    def resolved(self, keys: tuple[str, ...]) -> list[Any]:
        """Several at once, as a template begins."""
        return [self.resolve_or_missing(key) for key in keys]


class Names(_Apart):
    """What the names of one run mean: those `set_before` it, else those of `parent`. Made for each of some fifty sections."""

    globals_keys: Any = frozenset()  # Jinja's own are none (`Environment`)

    def __init__(
        self,
        environment: Environment,
        parent: Meanings,
        name: str,
        blocks: dict[str, Any],
        set_before: dict[str, Any],
    ) -> None:
        self.parent = self.meanings = parent
        self.vars = set_before
        self.environment = environment
        self.eval_ctx = environment.plain_text
        self.exported_vars = set()
        self.name = name
        self.blocks = {block: [run] for block, run in blocks.items()} if blocks else {}

    def resolve_or_missing(self, key: str) -> Any:
        return self.vars[key] if key in self.vars else self.meanings[key]

    def resolved(self, keys: tuple[str, ...]) -> list[Any]:
        found = [*map(self.meanings.__getitem__, keys)]
        for key, value in self.vars.items():
            if key in keys:
                found[keys.index(key)] = value
        return found

    def get_all(self) -> dict[str, Any]:
        """For a template that takes over these names, and those that its taker sets: no group is sure to be quiet there."""
        self.meanings.complete()
        return {**super().get_all(), QUIET: frozenset()}


class Environment(ImmutableSandboxedEnvironment):
    """Configured once and shared. Names are looked up in facts and words; text has no methods."""

    code_generator_class = Generated
    context_class = _Apart
    intercepted_binops = _ARITHMETIC
    concat = staticmethod(joined)

    def __init__(self, loader: BaseLoader) -> None:
        super().__init__(
            loader=loader,
            extensions=[Tags],
            undefined=StrictUndefined,
            autoescape=False,
            trim_blocks=True,
            lstrip_blocks=True,
            keep_trailing_newline=True,
            optimized=False,  # it computes constants beforehand, of which templates have none, and asks each expression at every depth
            auto_reload=False,
            cache_size=-1,
        )
        self.globals.clear()
        self.globals.update({POINTS_WANTED: None, POINTS_ADDED_TO: frozenset(), QUIET: frozenset()})  # for a macro imported without the context
        self.plain_text = nodes.EvalContext(self)
        self.filters = {**FILTERS, **ASKED, _COUNTED: _count_turns, _PAIRS: _pairs, _JOINED: _concatenate, WORDED: worded, ONCE: without_word}
        self.tests: dict[str, Any] = {**TESTS, "==": _equal, "eq": _equal, "in": _within}

    def _parse(self, source: str, name: str | None, filename: str | None) -> nodes.Template:
        tree = super()._parse(source, name, filename)
        below = nodes_below(tree)
        _require_whole_text(below, name, filename)
        _guard(below)
        return tree

    def _generate(self, source: nodes.Template, name: str | None, filename: str | None, defer_init: bool = False) -> str:
        mark_worded_zeros(source)
        say_words_once(source)
        shorten(source)
        return super()._generate(source, name, filename, defer_init)

    def preprocess(self, source: str, name: str | None = None, filename: str | None = None) -> str:
        return super().preprocess(prepare(source), name, filename)

    def getattr(self, obj: Any, attribute: str) -> Any:
        return look(obj, attribute)

    def getitem(self, obj: Any, argument: Any) -> Any:
        if isinstance(argument, str):
            return look(obj, argument)
        raise SecurityError("方括号里只能写带引号的名字，如 收入['7月中旬']")

    def unsafe_undefined(self, obj: Any, attribute: str) -> NoReturn:
        refused(obj, attribute)

    def call(__self, __context: Context, __obj: Any, *args: Any, **kwargs: Any) -> Any:  # noqa: N805
        if not isinstance(__obj, Macro | BlockReference):  # a block is called by super()
            raise SecurityError("模板里只能调用宏")
        RUNNING.get().call()
        return __context.call(__obj, *args, **kwargs)

    def call_binop(self, context: Context, operator: str, left: Any, right: Any) -> Any:
        if operator == "+" and left.__class__ is int and right.__class__ is int and -_MOST_POWER < left + right < _MOST_POWER:
            return left + right  # what templates count
        if operator == "**" or not (_is_number(left) and _is_number(right)):
            raise SecurityError(f"“{operator}”只能用在普通数字上；指标的加减乘除写在数据或指标目录的公式里")
        result = super().call_binop(context, operator, left, right)
        if abs(result) > _MOST_POWER:
            raise SecurityError("算出的数太大")
        return result


def _is_number(value: object) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool)


def _require_whole_text(below: list[nodes.Node], name: str | None, filename: str | None) -> None:
    """Raises TemplateSyntaxError where a text could be cut in pieces: the marks of its constructs would no longer nest."""
    for node in below:
        if isinstance(node, nodes.Slice):
            raise TemplateSyntaxError("方括号里只能写带引号的名字，如 收入['7月中旬']，不能截取一段文字", node.lineno, name, filename)
        if isinstance(node, nodes.Assign) and isinstance(node.target, nodes.Tuple):
            raise TemplateSyntaxError("set 一次只能定一个名字", node.lineno, name, filename)


def _guard(below: list[nodes.Node]) -> None:
    """Count loop turns, unpack (name, fact) pairs and keep joined text in bounds."""
    for holder in below:
        for field, value in holder.iter_fields():
            if isinstance(value, nodes.Concat):
                setattr(holder, field, _concat(value))
            elif isinstance(value, list):
                value[:] = [_concat(each) if isinstance(each, nodes.Concat) else each for each in value]
    for loop in below:
        if isinstance(loop, nodes.For):
            if isinstance(loop.target, nodes.Tuple):
                loop.iter = _filtered(loop.iter, _PAIRS)
            loop.iter = _filtered(loop.iter, _COUNTED)


def _filtered(expression: Any, name: str) -> nodes.Filter:
    node = nodes.Filter(expression, name, [], [], None, None, lineno=expression.lineno)
    node.environment = expression.environment
    return node


def _concat(node: nodes.Concat) -> nodes.Filter:
    listed = nodes.List(node.nodes, lineno=node.lineno)
    listed.environment = node.environment
    return _filtered(listed, _JOINED)


def _count_turns(items: Any) -> Any:
    if isinstance(items, str) or not hasattr(items, "__iter__"):
        raise SecurityError("只能在指标、构成、名录和明细表上循环")
    return RUNNING.get().counted(items)


def _pairs(items: Any) -> Any:
    """A fact's members as (name, fact): `for 类, 数 in X.构成`."""
    if not isinstance(items, Fact):
        if isinstance(items, list | tuple) and any(isinstance(each, str) for each in items):
            raise SecurityError("一段文字不能拆成几个名字")
        return items
    return [(item.label if item is not items else str(item), item) for item in items.members()]


def _concatenate(pieces: list[object]) -> str:
    return joined(str(piece) for piece in pieces)


def _equal(left: object, right: object) -> bool:
    return left == right


def _within(item: object, items: Any) -> bool:
    return item in items
