"""Of what the verifier finds: rules that do not hold, and claims that are not true."""

from __future__ import annotations

SENTENCES = {
    "absent-seated": "{person} is absent but has a seat{round:given| in {round:form|round|rounds} {round:list}} ({rule}).",
    "barred-seated": "{person} is barred from {group} but sits there{round:given| in {round:form|round|rounds} {round:list}} ({rule}).",
    "unproved-bound": "The plan says that no plan is below {bound:number} in its {tier}, but only {proved:number} is known for sure.",
    "unconfirmed-seated": "{person} is not confirmed but has a seat{round:given| in {round:form|round|rounds} {round:list}}.",
    "cancelled-seated": "{person} has cancelled but has a seat{round:given| in {round:form|round|rounds} {round:list}}.",
    "false-bound": "The plan says that no plan is below {bound:number} in its {tier}, and is so itself.",
    "false-claim": "The plan says {claimed:number} of its {tier}, but counted anew it is {counted:number}.",
    "host-elsewhere": "{person} is {role} of {group} but sits at {seat}{round:given| in {round:form|round|rounds} {round:list}}.",
    "not-apart": "{people} are to sit apart but sit together at {group}{round:given| in {round:form|round|rounds} {round:list}} ({rule}).",
    "not-seated": "{person} is coming but has no seat{round:given| in {round:form|round|rounds} {round:list}}.",
    "not-together": "Those who are to sit together sit apart: {seats:clauses}{round:given| in {round:form|round|rounds} {round:list}} ({rule}).",
    "not-understood": "{person} speaks {theirs} but sits at {group}, where {spoken} is spoken{round:given| in {round:form|round|rounds} {round:list}}.",
    "out-of-date": "People, groups or rules were edited since the plan was made: how good it is now was not looked into.",
    "over-full": "{group} has {people:count|person|people} but seats {most}{round:given| in {round:form|round|rounds} {round:list}}.",
    "people-at-table": "{people} at {group}",
    "pinned-elsewhere": "{person} is pinned to {group} but sits at {seat}{round:given| in {round:form|round|rounds} {round:list}} ({rule}).",
    "seated-twice": "{person} sits at {tables} tables{round:given| in {round:form|round|rounds} {round:list}}.",
    "size-of-table": "{group} {people}",
    "too-few": "{group} has {count} of {value}, but at least {least} are to sit there{round:given| in {round:form|round|rounds} {round:list}} ({rule}).",
    "too-few-but-some": "{group} has {count} of {value}, but none are to sit there, or at least {least}{round:given| in {round:form|round|rounds} {round:list}} ({rule}).",
    "too-many": "{group} has {count} of {value}, but at most {most} may sit there{round:given| in {round:form|round|rounds} {round:list}} ({rule}).",
    "topic-again": "{person} is at {topic} in {times:count|round|rounds}; at most {most} would do, as {open:count|topic is|topics are} open to them.",
    "under-full": "{group} has {people:count|person|people} but asks for {least}{round:given| in {round:form|round|rounds} {round:list}}.",
    "uneven-sizes": "No seats are set for any table, so that all should be of one size, or differ by one; but{round:given| in {round:form|round|rounds} {round:list}} they are: {sizes:list|6}. To make them alike: iclei groups repair. To have them so: iclei groups edit GROUP --seats, for each",
    "unknown-group": "The plan seats people at {group}{round:given| in {round:form|round|rounds} {round:list}}, which is no longer a group.",
    "unknown-participant": "The plan seats no. {id}{round:given| in {round:form|round|rounds} {round:list}}, who is on no list.",
}
