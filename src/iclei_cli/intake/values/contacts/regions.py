"""Which country a list speaks of: its phone numbers without a country code are read as numbers of there."""

from __future__ import annotations

import re
from itertools import islice
from typing import TYPE_CHECKING

from iclei_cli.intake.values.contacts.phones import HOME_REGION

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

_HANGUL = re.compile("[가-힣]")
_KANA = re.compile("[\u3041-\u30fa]")
# Of the Chinese characters that head the columns of lists, those that are written in one country alone.
_JAPANESE = re.compile("氏名|所属|役職|携帯|備考|連絡先|部署|番号")
_SIMPLIFIED = re.compile("[单电话邮职务机组织联员类报时间]")
_TRADITIONAL = re.compile("[單電話郵職務機組織聯號員類報參會時間屬]")
_ROWS = 200


def region_of_list(headers: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """Return the country as phone numbers know it: by the headers; if those are English, by the cells."""
    cells = "\n".join("\n".join(row) for row in islice(rows, _ROWS))
    region = _region("\n".join(headers)) or _region(cells) or HOME_REGION
    return "JP" if region != HOME_REGION and _KANA.search(cells) else region


def _region(text: str) -> str | None:
    if _HANGUL.search(text):
        return HOME_REGION
    if _KANA.search(text) or _JAPANESE.search(text):
        return "JP"
    simplified, traditional = len(_SIMPLIFIED.findall(text)), len(_TRADITIONAL.findall(text))
    if simplified == traditional:
        return None
    return "CN" if simplified > traditional else "TW"
