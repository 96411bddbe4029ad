"""Fields by what they are called on the screen, or in lists."""

from __future__ import annotations


def field_called(words: str) -> str | None:
    """The field that is shown under these words, in the language spoken, or in lists; None if none is."""
    from iclei_cli.assembly.lookup import folded
    from iclei_cli.assembly.nouns.fields import FIELDS
    from iclei_cli.cli.messages.catalogue import sentence
    from iclei_cli.cli.show.people import field_word
    from iclei_cli.intake.columns.headers import Certainty, recognise

    shown = {folded(sentence(field_word(field.name))): field.name for field in FIELDS}
    if folded(words) in shown:
        return shown[folded(words)]
    claim = recognise(words)
    return claim.field if claim is not None and claim.certainty is Certainty.PLAIN else None
