"""Which cells of a row are one person's own, where the row is about several."""

from __future__ import annotations

from iclei_cli.intake.words.vocabulary import ORDER_CODE, POSITION_ID, REGISTRATION_ID, SECOND_PHONE

OWN_FIELDS = frozenset({"email", "phone", "name_en", SECOND_PHONE, REGISTRATION_ID, ORDER_CODE, POSITION_ID})
"""What is true of the first person alone, unless the cell has a part for each."""
