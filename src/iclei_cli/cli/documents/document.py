"""What every document has in common."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

import msgspec

from iclei_cli.assembly.nouns.text import in_language

if TYPE_CHECKING:
    from iclei_cli.assembly.nouns.text import Text


class Document(msgspec.Struct, frozen=True, kw_only=True):
    """What a command found out: one JSON object with `--json`, text without.

    A document says of each field in its docstring what it means; `docs/json.md` is made of that. Keys are
    promised to scripts: they may be added, never taken away or given another meaning.

    Attributes:
        commands: which commands print it, without `iclei`.
    """

    commands: ClassVar[tuple[str, ...]] = ()


class InLanguages(msgspec.Struct, frozen=True, kw_only=True):
    """A part of a document of which texts may be there in several languages.

    Attributes:
        texts: of the texts here that are there in several languages, each by the codes of these, under its
            key; `und` is one of which nobody said the language. The key itself has the text in the assembly's
            language. Missing where there is none in several.
    """

    texts: dict[str, dict[str, str]] | msgspec.UnsetType = msgspec.UNSET

    def text(self, key: str) -> Text | None:
        """The text of a key, in as many languages as it is there."""
        alone: str | None = getattr(self, key)
        return self.texts.get(key, alone) if self.texts else alone


def texts_in(language: str, **texts: Text | None) -> dict[str, Any]:
    """Texts as documents have them: each in a language, and those in several under `texts` beside them."""
    told: dict[str, Any] = {key: text and in_language(text, language) for key, text in texts.items()}
    in_several = {key: text for key, text in texts.items() if isinstance(text, dict)}
    return {**told, "texts": in_several or msgspec.UNSET}
