"""Formulas of data and catalogue: + - × ÷ and brackets over named figures, evaluated without eval."""

from __future__ import annotations

import ast
from collections.abc import Callable
from dataclasses import field
from decimal import Decimal
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from drafting.facts.fact import INAPPLICABLE, PRESENT, Fact, State
from drafting.frozen import mutable
from drafting.patterns import lazy
from drafting.quantities.display import places, typeset
from drafting.quantities.measure import Measure, MeasureError, converted, minus, ratio, total
from drafting.quantities.quantity import SCALES, Quantity
from drafting.quantities.rough import left_of, multiple_of, product_of, quotient_of, rate_of, sum_of

if TYPE_CHECKING:
    from drafting.quantities.units import UnitTable

_ASCII: Final = str.maketrans({"（": "(", "）": ")", "×": "*", "÷": "/", "＋": "+", "－": "-", "＊": "*", "／": "/", "．": "."})
_DIGIT_FIRST: Final = lazy(r"(?<=[^\W\d])\.(?=\d+[^\W\d])")
_PERCENT: Final = lazy(r"(?<![\w.])(\d+(?:\.\d+)?) ?[%％]")
"""80% is 80 hundredths."""
_LETTER: Final = "\ua7f7"
"""Stands before a name that begins with a digit (支出目标.7月中旬), which Python would read as a number."""
_MOST_NODES: Final = 60
_ONE: Final = Decimal(1)


class FormulaError(ValueError):
    """A formula that cannot be read or computed; message and hint in Chinese."""

    def __init__(self, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint


class Unknown(Exception):
    """An operand that is absent or owed: the result is too."""

    def __init__(self, state: State) -> None:
        super().__init__(state)
        self.state = state


class Untold(Unknown):
    """Bounds that pull apart, of which the result does not follow: 3000余人 of 4000余人."""

    def __init__(self, figures: str) -> None:
        super().__init__(INAPPLICABLE)
        self.figures = figures


class NoSuchName(FormulaError):
    """An operand that nothing in the data is called."""


Operand = Measure | Decimal
Lookup = Callable[[tuple[str, ...]], Fact]


@lru_cache(maxsize=4096)
def parse_formula(text: str) -> ast.expr:
    """The checked syntax tree. Raises FormulaError."""
    try:
        tree = ast.parse(_PERCENT.sub(r"(\1 / 100)", _DIGIT_FIRST.sub(f".{_LETTER}", text.translate(_ASCII))).strip(), mode="eval").body
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        raise FormulaError(f"公式“={text}”写法有误", "只能用指标名、数字、+ - * / 和括号，如 =就业.脱贫人口 / 就业.总人数") from None
    nodes = list(ast.walk(tree))
    if len(nodes) > _MOST_NODES * 4:
        raise FormulaError("公式过长", "拆成几个指标分别计算")
    for node in nodes:
        if not isinstance(node, _ALLOWED):
            raise FormulaError(f"公式“={text}”里有不能计算的写法", "只能用指标名、数字、+ - * / 和括号")
        if isinstance(node, ast.Constant) and (isinstance(node.value, bool) or not isinstance(node.value, int | float)):
            raise FormulaError(f"公式“={text}”里有不能计算的写法", "只能用指标名、数字、+ - * / 和括号")
    return tree


_ALLOWED: Final = (
    ast.BinOp, ast.UnaryOp, ast.Name, ast.Attribute, ast.Constant, ast.Load,
    ast.Add, ast.Sub, ast.Mult, ast.Div, ast.USub, ast.UAdd,
)


@lru_cache(maxsize=4096)
def names_of(text: str) -> tuple[tuple[str, ...], ...]:
    """The dotted names a formula uses, outermost only."""
    names: list[tuple[str, ...]] = []

    def visit(node: ast.AST) -> None:
        if isinstance(node, ast.Name | ast.Attribute):
            names.append(dotted(node))
            return
        for child in ast.iter_child_nodes(node):
            visit(child)

    visit(parse_formula(text))
    return tuple(names)


def unlike_terms(text: str, units_of: Callable[[tuple[str, ...]], tuple[str, ...]], convertible: Callable[[str, str], bool]) -> tuple[str, str] | None:
    """Two units that a formula adds or takes away from each other and that never turn into one; `units_of` gives those a name may have."""

    def visit(node: ast.expr) -> tuple[str, ...]:
        if isinstance(node, ast.Name | ast.Attribute):
            return units_of(dotted(node))
        if isinstance(node, ast.UnaryOp):
            return visit(node.operand)
        if not isinstance(node, ast.BinOp):
            return ()
        left, right = visit(node.left), visit(node.right)
        if not isinstance(node.op, ast.Add | ast.Sub):
            return ()
        if left and right and not any(one == other or convertible(one, other) for one in left for other in right):
            found.append((left[0], right[0]))
        return left or right

    found: list[tuple[str, str]] = []
    visit(parse_formula(text))
    return found[0] if found else None


def dotted(node: ast.expr) -> tuple[str, ...]:
    if isinstance(node, ast.Name):
        return (node.id,)
    if isinstance(node, ast.Attribute):
        return (*dotted(node.value), node.attr.removeprefix(_LETTER))
    raise FormulaError("点号前面必须是指标名", "如 就业.脱贫人口")


def evaluate(text: str, look_up: Lookup, units: UnitTable, unit: str | None) -> tuple[Measure, tuple[str, ...]]:
    """The result and the paths it was made from. `unit` is 计量单位 for a quotient of different families.

    Raises FormulaError, NoSuchName, Unknown.
    """
    evaluation = _Evaluation(look_up, units, unit)
    try:
        result = evaluation.value(parse_formula(text))
    except MeasureError as error:
        raise FormulaError(error.message_zh, error.hint_zh) from None
    except ArithmeticError:
        raise FormulaError("算出的数太大", "检查公式里的数字") from None
    if isinstance(result, Decimal):
        result = Measure.of(_quantity(result, unit or ""))
    elif unit and len(result.quantities) == 1 and not result.quantities[0].unit:
        result = Measure.of(_quantity(result.first.amount, unit))
    return result, tuple(evaluation.inputs)


@mutable
class _Evaluation:
    """One evaluation; `inputs` collects the paths it used."""

    look_up: Lookup
    units: UnitTable
    unit: str | None
    inputs: list[str] = field(default_factory=list)

    def value(self, node: ast.expr) -> Operand:
        if isinstance(node, ast.Constant):
            return Decimal(ast.unparse(node))
        if isinstance(node, ast.UnaryOp):
            operand = self.value(node.operand)
            return operand if isinstance(node.op, ast.UAdd) else _times(operand, Decimal(-1))
        if isinstance(node, ast.BinOp):
            return _apply(node.op, self.value(node.left), self.value(node.right), self.units, self.unit)
        fact = self.look_up(dotted(node))
        if fact.measure is None:
            if fact.state is PRESENT:
                raise FormulaError(f"“{fact.path}”不是数，不能计算")
            raise Unknown(fact.state)
        self.inputs.append(fact.path)
        return fact.measure


def _apply(op: ast.operator, left: Operand, right: Operand, units: UnitTable, unit: str | None) -> Operand:
    if isinstance(op, ast.Div):
        return _divide(left, right, units, unit)
    if isinstance(op, ast.Mult):
        if isinstance(left, Measure) and isinstance(right, Measure):
            rate, other = (left, right) if left.quantities[0].unit == "%" else (right, left)
            if rate.quantities[0].unit != "%":
                raise FormulaError("两个带单位的数不能相乘", "乘数写成不带单位的数或百分数")
            return _part(other, rate.quantities[0], units)
        return _times(left, right) if isinstance(right, Decimal) else _times(right, left)  # type: ignore[arg-type]
    if isinstance(left, Decimal) and isinstance(right, Decimal):
        return left + right if isinstance(op, ast.Add) else left - right
    if isinstance(left, Decimal) or isinstance(right, Decimal):
        raise FormulaError("带单位的数不能与不带单位的数相加减", "两边都写指标；算比率的，写成 =(监测对象 - 已消除) / 监测对象 的样子")
    added = isinstance(op, ast.Add)
    return _as_marked(total([left, right], units) if added else minus(left, right, units), left, right, units, added=added)


def _as_marked(result: Measure, left: Measure, right: Measure, units: UnitTable, *, added: bool) -> Measure:
    """A sum or a difference in the words that the marks of its terms allow: each of several quantities by its own."""
    if not any(each.is_marked for each in (*left.quantities, *right.quantities)):
        return result
    return Measure.of(*(_one_as_marked(each, left, right, units, added=added) for each in result.quantities))


def _one_as_marked(result: Quantity, left: Measure, right: Measure, units: UnitTable, *, added: bool) -> Quantity:
    pair = [next((each for each in measure.quantities if each.unit == result.unit or units.convertible(each.unit, result.unit)), None) for measure in (left, right)]
    if pair[0] is None or pair[1] is None:
        return result
    return sum_of(result, [pair[0], pair[1]]) if added else _told(left_of(result, pair[0], pair[1], units), pair[0], pair[1])


def _told(found: Quantity | None, one: Quantity, other: Quantity) -> Quantity:
    if found is None:
        raise Untold(f"{one.text}、{other.text}")
    return found


def _divide(left: Operand, right: Operand, units: UnitTable, unit: str | None) -> Operand:
    divisor = right if isinstance(right, Decimal) else right.quantities[0].amount
    if not divisor:
        raise FormulaError("除数为 0", "检查分母，或把该指标写成 不适用")
    if isinstance(right, Decimal):
        return _times(left, _ONE, right)
    if isinstance(left, Decimal):
        raise FormulaError("不带单位的数不能除以带单位的数")
    over, under = _pair(left, right, units)
    if units.convertible(over.unit, under.unit):
        return Measure.of(_told(rate_of(ratio(over, under, units), over, under, units), over, under))
    if not unit:
        raise FormulaError(f"“{over.unit}”除以“{under.unit}”的结果没有单位", "在该指标下写明 计量单位，如 计量单位: 元/人")
    return Measure.of(_told(quotient_of(_quotient(over, under, units, unit), over, under, units), over, under))


def _pair(left: Measure, right: Measure, units: UnitTable) -> tuple[Quantity, Quantity]:
    for over in left.quantities:
        for under in right.quantities:
            if units.convertible(over.unit, under.unit):
                return over, under
    return left.quantities[0], right.quantities[0]


def _quotient(over: Quantity, under: Quantity, units: UnitTable, unit: str) -> Quantity:
    """Over ÷ under in `unit`: 万元/人 and 亩/户 convert what they name, any other unit counts the bare quotient."""
    above, _, below = unit.partition("/")
    scale, name = _scale_of(above)
    per, other = _scale_of(below)
    amount = converted(over, name, units) if units.convertible(over.unit, name) else over.amount
    share = converted(under, other, units) / per if other and units.convertible(under.unit, other) else under.amount
    return typeset(amount / share, scale, unit[len(above) - len(name) :], places(amount / share / scale, 2))


def _times(operand: Operand, factor: Decimal, divisor: Decimal = _ONE) -> Operand:
    if isinstance(operand, Decimal):
        return operand * factor / divisor
    return Measure.of(*(_scaled(each, each.amount * factor / divisor) for each in operand.quantities))


def _part(whole: Measure, rate: Quantity, units: UnitTable) -> Measure:
    """So much of it as the rate says, which may itself be a bound."""
    share = rate.amount / 100
    return Measure.of(*(_told(product_of(_bare(each, each.amount * share), each, rate, units), each, rate) for each in whole.quantities))


def _scaled(quantity: Quantity, amount: Decimal) -> Quantity:
    """A multiple of `quantity` that is `amount`, as much a bound as it is itself."""
    return multiple_of(_bare(quantity, amount), quantity)


def _bare(quantity: Quantity, amount: Decimal) -> Quantity:
    """Another amount printed like `quantity`; of what was computed, without the zeros that end it."""
    decimals = max(quantity.decimals, places(amount / quantity.scale, 2))
    return typeset(amount, quantity.scale, quantity.unit, decimals, strip=quantity.exact is not None)


def _quantity(number: Decimal, unit: str) -> Quantity:
    """A bare number counted in `unit`, which may carry its scale (万元)."""
    scale, base = _scale_of(unit)
    return typeset(number * scale, scale, base, places(number, 2))


def _scale_of(unit: str) -> tuple[int, str]:
    """万元 → (10000, 元)."""
    name = next((each for each in ("万亿", "亿", "万") if unit.startswith(each)), "")
    return SCALES[name], unit[len(name) :]
