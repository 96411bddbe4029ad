"""`iclei export site`: one page on which everybody finds their table."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from iclei_cli.cli.exports.making import begin, exporting
from iclei_cli.cli.exports.options import Force
from iclei_cli.cli.family import family
from iclei_cli.cli.show import terminal
from iclei_cli.cli.show.spoken.print_language import all_languages
from iclei_cli.exports.site.export import Site
from iclei_cli.system.messages import message

app = family()


@app.command()
@exporting("site")
def site(
    ctx: typer.Context,
    output: Annotated[
        Path, typer.Option("--output", "-o", metavar="FILE", help="Where to put the page.")
    ] = Path(Site.file_name),
    organisations: Annotated[
        bool, typer.Option("--organisations", help="With everybody's organisation beside the name.")
    ] = False,
    code: Annotated[
        bool, typer.Option("--code", help="Without names: by the number on the badge, one's own seat alone.")
    ] = False,
    force: Force = False,
) -> None:
    """Write a web page on which everybody finds their table: on a phone, or on a screen at the door.

    It is one file in four languages, which works without a network. People are found by name in Hangul, by
    its initials (ㄱㅊㅅ) or in Latin letters; nobody appears before two letters are typed. Whoever refused
    that their data is given to others is not on it.

    \b
    Example:
      iclei export site
      iclei export site --organisations -o my-table.html
      iclei export site --code
    """
    from iclei_cli.assembly.lookup import find_plan
    from iclei_cli.assembly.nouns.participant import THIRD_PARTY
    from iclei_cli.assembly.plans.seating import lacks_a_seat
    from iclei_cli.assignment.verify.check import check_plan
    from iclei_cli.exports.site.contents import contents_by_code, contents_by_name

    making = begin(ctx, Site, output, force=force, is_personal=True)
    assembly = making.assembly
    plan = find_plan(assembly)
    languages = all_languages(assembly)
    coming = assembly.coming()
    shown = [person for person in coming if code or not person.has_refused(THIRD_PARTY)]
    contents = (
        contents_by_code(assembly, plan, shown, languages)
        if code
        else contents_by_name(assembly, plan, shown, languages, organisations=organisations)
    )
    making.write_whole(Site(contents), "codes" if code else "names", [person.id for person in shown])
    terminal.say("site-written", path=str(output), people=len(shown), languages=languages.codes)
    terminal.note("site-by-code" if code else "site-readable")
    if len(shown) < len(coming):
        terminal.note("site-refused", people=len(coming) - len(shown))
    if unseated := sum(lacks_a_seat(assembly, plan, person) for person in shown):
        terminal.note("site-unseated", people=unseated)
    if not check_plan(assembly, plan).is_current:
        terminal.note("note", what=message("out-of-date"))
