"""Who speaks in a session and what is presented in it, as files name it that go out."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from iclei_cli.assembly.nouns.programme.speaker import SpeakerRole
from iclei_cli.assembly.programme.people import name_of, position_of

if TYPE_CHECKING:
    from iclei_cli.assembly.nouns.assembly import Assembly
    from iclei_cli.assembly.nouns.programme.session import Session
    from iclei_cli.assembly.nouns.programme.speaker import Speaker
    from iclei_cli.assembly.nouns.programme.talk import Talk
    from iclei_cli.exports.language import PrintLanguage


def said_in(assembly: Assembly, session: Session, language: PrintLanguage) -> list[str]:
    """A line for each role in which somebody is on the stage, then one for each talk."""
    spoken = [_speakers(assembly, session, role, language) for role in SpeakerRole]
    presented = [language.in_each(partial(_talk, assembly, talk)) for talk in session.talks]
    return [*filter(None, spoken), *presented]


def speaker_words(assembly: Assembly, speaker: Speaker, language: PrintLanguage) -> str:
    """Somebody on the stage, as the programme names them in public."""
    return language.together(name_of(assembly, speaker), position_of(assembly, speaker))


def presenters(assembly: Assembly, talk: Talk, language: PrintLanguage) -> str:
    """Who presents a talk."""
    return "; ".join(speaker_words(assembly, speaker, language) for speaker in talk.speakers)


def _speakers(assembly: Assembly, session: Session, role: SpeakerRole, language: PrintLanguage) -> str:
    speakers = [speaker for speaker in session.speakers if speaker.role is role]

    # Most names are the same in both languages: what they do stands in both before all of them.
    people = [speaker_words(assembly, speaker, language) for speaker in speakers]
    word = language.phrase(f"report-role-{role}")
    return language.main.phrase("report-speakers", role=word, people=people) if people else ""


def _talk(assembly: Assembly, talk: Talk, language: PrintLanguage) -> str:
    both = ", ".join(
        filter(None, (language.together(talk.municipality), presenters(assembly, talk, language)))
    )
    return language.phrase("report-talk", title=talk.title, who=both or None)
