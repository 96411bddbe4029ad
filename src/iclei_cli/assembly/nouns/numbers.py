"""Which whole numbers there are in an assembly; whatever is read from a file is held to them."""

from __future__ import annotations

from typing import Annotated, TypeAlias

import msgspec

MOST = 2_147_483_647

Number: TypeAlias = Annotated[int, msgspec.Meta(ge=1, le=MOST)]
"""Of a participant, a rule, a round, a change: they count from 1."""

Count: TypeAlias = Annotated[int, msgspec.Meta(ge=0, le=MOST)]
"""How many there are, or a number of which 0 stands for none yet."""
