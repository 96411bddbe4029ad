"""The code (ISO 639-1) of a language that a text names in Korean, English, Japanese, Chinese or itself."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from iclei_cli.intake.values.parse import parse_list
from iclei_cli.intake.words.text import normal, one_line, spellings

if TYPE_CHECKING:
    from collections.abc import Iterable

_NAMES = {
    "ko": """
        kor | korean | 한국어 | 한국말 | 국어 | 한글 | 우리말 | 조선말 | 韓国語 | 朝鮮語
        韩语 | 韩国语 | 韓語 | 韓國語 | 한
    """,
    "en": "eng | english | 영어 | 英語 | 英语 | 英文 | 영",
    "ja": "jpn | japanese | 일본어 | 일어 | 日本語 | 日语 | 日語 | 日文 | 일",
    "zh": """
        zho | chi | chinese | mandarin | mandarin chinese | putonghua | 중국어 | 중국말
        만다린 | 북경어 | 中国語 | 中文 | 汉语 | 漢語 | 中国话 | 普通话 | 普通話 | 國語
        国语 | 華語 | 华语 | 중
    """,
    "fr": """
        fra | fre | french | 프랑스어 | 불어 | 불란서어 | フランス語 | 仏語 | 法语 | 法語
        法文 | français | francais | 불
    """,
    "es": """
        spa | spanish | castilian | 스페인어 | 에스파냐어 | 서반아어 | スペイン語 | 西语
        西班牙语 | 西班牙語 | español | espanol | castellano
    """,
    "de": "deu | ger | german | 독일어 | 독어 | ドイツ語 | 独語 | 德语 | 德語 | 德文 | deutsch",
    "vi": """
        vie | vietnamese | 베트남어 | 월남어 | ベトナム語 | 越南语 | 越南語 | tiếng việt
        tieng viet
    """,
    "ru": """
        rus | russian | 러시아어 | 노어 | ロシア語 | 俄语 | 俄語 | 俄文 | русский
        русский язык
    """,
    "ar": "ara | arabic | 아랍어 | 아라비아어 | アラビア語 | 阿拉伯语 | 阿拉伯語 | العربية",
    "id": """
        ind | indonesian | bahasa | bahasa indonesia | 인도네시아어 | インドネシア語
        印尼语 | 印尼語 | 印度尼西亚语
    """,
    "th": "tha | thai | 태국어 | 타이어 | タイ語 | 泰语 | 泰語 | 泰文 | ภาษาไทย | ไทย",
    "mn": """
        mon | mongolian | 몽골어 | 몽고어 | モンゴル語 | 蒙古语 | 蒙古語 | монгол
        монгол хэл
    """,
    "pt": """
        por | portuguese | 포르투갈어 | ポルトガル語 | 葡萄牙语 | 葡萄牙語 | 葡语
        português | portugues
    """,
    "it": "ita | italian | 이탈리아어 | 이태리어 | イタリア語 | 意大利语 | 義大利語 | italiano",
    "hi": "hin | hindi | 힌디어 | 힌두어 | ヒンディー語 | 印地语 | 印地語 | हिन्दी",
    "ms": "msa | may | malay | bahasa melayu | 말레이어 | マレー語 | 马来语 | 馬來語",
    "tl": """
        tgl | fil | tagalog | filipino | 타갈로그어 | 필리핀어 | タガログ語 | フィリピン語
        他加禄语 | 菲律宾语
    """,
    "ne": "nep | nepali | 네팔어 | ネパール語 | 尼泊尔语",
    "km": """
        khm | khmer | cambodian | 크메르어 | 캄보디아어 | クメール語 | カンボジア語
        柬埔寨语 | 高棉语
    """,
    "my": "mya | bur | burmese | 미얀마어 | 버마어 | ミャンマー語 | ビルマ語 | 缅甸语 | 緬甸語",
    "uz": "uzb | uzbek | 우즈베크어 | 우즈벡어 | ウズベク語 | 乌兹别克语",
    "nl": "nld | dut | dutch | 네덜란드어 | 화란어 | オランダ語 | 荷兰语 | 荷蘭語 | nederlands",
    "tr": "tur | turkish | 튀르키예어 | 터키어 | トルコ語 | 土耳其语 | 土耳其語 | türkçe",
}
_CODES = {normal(word): code for code, words in _NAMES.items() for word in (code, *re.split(r"[|\n]", words))}
_CODES.pop("")
_LOCALE = re.compile(r"(?P<code>[A-Za-z]{2})[-_][A-Za-z]{2,4}")
_AND = re.compile(r"\s+and\s+|\s*[&+]\s*|\s+및\s+|(?<=어)[와과]\s+|\s*[와과と和]\s*(?=\S+[語语文]$)")


def parse_language(text: str) -> str:
    """Return the code of the language, `en`; words that name none that is known, as they are written."""
    locale = _LOCALE.fullmatch(text.strip())
    words = (locale["code"].lower(),) if locale else spellings(text)
    return next((_CODES[word] for word in words if word in _CODES), one_line(text))


def parse_languages(text: str) -> tuple[str, ...]:
    """Return the codes of all languages that one cell names, in its order, each once."""
    codes = (code for part in parse_list(text) for code in _in_part(part))
    return tuple(dict.fromkeys(codes))


def in_own_words(languages: Iterable[str]) -> list[str]:
    """Those that are no known language, but kept as somebody wrote them."""
    return [language for language in languages if language not in _NAMES]


def _in_part(text: str) -> list[str]:
    """`English and Korean`, if it is these; a part of which anything is unknown is kept whole."""
    codes = [parse_language(part) for part in _AND.split(text)]
    return codes if all(code in _NAMES for code in codes) else [parse_language(text)]
