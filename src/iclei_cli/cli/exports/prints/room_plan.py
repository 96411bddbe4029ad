"""`iclei export room-plan`: where the tables stand, and who sits at them."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from iclei_cli.cli.exports.making import begin, exporting
from iclei_cli.cli.exports.options import Force
from iclei_cli.cli.exports.prints.options import (
    Fonts,
    Output,
    OwnTemplate,
    look_of,
    people_on,
    tell_of_print,
)
from iclei_cli.cli.family import family
from iclei_cli.cli.show import terminal
from iclei_cli.cli.show.spoken.print_language import PrintLang

app = family()


@app.command("room-plan")
@exporting("room-plan", chosen=("round_",))
def room_plan(
    ctx: typer.Context,
    output: Output = Path("room-plan.svg"),
    round_: Annotated[
        list[int] | None,
        typer.Option("--round", min=1, metavar="N", help="Only for this round, from 1; repeatable."),
    ] = None,
    template: OwnTemplate = None,
    font: Fonts = None,
    lang: PrintLang = None,
    force: Force = False,
) -> None:
    """Write a plan of each room: where its tables stand, row by row, and who sits at them.

    A document (.pdf, .html) has a page for each room and round; a picture (.svg, .png) has all of them below
    each other. Of rooms with more than twelve tables there are several pages.

    \b
    Example:
      iclei export room-plan
      iclei export room-plan -o room-plan.pdf --lang ko,en
      iclei export room-plan --round 2 -o second-round.png
    """
    from iclei_cli.assembly.lookup import find_plan, find_rounds
    from iclei_cli.exports.prints.engine.draw import DOCUMENTS, draw
    from iclei_cli.exports.prints.room_plan.export import RoomPlan
    from iclei_cli.exports.prints.room_plan.pages import room_key, room_plan_data, room_plan_says
    from iclei_cli.system.errors import RefusedError

    making = begin(ctx, RoomPlan, output, lang, force=force, look=look_of(template, font))
    assembly, language = making.assembly, making.language
    plan = find_plan(assembly)
    rounds = find_rounds(assembly, round_ or ())
    data = room_plan_data(assembly, plan, language, rounds=rounds, is_picture=making.ending not in DOCUMENTS)
    if not data["rooms"]:
        raise RefusedError("room-plan-nothing")
    papers = making.wanted(room_plan_says(data))
    data["rooms"] = [room for room in data["rooms"] if room_key(room) in papers]
    drawn = draw("room-plan", data, ending=making.ending, look=making.look)
    making.write(RoomPlan(drawn), papers)
    terminal.say("room-plan-written", path=str(output), count=len(data["rooms"]), languages=language.codes)
    tell_of_print(assembly, language, drawn, people_on(papers))
