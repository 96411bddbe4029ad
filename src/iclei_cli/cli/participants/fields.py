"""The options of `participants add` and `edit`, and what was typed into them as a participant's fields."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from iclei_cli.cli.options import text, texts

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from iclei_cli.assembly.assembly import Assembly

OPTIONS = {
    "name": text("Name, as it is to be printed."),
    "name_en": text("Name in Latin letters."),
    "organisation": text("Organisation they come from."),
    "department": text("Department within the organisation."),
    "position": text("Position or title."),
    "sector": text(
        "political-leader, public-officer, civil-society, ngo, research-institute or other; "
        "a Korean word for it will do."
    ),
    "municipality": text("City or county they belong to."),
    "gender": text("female, male or other."),
    "email": text("E-mail address."),
    "phone": text("Phone number; Korean unless it starts with +."),
    "languages": texts("A language they speak, by its code or name; repeatable.", "--language"),
    "choices": texts("A topic they want, most wanted first; repeatable.", "--choice"),
    "roles": texts("What they do at the assembly; repeatable.", "--role"),
    "notes": text("Anything else worth knowing."),
    "consents": texts(
        "“personal-data: yes 2019-02-01”: personal-data, third-party, photo or another word; yes or no; "
        "the day, if known. In place of the answer known for it; repeatable.",
        "--consent",
    ),
}
"""The options by field, for `add` and `edit`."""


def parse_fields(assembly: Assembly, typed: Mapping[str, Any]) -> dict[str, Any]:
    """The fields that were typed, as values of a participant. An empty text empties the field.

    `typed` is by field name: a text, a list of texts, or None for an option that was not given.

    Raises:
        UsageError: a text that cannot be meant, with the option it stands in.
    """
    from iclei_cli.intake.values.parse import BadValue
    from iclei_cli.system.errors import UsageError

    parsers = _parsers(assembly)
    fields: dict[str, Any] = {}
    for field, words in typed.items():
        if words is None:
            continue
        try:
            fields[field] = _parse(parsers[field], words)
        except BadValue as error:
            raise UsageError("option-value", option=f"--{_option(field)}", reason=error.message) from error
    return fields


def parse_purpose(words: str) -> str:
    """A purpose of consent, as typed after --without-consent.

    Raises:
        UsageError: it cannot be meant.
    """
    from iclei_cli.intake.values import consents
    from iclei_cli.intake.values.parse import BadValue
    from iclei_cli.system.errors import UsageError

    try:
        return consents.parse_purpose(words)
    except BadValue as error:
        raise UsageError("option-value", option="--without-consent", reason=error.message) from error


def _parsers(assembly: Assembly) -> dict[str, Callable[[str], Any]]:
    from iclei_cli.intake.values import parse as values
    from iclei_cli.intake.values.consents import parse_consent
    from iclei_cli.intake.values.languages import parse_language

    plain = ("name", "name_en", "organisation", "department", "position", "municipality", "notes")
    return {
        **dict.fromkeys((*plain, "roles"), values.parse_text),
        "languages": parse_language,
        "sector": values.parse_sector,
        "gender": values.parse_gender,
        "status": values.parse_status,
        "email": values.parse_email,
        "phone": values.parse_phone,
        "consents": parse_consent,
        "choices": lambda text: values.parse_topic(text, assembly.topics),
    }


def _parse(parse: Callable[[str], Any], words: str | list[str]) -> Any:
    if isinstance(words, str):
        return parse(words) if words.strip() else None
    return tuple(dict.fromkeys(parse(item) for item in words if item.strip()))


def _option(field: str) -> str:
    singular = {"languages": "language", "choices": "choice", "roles": "role", "consents": "consent"}
    return singular.get(field, field.replace("_", "-"))
