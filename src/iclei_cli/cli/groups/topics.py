"""`iclei topics`: what the tables discuss, and what it is called in which language."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Annotated, Any

import typer

from iclei_cli.assembly.names import group_name
from iclei_cli.assembly.nouns.text import UNDETERMINED
from iclei_cli.cli.family import family
from iclei_cli.cli.options import AsJson, text, with_options
from iclei_cli.cli.show import terminal
from iclei_cli.cli.texts import IN_LANGUAGE, is_anything_typed, tell_replaced, typed_language
from iclei_cli.cli.workspace import say_done, store_of
from iclei_cli.system.messages import message

if TYPE_CHECKING:
    from iclei_cli.assembly.nouns.text import Text
    from iclei_cli.cli.documents.groups import TopicsDocument

app = family("What the tables discuss.")

OPTIONS = {"title": text("Title, as it is to be printed."), **IN_LANGUAGE}


@app.command("list")
def list_(ctx: typer.Context, as_json: AsJson = False) -> None:
    """List the topics with their titles, and the languages in which these are there.

    \b
    Example:
      iclei topics list
    """
    from iclei_cli.cli.documents.groups import topics_document

    assembly = store_of(ctx).read()
    say_topics = partial(_say_topics, main=assembly.event.language)
    terminal.show(topics_document(assembly), say_topics, as_json=as_json)


@app.command()
@with_options(OPTIONS)
def edit(
    ctx: typer.Context,
    topic: Annotated[str, typer.Argument(metavar="TOPIC", help="The topic's key or title.")],
    **typed: Any,
) -> None:
    """Change a topic's title; tables that are called by it follow.

    Topics are added with their tables: iclei groups add --new-topic.

    \b
    Example:
      iclei topics edit energy --title "Energy and buildings"
      iclei topics edit energy --title "에너지와 건물" --in ko
    """
    from iclei_cli.assembly.edit_groups import change_topic
    from iclei_cli.assembly.lookup import find_topic
    from iclei_cli.assembly.nouns.text import with_words
    from iclei_cli.system.errors import UsageError

    if not is_anything_typed(typed):
        raise UsageError("nothing-to-change", example=message("change-of-topic"))
    with store_of(ctx).transaction() as assembly:
        before = find_topic(assembly, topic)
        titles = with_words(before.titles, typed["title"].strip(), typed_language(typed, ["title"]))
        if titles is None:
            raise UsageError("topic-untitled")
        tables = change_topic(assembly, before.key, titles)
    topic_after = assembly.topics[before.key]
    labels = [group_name(assembly, key) for key in tables]
    say_done("topic-changed", topic=topic_after.titles, tables=labels)
    tell_replaced(before, topic_after)


def _say_topics(document: TopicsDocument, *, main: str) -> None:
    terminal.say_table(
        ["heading-topic", "heading-key", "heading-languages"],
        [
            (topic.text("title"), topic.key, message("listed", items=_languages(topic.text("title"), main)))
            for topic in document.topics
        ],
        whole=("heading-key",),
    )


def _languages(title: Text | None, main: str) -> list[str]:
    """The languages of a title; what nobody said the language of is in the `main` one."""
    codes = list(title) if isinstance(title, dict) else [UNDETERMINED]
    return list(dict.fromkeys(main if code == UNDETERMINED else code for code in codes))
