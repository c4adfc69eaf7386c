"""A compiled report template: its front matter, its sections, and the marked text they give for one book of facts."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import field
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final
from weakref import WeakValueDictionary

from jinja2 import Template
from jinja2 import __version__ as jinja_version
from jinja2.bccache import Bucket, BytecodeCache
from jinja2.exceptions import TemplateNotFound
from jinja2.loaders import BaseLoader

from drafting.diagnostics import Diagnostic
from drafting.frozen import frozen, mutable
from drafting.render.compiling import faults
from drafting.render.compiling.budget import RUNNING, Budget, joined
from drafting.render.compiling.clause_marks import unpaired
from drafting.render.compiling.environment import Environment, Names
from drafting.render.compiling.generated import HANGS_ON
from drafting.render.compiling.meanings import Meanings
from drafting.render.compiling.source_text import split_front
from drafting.render.compiling.stumbling import at_its_tag
from drafting.render.compiling.tag_words import unknown_tags
from drafting.render.wording import Phrasing
from drafting.starts.cache import keep, read_kept
from drafting.tuples import NamedTuple

if TYPE_CHECKING:
    from drafting.render.compiling.events import Reading

ReadText = Callable[[str], tuple[str, str] | None]
"""name (rural/township, rural/sections/就业) → (source text, file name shown in messages); None if there is none."""

ReadFront = Callable[[str, str], Mapping[str, Any]]
"""(front matter, file name) → its keys; raises Refused."""

SECTION_FOLDERS: Final = ("{field}/sections/{name}", "_house/sections/{name}")


@frozen
class FrontMatter:
    """What a template says of itself."""

    title: str = ""  # 名称
    kind: str = ""  # 文种
    forms: tuple[str, ...] = ()  # 编号
    arrangement: tuple[str, ...] = ()  # 标题排法
    required: tuple[str, ...] = ()  # 必报
    as_unit: bool = False  # 自称: 本单位
    by_data: bool = False  # 节序: 数据
    carried: str = ""  # 照写: of which period the report is whose words it says

    @property
    def run_in(self) -> frozenset[int]:
        return frozenset(level for level, how in enumerate(self.arrangement, 1) if how == "接排")


class Hanging(NamedTuple):
    """Sections → the names without all of which each says nothing; `read` are those of all of them that must mean something."""

    sections: dict[str, frozenset[str]]
    read: frozenset[str]


class _Loader(BaseLoader):
    def __init__(self, read: ReadText) -> None:
        self._read = read
        self.shown: dict[str, str] = {}
        self.sources: dict[str, str] = {}

    def get_source(self, environment: Any, template: str) -> tuple[str, str | None, Callable[[], bool] | None]:  # noqa: ARG002
        found = self._read(template.removesuffix(".j2"))
        if found is None:
            raise TemplateNotFound(template)
        text, file = found
        self.shown[template] = file
        self.sources[template.removesuffix(".j2")] = text
        return split_front(text)[1], template, lambda: True  # not the file, which stands in the code: a copy has the same


class _Compiled(BytecodeCache):
    """By the text: what stands in another folder, or is put back as it was, is not compiled again.

    Kept with a digest: code that a disk has spoilt would be run as it stands.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def get_bucket(self, environment: Any, name: str, filename: str | None, source: str) -> Bucket:  # noqa: ARG002
        digest = self.get_source_checksum(source)
        bucket = Bucket(environment, self.get_cache_key(name, digest), digest)
        self.load_bytecode(bucket)
        return bucket

    def load_bytecode(self, bucket: Bucket) -> None:
        data = read_kept(self._file(bucket))
        if data is not None:
            bucket.bytecode_from_string(data)

    def dump_bytecode(self, bucket: Bucket) -> None:
        keep(self._file(bucket), bucket.bytecode_to_string())

    def _file(self, bucket: Bucket) -> Path:
        return self._folder / f"compiled-{jinja_version}-{bucket.key}"


@mutable
class Templates:
    """All templates of a library behind one environment; each is compiled when it is first used."""

    read: ReadText
    read_front: ReadFront
    memory: Path | None = None  # a folder for what was compiled
    _loader: _Loader = field(init=False)
    environment: Environment = field(init=False)
    _compiled: dict[str, Template] = field(default_factory=dict)
    _fronts: dict[str, FrontMatter] = field(default_factory=dict)
    _section_names: dict[tuple[str, str], str | None] = field(default_factory=dict)
    _phrasing: Phrasing | None = None
    _hanging: dict[tuple[str, tuple[str, ...]], Hanging] = field(default_factory=dict)
    readings: WeakValueDictionary[tuple[str, str, frozenset[str]], Reading] = field(default_factory=WeakValueDictionary)
    """Syntax trees gone through, by name, source and the names set above it: all reports of a field that somebody looks at share their sections."""

    def __post_init__(self) -> None:
        self._loader = _Loader(self.read)
        self.environment = Environment(self._loader)
        if self.memory is not None:
            self.environment.bytecode_cache = _Compiled(self.memory)

    def exists(self, name: str) -> bool:
        return name in self._fronts or self.read(name) is not None

    def source(self, name: str) -> tuple[str, str]:
        """The source as typed and the file it stands in. Raises TemplateFault."""
        found = self.read(name)
        if found is None:
            raise faults.TemplateFault(faults.UNKNOWN_TEMPLATE.at(None, f"没有“{name}”这个模板"))
        return found

    def front(self, name: str) -> FrontMatter:
        """The template's front matter; what it does not say comes from the template it extends."""
        found = self._fronts.get(name)
        if found is None:
            text, file = self.source(name)
            found = self._fronts[name] = _front_matter(self.read_front(split_front(text)[0], file))
        return found

    def section_name(self, template: str, section: str) -> str | None:
        """Where a section of that template's field stands: rural/sections/就业."""
        key = (template, section)
        if key not in self._section_names:
            area = template.partition("/")[0]
            names = (pattern.format(field=area, name=section) for pattern in SECTION_FOLDERS)
            self._section_names[key] = next((name for name in names if self.exists(name)), None)
        return self._section_names[key]

    def phrasing(self, given: Mapping[str, Any]) -> Phrasing:
        """The library's 提法, which are read once."""
        if self._phrasing is None or self._phrasing.given is not given:
            self._phrasing = Phrasing(given)
        return self._phrasing

    def run(self, name: str, context: Meanings, set_before: dict[str, object] | None = None) -> str:
        """One template's marked text; `context` is read and never changed, `set_before` goes before it. Raises TemplateFault."""
        try:
            template = self._compiled.get(name) or self._compile(name)
            return joined(template.root_render_func(Names(self.environment, context, name, template.blocks, set_before or {})))
        except faults.TemplateFault:
            raise
        except Exception as error:
            raise faults.TemplateFault(*self._explain(name, error)) from error

    def hanging(self, template: str, sections: tuple[str, ...]) -> Hanging:
        """Which of these sections are sure to say nothing where the data has none of the names on which they hang."""
        key = (template, sections)
        found = self._hanging.get(key)
        if found is None:
            named = ((section, self._hangs_on(template, section)) for section in sections)
            sure = {section: names for section, names in named if names is not None}
            read = frozenset[str]().union(*(each for each, _ in sure.values()))
            found = self._hanging[key] = Hanging({section: names | more for section, (names, more) in sure.items()}, read)
        return found

    def _hangs_on(self, template: str, section: str) -> tuple[frozenset[str], frozenset[str]] | None:
        """`hollow.hangs_on` as the section's code says it. Of one that does not compile that is told when it is run."""
        name = self.section_name(template, section)
        if name is None:
            return None
        try:
            compiled = self._compiled.get(name) or self._compile(name)
        except Exception:
            return None
        found: tuple[frozenset[str], frozenset[str]] | None = compiled.root_render_func.__globals__.get(HANGS_ON)
        return found

    def _compile(self, name: str) -> Template:
        template = self._compiled[name] = self.environment.get_template(name)
        return template

    def _explain(self, name: str, error: Exception) -> list[Diagnostic]:
        """Full-width marks explain most syntax errors better than Jinja does."""
        found = faults.diagnose(error, self._loader.shown)
        if found.code == faults.SYNTAX.code:
            source, file = self.source(name)
            told = faults.full_width_marks(source, file) or unknown_tags(source, file) or unpaired(source, file)
            return told or [at_its_tag(self.environment, found, split_front(source)[1], file)]
        return [found]


def _front_matter(data: Mapping[str, Any]) -> FrontMatter:
    def words(key: str) -> tuple[str, ...]:
        value = data.get(key) or ()
        return (value,) if isinstance(value, str) else tuple(value)

    return FrontMatter(
        title=str(data.get("名称") or ""), kind=str(data.get("文种") or ""), forms=words("编号"),
        arrangement=words("标题排法"), required=words("必报"), as_unit=bool(data.get("自称")), by_data=bool(data.get("节序")),
        carried=str(data.get("照写") or ""),
    )


def budgeted() -> Budget:
    """A fresh budget for the run that begins here."""
    budget = Budget()
    RUNNING.set(budget)
    return budget
