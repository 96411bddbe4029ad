"""What a table of data is: columns, each with a value for programs and words for people."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Generic, NamedTuple, TypeVar

from iclei_cli.exports.tables.table import Table

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from iclei_cli.assembly.nouns.assembly import Assembly
    from iclei_cli.assembly.nouns.text import Text
    from iclei_cli.exports.language import PrintLanguage

Row = TypeVar("Row")


class Column(NamedTuple, Generic[Row]):
    """One fact of each row.

    Attributes:
        name: what programs call it.
        heading: the code of what people call it.
        value: the fact, as JSON can have it; None where there is none.
        words: the fact in the words of a language; None: as the value is written.
    """

    name: str
    heading: str
    value: Callable[[Row], Any]
    words: Callable[[Row, PrintLanguage], str] | None = None


class Kind(NamedTuple, Generic[Row]):
    """A table.

    Attributes:
        name: what it is called, in names of files and for programs.
        rows: what its rows are of.
        columns: from left to right.
    """

    name: str
    rows: Callable[[Assembly], Iterable[Row]]
    columns: tuple[Column[Row], ...]


def values_of(kind: Kind[Any], assembly: Assembly) -> list[dict[str, Any]]:
    """The rows of a table for programs."""
    return [{column.name: column.value(row) for column in kind.columns} for row in kind.rows(assembly)]


def table_of(kind: Kind[Any], assembly: Assembly, language: PrintLanguage) -> Table:
    """A table in the words of a language."""
    headings = [language.phrase(column.heading) for column in kind.columns]
    rows = [[_words(column, row, language) for column in kind.columns] for row in kind.rows(assembly)]
    return Table(headings, rows)


def titled(text: Text | None, language: PrintLanguage) -> str:
    """What is called so; nothing where nothing is."""
    return "" if text is None else language.title(text)


def _words(column: Column[Any], row: Any, language: PrintLanguage) -> str:  # noqa: ANN401 - of the kind
    if column.words is not None:
        return column.words(row, language)
    value = column.value(row)
    if isinstance(value, list | tuple):
        return ", ".join(map(str, value))
    return "" if value is None else str(value)
