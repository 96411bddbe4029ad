"""Write docs/json.md: what `--json` prints, made from the types of the documents."""

from __future__ import annotations

import enum
import importlib
import inspect
import pkgutil
import re
import types
import typing
from pathlib import Path
from typing import TYPE_CHECKING, Any

import msgspec

from iclei_cli.cli import documents
from iclei_cli.cli.documents.document import Document

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

TARGET = Path(__file__).parents[1] / "docs" / "json.md"

HEAD = """\
# What `--json` prints

Made from the types of the documents by `scripts/make_json_docs.py`; do not edit by hand.

One UTF-8 document on stdout, keys sorted, `"schema": 1`; everything else goes to stderr. Empty values are
`null` or `[]`. Keys, codes and commands are the same in every language. Errors are one document on stderr:
`{"error": {"code", "params", "message"}}`.
"""


def all_documents() -> list[type[Document]]:
    """Every document of the program, in order of the commands that print it."""
    for module in pkgutil.iter_modules(documents.__path__, f"{documents.__name__}."):
        importlib.import_module(module.name)
    return sorted(_subclasses(Document), key=lambda kind: (kind.commands, kind.__name__))


def _subclasses(kind: type[Document]) -> Iterator[type[Document]]:
    for sub in kind.__subclasses__():
        if sub.commands:
            yield sub
        yield from _subclasses(sub)


def meanings(kind: type) -> tuple[str, dict[str, str]]:
    """What the docstring of a type says of it as a whole, and of each field.

    Raises:
        ValueError: it does not tell of every field, or of one that there is not.
    """
    text = inspect.getdoc(kind) or ""
    about, _, attributes = text.partition("\nAttributes:\n")
    found = {
        name: " ".join(meaning.split())
        for name, meaning in re.findall(r"^    (\w+): ((?:.+\n?)(?:^ {5,}.+\n?)*)", attributes, re.MULTILINE)
    }
    names = [field.name for field in msgspec.structs.fields(kind)]
    if set(found) - {"commands"} != set(names):
        wrong = sorted(set(names) ^ set(found))
        message = f"{kind.__qualname__}: the docstring and the fields differ in {', '.join(wrong)}"
        raise ValueError(message)
    return " ".join(about.split()), found


def shown(kind: Any, nested: dict[str, type]) -> str:  # noqa: ANN401 - of any type
    """A type as a reader of JSON would call it; structs within it are added to `nested`."""
    origin, arguments = typing.get_origin(kind), typing.get_args(kind)
    if origin in {typing.Union, types.UnionType}:
        return " or ".join(shown(item, nested) for item in arguments if item is not msgspec.UnsetType)
    if origin in {list, tuple}:
        return f"[{shown(arguments[0], nested)}]"
    if origin is dict:
        return f"{{{shown(arguments[0], nested)}: {shown(arguments[1], nested)}}}"
    if origin is typing.Literal:
        return " or ".join(f"`{item}`" for item in arguments)
    return _shown_class(kind, nested)


def _shown_class(kind: type, nested: dict[str, type]) -> str:
    if isinstance(kind, type) and issubclass(kind, msgspec.Struct):
        nested[kind.__name__] = kind
        return f"[{kind.__name__}](#{kind.__name__.lower()})"
    if isinstance(kind, type) and issubclass(kind, enum.Enum):
        return " or ".join(f"`{item.value}`" for item in kind)
    names = {str: "text", int: "number", float: "number", bool: "true or false", type(None): "null"}
    return names.get(kind, "any value")


def table(kind: type, nested: dict[str, type]) -> Iterator[str]:
    """The lines of the table of a type's keys."""
    about, told = meanings(kind)
    yield about
    yield ""
    yield "| key | value | meaning |"
    yield "|---|---|---|"
    types_of = typing.get_type_hints(kind, include_extras=True)
    for field in msgspec.structs.fields(kind):
        value = shown(types_of[field.name], nested).replace("|", "\\|")
        is_optional = msgspec.UnsetType in typing.get_args(types_of[field.name])
        absent = "; only where it is asked for" if is_optional else ""
        yield f"| `{field.encode_name}` | {value}{absent} | {told[field.name]} |"
    yield ""


def page() -> str:
    """The whole page."""
    nested: dict[str, type] = {}
    lines = [HEAD]
    for kind in all_documents():
        lines += [f"## {', '.join(f'`{command}`' for command in kind.commands)}", "", *table(kind, nested)]
    lines += ["# Parts of documents", ""]
    done: set[str] = set()
    while waiting := sorted(nested.keys() - done):
        for name in waiting:
            done.add(name)
            lines += [f"## {name}", "", *table(nested[name], nested)]
    return "\n".join(_one_part_each(lines))


def _one_part_each(lines: Iterable[str]) -> Iterator[str]:
    """The lines without blank lines at the end."""
    yield from "\n".join(lines).rstrip().split("\n")
    yield ""


def main() -> None:
    """Write the page."""
    TARGET.write_text(page(), encoding="utf-8")


if __name__ == "__main__":
    main()
