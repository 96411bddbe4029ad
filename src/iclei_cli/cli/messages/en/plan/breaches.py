"""Of what the verifier finds: rules that do not hold, and claims that are not true."""

from __future__ import annotations

SENTENCES = {
    "absent-seated": "{person} is absent but has a seat{round:given| in round {round}} ({rule}).",
    "barred-seated": "{person} is barred from {group} but sits there{round:given| in round {round}} ({rule}).",
    "unproved-bound": "The plan says that no plan has {tier} below {bound:number}, but only {proved:number} follows.",
    "unconfirmed-seated": "{person} is not confirmed but has a seat{round:given| in round {round}}.",
    "cancelled-seated": "{person} has cancelled but has a seat{round:given| in round {round}}.",
    "false-bound": "The bound of {tier}, {bound:number}, is above its value.",
    "false-claim": "The plan says {tier} {claimed:number}, but counted anew it is {counted:number}.",
    "host-elsewhere": "{person} is {role} of {group} but sits at {seat}{round:given| in round {round}}.",
    "not-apart": "{people} are to sit apart but sit together at {group}{round:given| in round {round}} ({rule}).",
    "not-seated": "{person} is coming but has no seat{round:given| in round {round}}.",
    "not-together": "Those who are to sit together sit apart: {seats:clauses}{round:given| in round {round}} ({rule}).",
    "not-understood": "{person} speaks {theirs} but sits at {group}, where {spoken} is spoken{round:given| in round {round}}.",
    "out-of-date": "People, groups or rules were edited since the plan was made: its proof is not about them.",
    "over-full": "{group} has {people:count|person|people} but seats {most}{round:given| in round {round}}.",
    "people-at-table": "{people} at {group}",
    "pinned-elsewhere": "{person} is pinned to {group} but sits at {seat}{round:given| in round {round}} ({rule}).",
    "seated-twice": "{person} sits at {tables} tables{round:given| in round {round}}.",
    "size-of-table": "{group} {people}",
    "too-few": "{group} has {count} of {value}, but at least {least} are to sit there{round:given| in round {round}} ({rule}).",
    "too-few-but-some": "{group} has {count} of {value}, but none are to sit there, or at least {least}{round:given| in round {round}} ({rule}).",
    "too-many": "{group} has {count} of {value}, but at most {most} may sit there{round:given| in round {round}} ({rule}).",
    "topic-again": "{person} is at {topic} in {times:count|round|rounds}; at most {most} would do, as {open:count|topic is|topics are} open to them.",
    "under-full": "{group} has {people:count|person|people} but asks for {least}{round:given| in round {round}}.",
    "uneven-sizes": "No group says how many it seats, so their sizes should differ by one at most{round:given| in round {round}}, but they are: {sizes}.",
    "unknown-group": "The plan seats people at {group}{round:given| in round {round}}, which is no longer a group.",
    "unknown-participant": "The plan seats no. {id}{round:given| in round {round}}, who is on no list.",
}
