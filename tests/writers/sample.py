"""A rich invented document (示例数据): every kind of block and inline, four pages in Word."""

from __future__ import annotations

from drafting.blocks.document import (
    Back,
    Block,
    Column,
    Document,
    Figure,
    FigureRecord,
    Front,
    Heading,
    Inlines,
    Missing,
    Origin,
    Paragraph,
    SaidBy,
    Table,
    Text,
)


class Writing:
    """Builds inlines from a small notation and keeps the figures: 已识别{监测对象.户=5361户}，**重点**，【待补】."""

    def __init__(self) -> None:
        self.figures: list[FigureRecord] = []

    def __call__(self, text: str) -> Inlines:
        import re

        out: list[Text | Figure | Missing] = []
        for piece in re.split(r"(\{[^}]*\}|【[^】]*】|\*\*.*?\*\*)", text):
            if piece.startswith("{"):
                path, _, printed = piece[1:-1].partition("=")
                out.append(Figure(printed, self._record(path, printed)))
            elif piece.startswith("【"):
                out.append(Missing(piece, piece[1:-1].removeprefix("待补：").replace("·", ".")))
            elif piece.startswith("**"):
                out.append(Text(piece[2:-2], bold=True))
            elif piece:
                out.append(Text(piece))
        return tuple(out)

    def _record(self, path: str, printed: str) -> int:
        number = printed.rstrip("户人个元万亿%公里平方米件次亩吨")
        said_by: SaidBy = "rest" if path.startswith("其余") else "template"
        formula = "完成 / 任务" if path.endswith("完成率") else None
        inputs = ("住房.危房改造", "住房.危房改造.任务") if formula else ()
        self.figures.append(
            FigureRecord(
                text=printed,
                path=path,
                value=number,
                unit=printed[len(number) :],
                formula=formula,
                inputs=inputs,
                file="示例县.yaml",
                line=None if formula else len(self.figures) + 10,
                source="示例县医保局" if path.startswith("医疗") else None,
                said_by=said_by,
            )
        )
        return len(self.figures) - 1


def sample_document() -> Document:
    """The document; each call gives an equal one."""
    say = Writing()
    routine = (
        "坚持周调度、月通报、季评估，把责任落到岗位、把任务排到时限，对进度偏慢的乡镇上门会商、现场办公，对群众反映的堵点逐件登记、逐件回访，"
        "确保各项举措落得下、见得到、靠得住。"
    )
    blocks: list[Block] = [
        Paragraph(
            say(
                "2026年以来，示例县把防止规模性返贫摆在突出位置，围绕“守底线、抓发展、促振兴”持续用力，各项工作取得积极进展。现将有关情况报告如下（示例数据）："
            )
        ),
        Heading(1, "一、", say("主要做法和成效")),
        Heading(2, "（一）", say("强化监测帮扶，守牢返贫底线")),
        Paragraph(
            say(
                "截至11月底，全县共有监测对象{监测帮扶.监测对象.户=5361户}{监测帮扶.监测对象.人=12591人}，其中脱贫不稳定户{监测帮扶.脱贫不稳定户.户=2078户}"
                "{监测帮扶.脱贫不稳定户.人=4959人}，边缘易致贫户{监测帮扶.边缘易致贫户.户=3091户}{监测帮扶.边缘易致贫户.人=7069人}，突发严重困难户"
                "{监测帮扶.突发严重困难户.户=192户}{监测帮扶.突发严重困难户.人=563人}；尚未消除风险的【待补：监测对象·未消除（示例县农业农村局）】。"
                + routine
                * 2
            )
        ),
        Paragraph(
            say(
                "一是抓实动态监测。"
                + routine
                + "二是抓实结对帮扶。选派帮扶干部{监测帮扶.帮扶干部=1286人}，走访{监测帮扶.走访=39650户}。"
                + routine
            )
        ),
        Heading(2, "（二）", say("强化产业就业，拓宽增收渠道")),
        Paragraph(
            say("投入产业资金{产业.资金=1.09亿元}，实施项目{产业.项目=86个}。" + routine * 2),
            lead=Heading(3, "1.", say("抓项目促发展")),
        ),
        Paragraph(
            say(
                "脱贫人口务工{就业.务工=59674人}，同比增长{就业.务工.同比=7.99%}，帮扶车间吸纳{就业.车间=917人}。"
                + routine * 2
            ),
            lead=Heading(3, "2.", say("抓就业促增收。")),
        ),
        Heading(2, "（三）", say("强化基础保障，补齐民生短板")),
        Heading(3, "1.", say("巩固“三保障”成果")),
        Heading(4, "（1）", say("住房安全")),
        Paragraph(
            say(
                "改造危房{住房.危房改造=217户}，完成年度任务的{住房.危房改造.完成率=434%}，**做到应改尽改**。"
                + routine * 2
            )
        ),
        Heading(4, "（2）", say("医疗保障")),
        Paragraph(
            say(
                "脱贫人口参保率{医疗.参保率=99.98%}，资助参保{医疗.资助=47384人次}{医疗.资助金额=2900.4万元}。"
                + routine * 2
            )
        ),
        Heading(3, "2.", say("完善农村基础设施")),
        Paragraph(
            say(
                "新建和改造农村公路{交通.公路=39.85公里}，改厕{人居.改厕=1689户}。"
                + routine * 2
                + "各乡镇完成情况见下表。"
            )
        ),
        Table(
            columns=(
                Column("乡镇"),
                Column("项目", "个", numeric=True),
                Column("总投资", "万元", numeric=True),
                Column("完成率", "%", numeric=True),
                Column("主要内容"),
            ),
            rows=(
                (
                    say("城关镇"),
                    say("{明细.1.项目=12}"),
                    say("{明细.1.投资=5092.9}"),
                    say("{明细.1.完成率=100}"),
                    say("茶叶加工、冷链物流"),
                ),
                (
                    say("大河镇"),
                    say("{明细.2.项目=9}"),
                    say("{明细.2.投资=4208.7}"),
                    say("{明细.2.完成率=95.5}"),
                    say("高标准农田、灌溉渠系改造提升和产业道路"),
                ),
                (say("双河口苗族土家族乡"), say("{明细.3.项目=7}"), (), say("{明细.3.完成率=88}"), say("村级光伏")),
                (say("合计"), say("{明细.合计.项目=28}"), say("{明细.合计.投资=9301.6}"), (), ()),
            ),
            caption="2026年示例县帮扶项目完成情况",
            notes=("双河口苗族土家族乡投资额尚在核定。", "数据截至11月底（示例数据）。"),
            total=True,
        ),
        Heading(1, "二、", say("存在的问题")),
        Paragraph(say("一是产业链条不长，二是内生动力不足，三是基础设施仍有欠账。" + routine)),
        Heading(1, "三、", say("下步打算")),
        Paragraph(say("<提质>&“增效”：" + routine * 2), lead=Heading(2, "（一）", say("持续巩固成果"))),
        Paragraph(say(routine * 3), lead=Heading(2, "（二）", say("持续推进建设"))),
        Paragraph(say("特此报告。")),
    ]
    return Document(
        front=Front(
            title="示例县农业农村局关于2026年巩固拓展脱贫攻坚成果同乡村振兴有效衔接工作情况的报告",
            draft="送审稿",
            document_number="示农发〔2026〕10号",
            addressee="示例县人民政府",
        ),
        blocks=tuple(blocks),
        back=Back(signatures=("示例县农业农村局",), date="2026年12月5日", note="此件公开发布"),
        figures=tuple(say.figures),
        origin=Origin("rural/annual", "示例县.yaml"),
        region="示例县",
    )
