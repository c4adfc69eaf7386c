"""Anybody's Word file with its findings as comments: on the very words, and nothing else of it moves."""

from __future__ import annotations

import re
from datetime import date
from io import BytesIO
from pathlib import Path

import docx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from drafting.blocks.record import fingerprint, part_digest
from drafting.diagnostics import Diagnostic, Refused, Severity, WordPlace
from drafting.pipeline import draft, read_dataset, write
from drafting.proofreading.review import Reviewed, reviewed_written
from drafting.proofreading.written import proofread_written
from drafting.readers.record import unchanged
from drafting.readers.word import read_word
from drafting.writers.docx.annotate.members import with_members
from drafting.writers.docx.seal import Source, noted_source
from tests.revisions import accepted_text, rejected_text
from tests.shipped import shipped
from tests.writers.annotate.foreign import main, members, package, run
from tests.writers.opened import parts
from tests.writers.valid import faults_of

ROOT = Path(__file__).parents[2]
LIBRARY = shipped()
DAY = date(2026, 11, 27)
TITLE = f"<w:p>{run('某县2026年工作总结')}</w:p>"
REST = "，其中甲类31户92人，乙类55户169人。"
WRONG = f"监测对象86户251人{REST}"


def reviewed(data: bytes, day: date = DAY) -> Reviewed:
    found = proofread_written(LIBRARY, data, "稿.docx", ".docx").diagnostics
    return reviewed_written(data, "稿.docx", found, "起草助手", day)


def comments(data: bytes) -> list[tuple[str, str]]:
    """The words that each comment of ours stands on, and what it says."""
    body = parts(data)["word/document.xml"].decode()
    found = []
    for each in docx.Document(BytesIO(data)).comments:
        if each.author == "起草助手":
            [inner] = re.findall(rf'<w:commentRangeStart w:id="{each.comment_id}"/>(.*?)<w:commentRangeEnd w:id="{each.comment_id}"/>', body)
            found.append(("".join(re.findall(r"<w:t(?:\s[^>]*)?>([^<]*)</w:t>", inner)), each.text))
    return found


def noted(data: bytes) -> list[str]:
    """The words that each comment stands on, with the code that it names."""
    return [f"{words} {said.split()[1]}" for words, said in comments(reviewed(data).data)]


def field(figure: str) -> str:
    begin, apart, end = (f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>' for kind in ("begin", "separate", "end"))
    return f"{begin}<w:r><w:instrText>REF a</w:instrText></w:r>{apart}{figure}{end}"


def box(inner: str) -> str:
    """A text box as Word writes it: a choice, and the same once more for programs that do not know it."""
    choice = f'<mc:Choice Requires="wps"><w:drawing><wps:txbx xmlns:wps="wps"><w:txbxContent>{inner}</w:txbxContent></wps:txbx></w:drawing></mc:Choice>'
    fallback = f"<mc:Fallback><w:pict><w:txbxContent>{inner}</w:txbxContent></w:pict></mc:Fallback>"
    return f'<w:r><mc:AlternateContent xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006">{choice}{fallback}</mc:AlternateContent></w:r>'


PERSON = 'w:author="甲" w:date="2026-01-01T00:00:00Z"'
FIGURES = {
    "in one run": run(WRONG),
    "over several runs": run("监测对象86户2") + run("5", "<w:b/>") + run("1人") + run(REST),
    "in a link": run("监测对象86户") + f'<w:hyperlink w:anchor="x">{run("25")}{run("1人")}</w:hyperlink>' + run(REST),
    "in a field": run("监测对象86户") + field(run("251人")) + run(REST),
    "in a simple field": run("监测对象86户") + f'<w:fldSimple w:instr="REF a">{run("251人")}</w:fldSimple>' + run(REST),
    "in a content control": run("监测对象86户") + f"<w:sdt><w:sdtPr/><w:sdtContent>{run('251人')}</w:sdtContent></w:sdt>" + run(REST),
    "typed over another": run("监测对象86户")
    + f'<w:del w:id="6" {PERSON}><w:r><w:delText>261</w:delText></w:r></w:del><w:ins w:id="7" {PERSON}>{run("251")}</w:ins>'
    + run(f"人{REST}"),
    "behind a line break": run("抓好监测。") + f"<w:r><w:br/></w:r>{run(f'　　{WRONG}')}",
    "moved here": run("监测对象86户")
    + f'<w:moveToRangeStart w:id="20" w:name="m" {PERSON}/><w:moveTo w:id="21" {PERSON}>{run("251人")}</w:moveTo><w:moveToRangeEnd w:id="20"/>'
    + run(REST),
    "beside a footnote": run("监测对象86户251") + '<w:r><w:t>人</w:t><w:footnoteReference w:id="2"/></w:r>' + run(REST),
}


@pytest.mark.parametrize("had", [False, True])
@pytest.mark.parametrize("kind", FIGURES)
def test_a_comment_stands_on_the_figure_alone_wherever_it_is(kind: str, had: bool, tmp_path: Path) -> None:
    data = package(f"{TITLE}<w:p>{FIGURES[kind]}</w:p>", comments=had)
    assert noted(data)[-1] == "251人 R201"
    out = reviewed(data).data
    assert accepted_text(out) == accepted_text(data)
    assert rejected_text(out) == rejected_text(data)
    assert reviewed(out) == Reviewed(out, 0, 0, before=1)
    (tmp_path / "稿.docx").write_bytes(data)
    (tmp_path / "核对意见.docx").write_bytes(out)
    assert [str(each) for each in faults_of(tmp_path / "核对意见.docx")] == [str(each) for each in faults_of(tmp_path / "稿.docx")]


def test_a_person_s_comment_on_the_same_words_stays_where_it_is(tmp_path: Path) -> None:
    own = f'<w:commentRangeStart w:id="4"/>{run("监测对象86户25")}<w:commentRangeEnd w:id="4"/><w:r><w:commentReference w:id="4"/></w:r>'
    data = package(f"{TITLE}<w:p>{own}{run(f'1人{REST}')}</w:p>", comments=True)
    (tmp_path / "核对意见.docx").write_bytes(reviewed(data).data)
    (tmp_path / "稿.docx").write_bytes(data)
    assert noted(data) == ["251人 R201"]
    theirs = next(iter(docx.Document(BytesIO(reviewed(data).data)).comments))
    assert (theirs.comment_id, theirs.author, theirs.text) == (4, "甲", "旧批注")
    assert [str(each) for each in faults_of(tmp_path / "核对意见.docx")] == [str(each) for each in faults_of(tmp_path / "稿.docx")]


def test_a_total_and_a_sentence_in_tables_have_theirs_and_word_opens_the_file(tmp_path: Path) -> None:
    paper = docx.Document()
    paper.add_paragraph("某县2026年工作总结")
    for rows in ((("乡镇", "户", "人"), ("东乡", "1", "10"), ("西乡", "2", "20"), ("合计", "3", "31")), ((WRONG,),)):
        table = paper.add_table(rows=0, cols=len(rows[0]))
        for row in rows:
            for cell, words in zip(table.add_row().cells, row, strict=True):
                cell.text = words
    paper.tables[0].rows[3].cells[2].paragraphs[0].insert_paragraph_before("")
    paper.save(tmp_path / "稿.docx")
    out = reviewed((tmp_path / "稿.docx").read_bytes()).data
    assert [words for words, _ in comments(out)] == ["31", "251人"]
    (tmp_path / "核对意见.docx").write_bytes(out)
    assert [str(each) for each in faults_of(tmp_path / "核对意见.docx")] == [str(each) for each in faults_of(tmp_path / "稿.docx")]


def test_a_text_box_has_its_comments_and_the_paragraph_around_it_its_own() -> None:
    data = package(f"{TITLE}<w:p>{run('抓好监测,抓好就业。')}{box(f'<w:p>{run(WRONG)}</w:p>')}{run('完成任务。。')}</w:p>")
    out = main(reviewed(data).data).decode()
    assert sorted(noted(data)) == [", P111", "251人 R201", "。。 P110"]
    assert out.count("commentReference") == 3
    assert out[out.index("<mc:Fallback") :].count(run(WRONG)) == 1  # what is shown nowhere stays


@pytest.mark.parametrize(
    ("words", "place"),
    [
        ("现将2025年工作总结如下。", "现将2025年工作总结 P140"), ("抓好监测,抓好就业。", ", P111"), ("抓好监测。。", "。。 P110"), ("抓好（监测。", "（ P114"),
        ("抓好 监测。", "抓好 监测。 P112"), ("一是抓好监测。三是抓好就业。", "三是 P131"), ("抓好监测，抓好就业，推进厕所", "抓好监测，抓好就业，推进厕所 P161"),
        ("抽检合格率达980.5%。", "980.5% R208"), ("截至11月31日，改厕完工。", "11月31日 R207"),
    ],
)  # fmt: skip
def test_a_finding_about_wording_stands_on_the_words_it_speaks_of(words: str, place: str) -> None:
    assert place in noted(package(f"{TITLE}<w:p>{run(words)}</w:p>"))


def said_at(*spots: tuple[int, int, int]) -> list[Diagnostic]:
    """Findings about these characters (paragraph, from, up to; blanks do not count), each with words of its own."""
    return [Diagnostic("P110", Severity.ERROR, f"第{number}条", place=WordPlace("稿.docx[第1段]", None, None, *spot)) for number, spot in enumerate(spots)]


def test_findings_that_overlap_have_a_comment_each() -> None:
    words = "问题47个，已整改44个，其余4个。"
    spans = ((0, 9), (4, 14), (4, 14), (6, 8), (13, 14))
    out = reviewed_written(package(f"{TITLE}<w:p>{run(words)}</w:p>"), "稿.docx", said_at(*((1, *span) for span in spans)), "起草助手", DAY).data
    assert [said for said, _ in comments(out)] == [words[slice(*span)] for span in spans]


def test_what_has_no_place_in_the_text_stands_on_its_title() -> None:
    data = package(f"<w:p/>{TITLE}<w:p>{run('抓好监测。')}</w:p>")
    found = [Diagnostic("P110", Severity.ERROR, "全文没有日期"), *said_at((9, 0, 1))]
    made = reviewed_written(data, "稿.docx", found, "起草助手", DAY)
    assert comments(made.data) == [("某县2026年工作总结", "必改 P110 全文没有日期"), ("某县2026年工作总结", "必改 P110 第0条")]
    assert made.elsewhere == 2


def test_blanks_count_for_nothing() -> None:
    data = package(f"{TITLE}<w:p>{run('　　监测对象86户')}<w:r><w:tab/></w:r>{run('251')}<w:r><w:br/></w:r>{run(f' 人{REST}')}</w:p>")
    out = reviewed_written(data, "稿.docx", said_at((1, 7, 11)), "起草助手", DAY).data
    assert [words for words, _ in comments(out)] == ["251 人"]


def test_a_second_review_reads_no_comment_and_says_nothing_twice() -> None:
    data = package(f"{TITLE}<w:p>{run(WRONG)}</w:p><w:p>{run('抓好就业。。')}</w:p>", comments=True)
    once = reviewed(data).data
    assert reviewed(once, date(2026, 12, 1)).data == once
    assert parts(once)["word/comments.xml"].count("旧批注".encode()) == 1


def test_the_same_slip_in_another_paragraph_is_said_though_it_was_said_before() -> None:
    one, other = (f"<w:p>{run(f'{words}。。')}</w:p>" for words in ("抓好就业", "抓好监测"))
    before = reviewed(package(TITLE + one)).data
    paragraphs = main(before).decode().partition("<w:body>")[2].partition("<w:sectPr/>")[0]
    both = with_members(before, {"word/document.xml": main(before).replace(paragraphs.encode(), (paragraphs + other).encode())})
    assert noted(both) == ["。。 P110", "。。 P110"]


def test_a_copy_knows_which_draft_it_is_of_until_somebody_saves_it_and_one_of_a_report_of_ours_does_too() -> None:
    dataset = read_dataset(ROOT / "samples/reports/shaoyang-2021m10.yaml", LIBRARY).dataset
    assert dataset is not None
    document = draft(LIBRARY, dataset).document
    assert document is not None
    for data in (write(document, "docx", LIBRARY), package(f"{TITLE}<w:p>{run(WRONG)}</w:p>")):
        found = proofread_written(LIBRARY, data, "稿.docx", ".docx").diagnostics
        made = reviewed_written(data, "稿.docx", found, "起草助手", DAY, b"here").data
        assert noted_source(made) == Source.of(data, b"here")
        assert noted_source(with_members(made, {"word/document.xml": main(made) + b" "})) is None


def test_two_hundred_findings_have_two_hundred_comments() -> None:
    lines = "".join(f"<w:p>{run(f'第{each}片区{WRONG}')}</w:p>" for each in range(1, 201))
    made = reviewed(package(TITLE + lines))
    assert [words for words, _ in comments(made.data)] == ["251人"] * 200
    assert made.noted == 200


def in_runs(words: str, cuts: list[int]) -> str:
    """The words in runs of these lengths, over and over, every other one bold; a line end and a tab are marks of Word's."""
    out, at, number = "", 0, 0
    while at < len(words):
        length = cuts[number % len(cuts)]
        out += run(words[at : at + length], "<w:b/>" if number % 2 else "")
        at, number = at + length, number + 1
    return out.replace("\n", '</w:t><w:br/><w:t xml:space="preserve">').replace("\t", '</w:t><w:tab/><w:t xml:space="preserve">')


BEFORE = st.lists(st.sampled_from(("抓好监测。", "　　", " ", "完成改厕12座。\n", "\n", "（一）抓好就业。")), max_size=6).map("".join)
CUTS = st.lists(st.integers(1, 5), min_size=1)


@given(BEFORE, st.sampled_from(("", "\n抓好就业。", "　")), CUTS)
def test_however_lines_are_broken_and_runs_cut_the_comment_stands_on_the_figure(before: str, behind: str, cuts: list[int]) -> None:
    assert "251人 R201" in noted(package(f"{TITLE}<w:p>{in_runs('抓好落实。', cuts)}</w:p><w:p>{in_runs(before + WRONG + behind, cuts)}</w:p>"))


@given(st.lists(st.tuples(st.integers(0, 3), st.integers(0, 30), st.integers(1, 12)), max_size=12), st.booleans(), CUTS)
def test_the_text_and_all_other_bytes_stay_whatever_is_commented(spots: list[tuple[int, int, int]], had: bool, cuts: list[int]) -> None:
    """The law: what is outside of the touched paragraphs and the parts of comments is copied; read back, the text is the same."""
    bodies = ["某县2026年工作总结", f"　　{WRONG}", "抓好 监测。", "完成改厕12座，改水3处。"]
    data = package("".join(f"<w:p><w:pPr><w:keepNext/></w:pPr>{in_runs(each, cuts)}</w:p>" for each in bodies), comments=had)
    found = said_at(*((paragraph, start, start + length) for paragraph, start, length in spots))
    made = reviewed_written(data, "稿.docx", found, "起草助手", DAY)
    before, after = members(data), members(made.data)
    touched = {"word/document.xml", "word/comments.xml", "word/_rels/document.xml.rels", "[Content_Types].xml"}
    assert {name for name in after if after[name] != before.get(name)} <= touched
    assert (made.data == data) == (not found)
    assert accepted_text(made.data) == accepted_text(data) == bodies
    old, new = read_word(data, ""), read_word(made.data, "")
    for index in {1, 2, 3}.difference(paragraph for paragraph, _, _ in spots):
        assert new.content[slice(*new.paragraphs[index].span)] == old.content[slice(*old.paragraphs[index].span)]
    assert reviewed_written(made.data, "稿.docx", found, "起草助手", DAY).data == made.data


def test_a_file_in_the_strict_dialect_has_its_comments_in_it() -> None:
    data = package(f"{TITLE}<w:p>{run(WRONG)}</w:p>")
    strict = main(data).replace(b"http://schemas.openxmlformats.org/wordprocessingml/2006/main", b"http://purl.oclc.org/ooxml/wordprocessingml/main")
    out = parts(reviewed(with_members(data, {"word/document.xml": strict})).data)
    assert b'xmlns:w="http://purl.oclc.org/ooxml/wordprocessingml/main"' in out["word/comments.xml"]
    assert b"purl.oclc.org/ooxml/officeDocument/relationships/comments" in out["word/_rels/document.xml.rels"]


def test_a_file_written_in_an_unusual_way_is_refused_in_words() -> None:
    data = package(f"{TITLE}<w:p>{run(WRONG)}</w:p>")
    wide = with_members(data, {"word/document.xml": main(data).decode().replace("UTF-8", "UTF-16", 1).encode("utf-16")})
    with pytest.raises(Refused) as refused:
        reviewed(wide)
    assert [each.code for each in refused.value.diagnostics] == ["S088"]


def test_a_report_of_ours_keeps_its_record_and_counts_as_untouched() -> None:
    dataset = read_dataset(ROOT / "samples/reports/shaoyang-2021m10.yaml", LIBRARY).dataset
    assert dataset is not None
    document = draft(LIBRARY, dataset).document
    assert document is not None
    data = write(document, "docx", LIBRARY)
    assert noted(data) == ["80% R203", "【待核】 S080", "76% R203", "【待核】 S080"]
    assert unchanged(data) is unchanged(reviewed(data).data) is True


def test_a_copy_with_comments_knows_whether_somebody_has_saved_it_since() -> None:
    data = package(f"{TITLE}<w:p>{run(WRONG)}</w:p>", comments=True)
    made = reviewed(data).data
    assert noted_source(made) == Source.of(data, b"")
    assert noted_source(data) is None
    assert noted_source(with_members(made, {"word/document.xml": main(made).replace(b"251", b"261")})) is None
    assert noted_source(b"PK") is None


def test_an_untouched_copy_of_an_earlier_version_is_ours_though_it_names_no_source() -> None:
    made = reviewed(package(f"{TITLE}<w:p>{run(WRONG)}</w:p>", comments=True)).data
    item, seal = next((name, found) for name, content in parts(made).items() if (found := re.search(rb"<!--drafting [^>]*-->", content)))
    bare = {**parts(made), item: parts(made)[item].replace(seal[0], b"")}
    whole = fingerprint({name: part_digest(content) for name, content in bare.items()})
    old = with_members(made, {item: parts(made)[item].replace(seal[0], f"<!--drafting {whole}-->".encode())})
    assert noted_source(old) == Source()
    assert Source().may_be(Source.of(b"any", b"where"))
    assert not Source.of(b"one", b"here").may_be(Source.of(b"other", b"there"))
    assert noted_source(with_members(old, {"word/document.xml": main(old) + b" "})) is None
