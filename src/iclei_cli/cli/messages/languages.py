"""Which language is to be spoken: as the command line says, or the environment, or the system."""

from __future__ import annotations

import re
import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

ENGLISH = "en"

KNOWN = (ENGLISH, "ko", "ja", "zh")
"""The languages that are spoken; each has a folder here."""

VARIABLE = "ICLEI_LANG"

LOCALES = ("LC_ALL", "LC_MESSAGES", "LANG")
"""Where a system says which language messages are in; the first that is set counts."""

SAMPLES = {"ko": "한국어 갚힘", "ja": "日本語かなカナ", "zh": "简体中文会议桌"}
"""What an encoding must have for a language to be printed in it."""

_WINDOWS = {0x04: "zh", 0x11: "ja", 0x12: "ko"}
"""The primary language identifiers of Windows."""


def known_language(words: str) -> str | None:
    """Return the language that is named, as `ko`, `ko-KR` or `ko_KR.UTF-8`; None if it is none of ours."""
    code = re.split(r"[-_.@]", words.strip().lower(), maxsplit=1)[0]
    return code if code in KNOWN else None


def language_of_system(environment: Mapping[str, str]) -> str:
    """Return the language in which the system speaks to this person; English if that is none of ours."""
    locale = next((environment[name] for name in LOCALES if environment.get(name)), None)
    if locale is not None:
        return known_language(locale) or ENGLISH
    return _language_of_windows()


def can_be_printed(language: str, encoding: str | None) -> bool:
    """Whether a stream of this encoding (None: one that takes any text) has the characters of a language."""
    if encoding is None or language == ENGLISH:
        return True
    try:
        SAMPLES[language].encode(encoding)
    except (UnicodeEncodeError, LookupError):
        return False
    return True


def _language_of_windows() -> str:
    if sys.platform != "win32":
        return ENGLISH
    import ctypes

    primary = ctypes.windll.kernel32.GetUserDefaultUILanguage() & 0x3FF
    return _WINDOWS.get(primary, ENGLISH)
