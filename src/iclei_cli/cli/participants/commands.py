"""`iclei participants`: the people on the list."""

from __future__ import annotations

import typer

from iclei_cli.cli.family import family
from iclei_cli.cli.options import AsJson, Person, Yes
from iclei_cli.cli.participants import duplicates, edit, import_list, look, merge
from iclei_cli.cli.participants.selecting import search
from iclei_cli.cli.workspace import store_of

app = family("Import, list and change the participants.")

app.command("import")(import_list.import_)
app.command("list")(look.list_)
app.command()(search.search)
app.command()(look.show)
app.command()(edit.add)
app.command()(edit.edit)
app.command()(edit.cancel)
app.command()(edit.restore)
app.command()(edit.confirm)
app.command()(edit.remove)
app.command()(duplicates.duplicates)
app.command()(merge.merge)


@app.command()
def dossier(ctx: typer.Context, who: Person, as_json: AsJson = False) -> None:
    """Show everything that is held on one person, to give to them.

    Every field, consents, seats, what was changed when, and which backups hold it. For people who were
    removed, too, as long as that can be undone.

    \b
    Example:
      iclei participants dossier 17
      iclei participants dossier 김하늘 > dossier.txt
    """
    from iclei_cli.cli.participants.dossier import show_dossier

    show_dossier(store_of(ctx), who, as_json=as_json)


@app.command()
def erase(ctx: typer.Context, who: Person, yes: Yes = False, as_json: AsJson = False) -> None:
    """Destroy one person's data everywhere: list, plan, history, undo, backups.

    It cannot be undone, and no undo of anything else brings it back. For one who is only not coming: cancel.

    \b
    Example:
      iclei participants erase 17
      iclei participants erase 17 --yes
    """
    from iclei_cli.cli.participants.erase import erase_person

    erase_person(store_of(ctx), who, yes=yes, as_json=as_json)
