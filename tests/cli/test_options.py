"""Options that several commands share, and the advice that names them."""

from __future__ import annotations

import pytest

from iclei_cli.cli.options import naming_option
from iclei_cli.system.errors import IcleiError, RefusedError
from wording import told


def advice(code: str, *, can_force: bool = False) -> str | None:
    """What a command with `--chart` says to do about a refusal."""
    with pytest.raises(RefusedError) as refused, naming_option("--chart", can_force=can_force):
        raise RefusedError(code)
    return None if refused.value.advice is None else told(refused.value.advice)


@pytest.mark.parametrize("code", ["file-exists", "folder-missing", "not-a-file", "cannot-write"])
def test_the_advice_about_a_file_names_the_option_of_the_command(code: str) -> None:
    """What writes files knows no options; the command that was typed adds its own."""
    said = advice(code)
    assert said is not None
    assert said.startswith("Next: ")
    assert "--chart" in said
    assert "--force" not in said


def test_to_replace_a_file_is_advised_where_the_command_can() -> None:
    """`--force` is named only by a command that has it, and only where there is a file to replace."""
    assert "--force" in str(advice("file-exists", can_force=True))
    assert "--force" not in str(advice("folder-missing", can_force=True))


def test_other_refusals_stay_as_they_are() -> None:
    """What is not about a file gets no advice, and no refusal loses its code or its facts."""
    assert advice("no-plan") is None
    with pytest.raises(IcleiError) as refused, naming_option("-o"):
        raise RefusedError("file-exists", path="x.svg")
    assert (refused.value.code, refused.value.params) == ("file-exists", {"path": "x.svg"})
