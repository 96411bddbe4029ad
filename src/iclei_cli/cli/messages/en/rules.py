"""Of the rules of a plan."""

from __future__ import annotations

SENTENCES = {
    "no-rules": "There are no rules. Next: iclei groups pin, bar, together, apart, at-least, at-most",
    "attribute-unknown": "--attribute: “{words}” is none; write one of: {known}.",
    "not-pinned": "{name} (no. {id}) is not pinned to any group. Next: iclei groups rules",
    "one-person": "Name at least two different people.",
    "pin-not-understood": "{name} (no. {id}) speaks {theirs}, but {group} speaks {spoken}. Next: iclei groups edit {group} --language … (all that are spoken or interpreted there)",
    "rule-exists": "That is rule {number} already: {rule}.",
    "rule-unknown": "There is no rule {numbers}. Next: iclei groups rules",
    "value-ambiguous": "“{words}” can be {values}. Next: say which with --attribute, or as it is written",
    "which-rule": "rule {number}{reason:given|: {reason}}",
    "value-unknown": "“{words}” is nobody's {attributes}, of those who are coming. Next: iclei participants list, to see what there is",
}
