"""How many tables each topic needs, so that all sit at tables of a size and most wishes are met."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from iclei_cli.assembly.edit_groups import droppable_tables
from iclei_cli.assignment.problem.problem import choice_costs
from iclei_cli.assignment.solver.highs import minimise
from iclei_cli.assignment.solver.options import Effort
from iclei_cli.assignment.solver.program import OutcomeStatus, Program
from iclei_cli.system.errors import RefusedError

if TYPE_CHECKING:
    from iclei_cli.assembly.nouns.assembly import Assembly
    from iclei_cli.assignment.solver.clock import Clock


@dataclass(frozen=True)
class TopicTables:
    """The tables of one topic.

    Attributes:
        topic: its key; None: the tables without a topic.
        wished: how many people have it as their first choice.
        now: how many tables it has.
        then: how many it is to have.
        people: how many are to sit at these.
    """

    topic: str | None
    wished: int
    now: int
    then: int
    people: int


def table_numbers(
    assembly: Assembly, size: tuple[int, int], tables: tuple[int, int], clock: Clock
) -> list[TopicTables]:
    """The number of tables of each topic, for everyone who is coming: the one that costs least in choices.

    Of several as good, it is that with the fewest tables. Each table has `size` people (least, most), and
    there are `tables` of them (least, most). A topic keeps one table if it has any, and those that somebody
    hosts or that a rule names. Other rules are left to the plan.

    Raises:
        RefusedError: there is nobody to seat, no such number of tables seats them all, or the time was up.
    """
    people = assembly.coming()
    if not people:
        raise RefusedError("no-participants")
    program = _TableProgram(assembly, size, tables)
    outcome = minimise(program.program, Effort(clock))
    if outcome.status is OutcomeStatus.INFEASIBLE:
        raise _no_such_number(assembly, size)
    if not outcome.values.size:
        raise RefusedError("tables-not-found-in-time")
    first: Counter[str | None] = Counter(person.choices[0] for person in people if person.choices)
    return [
        TopicTables(
            topic=topic,
            wished=first[topic],
            now=program.now[topic],
            then=int(outcome.values[program.tables[topic]]),
            people=sum(int(outcome.values[column]) for column in program.seats[topic]),
        )
        for topic in program.topics
    ]


class _TableProgram:
    """People alike in their choices at the tables of each topic, and how many tables these are."""

    def __init__(self, assembly: Assembly, size: tuple[int, int], tables: tuple[int, int]) -> None:
        self.now = Counter(group.topic for group in assembly.groups.values())
        self.topics: list[str | None] = [*assembly.topics, *([None] if self.now[None] else [])]
        self.program = program = Program()
        people = assembly.coming()
        least, most = size
        hosts = {person: group.topic for group in assembly.groups.values() for person in group.hosts.values()}
        alike = Counter((person.choices, hosts.get(person.id)) for person in people)
        self.seats: dict[str | None, list[int]] = {topic: [] for topic in self.topics}
        self.tables = {topic: program.add_column(upper=tables[1]) for topic in self.topics}
        for (choices, hosted), number in alike.items():
            columns = []
            for topic, cost in zip(self.topics, choice_costs(choices, self.topics), strict=True):
                column = program.add_column(upper=number if hosted in (None, topic) else 0)
                # So much that any wish counts more than all tables.
                program.cost[column] = cost * (tables[1] + 1)
                columns.append(column)
                self.seats[topic].append(column)
            program.add_row(columns, lower=number, upper=number)
        for topic, column in self.tables.items():
            kept = self.now[topic] - len(droppable_tables(assembly, topic))
            program.cost[column] = 1
            # Nothing is known of what more tables without a topic would be about.
            program.add_row([column], lower=kept, upper=tables[1] if topic else self.now[topic])
            seats = self.seats[topic]
            program.add_row([*seats, column], coefficients=[1.0] * len(seats) + [-float(most)], upper=0)
            program.add_row([*seats, column], coefficients=[1.0] * len(seats) + [-float(least)], lower=0)
        program.add_row(list(self.tables.values()), lower=tables[0], upper=tables[1])


def _no_such_number(assembly: Assembly, size: tuple[int, int]) -> RefusedError:
    people, (least, most) = len(assembly.coming()), size
    topics = {group.topic for group in assembly.groups.values()}
    kept = len(assembly.groups) - sum(len(droppable_tables(assembly, topic)) for topic in topics)
    fewest, highest = -(-people // most), people // least
    if fewest > highest:
        return RefusedError("no-such-table-size", people=people, least=least, most=most)
    if kept > highest:
        return RefusedError("too-many-tables-stay", people=people, least=least, kept=kept)
    return RefusedError(
        "no-number-of-tables",
        people=people,
        least=least,
        most=most,
        fewest=max(fewest, kept),
        highest=highest,
    )
