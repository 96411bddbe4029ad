"""Of a roster that was edited and comes back."""

from __future__ import annotations

SENTENCES = {
    "roster-cell": "Sheet “{sheet}”, row {row}, {column}: {reason}",
    "roster-emptied": "{count:count|cell was|cells were} emptied, which empties nothing here. Next, if that is meant: import it again with --clear-empty",
    "roster-new-columns": "Not taken, as the roster had no such column: {headers:quoted}. Next: iclei participants edit PERSON --set COLUMN=VALUE",
    "roster-no-group": "Sheet “{sheet}”, row {row}, {column}: “{text}” is no table of this roster; choose one from the list in the cell.",
    "roster-of-nobody": "No. {id} was edited, and is on the list no more: nothing was taken of them.",
    "roster-read": "{file} is a roster of this assembly, with {rows:count|person|people}: what was edited on it is taken, and nothing else.",
    "roster-refused": "Nothing was imported. Next: correct that in the file, and import it again",
    "roster-role": "Sheet “{sheet}”, row {row}, {column}: “{text}” is not taken. Next: iclei groups edit GROUP --facilitator PERSON",
    "roster-rows-gone": "Taken off the sheet of participants, and left as they are here: no. {ids:list|10}. Next, for whoever is not coming: iclei participants cancel PERSON",
    "roster-rows-mixed": "{count} people are called otherwise than before, as if rows were mixed up: a column that is sorted alone does so. Next: sort the whole table; or, if these are their names, import it again with --yes",
    "roster-says-two": "No. {id}: {column} was edited in two places, and not alike: {texts:quoted}.",
    "roster-seat-left": "{name} (no. {id}) was taken off their table{round:given| in round {round}}, and still sits there. Next, if they are not coming: iclei participants cancel {id}",
    "roster-seat-moved": "{name} (no. {id}) was put at {group}{round:given| in round {round}}, and was not moved, as that may break a rule. Next: iclei groups move {id} --to {group}{round:given| --round {round}}",
    "roster-seat-twice": "{name} (no. {id}) stands at {groups:list}{round:given| in round {round}}, and was not moved. Next: iclei groups move {id} --to GROUP{round:given| --round {round}}",
    "roster-stranger": "Sheet “{sheet}”, row {row}: {name} was not on this roster, and is not added. Next: iclei participants add --name “{name}”",
}
