"""What stands around the words of a header: codes of questions, numbers, and the paths of form systems."""

from __future__ import annotations

import re
import unicodedata

_CODES = re.compile(
    r"^\W*(?:"
    r"[①-⑳❶-❿]\s*"
    r"|(?:문항?|질문|항목|설문|question|設問|問|问题?)\s*\d{1,3}(?:[-_]\d{1,2})*\s*[.)\]】、．:：]*\s*"
    r"|[a-z]{1,4}\d[a-z0-9_]{0,12}(?:\[\w{1,20}\])*\s*[.)\]】、．:]\s*"
    r"|\d{1,3}(?:[-.]\d{1,2})*\s*[.)\]】、．:]\s*"
    r"|(?<=[(\[【])\d{1,3}[)\]】]\s*"
    r"|[가나다라마바사아자차카타파하][.)]\s*"
    r"|(?:[a-h]|[ivx]{1,4})[.)]\s+"
    r")(?=\S)",
    re.IGNORECASE,
)
_PATH = re.compile(r"[A-Za-z]\w*(?:[/.:-]\w+)*[/.:-][A-Za-z]\w*", re.ASCII)
_GROUP = re.compile(
    r"(?:grp|group|section|page|part)[\w-]+|\w*_[\w-]*|\w*[/.:][\w/.:-]*|"
    r"(?:user|person|participant|attendee|member|guest|applicant|contact|respondent|delegate)s?",
    re.IGNORECASE | re.ASCII,
)
_STEP = re.compile(r"[/.:]|-(?!mail\b)", re.IGNORECASE)
_WORD = re.compile(r"[a-z]+")
# The name of such a thing is nobody's, and these people do not come.
_OF_ANOTHER = frozenset(
    re.findall(
        r"\w+",
        "event file product ticket order item project course venue host session table meta device submitter "
        "enumerator interviewer emergency guardian companion assistant billing invoice payer buyer payment "
        "card company organisation organization org team department school city country hotel room campaign "
        "list form survey page question address plan price",
    )
)
_INDEXED = re.compile(r"(?P<title>.*[^\W\d])[\s_#-]*(?P<place>[1-9])")


def without_codes(header: str) -> str:
    """Return a header without the code or number of its question: `G01Q02. 성함` is `성함`."""
    written = unicodedata.normalize("NFC", header)
    return unicodedata.normalize("NFKC", _CODES.sub("", written, count=1))


def end_of_path(header: str) -> list[str]:
    """Return what the path of a form system may name, the longest first: `person-name`, `name`."""
    path = header.strip()
    if not _PATH.fullmatch(path):
        return []
    ends = []
    for sign in _STEP.finditer(path):
        before = path[: sign.start()]
        is_group = sign.group() != "-" or _GROUP.fullmatch(before)  # "grp_person-name", but "dept-name"
        if is_group and not _OF_ANOTHER.intersection(_WORD.findall(before.casefold())):
            ends.append(path[sign.end() :].replace("_", " "))
    return ends


def without_place(header: str) -> tuple[str, int] | None:
    """Return a title and its number among several of that title: `phone1`, `연락처 2`; None without one."""
    found = _INDEXED.fullmatch(header.strip())
    return (found["title"], int(found["place"])) if found else None
