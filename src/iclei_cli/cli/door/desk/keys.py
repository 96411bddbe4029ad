"""What is typed at a desk to do something, in whatever script the keyboard is set to."""

from __future__ import annotations

import re

END = frozenset(["q", "quit", "exit", "ㅂ", "끝", "終了", "结束"])
UNDO = frozenset(["u", "undo", "ㅕ", "취소", "取消", "撤销"])
"""What is typed to end, and to take the last one back; q and u also as they come of Hangul keys."""

NEW = frozenset("+＋")
"""What is typed to let somebody in who has no place, or who is like others on the list and none of them."""

AWAY = frozenset("-－−")
"""What is typed to take somebody off the list whom this desk registered by mistake."""

SKIP = frozenset(["n", "ㅜ", "아니요", "아니오", "いいえ", "否"])
"""What is typed to leave out whoever is shown."""

UNDO_OF = re.compile(r"[uㅕ]\s+(\d+)", re.IGNORECASE)
"""What is typed to take back what was noted of a number, at whatever desk."""

CHOICE = re.compile(r"[1-9](?:[ ,]+[1-9])*")
"""What is typed to choose some of those who are listed; digits side by side are a number, or a phone's."""

COMMAND = re.compile(r"iclei\b", re.IGNORECASE)
"""How a command of the terminal begins."""

_HALF_WIDTH = {wide: wide - 0xFEE0 for wide in range(0xFF01, 0xFF5F)}
"""Full-width signs, as input methods for Japanese and Chinese write them, and the plain ones."""


def key_of(typed: str) -> str:
    """What was typed, as it is compared with what is typed to do something."""
    return typed.translate(_HALF_WIDTH).strip().casefold()


def is_answer(typed: str) -> bool:
    """Whether what was typed is about who is shown already, and nobody else."""
    key = key_of(typed)
    return key in {"", *NEW, *AWAY, *SKIP, *UNDO, *END} or CHOICE.fullmatch(key) is not None
