"""The rules of figures in texts that are already written; each is hit and passed by the examples it declares."""

from __future__ import annotations

from typing import Final

from drafting.checks.judged import EQUAL
from drafting.diagnostics import Rule, Severity
from drafting.registry import declare


def _answer(code: str) -> str:
    """A Word file has no place for 情况属实."""
    return f"drafting check 总结.docx --ignore {code}"



def _text(words: str) -> str:
    return f"# 文件：总结.txt\n示例县2026年工作总结\n{words}\n$ drafting check 总结.txt\n"


def _table(told: int) -> str:
    rows = f"| 乡镇 | 监测对象（户） | 危房改造（户） | 改厕（户） |\n| --- | --- | --- | --- |\n| 东乡 | 86 | 3 | 40 |\n| 西乡 | 75 | 4 | 50 |\n| 合计 | 161 | {told} | 90 |\n"
    return f"# 文件：总结.md\n# 示例县2026年工作总结\n\n{rows}$ drafting check 总结.md\n"


def _beside_a_table(told: str) -> str:
    rows = "| 乡镇 | 监测对象（户） | 改厕（户） |\n| --- | --- | --- |\n| 东乡 | 86 | 40 |\n| 西乡 | 75 | 50 |\n| 合计 | 161 | 90 |\n"
    return f"# 文件：总结.md\n# 示例县2026年工作总结\n\n全县共有监测对象{told}。\n\n{rows}$ drafting check 总结.md\n"


SUM: Final = declare(
    Rule(
        "R201",
        "正文里各项加起来不等于总数",
        Severity.ERROR,
        "“其中”“分别”后面、括号里的各项，加起来应当等于前面的总数。列举不全的（各项比总数少，又看不出是写错的）不算；"
        "户数对得上、人数对不上的，各项后面的占比加起来是100%的，名称把总数分尽了的，各级资金加起来比总数还多的，或者只差一个笔误的，才指出来。"
        "各项没有写单位的（其中省级500、市级300），按总数的单位算。",
        hits=_text("全县共有监测对象86户251人，其中脱贫不稳定户31户92人，边缘易致贫户37户104人，突发严重困难户18户65人。"),
        clean=_text("全县共有监测对象86户251人，其中脱贫不稳定户31户92人，边缘易致贫户37户104人，突发严重困难户18户55人。"),
        silence=_answer("R201"),
        tolerance=EQUAL,
    )
)
REST: Final = declare(
    Rule(
        "R202",
        "正文里剩余的数和总数、已完成的数对不上",
        Severity.ERROR,
        "“共甲、已完成乙、未完成丙”三个数，丙应当等于甲减乙；“完成目标甲的百分之几，还差丙”也是。",
        hits=_text("反馈问题47个，已整改44个，其余4个正在整改。"),
        clean=_text("反馈问题47个，已整改44个，其余3个正在整改。"),
        silence=_answer("R202"),
        tolerance=EQUAL,
    )
)
SHARE: Final = declare(
    Rule(
        "R203",
        "正文里的完成率、占比和两边的数对不上",
        Severity.ERROR,
        "写着任务、计划、总数的，“完成率”“占比”应当等于完成的数除以任务数。基数写在百分比前面的（占上年383人的）是必改，别的列为存疑；"
        "一串占比大多是同一个总数的，不合的那一个也按这个总数算。比率的名称说了是什么的（破案率、税收占比），用前面说破案、税收的数和再前面的数算；只写了完成多少、还剩多少的，用两个数的和算。户均、亩产，“是上年的几倍”也核对；超（低于）序时进度几个百分点，照句子里说的月份算；满意、不满意，男、女这样分尽了的占比，加起来应当是100%。表里的完成率，照同一行的任务和完成算，占比照合计（没有合计的，各行之和）算，别的行合得上才提示。"
        "有几个任务、几个基数的，合得上一个就不提示。",
        hits=_text("全市计划完成760个村庄规划，597个村庄已完成编制，占比80%。"),
        clean=_text("全市计划完成760个村庄规划，597个村庄已完成编制，占比78.6%。"),
        silence=_answer("R203"),
        tolerance=EQUAL,
    )
)
CHANGE: Final = declare(
    Rule(
        "R204",
        "正文里的增减和前后两个数对不上",
        Severity.ERROR,
        "“由甲增加到乙，增加丙（增长百分之几）”，丙应当等于乙减甲，增长率应当等于乙比甲多的部分除以甲。上年的数单独写成一小句的列为存疑。只写了现在的数、增加多少、增长百分之几的，三个数也对得起来；两个百分比相差几个百分点、写成“提高百分之几”的指出来；"
        "“增加12件，下降8.3%”这样一增一减的、增加的比现有的还多的也指出来；表里的同比增长照同一行算；“上年末甲，新增乙，退出丙，现有丁”，丁应当等于甲加乙减丙，正好差一个笔误的才提示。"
        "又写了反方向的数（出栏、注销）的，按可比价、同口径算增长的（生产总值、增加值、零售额、投资），不提示。",
        hits=_text("集体经济强村由28个增加到35个，增加9个。"),
        clean=_text("集体经济强村由28个增加到35个，增加7个。"),
        silence=_answer("R204"),
        tolerance=EQUAL,
    )
)
PART: Final = declare(
    Rule(
        "R205",
        "正文里“其中”的数比总数大",
        Severity.ERROR,
        "“其中”后面的一项（括号里的也是）不会比前面的总数大，今年新增的不会比紧接着写的累计大，整改、化解的不会比紧挨着写的排查、发现的多（没有写含上年结转的）。",
        hits=_text("吸纳就业917人，其中脱贫户971人。"),
        clean=_text("吸纳就业971人，其中脱贫户917人。"),
        silence=_answer("R205"),
        tolerance=EQUAL,
    )
)
TOTAL_ROW: Final = declare(
    Rule(
        "R206",
        "表里的合计和各行加起来不一样",
        Severity.ERROR,
        "合计一行的数应当等于上面（或下面）各行相加；有小计的，合计等于各小计相加也算相符。累计、月末在保这样合计就是末一行的列不加；大多数列都对不上的，多半不是加总的表，不逐列指出。",
        hits=_table(75),
        clean=_table(7),
        silence=_answer("R206"),
        tolerance=EQUAL,
    )
)
NO_DAY: Final = declare(
    Rule(
        "R207",
        "没有这一天",
        Severity.ERROR,
        "11月31日、2月30日、13月、第五季度这样日历上没有的日期，只能是写错了。",
        hits=_text("截至11月31日，全县改厕完工120户。"),
        clean=_text("截至11月30日，全县改厕完工120户。"),
        silence=_answer("R207"),
    )
)
NO_RATE: Final = declare(
    Rule(
        "R208",
        "百分比不可能这么大",
        Severity.ERROR,
        "合格率、准确率、网办率、就业率、报销比例、通客车率、森林覆盖率这样的百分比不会超过100%，起数、人数最多下降100%。占比，没有说办了往年的办结率，没有写缘由（含外来、超）的覆盖率、检验率、机械化率、数字化率，到了200%的满意度、整改率、参保率、入住率、入学率，列为存疑；表里一列这样的百分比，只有少数几格大于100%的也是。完成率、毛入学率、拨备覆盖率、移动电话普及率可以大于100%，不算。",
        hits=_text("农产品抽检合格率达980.5%。"),
        clean=_text("农产品抽检合格率达98.05%。"),
        silence=_answer("R208"),
    )
)
TWO_FIGURES: Final = declare(
    Rule(
        "R209",
        "同一件事前后两个数",
        Severity.WARNING,
        "前面写过的事，后面（后面的章节、附件）换了一个数，又正好差一个笔误的，或者户数一样、人数不一样的，才指出来；名称不必一字不差（新增城镇就业、城镇新增就业）。"
        "同一个数前后写了两遍，增长多少不一样的，明年的目标和今年的数差十倍的，也指出来。时间、范围不同的不算。",
        hits=_text("社会救助稳步推进，发放低保资金3218.6万元。\n兜底保障更加有力。发放低保资金3128.6万元，惠及512户。"),
        clean=_text("社会救助稳步推进，发放低保资金3218.6万元。\n兜底保障更加有力。发放低保资金3218.6万元，惠及512户。"),
        silence=_answer("R209"),
        tolerance=EQUAL,
    )
)
TABLE_TOTAL: Final = declare(
    Rule(
        "R210",
        "正文里的数和表里的不一样",
        Severity.WARNING,
        "正文里说的和表头一样的（表头“监测对象（户）”，正文“全县共有监测对象161户”），应当等于表里“合计”一行的数。正好差一个笔误的，"
        "或者户数一样、人数不一样的，才指出来；说的是别的时间、别的地方的不算。一行一个指标的表（指标、单位、数量），两位数字写颠倒的也指出来。",
        hits=_beside_a_table("116户"),
        clean=_beside_a_table("161户"),
        silence=_answer("R210"),
        tolerance=EQUAL,
    )
)
TIMES: Final = declare(
    Rule(
        "R211",
        "几个时间自己对不上",
        Severity.WARNING,
        "写着星期几的日期、写着几年几个月的起止时间、“2021年至2025年的五年间”、“十四五”的起止年份、成立多少周年，能算出来的都算一遍；开工晚于竣工、起始年晚于终止年的也指出来。"
        "没有写年份的日期，按标题里的年份算，前后一年合得上的不提示。",
        hits=_text("2026年9月8日（星期四），召开表彰大会。"),
        clean=_text("2026年9月8日（星期二），召开表彰大会。"),
        silence=_answer("R211"),
    )
)
COUNTED: Final = declare(
    Rule(
        "R212",
        "名次、平均数、个数和旁边的话对不上",
        Severity.WARNING,
        "17个县区里没有第27位，12个乡镇中没有15个；平均分不会比最高分还高；列了五个乡镇，后面写“4个乡镇”；说了四方面工作、四次会议，只有一是、二是、三是。列举不全的，末尾加“等”。",
        hits=_text("在东山镇、西河镇、南坪乡4个乡镇开展试点。"),
        clean=_text("在东山镇、西河镇、南坪乡3个乡镇开展试点。"),
        silence=_answer("R212"),
    )
)
STANDARD: Final = declare(
    Rule(
        "R213",
        "标准乘以个数和总数对不上",
        Severity.WARNING,
        "每亩300元、2.5万亩，应当是750万元；每期50人、12期，应当是600人次；每月50万元，全年应当是600万元；单价、数量、金额也一样。标准可以分档、有封顶，所以正好差一个笔误的才提示。",
        hits=_text("按每亩300元标准补贴2.5万亩，补贴资金650万元。"),
        clean=_text("按每亩300元标准补贴2.5万亩，补贴资金750万元。"),
        silence=_answer("R213"),
        tolerance=EQUAL,
    )
)
RATIO: Final = declare(
    Rule(
        "R214",
        "几比几和前面的两个数对不上",
        Severity.WARNING,
        "师生比、车桩比、床护比这样名称就说了是谁比谁的，同一句里两边各有一个数的，应当就是这两个数的比。",
        hits=_text("全县在校学生28560人，专任教师1904人，师生比为1:12。"),
        clean=_text("全县在校学生28560人，专任教师1904人，师生比为1:15。"),
        silence=_answer("R214"),
    )
)
