"""One list of words of rising and falling: whatever reads such words reads each of them."""

from __future__ import annotations

import pytest

from drafting.adoption.rates import _FALLING, _OPPOSITE_OF
from drafting.quantities.repairs import signed
from drafting.quantities.ways import FALLS, GAINS, LOSSES, RISES
from drafting.render.words_before import OF_A_CHANGE
from drafting.way_back.pulling.signs import WAYS
from tests.checks.prose.said import codes
from tests.checks.sentences.saying import wrong

SINCE = ("同比", "比上年", "较去年", "比去年同期", "较上年同期")


@pytest.mark.parametrize(("words", "sign"), [((*RISES, *GAINS), ""), ((*FALLS, *LOSSES), "-")])
def test_typed_before_a_change_the_word_is_its_sign(words, sign):
    for word in words:
        assert signed(f"{word}5%") == f"{sign}5%", word
        assert {signed(f"{since}{word}了5%") for since in SINCE} == {f"{sign}5%"}, word


@pytest.mark.parametrize(("word", "one", "other"), [*((word, 90, 95) for word in RISES), *((word, 95, 90) for word in FALLS)])
def test_a_text_that_says_the_wrong_way_is_told(word, one, other):
    assert codes(f"用电量由{other}万千瓦时{word}到{one}万千瓦时。") == ["P151"]
    assert codes(f"用电量由{one}万千瓦时{word}到{other}万千瓦时。") == []
    assert codes(f"用电量同比{word}-5%。") == ["P150"]


@pytest.mark.parametrize(("word", "now", "then"), [*((word, 120, 100) for word in (*RISES, *GAINS)), *((word, 100, 120) for word in (*FALLS, *LOSSES))])
@pytest.mark.parametrize("since", SINCE)
def test_how_much_it_changed_is_reckoned(word, now, then, since):
    assert len(wrong(f"税收{now}万元，上年同期{then}万元，{since}{word}40万元。")) == 1
    assert wrong(f"税收{now}万元，上年同期{then}万元，{since}{word}20万元。") == []


def test_each_is_known_on_the_way_back_to_the_data():
    for word in (*RISES, *GAINS):
        assert word in WAYS["up"], word
        assert (word in _FALLING, _OPPOSITE_OF[word] in _FALLING) == (False, True), word
    for word in (*FALLS, *LOSSES):
        assert word in WAYS["down"], word
        assert (word in _FALLING, _OPPOSITE_OF[word] in _FALLING) == (True, False), word


def test_each_before_a_rate_of_a_template_says_a_change():
    assert all(OF_A_CHANGE.fullmatch(f"{since}{word}了") for word in (*RISES, *FALLS) for since in SINCE)
