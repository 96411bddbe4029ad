"""`iclei export tents`: folded names that stand before people on a stage or at a table."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from iclei_cli.cli.exports.making import begin, exporting
from iclei_cli.cli.exports.options import Force
from iclei_cli.cli.exports.prints.options import (
    Fonts,
    Output,
    OwnTemplate,
    look_of,
    tell_of_print,
)
from iclei_cli.cli.family import family
from iclei_cli.cli.show import terminal
from iclei_cli.cli.show.spoken.print_language import PrintLang

if TYPE_CHECKING:
    from iclei_cli.exports.prints.tents.pages import Who

app = family()


@app.command()
@exporting("tents", chosen=("people",))
def tents(
    ctx: typer.Context,
    people: Annotated[
        list[str] | None, typer.Argument(metavar="[PERSON...]", help="Only for these people of the list.")
    ] = None,
    who: Annotated[
        str,
        typer.Option(
            metavar="WHO",
            help="speakers (all on a stage), chairs, hosts (of tables), or all.",
        ),
    ] = "speakers",
    output: Output = Path("tents.pdf"),
    honorific: Annotated[
        bool, typer.Option("--honorific", help="With 님, 様, 先生 or 女士, by the person's language.")
    ] = False,
    template: OwnTemplate = None,
    font: Fonts = None,
    lang: PrintLang = None,
    force: Force = False,
) -> None:
    """Write table tents: A4, folded in the middle, with a name that is read from both sides.

    Speakers who are on no list have one, too, as the programme names them. Whoever refused to be photographed
    has a small mark in the corner.

    \b
    Example:
      iclei export tents
      iclei export tents --who hosts -o hosts.pdf
      iclei export tents 17 김하늘 -o two.pdf
    """
    from iclei_cli.assembly.lookup import find_coming
    from iclei_cli.exports.prints.engine.draw import draw
    from iclei_cli.exports.prints.tents.export import TableTents
    from iclei_cli.exports.prints.tents.pages import (
        tent_says,
        tents_data,
        tents_of,
        tents_of_people,
    )
    from iclei_cli.system.errors import RefusedError

    asked = _parse_who(who)
    making = begin(ctx, TableTents, output, lang, force=force, look=look_of(template, font))
    making.paper = TableTents.identifier  # as a document or a picture, it is the same tent
    assembly, language = making.assembly, making.language
    if people:
        found = {person.id: person for person in (find_coming(assembly, words) for words in people)}
        made = tents_of_people(found.values(), language, honorifics=honorific)
    else:
        made = tents_of(assembly, asked, language, honorifics=honorific)
    if not made:
        raise RefusedError("tents-of-nobody", who=who)
    papers = making.wanted(dict(map(tent_says, made)))
    made = [tent for tent in made if tent_says(tent)[0] in papers]
    data = tents_data(assembly, language, made)
    drawn = draw("tents", data, ending=making.ending, look=making.look, portions=("tents", 1))
    making.write(TableTents(drawn), papers)
    terminal.say("tents-written", path=str(output), count=len(made), languages=language.codes)
    tell_of_print(
        assembly, language, drawn, [number for tent in made if isinstance(number := tent["number"], int)]
    )


def _parse_who(words: str) -> Who:
    """Whose tents are meant.

    Raises:
        OptionError: `tents-who`.
    """
    from iclei_cli.cli.options import OptionError
    from iclei_cli.exports.prints.tents.pages import Who
    from iclei_cli.system.messages import message

    try:
        return Who(words.strip().lower())
    except ValueError as error:
        reason = message("tents-who", words=words, known=[str(known) for known in Who])
        raise OptionError("who", reason) from error
