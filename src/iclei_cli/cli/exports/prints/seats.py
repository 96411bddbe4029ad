"""`iclei export door-list` and `slips`: everybody by name with their tables."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from iclei_cli.cli.exports.making import begin, exporting
from iclei_cli.cli.exports.options import Force
from iclei_cli.cli.exports.prints.options import (
    Fonts,
    OwnTemplate,
    look_of,
    tell_of_print,
)
from iclei_cli.cli.family import family
from iclei_cli.cli.show import terminal
from iclei_cli.cli.show.spoken.print_language import PrintLang
from iclei_cli.system.messages import message

if TYPE_CHECKING:
    from iclei_cli.assembly.nouns.assembly import Assembly
    from iclei_cli.assembly.nouns.plan import Plan

app = family()

Document = Annotated[
    Path, typer.Option("--output", "-o", metavar="FILE", help="A document (.pdf) or a web page (.html).")
]


@app.command("door-list")
@exporting("door-list")
def door_list(
    ctx: typer.Context,
    output: Document = Path("door-list.pdf"),
    template: OwnTemplate = None,
    font: Fonts = None,
    lang: PrintLang = None,
    force: Force = False,
) -> None:
    """Write a list for the door: name by name in large letters, at which table everybody sits.

    \b
    Example:
      iclei export door-list
      iclei export door-list --lang ko,en
    """
    from iclei_cli.assembly.lookup import find_plan
    from iclei_cli.exports.prints.engine.draw import draw
    from iclei_cli.exports.prints.seats.export import DoorList
    from iclei_cli.exports.prints.seats.pages import door_list_data

    making = begin(ctx, DoorList, output, lang, force=force, look=look_of(template, font))
    assembly, language = making.assembly, making.language
    plan = find_plan(assembly)
    data = door_list_data(assembly, plan, language)
    drawn = draw("door-list", data, ending=making.ending, look=making.look)
    numbers = [row["number"] for row in data["people"]]
    making.write_whole(DoorList(drawn), "everybody", numbers)
    terminal.say("door-list-written", path=str(output), people=len(numbers), languages=language.codes)
    tell_of_print(assembly, language, drawn, numbers)
    _tell_of_the_plan(assembly, plan)


@app.command()
@exporting("slips", chosen=("people",))
def slips(
    ctx: typer.Context,
    people: Annotated[
        list[str] | None, typer.Argument(metavar="[PERSON...]", help="Only for these; else for everybody.")
    ] = None,
    output: Document = Path("slips.pdf"),
    template: OwnTemplate = None,
    font: Fonts = None,
    lang: PrintLang = None,
    force: Force = False,
) -> None:
    """Write seat slips: for everybody a slip with table and room in each round, eight on a page, to cut.

    \b
    Example:
      iclei export slips
      iclei export slips 17 김하늘 -o two.pdf
    """
    from iclei_cli.assembly.lookup import find_coming, find_plan
    from iclei_cli.exports.prints.engine.draw import draw
    from iclei_cli.exports.prints.seats.export import SeatSlips
    from iclei_cli.exports.prints.seats.pages import slips_data, slips_say

    making = begin(ctx, SeatSlips, output, lang, force=force, look=look_of(template, font))
    assembly, language = making.assembly, making.language
    plan = find_plan(assembly)
    who = {find_coming(assembly, words).id for words in people or ()}
    data = slips_data(assembly, plan, language, who)
    papers = making.wanted(slips_say(data))
    data["people"] = [row for row in data["people"] if row["number"] in papers]
    drawn = draw("slips", data, ending=making.ending, look=making.look)
    making.write(SeatSlips(drawn), papers)
    terminal.say("slips-written", path=str(output), people=len(data["people"]), languages=language.codes)
    tell_of_print(assembly, language, drawn, [row["number"] for row in data["people"]])
    _tell_of_the_plan(assembly, plan)


def _tell_of_the_plan(assembly: Assembly, plan: Plan) -> None:
    """Tell that somebody has no table, or that the plan is not of the assembly as it is."""
    from iclei_cli.assembly.plans.seating import lacks_a_seat
    from iclei_cli.assignment.verify.check import check_plan

    if unseated := sum(lacks_a_seat(assembly, plan, person) for person in assembly.coming()):
        terminal.note("print-unseated", people=unseated)
    if not check_plan(assembly, plan).is_current:
        terminal.note("note", what=message("out-of-date"))
