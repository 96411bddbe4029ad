"""`iclei export schedule`: the programme for conference apps."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from iclei_cli.cli.exports.making import begin, exporting
from iclei_cli.cli.exports.options import Force
from iclei_cli.cli.exports.spoken import say_who_has_cancelled, say_who_in_programme_has_refused
from iclei_cli.cli.family import family
from iclei_cli.cli.options import AsJson
from iclei_cli.cli.show import terminal
from iclei_cli.cli.show.spoken.print_language import PrintLang

if TYPE_CHECKING:
    from iclei_cli.cli.documents.sending.tables import ScheduleDocument

app = family()


@app.command()
@exporting("schedule")
def schedule(
    ctx: typer.Context,
    output: Annotated[
        Path, typer.Option("--output", "-o", metavar="FILE", help="Where to put the XML file.")
    ] = Path("schedule.xml"),
    lang: PrintLang = None,
    force: Force = False,
    as_json: AsJson = False,
) -> None:
    """Write the programme as the schedule.xml that conference apps take, in one language.

    iclei sessions import takes it back.

    \b
    Example:
      iclei export schedule
      iclei export schedule --lang en -o schedule-en.xml
    """
    from iclei_cli.assembly.programme.people import people_of_programme
    from iclei_cli.assembly.programme.times import require_time_zone
    from iclei_cli.cli.documents.sending.tables import ScheduleDocument
    from iclei_cli.exports.schedule.export import Schedule
    from iclei_cli.exports.schedule.write import timed
    from iclei_cli.system.errors import RefusedError

    making = begin(ctx, Schedule, output, lang, force=force)
    assembly = making.assembly
    require_time_zone(assembly.event)
    sessions = timed(assembly)
    if not sessions:
        raise RefusedError("schedule-empty")
    keys = [session.key for session in sessions]
    made = Schedule(assembly, making.identity, making.language.main)
    making.write_whole(made, "everything", people_of_programme(assembly, keys))
    left = [key for key in assembly.sessions if key not in keys]
    found = ScheduleDocument(path=str(output), sessions=keys, without_times=left)
    terminal.show(found, _say, as_json=as_json)
    say_who_has_cancelled(assembly, keys)
    say_who_in_programme_has_refused(assembly, keys)


def _say(found: ScheduleDocument) -> None:
    terminal.say("schedule-written", path=found.path, sessions=len(found.sessions))
    if found.without_times:
        terminal.note("schedule-without-times", sessions=found.without_times)
