"""Of lists that are imported: columns, rows, people, and what becomes of them."""

from __future__ import annotations

SENTENCES = {
    "ambiguous-columns": "{file}: it is not sure which columns are meant, so nothing was changed.\n{details}",
    "bad-rows": "{file} has {number:count|row|rows} that cannot be imported; nothing was changed. Next: correct them in the file and import it again, or leave them out with --skip-bad-rows",
    "doing-compare-people": "Comparing person {number} of {count}",
    "doing-read-column": "Reading column {header}",
    "doing-read-file": "Reading the file",
    "doing-read-rows": "Reading row {number} of {count}",
    "field-unknown": '--map: "{field}" is no field; there are: {there}; or extra, to keep a column as it is, or -.',
    "file-open-quote": "{file}: in row {row} a quotation mark opens that is never closed; close it, or take it out.",
    "header-missing": "{file} has no header with a column for names in its first {searched} rows; the nearest to one is: {seen}. Head the column of names 성명 or Name, or say which it is: {option}",
    "header-row-empty": "Row {row} of {file} is empty: no header can be there.",
    "header-unclear": '--map: "{header}" could be any of {there}; write it as it stands there.',
    "header-unknown": '--map: no column is headed "{header}"; there are: {there}.',
    "list-empty": "{file} has a header in row {row} but nobody below it. Next: look whether it is the right file",
    "map-field-twice": '--map: "{first}" and "{second}" cannot both be {field}; give each its own.',
    "map-malformed": '--map: "{text}" is no header=field; write, for example, --map "소속명=organisation".',
    "map-twice": '--map: "{header}" is given twice; say once what it is.',
    "sheet-unknown": "{file} has no sheet {sheet}; it has: {names}.",
    "theirs-or-ours": "Say either --theirs or --ours, not both.",
}
