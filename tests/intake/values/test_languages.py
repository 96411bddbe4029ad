"""Languages are known by one code, whatever they are called."""

from __future__ import annotations

import pytest

from iclei_cli.intake.values.languages import parse_language, parse_languages


@pytest.mark.parametrize(
    ("code", "words"),
    [
        ("ko", "한국어 | Korean | 韓国語 | 韩语 | KO | ko-KR"),
        ("en", "영어 | English | ENGLISH | 英語 | 英语 | en | En_gb | 영어 (초급)"),
        ("ja", "일본어 | Japanese | 日本語 | 日语"),
        ("zh", "중국어 | Chinese | Mandarin | 中国語 | 中文 | zh-Hant"),
        ("fr", "프랑스어 | 불어 | French | フランス語 | 法语 | français"),
        ("es", "스페인어 | Spanish | スペイン語 | 西班牙语 | Español"),
        ("de", "독일어 | German | ドイツ語 | 德语 | Deutsch"),
        ("vi", "베트남어 | Vietnamese | ベトナム語 | 越南语 | Tiếng Việt"),
        ("ru", "러시아어 | Russian | ロシア語 | 俄语 | Русский"),
        ("ar", "아랍어 | Arabic | アラビア語 | 阿拉伯语"),
        ("id", "인도네시아어 | Indonesian | インドネシア語 | 印尼语"),
        ("th", "태국어 | Thai | タイ語 | 泰语"),
        ("mn", "몽골어 | Mongolian | モンゴル語 | 蒙古语"),
    ],
)
def test_a_language_is_known_by_its_name_in_four_languages(code: str, words: str) -> None:
    """Korean, English, Japanese and Chinese names, its own, codes and locales, with a remark or without."""
    assert {parse_language(word) for word in words.split(" | ")} == {code}


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("한국어, 영어", ("ko", "en")),
        ("English; Korean; english", ("en", "ko")),
        ("Korean and English", ("ko", "en")),
        ("한국어와 영어", ("ko", "en")),
        ("日本語と英語", ("ja", "en")),
        ("영어/일본어", ("en", "ja")),
        ("Korean & English", ("ko", "en")),
        ("수어, 영어", ("수어", "en")),
        ("Esperanto and English", ("Esperanto and English",)),
    ],
)
def test_several_languages_in_one_cell(text: str, codes: tuple[str, ...]) -> None:
    """They are taken apart, each once; what is not known is kept as it was written."""
    assert parse_languages(text) == codes
