"""Hangul becomes Latin letters as the Revised Romanization writes it."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from iclei_cli.assembly.keys import new_key
from iclei_cli.assembly.romanisation import romanised

OFFICIAL = """
구미 gumi 영동 yeongdong 백암 baegam 옥천 okcheon 합덕 hapdeok 호법 hobeop 월곶 wolgot 벚꽃 beotkkot
한밭 hanbat 구리 guri 설악 seorak 칠곡 chilgok 임실 imsil 울릉 ulleung 대관령 daegwallyeong 백마 baengma
종로 jongno 왕십리 wangsimni 별내 byeollae 신라 silla 해돋이 haedoji 같이 gachi 좋고 joko 놓다 nota 묵호 mukho
집현전 jiphyeonjeon 압구정 apgujeong 낙동강 nakdonggang 죽변 jukbyeon 낙성대 nakseongdae 팔당 paldang
샛별 saetbyeol 울산 ulsan 속리산 songnisan 독립문 dongnimmun 촉석루 chokseongnu 오죽헌 ojukheon
부산 busan 제주도 jejudo 독도 dokdo
"""
"""The examples of the notice and their romanisation, but for those which it takes from a dictionary."""


WORDS = OFFICIAL.split()


@pytest.mark.parametrize(("hangul", "latin"), list(zip(WORDS[::2], WORDS[1::2], strict=True)))
def test_the_examples_of_the_notice(hangul: str, latin: str) -> None:
    """Each is written as the notice writes it, however its Hangul is composed."""
    assert romanised(hangul) == latin
    assert romanised(unicodedata.normalize("NFD", hangul)) == latin


@given(st.text(st.characters(min_codepoint=ord("가"), max_codepoint=ord("힣")), min_size=1))
def test_all_hangul_becomes_latin(text: str) -> None:
    """Whatever syllables meet, letters from a to z come of them, and at least one for each."""
    latin = romanised(text)
    assert latin.isascii()
    assert latin.isalpha()
    assert latin == latin.lower()
    assert len(latin) >= len(text)


@given(st.text(st.characters(exclude_categories=["Cs"], max_codepoint=0x10FF)))
def test_other_letters_stay(text: str) -> None:
    """What is not Hangul is as it was."""
    assert romanised(text) == unicodedata.normalize("NFC", text)


def test_keys_are_made_of_korean_titles() -> None:
    """A title in Hangul, or in two scripts, gives a key that can be typed; one in neither, the usual word."""
    assert new_key("개회식", "session", ()) == "gaehoesik"
    assert new_key("세션 2: Talk4Action", "session", ()) == "sesyeon-2-talk4action"
    assert new_key("기후변화", "topic", {"gihubyeonhwa"}) == "gihubyeonhwa-2"
    assert new_key("気候変動", "topic", ()) == "topic"
