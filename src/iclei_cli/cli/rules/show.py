"""What became of the rules, told."""

from __future__ import annotations

from typing import TYPE_CHECKING

from iclei_cli.assembly.nouns.rule import people_of
from iclei_cli.assembly.rules.describe import description_of, named_on_list, requirement_of
from iclei_cli.cli.show import terminal
from iclei_cli.cli.workspace import say_done
from iclei_cli.system.messages import message

if TYPE_CHECKING:
    from collections.abc import Sequence

    from iclei_cli.assembly.nouns.assembly import Assembly
    from iclei_cli.assembly.nouns.rule import Rule
    from iclei_cli.assembly.rules.edit_rules import AddedRule
    from iclei_cli.cli.rules.from_file import FoundRules


def say_rules(assembly: Assembly) -> None:
    """Tell every rule: its number, what it asks for, of whom, and why."""
    if not assembly.rules:
        terminal.say("no-rules")
        return
    terminal.say_table(
        ["heading-number", "heading-rule", "heading-who", "heading-reason"],
        [
            (
                rule.number,
                requirement_of(assembly, rule),
                message("listed", items=[named_on_list(assembly, ident) for ident in people_of(rule)]),
                rule.reason,
            )
            for rule in assembly.rules.values()
        ],
    )


def say_added(assembly: Assembly, added: AddedRule) -> None:
    """Tell a rule that was made, and the one whose place it took."""
    say_done("rule-added", number=added.rule.number, rule=description_of(assembly, added.rule))
    if added.replaced is not None:
        terminal.say("rule-replaced", rule=description_of(assembly, added.replaced))
    _say_next(assembly)


def say_added_of_file(assembly: Assembly, found: FoundRules) -> None:
    """Tell the rules that were made of a list, and how many were there already."""
    for added in found.added:
        terminal.say("rule-of-file", number=added.rule.number, rule=description_of(assembly, added.rule))
    say_done("rules-of-file", rules=len(found.added), known=found.known or None)
    _say_next(assembly)


def say_dropped(assembly: Assembly, dropped: Sequence[Rule]) -> None:
    """Tell the rules that were taken back, and how many are left."""
    for rule in dropped:
        terminal.say("rule-dropped", number=rule.number, rule=description_of(assembly, rule))
    say_done("rules-left", rules=len(assembly.rules))
    _say_next(assembly)


def _say_next(assembly: Assembly) -> None:
    if assembly.plan is None:
        terminal.say("rules-changed")
    else:
        terminal.say("rules-changed-with-plan")
