"""公文: what stands around the text."""

from __future__ import annotations

from typing import Any, Final

from drafting.diagnostics import Rule, Severity
from drafting.load.examples import data_file
from drafting.load.findings import Findings
from drafting.load.validation.enclosures import KEYS as ENCLOSURE_KEYS
from drafting.load.validation.enclosures import read_carrier, read_enclosures
from drafting.load.validation.letterhead import (
    COLOPHON_KEYS,
    LETTERHEAD_KEYS,
    check_number,
    choice,
    read_colophon,
    read_letterhead,
    read_signing,
)
from drafting.model.names import closest
from drafting.model.official import FINISHED, TO_BE_SIGNED, OfficialDocument
from drafting.patterns import lazy
from drafting.registry import declare
from drafting.source import Path

_HEAD: Final = data_file("指标: {}\n")

D071 = declare(
    Rule(
        "D071",
        "标题过长",
        Severity.WARNING,
        "公文标题一般不超过三四行；更长的多半是把正文写进了标题。",
        hits=_HEAD + "公文: {标题: " + "关于示例工作的报告" * 12 + "}\n",
        clean=_HEAD + "公文: {标题: 关于示例工作的报告}\n",
    )
)
D303 = declare(
    Rule(
        "D303",
        "标题里没有字",
        Severity.WARNING,
        "标题只写了断行符 | 或标点，印不成标题，按没有写处理，用模板的标题。",
        hits=_HEAD + "公文: {标题: '||'}\n",
        clean=_HEAD + "公文: {标题: 关于示例工作|的报告}\n",
    )
)
D072 = declare(
    Rule(
        "D072",
        "公文要素的名称不认识",
        Severity.WARNING,
        "不认识的公文要素不会印出来，多半是笔误。--strict 时算错误。",
        hits=_HEAD + "公文: {主送机构: 市农业农村局}\n",
        clean=_HEAD + "公文: {主送机关: 市农业农村局}\n",
    )
)
D295 = declare(
    Rule(
        "D295",
        "定稿里还有“待签发”",
        Severity.WARNING,
        "送审稿、征求意见稿里的 待签发 印成空白（〔2026〕　号、2026年7月　日）；定稿要写上实际的发文字号和成文日期。--final 时算错误。",
        hits=_HEAD + "公文: {稿次: 定稿, 署名: 示例县农业农村局, 成文日期: 待签发}\n",
        clean=_HEAD + "公文: {稿次: 送审稿, 署名: 示例县农业农村局, 成文日期: 待签发}\n",
    )
)
D297 = declare(
    Rule(
        "D297",
        "上行文没有签发人",
        Severity.WARNING,
        "报告是上行文，应当标注签发人（《党政机关公文处理工作条例》第九条，GB/T 9704 7.2.6）。",
        hits=_HEAD + "公文: {承载: 报告, 主送机关: 示例市农业农村局}\n",
        clean=_HEAD + "公文: {承载: 报告, 主送机关: 示例市农业农村局, 签发人: 示例甲}\n",
    )
)
D298 = declare(
    Rule(
        "D298",
        "报告的主送机关应当是一个",
        Severity.WARNING,
        "上行文原则上主送一个上级机关，其他机关写在“抄送”里（《条例》第十五条）。",
        hits=_HEAD + "公文: {承载: 报告, 主送机关: 示例市委、示例市人民政府, 签发人: 示例甲}\n",
        clean=_HEAD + "公文: {承载: 报告, 主送机关: 示例市人民政府, 抄送: 示例市委, 签发人: 示例甲}\n",
    )
)
D299 = declare(
    Rule(
        "D299",
        "涉密公文没有份号",
        Severity.WARNING,
        "标注密级的公文应当标注份号（《条例》第九条，GB/T 9704 7.2.1）。",
        hits=_HEAD + "公文: {密级: 机密★1年}\n",
        clean=_HEAD + "公文: {份号: '000001', 密级: 机密★1年}\n",
    )
)

TITLE_LENGTH: Final = 100
COMMON_KEYS: Final = ("标题", "稿次", "发文字号", "主送机关", "称谓", "署名", "成文日期", "附注")
OTHER_KEYS: Final = ("用印", "联系人", "联系电话")
KEYS: Final = (*COMMON_KEYS, *LETTERHEAD_KEYS, *ENCLOSURE_KEYS, *OTHER_KEYS, *COLOPHON_KEYS)
_KNOWN: Final = frozenset(KEYS)

_EXAMPLE: Final = "写成 公文: {标题: …, 署名: …, 成文日期: 2022-01-05}"
_TEXTS: Final = ("标题", "稿次", "发文字号", "称谓", "成文日期", "附注", "用印", "联系人", "联系电话")
ALSO_CALLED: Final = {
    "主送": "主送机关", "主送单位": "主送机关", "抄送单位": "抄送", "印发单位": "印发机关", "发文机关": "发文机关标志", "发文单位": "发文机关标志",
    "红头": "发文机关标志", "文号": "发文字号", "落款": "署名", "落款单位": "署名", "落款日期": "成文日期", "日期": "成文日期",
    "签发日期": "成文日期", "印制日期": "印发日期", "缓急": "紧急程度", "电话": "联系电话", "盖章": "用印",
}  # fmt: skip
"""What offices call the elements otherwise, where the letters alone would lead to another one."""
_WORD: Final = lazy(r"[^\W_]")
_SEVERAL: Final = lazy("[、，,；;]")


def read_document(raw: Any, findings: Findings) -> OfficialDocument:
    """The elements given; an empty document where there are none."""
    path: Path = ("公文",)
    given = findings.mapping(raw, path, _EXAMPLE)
    if not given:
        return OfficialDocument()
    for key in given:
        if key not in _KNOWN:
            near = ALSO_CALLED.get(key) or closest(key, KEYS)
            hint = f"是不是“{near}”？" if near else f"可写的要素：{'、'.join(KEYS)}"
            findings.add_unless_strict(D072, (*path, key), f"公文里没有“{key}”，不会印出来", hint, key=True)
    texts = {key: findings.text(given[key], (*path, key), f"写成 {key}: …") if key in given else "" for key in _TEXTS}
    if len(texts["标题"]) > TITLE_LENGTH:
        length = len(texts["标题"])
        findings.add(D071, (*path, "标题"), f"标题有{length}个字", "公文标题一般不超过50个字，把细节移到正文里")
    if texts["标题"] and not _WORD.search(texts["标题"]):
        findings.add(D303, (*path, "标题"), f"标题“{texts['标题']}”里没有字", "写上标题，或者删去这一行，用模板的标题")
        texts["标题"] = ""
    check_number(texts["发文字号"], (*path, "发文字号"), findings)
    sealed = choice(texts["用印"], (*path, "用印"), ("是", "否"), findings)
    document = OfficialDocument(
        title=texts["标题"],
        draft=texts["稿次"],
        document_number=texts["发文字号"],
        addressee="、".join(
            each.rstrip("：:") for each in findings.lines(given.get("主送机关", ""), (*path, "主送机关"))
        ),
        salutation=texts["称谓"].rstrip("：:"),
        signatures=findings.lines(given.get("署名", ""), (*path, "署名")),
        date=read_signing(texts["成文日期"], (*path, "成文日期"), findings),
        note=_unbracketed(texts["附注"]),
        contact=texts["联系人"],
        telephone=texts["联系电话"],
        sealed=None if not sealed else sealed == "是",
        letterhead=read_letterhead(given, path, findings),
        colophon=read_colophon(given, path, findings),
        enclosures=read_enclosures(given, path, findings),
        carrier=read_carrier(given.get("承载", ""), (*path, "承载"), findings),
    )
    _review(document, path, findings)
    return document


def _review(document: OfficialDocument, path: Path, findings: Findings) -> None:
    """What the elements ask of each other."""
    if document.draft == FINISHED:
        given = [("发文字号", document.document_number), ("成文日期", document.date), ("印发日期", document.colophon.printed)]
        given += [("签发人", each) for each in document.letterhead.signers]
        for key, value in given:
            if isinstance(value, str) and value.endswith(TO_BE_SIGNED):
                findings.add(
                    D295, (*path, key), f"定稿的{key}还是“{value}”", f"写上签发后的{key}，或者把 稿次 改成 送审稿"
                )
    if document.letterhead.secrecy and not document.letterhead.copy_number:
        findings.add(D299, (*path, "密级"), "标了密级，没有份号", "加上 份号: '000001'")
    if document.carrier is None:
        return
    if not document.letterhead.signers:
        findings.add(D297, (*path, "承载"), "报告是上行文，没有写签发人", "加上 签发人: 姓名")
    if not document.addressee:
        findings.add(D298, (*path, "承载"), "报告没有写主送机关", "加上 主送机关: 上级机关的名称")
    elif _SEVERAL.search(document.addressee):
        findings.add(
            D298, (*path, "主送机关"), f"主送了几个机关：{document.addressee}", "主送一个，其余的写在 抄送: [甲, 乙] 里"
        )


def _unbracketed(note: str) -> str:
    inner = note[1:-1]
    wrapped = len(note) > 1 and note[0] in "（(" and note[-1] in "）)"
    return inner if wrapped and not any(mark in inner for mark in "（()）") else note
