"""What a report lacks words for: its title, that of the letter that carries it, a heading, a 提法; neither the data nor the house gives them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from drafting.diagnostics import Diagnostic, Place, Rule, Severity
from drafting.library import Library
from drafting.registry import declare
from drafting.render.run import Rendered, carried_kind
from drafting.template_folders import HOUSE

if TYPE_CHECKING:
    from drafting.assembling.enclosing import Joined
    from drafting.model.dataset import Dataset
    from drafting.model.official import Carrier

NO_TITLE = declare(
    Rule(
        "T066", "报告没有标题", Severity.WARNING,
        "标题来自数据的 公文.标题、模板里的“# 标题”，或 _house/documents.yaml 里这个文种、这种报告期的“标题”；三处都没有，印出来的报告就没有标题。公文写了 承载 的，承载它的报告的标题、正文来自“承载报告”。",
        hits="# 文件：示例/例.j2\n---\n文种: 通报\n---\n{{ 文种.过渡 }}好。{% 其余 %}\n# 文件：_house/documents.yaml\n通报: {年度: {标题: 通报}, 各期: {过渡: 情况如下。}}\n",
        clean="# 文件：示例/例.j2\n---\n文种: 通报\n---\n{{ 文种.过渡 }}好。{% 其余 %}\n# 文件：_house/documents.yaml\n通报: {各期: {标题: 通报, 过渡: 情况如下。}}\n",
    )
)
NO_HEADING = declare(
    Rule(
        "T069", "标题没有文字", Severity.WARNING,
        "模板里一行标题的文字由 {{ 文种.做法 }} 一类的名称来，_house/documents.yaml 里这个文种没有写这一项，这一行就不印，它下面的话接到上一个标题下面去了。",
        hits="# 文件：示例/例.j2\n---\n文种: 通报\n---\n## {{ 文种.做法 }}\n\n好。{% 其余 %}\n# 文件：_house/documents.yaml\n通报: {各期: {标题: 通报}}\n",
        clean="# 文件：示例/例.j2\n---\n文种: 通报\n---\n## {{ 文种.做法 }}\n\n好。{% 其余 %}\n# 文件：_house/documents.yaml\n通报: {各期: {标题: 通报, 做法: 主要做法}}\n",
    )
)


def wordless(library: Library, name: str, rendered: Rendered, joined: Joined, dataset: Dataset) -> Iterator[Diagnostic]:
    """All that a report lacks words for."""
    carrier, kind = dataset.document.carrier, library.templates.front(name).kind
    if rendered.silent:
        yield from _without_words(library, name, rendered, joined, dataset)
    if carrier:
        yield from _blank_carrier(library, carrier, rendered, joined.title)
    elif kind and not joined.title:
        yield _untitled(library, kind, dataset)
    if joined.main.wordless:
        yield _wordless_heading(library, name, rendered, dataset)


def _untitled(library: Library, kind: str, dataset: Dataset) -> Diagnostic:
    """Neither the data nor the template gives a title, nor the house for this 文种 and kind of period."""
    place = library.folders.tree(f"{HOUSE}/documents.yaml").place((kind,), key=True)
    period = dataset.period.kind
    hint = f"在那里写 {period}: {{标题: …}} 或 各期: {{标题: …}}；只这一份的，在数据里写 公文: {{标题: …}}"
    return NO_TITLE.at(place, f"报告没有标题：“{kind}”没有写{period}的标题", hint)


def _blank_carrier(library: Library, carrier: Carrier, rendered: Rendered, title: str) -> Iterator[Diagnostic]:
    """The document that carries the report has no title or no text: neither the data nor the house gives it."""
    kind = carried_kind(carrier)
    given = {"标题": title, "正文": carrier.text or rendered.carrier.say("正文")}
    lacking = "和".join(word for word, words in given.items() if not words)
    if lacking:
        place = library.folders.tree(f"{HOUSE}/documents.yaml").place((kind,), key=True)
        own = f"公文: {{承载: {{文种: {carrier.kind}, 标题: …, 正文: …}}}}"
        hint = f"在那里写 {kind}: {{各期: {{标题: …, 正文: …}}}}；只这一份的，在数据里写 {own}"
        yield NO_TITLE.at(place, f"承载的{carrier.kind}没有{lacking}：“{kind}”没有写{lacking}", hint)


def _wordless_heading(library: Library, name: str, rendered: Rendered, dataset: Dataset) -> Diagnostic:
    """A heading line to which its template gives no words: of 文种, for its table does not have them."""
    from drafting.render.vetting.house_names import bare_heading, headings_said

    kind = library.templates.front(name).kind
    sources = [library.templates.source(each) for each in library.reached(name)]
    lacking = [word for word in headings_said(text for text, _ in sources) if not rendered.words.say(word)]
    if not lacking:
        bare = next((Place(file, line) for text, file in sources if (line := bare_heading(text))), Place(library.templates.source(name)[1]))
        return NO_HEADING.at(bare, "有一级标题没有文字，这一行没有印", "在 # 后面写上标题")
    table = library.documents().get(kind) or {}
    period = f"{dataset.period.kind}的" if any(word in (words or {}) for words in table.values() for word in lacking) else ""
    place = library.folders.tree(f"{HOUSE}/documents.yaml").place((kind,), key=True)
    hint = f"在那里写 各期: {{{lacking[0]}: …}}；不分这几部分的，模板里删去这几行标题"
    return NO_HEADING.at(place, f"标题没有文字，没有印：“{kind}”没有写{period}{'、'.join(lacking)}", hint, path=kind)


def _without_words(library: Library, name: str, rendered: Rendered, joined: Joined, dataset: Dataset) -> list[Diagnostic]:
    """The 提法 that the report prints, for which neither its field nor the house has words at its time."""
    from drafting.render.unworded import unworded, unworded_fault

    titles = (joined.title, *(each.title for each in joined.annexes))
    phrases = unworded(rendered.silent, joined.main.said, titles, rendered.ledger)
    period, phrasing = dataset.period, library.phrasing(name)
    return [unworded_fault(each, period.year, period.last_month, phrasing) for each in phrases]
