"""`iclei export room-plan`: where the tables stand, and who sits at them."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from iclei_cli.cli.exports.options import Force
from iclei_cli.cli.exports.prints.options import (
    Fonts,
    Output,
    OwnTemplate,
    hand_out_pages,
    look_of,
    require_output,
    save_print,
    tell_of_print,
)
from iclei_cli.cli.family import family
from iclei_cli.cli.show import terminal
from iclei_cli.cli.show.spoken.print_language import PrintLang, print_language
from iclei_cli.cli.workspace import store_of

app = family()


@app.command("room-plan")
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

    A document (.pdf) has a page for each room and round; a picture (.svg, .png) has all of them below each
    other. Of rooms with more than twelve tables there are several pages.

    \b
    Example:
      iclei export room-plan
      iclei export room-plan -o room-plan.pdf --lang ko,en
      iclei export room-plan --round 2 -o second-round.png
    """
    from iclei_cli.assembly.lookup import find_plan, find_rounds
    from iclei_cli.exports.prints.engine.draw import draw
    from iclei_cli.exports.prints.room_plan.export import RoomPlan
    from iclei_cli.exports.prints.room_plan.pages import room_plan_data
    from iclei_cli.system.errors import RefusedError

    store = store_of(ctx)
    assembly = store.read()
    language = print_language(assembly, lang)
    require_output(RoomPlan, output)
    ending = output.suffix.lower()
    plan = find_plan(assembly)
    rounds = find_rounds(assembly, round_ or ())
    data = room_plan_data(assembly, plan, language, rounds=rounds, is_picture=ending != ".pdf")
    if not data["rooms"]:
        raise RefusedError("room-plan-nothing")
    drawn = draw("room-plan", data, ending=ending, look=look_of(template, font))
    save_print(store, RoomPlan(drawn), output, force=force)
    terminal.say("room-plan-written", path=str(output), count=len(data["rooms"]), languages=language.codes)
    pages = {
        table["key"]: [person["number"] for person in table["people"]]
        for room in data["rooms"]
        for table in room["tables"]
        if table
    }
    hand_out_pages(store, RoomPlan, pages)
    tell_of_print(assembly, language, drawn, [ident for people in pages.values() for ident in people])
