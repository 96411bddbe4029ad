"""What the template of sign-in sheets gets."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from iclei_cli.exports.prints.frame import frame
from iclei_cli.exports.prints.sign_in.contents import has_agreed

if TYPE_CHECKING:
    from iclei_cli.assembly.nouns.assembly import Assembly
    from iclei_cli.assembly.nouns.participant import Participant
    from iclei_cli.exports.language import PrintLanguage
    from iclei_cli.exports.prints.sign_in.contents import SignIn

_HEADINGS = {
    "number": "heading-id",
    "name": "heading-name",
    "organisation": "heading-organisation",
    "consent": "heading-consent",
    "signature": "print-signature",
}


def sign_in_data(assembly: Assembly, contents: SignIn, language: PrintLanguage) -> dict[str, Any]:
    """The lists as the template reads them."""
    return frame(assembly, language, contents.title) | {
        "heading": contents.title,
        "headings": {name: language.heading(code).split("\n") for name, code in _HEADINGS.items()},
        "answers": {
            "yes": language.main.phrase("print-yes"),
            "no": language.main.phrase("print-no"),
        },
        "consent-heading": language.phrase("print-consent"),
        "consent": [{"label": label, "text": text} for label, text in contents.consent],
        "spare": contents.spare,
        "pages": [
            {
                "heading": page.heading,
                "below": page.below,
                "people": [_person(person) for person in page.people],
            }
            for page in contents.pages
        ],
    }


def _person(person: Participant) -> dict[str, Any]:
    latin = person.name_en if person.name_en != person.name else None
    return {
        "number": person.id,
        "name": person.name,
        "latin": latin,
        "organisation": person.organisation,
        "position": person.position,
        "has-agreed": has_agreed(person),
    }
