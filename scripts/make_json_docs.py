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
    from collections.abc import Iterator

TARGET = Path(__file__).parents[1] / "docs" / "json.md"

HEAD = """\
# What `--json` prints

Made from the types of the documents by `scripts/make_json_docs.py`; do not edit by hand.

A command with `--json` prints one document, a JSON object in UTF-8, to stdout, with its keys sorted and
`"schema": 1` among them; everything else goes to stderr. Keys may be added in later versions; none is taken
away or given another meaning. Keys, codes and commands are the same in every language; sentences are for
people and may change. What is empty is `null` or `[]`.

If a command is refused, there is nothing on stdout, and one document on stderr: `{"error": {"code": a
stable name, "params": {name: fact}, "message": the sentence}}`. A fact is a text, a number, null, or a list
or an object of these. The exit code tells why, too ([cli.md](cli.md)). An import that is refused and
`groups check` and `store check` that find something print their document all the same, and exit with 1.

In the tables below, `[…]` is a list of what stands within, `{text: …}` an object with keys that depend on
the data, and a name that is a link is an object that is described [further down](#parts-of-documents).
People are told by number, groups, topics and sessions by key. The topics of the built-in template have the
keys `ecomobility`, `green-public-procurement`, `energy`, `climate-change` and `biodiversity`.
"""


def all_documents() -> list[type[Document]]:
    """Every document of the program, in order of the commands that print it."""
    for module in pkgutil.walk_packages(documents.__path__, f"{documents.__name__}."):
        importlib.import_module(module.name)
    return sorted(_subclasses(Document), key=lambda kind: (kind.commands, kind.__name__))


def _subclasses(kind: type[Document]) -> Iterator[type[Document]]:
    for sub in kind.__subclasses__():
        if sub.commands:
            yield sub
        yield from _subclasses(sub)


def meanings(kind: type) -> tuple[str, dict[str, str]]:
    """What the docstring of a type says of it as a whole, and of each field, or that of its base does.

    Raises:
        ValueError: it does not tell of every field, tells of one that there is not, or says what a base says.
    """
    text = inspect.getdoc(kind) or ""
    about, _, attributes = text.partition("\nAttributes:\n")
    found = {
        name: " ".join(meaning.split())
        for name, meaning in re.findall(r"^    (\w+): ((?:.+\n?)(?:^ {5,}.+\n?)*)", attributes, re.MULTILINE)
    }
    inherited = {} if kind.__base__ in {None, Document, msgspec.Struct} else meanings(kind.__base__)[1]
    if repeated := [name for name in found if found[name] == inherited.get(name)]:
        message = f"{kind.__qualname__}: the docstring repeats what its base says of {', '.join(repeated)}"
        raise ValueError(message)
    found = inherited | found
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
    """A class likewise.

    Raises:
        ValueError: another part of documents has that name.
    """
    if isinstance(kind, type) and issubclass(kind, msgspec.Struct):
        if nested.setdefault(kind.__name__, kind) is not kind:
            message = f"two parts of documents are called {kind.__name__}"
            raise ValueError(message)
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
    """The whole page: every document, and then every part of one, each in order of name."""
    nested: dict[str, type] = {}
    documents = [(_heading(kind), list(table(kind, nested))) for kind in all_documents()]
    parts: dict[str, list[str]] = {}
    while waiting := nested.keys() - parts:
        for name in waiting:
            parts[name] = list(table(nested[name], nested))
    lines = [HEAD, *(f"- [{heading}](#{_anchor(heading)})" for heading, _ in documents), ""]
    for heading, rows in documents:
        lines += [f"## {heading}", "", *rows]
    lines += ["## Parts of documents", ""]
    for name, rows in sorted(parts.items()):
        lines += [f"### {name}", "", *rows]
    return "\n".join(lines).rstrip() + "\n"


def _heading(kind: type[Document]) -> str:
    return ", ".join(f"`{command}`" for command in kind.commands)


def _anchor(heading: str) -> str:
    """What GitHub makes of a heading, to link to it."""
    return re.sub(r"[^\w -]", "", heading).lower().replace(" ", "-")


def main() -> None:
    """Write the page."""
    TARGET.write_text(page(), encoding="utf-8")


if __name__ == "__main__":
    main()
