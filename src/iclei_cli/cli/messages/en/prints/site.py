"""The page on which everybody finds their table, and what is said when it is made."""

from __future__ import annotations

SENTENCES = {
    "site-back": "Look for somebody else",
    "site-by-code": "It has no names: whoever types the number on a badge sees that seat alone.",
    "site-found": "Found",
    "site-hint": "Type at least two letters: a name, its initials, or the name in Latin letters.",
    "site-hint-code": "The six digits of your badge.",
    "site-label": "Your name",
    "site-label-code": "The number on your badge",
    "site-language": "Language",
    "site-more": "Many people are called so: type another letter.",
    "site-no-code": "This is no number of a badge here. Please ask at the registration desk.",
    "site-no-script": "This page needs JavaScript, which is switched off.",
    "site-no-seat": "No table yet: please ask at the registration desk.",
    "site-nobody": "Nobody of this name is on the list. Please ask at the registration desk.",
    "site-number": "no. {id}",
    "site-own-name": "English",
    "site-plan": "Where the tables stand",
    "site-readable": "Whoever has the file can read all names and tables in it; for a page without names: iclei export site --code",
    "site-refused": "{people:count|person|people} refused that their data is given to others: they are not on the page.",
    "site-title": "Find your table",
    "site-unseated": "{people:count|person|people} on it without a table. Next: iclei groups repair",
    "site-written": "{path}: the tables of {people:count|person|people}, in {languages:list}",
}
