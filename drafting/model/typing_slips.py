"""Is one name another with a slip of the fingers in it? A different word in its place is no slip: 渔业人口 is not 农业人口.

A slip of the fingers is a character that sounds like the right one (帮服 for 帮扶) or looks like it (就亚 for 就业), two
characters that changed places, one that was left out or typed twice.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from functools import lru_cache
from operator import ne
from typing import Final

from drafting.frozen import frozen
from drafting.patterns import lazy

SHORTEST: Final = 3
"""Characters of a name in which a slip can be told from another word."""
_SHORTEST_WHOLE: Final = 4
"""As many of a name that lost one."""
_SHORTEST_STRANGE: Final = 5
"""As many of a name in which one character is quite another."""
_PER_SLIP: Final = 3
"""Characters of a name for each that may be wrong."""

# The first 3755 characters of GB 2312 stand in the order of their sounds: each sound with its first character.
_SOUNDS: Final = (
    "a啊 ai埃 an鞍 ang肮 ao凹 ba芭 bai白 ban斑 bang邦 bao苞 bei杯 ben奔 beng崩 bi逼 bian鞭 biao标 bie鳖 bin彬 bing兵 bo玻 bu捕 "
    "ca擦 cai猜 can餐 cang苍 cao操 ce厕 ceng层 cha插 chai拆 chan搀 chang昌 chao超 che车 chen郴 cheng撑 chi吃 chong充 chou抽 chu初 "
    "chuai揣 chuan川 chuang疮 chui吹 chun春 chuo戳 ci疵 cong聪 cou凑 cu粗 cuan蹿 cui摧 cun村 cuo磋 da搭 dai呆 dan耽 dang当 dao刀 "
    "de德 deng蹬 di堤 dian颠 diao碉 die跌 ding丁 diu丢 dong东 dou兜 du督 duan端 dui堆 dun墩 duo掇 e蛾 en恩 er而 fa发 fan藩 fang坊 "
    "fei菲 fen芬 feng丰 fo佛 fou否 fu夫 ga噶 gai该 gan干 gang冈 gao篙 ge哥 gei给 gen根 geng耕 gong工 gou钩 gu辜 gua刮 guai乖 guan棺 "
    "guang光 gui瑰 gun辊 guo锅 ha哈 hai骸 han酣 hang夯 hao壕 he呵 hei嘿 hen痕 heng哼 hong轰 hou喉 hu呼 hua花 huai槐 huan欢 huang荒 "
    "hui灰 hun荤 huo豁 ji击 jia嘉 jian歼 jiang僵 jiao蕉 jie揭 jin巾 jing荆 jiong炯 jiu揪 ju鞠 juan捐 jue撅 jun均 ka喀 kai开 kan刊 "
    "kang康 kao考 ke坷 ken肯 keng坑 kong空 kou抠 ku枯 kua夸 kuai块 kuan宽 kuang匡 kui亏 kun坤 kuo括 la垃 lai莱 lan蓝 lang琅 lao捞 "
    "le勒 lei雷 leng棱 li厘 lia俩 lian联 liang粮 liao撩 lie列 lin琳 ling玲 liu溜 long龙 lou楼 lu芦 lv驴 luan峦 lve掠 lun抡 luo萝 "
    "ma妈 mai埋 man瞒 mang芒 mao猫 me么 mei玫 men门 meng萌 mi眯 mian棉 miao苗 mie蔑 min民 ming明 miu谬 mo摸 mou谋 mu拇 na拿 nai氖 "
    "nan南 nang囊 nao挠 ne呢 nei馁 nen嫩 neng能 ni妮 nian蔫 niang娘 niao鸟 nie捏 nin您 ning柠 niu牛 nong脓 nu奴 nv女 nuan暖 nve虐 "
    "nuo挪 o哦 ou欧 pa啪 pai拍 pan攀 pang乓 pao抛 pei呸 pen喷 peng砰 pi坯 pian篇 piao飘 pie撇 pin拼 ping乒 po坡 pu扑 qi期 qia掐 "
    "qian牵 qiang枪 qiao橇 qie切 qin钦 qing青 qiong琼 qiu秋 qu趋 quan圈 que缺 qun裙 ran然 rang瓤 rao饶 re惹 ren壬 reng扔 ri日 rong戎 "
    "rou揉 ru茹 ruan软 rui蕊 run闰 ruo若 sa撒 sai腮 san三 sang桑 sao搔 se瑟 sen森 seng僧 sha莎 shai筛 shan珊 shang墒 shao梢 she奢 "
    "shen砷 sheng声 shi师 shou收 shu蔬 shua刷 shuai摔 shuan栓 shuang霜 shui谁 shun吮 shuo说 si斯 song松 sou搜 su苏 suan酸 sui虽 sun孙 "
    "suo蓑 ta塌 tai胎 tan坍 tang汤 tao掏 te特 teng藤 ti梯 tian天 tiao挑 tie贴 ting厅 tong通 tou偷 tu凸 tuan湍 tui推 tun吞 tuo拖 "
    "wa挖 wai歪 wan豌 wang汪 wei威 wen瘟 weng嗡 wo挝 wu巫 xi昔 xia瞎 xian掀 xiang相 xiao萧 xie楔 xin薪 xing星 xiong兄 xiu休 xu墟 "
    "xuan轩 xue靴 xun勋 ya压 yan焉 yang殃 yao邀 ye椰 yi一 yin茵 ying英 yo哟 yong拥 you幽 yu迂 yuan鸳 yue曰 yun耘 za匝 zai栽 zan咱 "
    "zang赃 zao遭 ze责 zei贼 zen怎 zeng增 zha扎 zhai摘 zhan瞻 zhang樟 zhao招 zhe遮 zhen珍 zheng蒸 zhi芝 zhong中 zhou舟 zhu珠 zhua抓 "
    "zhuai拽 zhuan专 zhuang桩 zhui椎 zhun谆 zhuo捉 zi兹 zong鬃 zou邹 zu租 zuan钻 zui嘴 zun尊 zuo昨"
)
_CONFUSED: Final = (("zh", "z"), ("ch", "c"), ("sh", "s"), ("ang", "an"), ("eng", "en"), ("ing", "in"))
"""Sounds that many typists do not keep apart."""
_LOOK_ALIKE: Final = (
    "业亚", "口囗日曰目", "己已巳", "未末", "土士", "千干于", "大太犬", "入人八", "今令", "间问闻", "天夫无", "兔免", "拆折析", "准淮", "治冶", "侯候",
    "贷货", "拔拨", "徒徙", "历厉", "失矢", "厂广", "技枝", "因困囚", "自白百", "查杳", "农衣", "任仟", "住往佳", "仓仑", "处外", "设没", "社杜", "休体",
    "低底", "材村", "帐账", "抢枪", "粮根", "教救", "乌鸟", "坏环", "清情", "脱说", "检捡", "遍编", "续绩", "刺剌", "券卷", "搬般", "暑署", "晴睛",
    "带滞", "扶抚", "帮邦", "项顶", "孤弧", "赌睹", "险验", "场扬", "班斑", "漏露", "收牧", "电申甲", "王玉", "木本", "水永", "力刀", "风凤", "户尸",
)  # fmt: skip
_MOST_KEPT: Final = 8192
_PARTICLES: Final = "的了"
_KEPT_APART: Final = frozenset("省市县区乡镇村组国上下前后左右东西南北中内外已未新旧增减多少大小高低男女老幼城一二三四五六七八九十甲乙丙丁在基")
"""市级示范社 and 县级示范社 differ by one character and are two indicators."""
_DIGITS: Final = lazy(r"\d+")


@frozen
class Words:
    """What can be told of the words of a field without a dictionary: how its names begin and end, and which characters follow each other."""

    heads: frozenset[str]  # the first two characters of each name, and the first alone
    ends: frozenset[str]  # the last two, and the last alone
    pairs: frozenset[str]

    def has(self, text: str, start: int, stop: int) -> bool:
        """Whether every two characters of text[start:stop] are known to follow each other."""
        span = text[max(start, 0) : stop]
        return len(span) > 1 and all(span[at : at + 2] in self.pairs for at in range(len(span) - 1))


def words_of(names: Iterable[str], texts: Iterable[str] = ()) -> Words:
    """Of whole names, and of other texts of the same field."""
    whole = tuple(names)
    pairs = {each[at : at + 2] for each in (*whole, *texts) for at in range(len(each) - 1)}
    heads = {each[:length] for each in whole for length in (1, 2)}
    ends = {each[-length:] for each in whole for length in (1, 2)}
    return Words(frozenset(heads), frozenset(ends), frozenset(pairs))


NO_WORDS: Final = Words(frozenset(), frozenset(), frozenset())


class Meant:
    """Finds which of many names one is with a slip in it. Those that begin or end as it does are looked at: a slip spares one end."""

    def __init__(self, names: Iterable[str], words: Words) -> None:
        self._words = words
        self._heads: dict[str, list[str]] = {}
        self._ends: dict[str, list[str]] = {}
        self._found: dict[str, str | None] = {}
        for name in names:
            self._heads.setdefault(name[:1], []).append(name)
            self._ends.setdefault(name[-1:], []).append(name)

    def by(self, name: str) -> str | None:
        if name not in self._found:
            if len(self._found) > _MOST_KEPT:
                self._found.clear()
            alike = (*self._heads.get(name[:1], ()), *self._ends.get(name[-1:], ()))
            self._found[name] = next(slips_in(name, alike, self._words), None)
        return self._found[name]


def is_slip_of_a_key(name: str, key: str) -> bool:
    """Whether `name` is a key of the language, of two characters or more, with one that sounds or looks like it: 数直 for 数值.

    Keys are few, so that less is needed than for names of indicators.
    """
    if len(name) != len(key) or sum(map(ne, name, key)) != 1:
        return False
    at = _first_difference(name, key)
    return _same_sound(name[at], key[at]) or frozenset((name[at], key[at])) in _look_alikes()


def slips_in(name: str, names: Iterable[str], words: Words = NO_WORDS) -> Iterator[str]:
    """Those of `names` that `name` is with a slip in it."""
    digits = _DIGITS.findall(name)
    for meant in _like(name, names):
        if meant == name or ((digits or not meant.isalpha()) and _DIGITS.findall(meant) != digits):
            continue  # 收入500万元以上的村 are others than 收入50万元以上的村
        if len(name) == len(meant):
            slipped = _replaced(name, meant, words)
        elif len(name) < len(meant):
            slipped = len(meant) >= _SHORTEST_WHOLE and _lost(name, meant, words)
        else:
            slipped = _doubled(name, meant)
        if slipped:
            yield meant


def _like(name: str, names: Iterable[str]) -> list[str]:
    """Those of which `name` may be a slip by lengths and ends alone: one slip spares one end, and more are replaced characters."""
    if not name:
        return []
    first, last, length = name[0], name[-1], len(name)
    shortest, longest = max(length - 1, SHORTEST), length + 1
    several = length if length >= 2 * _PER_SLIP else 0
    return [
        each for each in names
        if shortest <= len(each) <= longest and (each[0] == first or each[-1] == last or len(each) == several)
    ]  # fmt: skip


def _replaced(name: str, meant: str, words: Words) -> bool:
    if sum(map(ne, name, meant)) > max(2, len(name) // _PER_SLIP):
        return False
    wrong = [at for at in range(len(name)) if name[at] != meant[at]]
    first, last = wrong[0], wrong[-1]
    if last == first + 1 and name[first] == meant[last] and name[last] == meant[first]:
        return not words.has(name, first - 1, last + 2)
    if len(wrong) > len(name) // _PER_SLIP:
        return False
    if not all(_alike(name[at], meant[at]) for at in wrong):
        return len(wrong) == 1 and _makes_no_word(name, first, meant[first], words)
    return not all(words.has(name, at - 1, at + 2) for at in wrong)


def _makes_no_word(name: str, at: int, meant: str, words: Words) -> bool:
    """Whether the one character that differs, sounding and looking otherwise, goes with none of those beside it."""
    if len(name) < _SHORTEST_STRANGE or not words.pairs or not 0 < at < len(name) - 1:
        return False
    return name[at - 1 : at + 1] not in words.pairs and name[at : at + 2] not in words.pairs and meant not in _KEPT_APART


def _lost(name: str, meant: str, words: Words) -> bool:
    at = _first_difference(name, meant)
    if meant[at + 1 :] != name[at:] or meant[at] in _KEPT_APART:
        return False
    if at == len(name):
        return name[-2:] not in words.ends and bool(words.ends)
    while at and meant[at] == meant[at - 1]:
        at -= 1
    if at == 0:
        return name[:2] not in words.heads and bool(words.heads)
    return name[at - 1 : at + 1] not in words.pairs


def _doubled(name: str, meant: str) -> bool:
    at = _first_difference(meant, name)
    if name[at + 1 :] != meant[at:]:
        return False
    more = name[at]
    if more in _PARTICLES and 0 < at < len(meant):
        return True
    beside = (name[at - 1 : at] if at else "", name[at + 1 : at + 2])
    return any(each and (each == more or (_same_sound(each, more) and more not in _KEPT_APART)) for each in beside)


def _first_difference(shorter: str, longer: str) -> int:
    return next((at for at, letter in enumerate(shorter) if longer[at] != letter), len(shorter))


def _alike(one: str, other: str) -> bool:
    if one in _KEPT_APART and other in _KEPT_APART:
        return False
    return _same_sound(one, other, nearly=True) or frozenset((one, other)) in _look_alikes()


def _same_sound(one: str, other: str, *, nearly: bool = False) -> bool:
    sound, another = sound_of(one), sound_of(other)
    if not sound or not another:
        return False
    return sound == another or (nearly and _loosely(sound) == _loosely(another))


def _loosely(sound: str) -> str:
    for one, other in _CONFUSED:
        sound = sound.replace(one, other)
    return f"n{sound[1:]}" if sound[0] == "l" else sound


def sound_of(letter: str) -> str:
    """扶 → fu, "" for what is not among the 3755 most used characters. One that has several sounds has one here."""
    code = letter.encode("gb2312", "ignore")
    starts, sounds = _sounds()
    if len(code) != 2 or not starts[0] <= code < b"\xd8":
        return ""
    return sounds[bisect_right(starts, code) - 1]


@lru_cache(maxsize=1)
def _sounds() -> tuple[list[bytes], list[str]]:
    each = _SOUNDS.split(" ")
    return [pair[-1].encode("gb2312") for pair in each], [pair[:-1] for pair in each]


@lru_cache(maxsize=1)
def _look_alikes() -> frozenset[frozenset[str]]:
    return frozenset(frozenset((one, other)) for group in _LOOK_ALIKE for one in group for other in group if one != other)
