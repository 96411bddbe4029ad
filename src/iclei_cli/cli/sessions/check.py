"""`sessions check`: what in the programme cannot be so, and what would mend it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import typer

from iclei_cli.cli.family import family
from iclei_cli.cli.options import AsJson
from iclei_cli.cli.show import terminal
from iclei_cli.cli.workspace import store_of
from iclei_cli.system.messages import message

if TYPE_CHECKING:
    from collections.abc import Iterable

    from iclei_cli.assembly.programme.check.problem import Problem
    from iclei_cli.cli.documents.programme.check import ProgrammeCheckDocument, ProgrammeProblemItem

app = family()


@app.command()
def check(ctx: typer.Context, as_json: AsJson = False) -> None:
    """Find whatever in the programme cannot be so, and tell the commands that would mend it.

    A person, a room or a table in two places; a room too small for who is expected; a gap; somebody on a
    stage who has cancelled or is not on the list; a talk longer than its session; rounds that do not fit.

    \b
    Example:
      iclei sessions check
    """
    from iclei_cli.assembly.programme.check.find import not_checked, problems
    from iclei_cli.cli.documents.programme.check import ProgrammeCheckDocument
    from iclei_cli.system.errors import ExitCode

    assembly = store_of(ctx).read()
    found = problems(assembly)
    document = ProgrammeCheckDocument(
        problems=problem_items(found), not_checked=not_checked(assembly), sessions=len(assembly.sessions)
    )
    terminal.show(document, _say_check, as_json=as_json)
    if found:
        raise typer.Exit(ExitCode.REFUSED)


def problem_items(problems: Iterable[Problem]) -> list[ProgrammeProblemItem]:
    """Return problems as documents have them."""
    from iclei_cli.cli.documents.programme.check import ProgrammeProblemItem
    from iclei_cli.cli.messages.catalogue import sentence

    return [
        ProgrammeProblemItem(
            code=problem.code,
            message=sentence(problem.message),
            sessions=list(problem.sessions),
            people=list(problem.people),
            guests=list(problem.guests),
            groups=list(problem.groups),
            next=list(map(sentence, problem.remedies)),
        )
        for problem in problems
    ]


def say_problems(problems: Iterable[ProgrammeProblemItem]) -> None:
    """Tell problems, each with the commands that would mend it."""
    terminal.say_table(
        ["", ""],
        [
            ("-", message("lines", lines=[item.message, *(f"  {step}" for step in item.next)]))
            for item in problems
        ],
    )


def _say_check(document: ProgrammeCheckDocument) -> None:
    checked = document.sessions - len(document.not_checked)
    if document.problems:
        say_problems(document.problems)
        terminal.say("programme-fails", count=len(document.problems))
    elif checked:
        terminal.say("programme-holds", sessions=checked)
    else:
        terminal.say("programme-without-times")
        return
    if document.not_checked:
        terminal.note("programme-not-checked", sessions=document.not_checked)
