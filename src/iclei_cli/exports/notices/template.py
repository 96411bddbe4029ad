"""The text of a notice as the office wants it: a template of its own, which can do nothing but say it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from jinja2 import StrictUndefined, TemplateError
from jinja2.sandbox import ImmutableSandboxedEnvironment

from iclei_cli.system.errors import RefusedError
from iclei_cli.system.messages import message
from iclei_cli.system.regular_file import OddFileError, read_regular, why_not_read

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

_LARGEST = 1_000_000


class Template:
    """A text with fields, such as `{{ addressed }}`, and parts that are repeated, in the words of Jinja."""

    def __init__(self, path: Path) -> None:
        """Read a template.

        Raises:
            RefusedError: `notice-template-unreadable`: it is no text, or not to be read as a template.
        """
        self._path = path
        try:
            content = read_regular(path)
            text = content[:_LARGEST].decode("utf-8-sig")
            # It becomes plain text: there is nothing to escape.
            environment = ImmutableSandboxedEnvironment(undefined=StrictUndefined)
            self._template = environment.from_string(text)
        except (OSError, OddFileError) as error:
            reason = why_not_read(error)
            raise RefusedError("notice-template-unreadable", path=str(path), reason=reason) from error
        except (UnicodeDecodeError, TemplateError) as error:
            reason = message("text-says", words=str(error))
            raise RefusedError("notice-template-unreadable", path=str(path), reason=reason) from error

    def filled(self, facts: Mapping[str, Any]) -> str:
        """The text with the facts in their places.

        Raises:
            RefusedError: `notice-template`: it asks for what there is not.
        """
        try:
            return self._template.render(facts)
        except (TemplateError, TypeError, ValueError, ArithmeticError, LookupError, AttributeError) as error:
            known = sorted(facts)
            raise RefusedError(
                "notice-template", path=str(self._path), reason=str(error), known=known
            ) from error
