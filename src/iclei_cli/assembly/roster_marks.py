"""What a roster carries with it, unseen, so that it is known again when it was edited and comes back.

A sheet that is not shown begins with `MARK`. Below stands, one to a cell of its first column, JSON:

- `["column", header, field]`: what the column under a header is: a field, `extra …`, `role`, or `round 2`
- `["word", field, text, value]`: which value a text means there
- `["person", number, {field: text}]`: what stood of somebody when the roster was made

In each sheet with people, a cell beside their headings that is not shown says what the rows below are:
`PEOPLE_MARK`, or `TABLE_MARK` with a group and a round.
"""

MARK = "iclei:roster 1"
PEOPLE_MARK = "iclei:people"
TABLE_MARK = "iclei:table"

ROLE = "role"
"""What somebody does at a table; what stood of it is kept with the page: `role energy round 2`."""


def page_key(group: str, number: int) -> str:
    """The key of the page of a group in a round, which counts from 1."""
    return f"{group} round {number}"


def page_of(key: str) -> tuple[str, int]:
    """The group and the round of a page, by its key."""
    group, _, number = key.rpartition(" round ")
    return group, int(number)


def round_place(number: int) -> str:
    """The place in which it stands of a person where they sit in a round, from 1."""
    return f"round {number}"
