"""`iclei export sign-in`: lists on which people sign that they came."""

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
    people_on,
    tell_of_print,
)
from iclei_cli.cli.exports.spoken import say_what_is_not_spoken, say_who_has_refused
from iclei_cli.cli.family import family
from iclei_cli.cli.show import terminal
from iclei_cli.cli.show.spoken.print_language import PrintLang

if TYPE_CHECKING:
    from iclei_cli.assembly.nouns.assembly import Assembly
    from iclei_cli.cli.exports.making import Making
    from iclei_cli.exports.language import PrintLanguage
    from iclei_cli.exports.prints.sign_in.contents import SignIn
    from iclei_cli.exports.prints.sign_in.export import SignInSheets

app = family()


@app.command("sign-in")
@exporting("sign-in")
def sign_in(
    ctx: typer.Context,
    output: Annotated[
        Path,
        typer.Option(
            "--output",
            "-o",
            metavar="FILE",
            help="A document (.pdf), a web page (.html) or a workbook (.xlsx).",
        ),
    ] = Path("sign-in.pdf"),
    session: Annotated[str | None, typer.Option(metavar="SESSION", help="Of this session.")] = None,
    tables: Annotated[bool, typer.Option("--tables", help="A list for each table and round.")] = False,
    spare: Annotated[
        int, typer.Option(min=0, max=100, metavar="N", help="Empty rows for walk-ins on each list.")
    ] = 5,
    template: OwnTemplate = None,
    font: Fonts = None,
    lang: PrintLang = None,
    force: Force = False,
) -> None:
    """Write lists on which people sign that they came, and whether their data may be used.

    What the law asks to tell them stands above (PIPA, article 15): purpose, what is collected, how long it is
    kept, and that they may refuse. A workbook that was filled in is taken back: iclei checkin import.

    \b
    Example:
      iclei export sign-in
      iclei export sign-in --tables -o by-table.pdf
      iclei export sign-in --session opening -o opening.xlsx
    """
    from msgspec.structs import replace

    from iclei_cli.assembly.lookup import find_session
    from iclei_cli.exports.prints.sign_in import contents
    from iclei_cli.exports.prints.sign_in.export import SignInSheets
    from iclei_cli.system.errors import RefusedError, UsageError

    if tables and session is not None:
        raise UsageError("sign-in-of-what")
    making = begin(ctx, SignInSheets, output, lang, force=force, look=look_of(template, font))
    assembly, language = making.assembly, making.language
    lists = contents.sign_in(
        assembly,
        language,
        session=None if session is None else find_session(assembly, session),
        by_table=tables,
        spare=spare,
    )
    if not lists.pages:
        raise RefusedError("sign-in-nothing")
    papers = making.wanted(contents.sign_in_says(assembly, lists, language))
    lists = replace(lists, pages=tuple(page for page in lists.pages if page.key in papers))
    made = (
        SignInSheets(lists, language)
        if making.ending == ".xlsx"
        else _drawn(assembly, lists, language, making)
    )
    making.write(made, papers)
    on_them = people_on(papers)
    terminal.say(
        "sign-in-written",
        path=str(output),
        people=sum(len(page.people) for page in lists.pages),
        pages=len(lists.pages),
        languages=language.codes,
    )
    if made.drawn is None:
        say_what_is_not_spoken(assembly, language)
        say_who_has_refused(assembly, on_them)
    else:
        tell_of_print(assembly, language, made.drawn, on_them)
    if assembly.event.destroy_by is None:
        terminal.note("sign-in-until-unknown")


def _drawn(assembly: Assembly, lists: SignIn, language: PrintLanguage, making: Making) -> SignInSheets:
    from iclei_cli.exports.prints.engine.draw import draw
    from iclei_cli.exports.prints.sign_in.export import SignInSheets
    from iclei_cli.exports.prints.sign_in.pages import sign_in_data

    data = sign_in_data(assembly, lists, language)
    return SignInSheets(lists, language, draw("sign-in", data, ending=making.ending, look=making.look))
