"""What the tests of the commands share."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from conftest import made_once
from iclei_cli.store.template.load import sample_path

if TYPE_CHECKING:
    from conftest import Iclei


@pytest.fixture
@made_once
def planned(iclei: Iclei) -> Iclei:
    """The sample, with its table plan."""
    iclei.ok("participants", "import", str(sample_path()))
    iclei.ok("groups", "assign")
    return iclei
