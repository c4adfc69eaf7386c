"""The folders that hold templates: of files of one name the strongest folder's counts. Read once, then shared."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import field
from functools import partial
from pathlib import Path
from typing import Final

from drafting.diagnostics import Refused, Rule, Severity
from drafting.files.filenames import LONGEST_NAME
from drafting.files.ingredients import digest_of
from drafting.frozen import mutable
from drafting.load.house.files import house_tree
from drafting.load.house.known_trees import KnownTrees
from drafting.load.parsing.text import read_text
from drafting.registry import declare
from drafting.source import Tree
from drafting.starts.cache import kept_of

HOUSE: Final = "_house"
STYLE: Final = f"{HOUSE}/style.yaml"
ADDED_TO: Final = tuple(f"{HOUSE}/{name}.yaml" for name in ("units", "zeros", "verbs", "faults"))
"""What one's own folder says in these is added to what the program's say."""
_LONGEST_QUOTED: Final = 60

UNSAFE_NAME = declare(
    Rule(
        "T010", "模板名不合规", Severity.ERROR, "模板名是“领域/文种”，不能带 .. 或从根目录写起。",
        hits="模板: rural\\a/b\n单位: {名称: 示例乡人民政府, 地区: 示例县示例乡, 层级: 乡镇}\n报告期: 2026年\n"
        "指标: {监测帮扶: {监测对象: 86户251人}}\n",
        clean="模板: rural/township\n单位: {名称: 示例乡人民政府, 地区: 示例县示例乡, 层级: 乡镇}\n"
        "报告期: 2026年\n指标: {监测帮扶: {监测对象: 86户251人}}\n",
    )
)


def bundled_templates() -> Path:
    """The templates that ship with the product: inside the wheel, else beside the source."""
    inside = Path(__file__).parent / "_templates"
    return inside if inside.is_dir() else Path(__file__).parent.parent / "templates"


def as_quoted(name: str) -> str:
    """A name of a template as a message quotes it: whatever was typed there is not said at any length."""
    return name if len(name) <= _LONGEST_QUOTED else f"{name[:_LONGEST_QUOTED]}…"


@mutable
class TemplateFolders:
    """`roots` in look-up order, strongest first. What their files were found to say is kept in `memory`; None keeps nothing."""

    roots: tuple[Path, ...]
    memory: Path | None
    _trees: dict[str, Tree] = field(default_factory=dict)
    _sections: dict[str, list[str]] = field(default_factory=dict)
    _sources: dict[str, tuple[str, str] | None] = field(default_factory=dict)
    _digests: dict[str, str] = field(default_factory=dict)
    _known: KnownTrees = field(init=False)

    def __post_init__(self) -> None:
        self._known = KnownTrees(self.memory, "tree")

    def find(self, name: str) -> Path | None:
        """The strongest file of that name below the roots."""
        if name.startswith(("/", "\\")) or ".." in name.split("/") or ":" in name or "\\" in name:
            raise Refused([UNSAFE_NAME.at(None, f"模板名“{as_quoted(name)}”不合规", "写成 领域/文种，如 rural/township")])
        if any(len(each.encode("utf-8", "surrogatepass")) > LONGEST_NAME for each in name.split("/")):  # of which asking is an error
            return None
        return next(iter(self._files(name)), None)

    def _files(self, name: str) -> list[Path]:
        """All of that name below the roots, the strongest first."""
        return [root / name for root in self.roots if (root / name).is_file()]

    def names(self) -> list[str]:
        """Every report template: 领域/文种."""
        found = {
            f"{file.parent.name}/{file.stem}"
            for root in self.roots
            for file in root.glob("*/*.j2")
            if not file.parent.name.startswith("_")
        }
        return sorted(found)

    def sections(self, template: str) -> list[str]:
        """The sections that a template of this field can place."""
        area = template.partition("/")[0]
        found = self._sections.get(area)
        if found is None:
            folders = [root / part / "sections" for root in self.roots for part in (area, HOUSE)]
            found = self._sections[area] = sorted({file.stem for folder in folders for file in folder.glob("*.j2")})
        return found

    def section_files(self, template: str) -> list[str]:
        """The sections, and the names of files beside them that are called otherwise than a section must be: 就业.j2.txt."""
        folders = [root / part / "sections" for root in self.roots for part in (template.partition("/")[0], HOUSE)]
        return [*self.sections(template), *sorted({file.name for folder in folders for file in folder.glob("[!.]*") if file.suffix != ".j2"})]

    def tree(self, name: str) -> Tree:
        """A YAML file of the library; an empty tree when there is none. Raises Refused."""
        found = self._trees.get(name)
        if found is None:
            data, shown, _ = self.read(name)
            found = self._trees[name] = self._tree_of(name, data, shown) if shown else Tree(name, {}, {}, {})
        return found

    def _tree_of(self, name: str, data: bytes, shown: str) -> Tree:
        if name == STYLE:  # which has words of its own for what is wrong with it
            return self._known.read(data, shown)
        return house_tree(lambda: self._known.read(data, shown), shown, stands_alone=self.stands_alone(name))

    def layers(self, name: str) -> list[Tree]:
        """What every folder has of a YAML file that is added to those of its name in weaker folders, the strongest first. Raises Refused."""
        self.read(name)  # by which it is digested
        files = ((as_told(file), file.read_bytes()) for file in self._files(name))
        return [house_tree(partial(self._known.read, data, shown), shown, stands_alone=True) for shown, data in files]

    def stands_alone(self, name: str) -> bool:
        """Whether no weaker folder has a file of that name, whose place it takes."""
        return len(self._files(name)) < 2

    def read(self, name: str) -> tuple[bytes, str, str]:
        """What the strongest file of that name holds, how messages speak of it, and its digest ("" where there is none)."""
        file = self.find(name)
        data = file.read_bytes() if file else b""
        digest = digest_of(data) if file else ""
        if name not in self._digests:
            weaker = self._files(name)[1:] if name in ADDED_TO else ()
            self._digests[name] = " ".join((digest, *(digest_of(each.read_bytes()) for each in weaker)))
        return data, as_told(file) if file else "", digest

    def template(self, name: str) -> tuple[str, str] | None:
        """A template's text and how messages speak of its file. Raises Refused where it cannot be read."""
        if name not in self._sources:
            self._sources[name] = self._source_of(name)
        return self._sources[name]

    def _source_of(self, name: str) -> tuple[str, str] | None:
        data, shown, _ = self.read(f"{name}.j2")
        if not shown:
            return None
        if not data.strip():  # one's own empty file takes a section out
            return "", shown
        source, problems = read_text(data, shown)
        if source is None:
            raise Refused(problems)
        return source.text, source.name

    def of_all_templates(self, words: Callable[[str], frozenset[str]]) -> frozenset[str]:
        """What `words` finds in the text of any template."""
        files = {file.relative_to(root).as_posix() for root in self.roots for file in root.rglob("*.j2")}
        return frozenset(word for name in files for word in words(self._text_of(name.removesuffix(".j2"))))

    def _text_of(self, name: str) -> str:
        """A template as it is typed, "" for one that cannot be read."""
        try:
            found = self.template(name)
        except Refused:
            return ""
        return found[0] if found else ""

    def digest(self, names: Iterable[str]) -> str:
        """Of these files, as they were read, and of which are not there."""
        listed = [*names]
        for name in listed:
            if name not in self._digests:
                self.read(name)
        return digest_of("\n".join(f"{name} {self._digests[name]}" for name in listed).encode())

    def kept(self, kind: str, made_from: str) -> Path | None:
        """The file for what this state of the program has found of it; None where nothing is kept."""
        return kept_of(self.memory, kind, made_from.encode())

    def check_files(self) -> list[str]:
        """The files of the house's rules of wording: _house/checks/wording.yaml."""
        names = {file.name for root in self.roots for file in root.glob(f"{HOUSE}/checks/*.yaml")}
        return [f"{HOUSE}/checks/{name}" for name in sorted(names)]

    def profiles(self) -> list[str]:
        """The local looks that ship with the templates, by name."""
        return sorted({file.stem for root in self.roots for file in (root / HOUSE / "profiles").glob("*.yaml")})

    def profile(self, name: str) -> Path | None:
        """The file of a shipped look."""
        return self.find(f"{HOUSE}/profiles/{name}.yaml") if name in self.profiles() else None


def as_told(file: Path) -> str:
    """How messages speak of a library file: templates/rural/township.j2."""
    parts = file.parts
    for anchor in ("_templates", "templates"):
        if anchor in parts:
            return "/".join(("templates", *parts[len(parts) - parts[::-1].index(anchor) :]))
    return str(file)
