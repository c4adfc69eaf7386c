"""Everything that is wrong with 指标, found by pydantic at once.

It is loaded for a file in which something is wrong, and then for nothing else: what is right is read without it
(`plain_nodes`), and a start without it is a fifth shorter.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from typing import Annotated, Any, Final, cast

from pydantic import (
    BaseModel,
    ConfigDict,
    PlainValidator,
    TypeAdapter,
    ValidationError,
    ValidationInfo,
    model_validator,
)
from pydantic_core import PydanticCustomError

from drafting.frozen import frozen
from drafting.model.indicator import (
    CHANGES,
    DERIVED_NAMES,
    DIFFERENCES,
    FIELDS,
    OWN_KEYS,
    Names,
    checked_statement,
    named_by_unit,
    read_names,
    with_unit,
)
from drafting.model.reading import Reading, Unreadable, read_as_of, refusal
from drafting.quantities.repairs import signed
from drafting.quantities.values import Value

_REFUSED: Final = "refused"
_OWN: Final = frozenset(OWN_KEYS)
_KEY_OF: Final = {field: key for key, field in FIELDS.items()}
_DERIVED: Final = frozenset(DERIVED_NAMES)


@frozen
class Fault:
    """One thing that is wrong: where in the model, pydantic's word for it, and ours where it was ours to refuse."""

    loc: tuple[str | int, ...]
    kind: str
    why: Unreadable | None


def faults_of(given: Mapping[str, Any], reading: Reading) -> list[Fault]:
    """Of the groups of 指标, in the order of the file."""
    try:
        NODES.validate_python(given, context=reading)
    except ValidationError as error:
        return [
            Fault(each["loc"], each["type"], each["ctx"]["why"] if each["type"] == _REFUSED else None)
            for each in error.errors(include_url=False, include_input=False)
        ]
    return []


def _saying(read: Callable[[Any, Reading], Any]) -> PlainValidator:
    """A validator that says what `read` refuses."""

    def validated(raw: Any, info: ValidationInfo) -> Any:
        try:
            return read(raw, cast("Reading", info.context))
        except Unreadable as why:
            raise _error(why) from None

    return PlainValidator(validated)


def _error(why: Unreadable) -> PydanticCustomError:
    return PydanticCustomError(_REFUSED, "{why}", {"why": why})


def _read_value(raw: Any, reading: Reading) -> Any:
    if isinstance(raw, str):
        return reading.value(raw)
    if isinstance(raw, list):
        raise refusal("shape", "数值是一个数，不是列表", "一个数写成 数值: 5361户；名单写在“名录”里，分项写在“构成”或“其中”里")
    if isinstance(raw, dict):
        raise refusal("shape", "这里只能是一个数，下面不能再分", "写成 5361户 的样子；说明写在上一层的“备注”里")
    return raw


def _of_a_node(raw: Any) -> tuple[str, str]:
    """What is wrong where a node is neither text nor a mapping, and what to write."""
    if not isinstance(raw, list):
        return "这里读不懂", "写一个数（5361户），或者在下面分行写各项"
    if not raw or not all(isinstance(item, dict) and len(item) == 1 for item in raw):
        return "指标不能是列表", "名单写成 {名录: [甲, 乙]}，分项写成 {构成: {甲: 3户, 乙: 5户}}，一行一行的数据写在“明细表”里"
    pairs = [pair for item in raw for pair in item.items()]  # lines without a dash, or braces, were meant
    name, value = pairs[0]
    shown = value if isinstance(value, str) else "…"
    if all(name in _OWN or name in _DERIVED for name, _ in pairs) and all(isinstance(each, str) for _, each in pairs):
        return "指标不能是列表", "用花括号：{" + ", ".join(f"{key}: {each}" for key, each in pairs) + "}"
    return "指标前面写了“- ”，读成了列表", f"删去各行前面的“- ”：{name}: {shown}"


Read = Annotated[Value, _saying(_read_value)]
AsOf = Annotated[date | str, _saying(lambda raw, _: read_as_of(raw))]
Statement = Annotated[str, _saying(checked_statement)]
NameList = Annotated[Names, _saying(lambda raw, _: read_names(raw))]


class Node(BaseModel):
    """An `Indicator` as it is typed."""

    model_config = ConfigDict(extra="forbid", frozen=True, arbitrary_types_allowed=True, alias_generator=lambda name: _KEY_OF.get(name, name))

    value: Read | None = None
    statement: Statement | None = None
    names: NameList | None = None
    parts: dict[str, Node] = {}
    subset: dict[str, Node] = {}
    target: Node | None = None
    same_period_last_year: Node | None = None
    end_of_last_year: Node | None = None
    base: Node | None = None
    as_of: AsOf | None = None
    period: str | None = None
    provider: str | None = None
    unit: str | None = None
    note: str | None = None
    stated: dict[str, Read] = {}
    children: dict[str, Node] = {}

    @model_validator(mode="before")
    @classmethod
    def _sort_keys(cls, raw: Any) -> Any:
        """Short form → 数值; keys that are not the node's own → `stated` and `children`. Empty values are absent."""
        if isinstance(raw, str):
            return {"数值": raw} if raw else {}
        if not isinstance(raw, dict):
            raise _error(refusal("shape", *_of_a_node(raw)))
        own: dict[str, Any] = {}
        stated: dict[str, Any] = {}
        children: dict[str, Any] = {}
        for key, item in raw.items():
            if key in _OWN:
                if item != "":
                    own[key] = item
            elif key in _DERIVED:
                if item != "":
                    stated[key] = signed(item, of_rate=key not in DIFFERENCES) if key in CHANGES and isinstance(item, str) else item
            else:
                children[key] = item
        if "计量单位" in own:
            own["数值"] = with_unit(own.get("数值", ""), own["计量单位"])
        if stated:
            own["stated"] = stated
        if children:
            own["children"] = children
        return own

    @model_validator(mode="after")
    def _name_changes(self) -> Node:
        if self.stated:
            named = named_by_unit(self.stated, self.value)
            self.stated.clear()
            self.stated.update(named)
        return self


Node.model_rebuild()
NODES: Final = TypeAdapter(dict[str, Node])
