"""Of one person's data, and of destroying it."""

from __future__ import annotations

SENTENCES = {
    "erasure-unfinished": "The data is not destroyed everywhere yet: {reason}. Next, when that is mended: {command}",
    "purge-unfinished": "Destroying everybody's data was interrupted. Next: iclei store purge",
}
