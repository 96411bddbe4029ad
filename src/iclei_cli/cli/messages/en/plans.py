"""Of the table plan: made, shown, repaired, explained, verified."""

from __future__ import annotations

SENTENCES = {
    "breaks-a-rule": "Nothing was changed, as it would not hold: {breaches:sentences} Next: iclei groups swap, another group, or --force",
    "doing-choices": "Choices: {value}, bound {bound}",
    "doing-curves": "Working out the trade-off: step {done} of {count}",
    "doing-elsewhere": "Trying seats elsewhere: {done} of {count}",
    "doing-meetings": "Repeat meetings: {value}, bound {bound}",
    "doing-moves": "Moves: {value}, bound {bound}",
    "doing-spread": "Spread: {value}, bound {bound}",
    "frozen-in-the-way": "The rules cannot all hold while nobody leaves or joins {groups}. Next: iclei groups repair, with less frozen",
    "has-cancelled": "{name} (no. {id}) has cancelled. Next: choose somebody else, or iclei participants restore {id}",
    "more-must-move": "At least {least} people must move, not {most} at most. Next: iclei groups repair --max-moves {least}",
    "moved-cannot-stay": "The rules cannot all hold with those who were moved by hand left there: {people}. Next: move them (iclei groups move), or let them all go: {way_out}",
    "no-groups": "There is no group to seat anybody in. Next: iclei groups add --topic TOPIC",
    "no-participants": "There is nobody to seat yet. Next: iclei participants import FILE",
    "no-plan": "There is no table plan yet. Next: iclei groups assign",
    "no-seat-to-swap": "{name} (no. {id}) has no seat to swap. Next: iclei groups place {id}",
    "no-such-round": "--round: the plan has {rounds}, not {number}.",
    "nobody-present": "Everyone who is coming is absent in every round. Next: iclei groups rules",
    "none-yet": "none yet",
    "not-a-weight": "--weight: {typed} is not understood; write a whole number, as in sector=3.",
    "not-an-attribute": "{option}: {word} cannot be mixed; these can: {known}.",
    "not-an-order": "--order: {order} is not understood; put some of {tiers} in the order in which they count.",
    "not-seconds": "--time-limit: give a number of seconds.",
    "nothing-found": "No plan was found within {seconds:number} s. Next: iclei groups assign --time-limit {more:number}",
    "nothing-so-called": "Neither a group nor a participant is “{words}”. Next: iclei groups list, iclei participants list",
    "plan-out-of-date": "People, groups or rules were edited since the plan was made. Next: iclei groups assign",
    "which-round": "The plan has {last} rounds: say in which one with --round.",
}
