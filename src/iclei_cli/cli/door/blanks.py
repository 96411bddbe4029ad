"""Blank badges at the door: given to whoever has none, and taken back if that was a mistake."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from iclei_cli.store.store import Store


def give_blank(store: Store, number: int, code: str) -> str:
    """Let a blank badge be somebody's, in one step that can be undone; its code.

    Whatever another desk did meanwhile is known here: nobody gets a badge that is somebody else's by now.

    Raises:
        RefusedError: as `assembly.door.blanks.give`; or as `still_listed` and `require_expected`: whoever is
            not let in is given none.
    """
    from iclei_cli.assembly.door.blanks import give
    from iclei_cli.assembly.door.check_in import require_expected, still_listed

    with store.transaction() as assembly:
        person = still_listed(assembly, number)
        require_expected(person)
        return give(assembly, person, code)


def free_blank(store: Store, number: int, code: str) -> str:
    """Let a blank badge be nobody's again, which was given by mistake; its code.

    Raises:
        RefusedError: `blank-not-theirs`; or they are on the list no more.
    """
    from iclei_cli.assembly.door.blanks import take_away
    from iclei_cli.assembly.door.check_in import still_listed

    with store.transaction() as assembly:
        return take_away(assembly, still_listed(assembly, number), code)
