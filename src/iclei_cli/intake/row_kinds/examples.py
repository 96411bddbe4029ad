"""Rows that show how to fill in a list, and rows in which a program keeps its codes."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from iclei_cli.intake.row_kinds.names import is_placeholder
from iclei_cli.intake.words.text import is_blank, normal, word_list

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

_EXAMPLE = re.compile(
    r"^\W*(?:작성\s*예시?|기재\s*예시?|입력\s*예시?|예시|보기|샘플|예\s*[):.]|sample\b|example\b|e\.?g\.|ex\s*[):.]|(?:記入|入力)?例(?:\W|$)|"
    r"見本|示例|样例|範例|范例)",
    re.IGNORECASE,
)
_MARKED = re.compile(r"^\W*(?:예|예시|보기|ex|e\.g\.)\s*\)", re.IGNORECASE)
_IN_BRACKETS = re.compile(r"\s*(?:\([^()]+\)|（[^（）]+）|\[[^\[\]]+\])\s*")
_STRANGERS = frozenset(
    word_list("""
        홍길동 | 홍길순 | 아무개 | gildong hong | hong gildong | hong gil dong | john doe | jane doe
        山田太郎 | 山田花子 | 张三 | 李四 | 張三
    """)
)
_EMPTY_PHONE = re.compile(
    r"[+\d]{2,4}[ -.]?(?:0{3,4}|[xX]{3,4}|\*{3,4}|○{3,4})[ -.]?(?:0{4}|[xX]{4}|\*{4}|○{4})"
)
_NO_PLACE = re.compile(r"[○◯〇●]{2,}|\b[oO]{2,}(?=[가-힣])|\*{2,}|[xX]{3,}|OO(?=[가-힣])")
_NO_ADDRESS = re.compile(r"(?:abc|xxx+|aaa+|○+|\*+|e-?mail|your-?e?-?mail|hong|gildong)@", re.IGNORECASE)
_ASKS = re.compile(
    r"택\s?\d|드롭\s?다운|목록에서|중\s?택|선택$|(?:정식|공식)\s?명칭|하이픈|기재|기입|입력|작성|선택(?:해|하)|필수|표기|숫자만|형식|"
    r"기준|글자|이내|예\s*[:)]|\(예|please|enter|required|optional|mandatory|format|e\.g\.|choose|select one|"
    r"drop-?\s?down|digits only|numbers only|from the list|full (?:official )?name$|"
    r"記入|入力|必須|任意|リストから|数字のみ|填写|填寫|必填|选填|请|請|从列表|下拉",
    re.IGNORECASE,
)
_CODE = re.compile(
    r"\s*\{\s*\"\w+\"\s*:.*\}\s*|(?:Q|QID|SQ|V|VAR|FIELD|COL|COLUMN|ITEM|QUESTION)[_\-]?\d{1,4}(?:[_\-]\w{1,12})?|"
    r"(?:text|string|varchar|char|int(?:eger)?|number|date(?:time)?|boolean|select|email|tel|textarea)(?:\(\d+\))?",
    re.IGNORECASE | re.DOTALL,
)


def is_code_row(cells: Iterable[str]) -> bool:
    """Tell whether a program keeps its names of the columns in a row: `{"ImportId":"QID1_TEXT"}`."""
    filled = [cell for cell in cells if not is_blank(cell)]
    codes = sum(_CODE.fullmatch(cell) is not None for cell in filled)
    return len(filled) > 1 and codes * 2 > len(filled)


def is_marked_example(first: str, name: str, *, is_numbered: bool) -> bool:
    """Tell whether a row says itself that it is an example: in its first cell, or with the name.

    `is_numbered` tells whether the first cell of other rows is a number; elsewhere, `예` may be an answer.
    """
    if _EXAMPLE.match(name) and len(normal(name)) > 1:
        return True
    return is_numbered and (_EXAMPLE.match(first) is not None or normal(first) == "예")


def is_shown_example(name: str, others: Sequence[str]) -> bool:
    """Tell whether a row at the top of a list has made-up values: `홍길동` of `○○시청`, `010-0000-0000`.

    One sign alone is enough where the first other cell begins with it: `예) 가람시청`.
    """
    is_stranger = normal(name) in _STRANGERS or is_placeholder(name)
    if any(_MARKED.match(cell) for cell in others[:1]):
        return True
    signs = [
        any(_EMPTY_PHONE.fullmatch(cell) for cell in others),
        any(_NO_PLACE.search(cell) for cell in others),
        is_stranger and any(_NO_ADDRESS.match(cell) for cell in others),
        any(_EXAMPLE.match(cell) for cell in others),
    ]
    return sum(signs) + is_stranger > 1


def is_instruction(name: str, cells: Sequence[str]) -> bool:
    """Tell whether a row at the top of a list says how to fill in its columns."""
    asked = [cell for cell in cells if _ASKS.search(cell)]
    is_asked = _ASKS.search(name) is not None and len(asked) * 2 >= len(cells)
    is_in_brackets = len(asked) > 0 and all(map(_IN_BRACKETS.fullmatch, cells))
    return is_asked or is_in_brackets or len(asked) * 3 > len(cells) * 2
