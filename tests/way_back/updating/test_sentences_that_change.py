"""Words that change with the data are changed where the sentence is still ours, and spoken of where it is not."""

from __future__ import annotations

from tests.readers.editing import Desk
from tests.way_back.updating.drafting_desk import drafted, found, updated
from tests.way_back.updating.test_late_figures import edited, figure, text

BASE = (
    "## （一）就业",
    "全县务工{就业.人数=5000人}，比上年增长{就业.同比=5%}。带动增收明显。",
    "## （二）住房",
    "改造危房{住房.危房=217户}。已全部竣工。",
    "加强兜底。|发放补助{兜底.补助=12万元}。",
    "示例县人民政府",
)


def changed(*replacements: tuple[str, str]) -> list[str]:
    lines = list(BASE)
    for old, new in replacements:
        lines = [line.replace(old, new) for line in lines]
        assert lines != list(BASE)
    return [part for line in lines for part in line.split("\n") if part]


def test_a_fall_never_reads_as_growth() -> None:
    new = changed(("增长{就业.同比=5%}", "下降{就业.同比=3%}"))
    brought = updated(drafted(*BASE), *new)
    assert brought.accepted[1] == "全县务工5000人，比上年下降3%。带动增收明显。"
    assert brought.rejects_cleanly
    assert ("增长", "下降") in brought.done("changed")


def test_in_a_rewritten_sentence_neither_word_nor_number_is_touched() -> None:
    desk = Desk(drafted(*BASE))
    desk.write("，比上年增长", "，同比增加")
    new = changed(("5000人", "4850人"), ("增长{就业.同比=5%}", "下降{就业.同比=3%}"))
    brought = updated(desk.save(), *new)
    assert brought.accepted[1] == "全县务工4850人，同比增加5%。带动增收明显。"
    assert brought.done("noted") == [
        ("全县务工5000人，比上年增长5%。", "全县务工4850人，比上年下降3%。")
    ]
    assert brought.rejects_cleanly


def test_where_a_person_changed_the_figure_the_word_beside_it_is_left_too() -> None:
    desk = Desk(drafted(*BASE))
    desk.type_inside(figure(desk, "5%"), "6%")
    brought = updated(desk.save(), *changed(("增长{就业.同比=5%}", "下降{就业.同比=3%}")))
    assert "比上年增长6%" in brought.accepted[1]
    assert {each.done for each in brought.changes} == {"noted"}


def test_a_clause_that_appears_is_inserted() -> None:
    new = changed(("{就业.人数=5000人}，", "{就业.人数=5000人}，其中脱贫户{就业.脱贫户=1200人}，"))
    brought = updated(drafted(*BASE), *new)
    assert brought.accepted == [*text(*new)[:4], "加强兜底。发放补助12万元。", "示例县人民政府"]
    assert brought.rejects_cleanly


def test_sentences_appear_and_vanish() -> None:
    new = changed(("带动增收明显。", "带动增收明显。新建车间{就业.车间=8个}。"), ("已全部竣工。", ""))
    brought = updated(drafted(*BASE), *new)
    assert brought.accepted[1].endswith("带动增收明显。新建车间8个。")
    assert brought.accepted[3] == "改造危房217户。"
    assert brought.rejects_cleanly


def test_a_sentence_behind_a_run_in_heading_has_the_look_of_the_text() -> None:
    new = changed(("加强兜底。|", "加强兜底。|核查{兜底.核查=30户}。"))
    brought = updated(drafted(*BASE), *new)
    assert "加强兜底。核查30户。发放补助12万元。" in brought.accepted
    desk = Desk(brought.data)
    w = "{" + desk.root.nsmap["w"] + "}"
    (inserted,) = desk.root.iter(f"{w}ins")
    assert not list(inserted.iter(f"{w}rStyle"))


def test_a_sentence_that_a_person_rewrote_is_not_deleted() -> None:
    desk = Desk(drafted(*BASE))
    desk.write("发放补助", "今年共发放补助")
    brought = updated(desk.save(), *changed(("发放补助{兜底.补助=12万元}。", "强化核查。")))
    assert "今年共发放补助12万元。" in brought.accepted[4]
    assert [each.done for each in brought.changes if each.kind == "delete"] == ["noted"]


def test_a_section_vanishes_and_the_next_one_takes_its_number() -> None:
    new = [line.replace("（二）", "（一）") for line in BASE if "就业" not in line]
    brought = updated(drafted(*BASE), *new)
    assert brought.accepted[0] == "（一）住房"
    assert len(brought.accepted) == len(new)
    assert brought.rejects_cleanly


def test_a_section_appears_in_its_place_and_look() -> None:
    new = changed(("## （二）住房", "## （二）医疗\n参保{医疗.参保=8万人}，参保率{医疗.率=99%}。\n## （三）住房"))
    brought = updated(drafted(*BASE), *new)
    assert brought.accepted[2:5] == ["（二）医疗", "参保8万人，参保率99%。", "（三）住房"]
    assert brought.rejects_cleanly
    desk = Desk(brought.data)
    w = "{" + desk.root.nsmap["w"] + "}"
    styles = ["".join(each.get(f"{w}val") for each in p.iter(f"{w}pStyle")) for p in desk.paragraphs()]
    assert styles[4:7] == [styles[2], styles[3], styles[2]]


def test_a_paragraph_that_a_person_wrote_between_makes_the_place_uncertain() -> None:
    desk = Desk(drafted(*BASE))
    desk.insert_paragraph("县里另有安排。", 4)
    new = changed(("## （二）住房", "参保{医疗.参保=8万人}。\n## （二）住房"))
    brought = updated(desk.save(), *new)
    assert "县里另有安排。" in brought.accepted
    assert not [line for line in brought.accepted if "参保" in line]
    assert brought.done("listed") == [("", "参保8万人。")]


def test_a_vanished_paragraph_in_which_a_person_wrote_is_left() -> None:
    desk = Desk(drafted(*BASE))
    desk.write("。已全部竣工。", "。已全部竣工，群众满意。")
    new = [line for line in BASE if "危房" not in line]
    brought = updated(desk.save(), *new)
    assert "群众满意" in "".join(brought.accepted)
    assert "改造危房" not in "".join(brought.accepted)


def test_what_a_person_has_written_already_is_not_written_again() -> None:
    desk = Desk(drafted(*BASE))
    desk.write("，比上年增长", "，比上年下降")
    desk.type_inside(figure(desk, "5%"), "3%")
    brought = updated(desk.save(), *changed(("增长{就业.同比=5%}", "下降{就业.同比=3%}")))
    assert brought.data == brought.before


def test_what_is_computed_from_a_figure_that_a_person_changed_is_left_with_it() -> None:
    desk = Desk(drafted(*COMPUTED))
    desk.type_inside(figure(desk, "24640人"), "24999人")
    late = [COMPUTED[0].replace("24640人", "23640人").replace("增长{就业.务工.完成率=2%}", "下降{就业.务工.完成率=1%}"), COMPUTED[1]]
    brought = updated(desk.save(), *late)
    assert brought.accepted[0] == "全县务工24999人，同比增长2%。"
    assert {each.done for each in brought.changes} == {"noted"}
    assert [each.hangs_on for each in brought.changes if each.path == "就业.务工.完成率"] == ["住房.危房改造"]


COMPUTED = ("全县务工{住房.危房改造=24640人}，同比增长{就业.务工.完成率=2%}。", "示例县人民政府")
NUMBERED = (
    "一、抓就业，促增收。务工{就业.务工=5000人}。",
    "二、抓治理，树新风。{治理.村=150个}村推行积分制。调处矛盾{治理.矛盾=236起}。",
    "三、存在的问题。仍有{问题.未消除=329户}。",
    "示例县人民政府",
)


def test_a_section_whose_heading_a_person_rephrased_stays_whole_and_is_spoken_of() -> None:
    desk = Desk(drafted(*NUMBERED))
    desk.write("抓治理，树新风", "治理有效，乡风文明")
    gone = [NUMBERED[0], NUMBERED[2].replace("三、", "二、"), NUMBERED[3]]
    brought = updated(desk.save(), *gone)
    assert "二、治理有效，乡风文明。150个村推行积分制。调处矛盾236起。" in brought.accepted
    assert [each.done for each in brought.changes if each.kind == "delete"] == ["noted"]
    assert brought.rejects_cleanly


def test_a_heading_that_a_person_rephrased_still_gets_its_new_number() -> None:
    desk = Desk(drafted(*NUMBERED))
    desk.write("存在的问题", "短板和不足")
    brought = updated(desk.save(), NUMBERED[0], NUMBERED[2].replace("三、", "二、"), NUMBERED[3])
    assert brought.accepted[1] == "二、短板和不足。仍有329户。"
    assert brought.rejects_cleanly


def test_numbers_that_do_not_run_on_any_more_are_told() -> None:
    desk = Desk(drafted(*NUMBERED))
    desk.write("二、抓治理", "二、聚力治理")
    told = found(desk.save(), NUMBERED[0], NUMBERED[2].replace("三、", "二、"), NUMBERED[3])
    assert [each.code for each in told] == ["S082", "S092"]
    assert "序号“二、”接不上前面的，应是“三、”：二、存在的问题" in told[1].message
    (number,) = [each.to_json() for each in updated(desk.save(), NUMBERED[0], NUMBERED[2].replace("三、", "二、"), NUMBERED[3]).changes if each.kind == "number"]
    assert (number["old"], number["new"], number["where"]) == ("二、", "三、", "第4段")
    assert [each.code for each in found(drafted(*NUMBERED), *NUMBERED[:2], *NUMBERED[3:])] == []


def test_a_rate_stays_with_the_figure_that_it_is_of_in_a_sentence_that_a_person_rephrased() -> None:
    base = ("完成投资{住房.危房改造=326万元}（同比增长{住房.同比=5.16%}），年度任务{住房.任务=300万元}，完成率{住房.完成率=108.67%}。", "示例县人民政府")
    late = (base[0].replace("326万元", "296万元").replace("增长{住房.同比=5.16%}", "下降{住房.同比=4.52%}").replace("108.67%", "98.67%").replace("300万元", "310万元"), base[1])
    written = edited(drafted(*base), ("write", "同比增长", "比上年增长"))
    brought = updated(written, *late)
    assert brought.accepted[0] == "完成投资326万元（比上年增长5.16%），年度任务310万元，完成率108.67%。"  # the task is reckoned from nothing
    assert any(each.code == "S082" for each in found(written, *late))


def test_a_doubt_goes_with_the_number_that_a_person_set_right() -> None:
    """The number stands there already, only the mark behind it is struck out."""
    old = "全县务工{就业.人数=5803人}【待核】，比上年增长{就业.同比=5%}。"
    desk = Desk(drafted(old))
    desk.type_inside(figure(desk, "5803人"), "5830人")
    brought = updated(desk.save(), old.replace("5803", "5830").replace("【待核】", ""))
    assert brought.accepted == ["全县务工5830人，比上年增长5%。"]
    assert brought.done("changed") == [("【待核】", "")]
    assert brought.rejects_cleanly


def test_a_doubt_stays_beside_a_number_that_is_not_the_one_of_the_data() -> None:
    old = "全县务工{就业.人数=5803人}【待核】。"
    desk = Desk(drafted(old))
    desk.type_inside(figure(desk, "5803人"), "5380人")
    brought = updated(desk.save(), "全县务工{就业.人数=5830人}。")
    assert brought.accepted == ["全县务工5380人【待核】。"]
    assert brought.done("noted")
