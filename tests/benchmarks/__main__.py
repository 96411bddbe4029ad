"""The measured claims, each as a ratio to a named baseline in the same run.

Run in the folder tests/, with the development and benchmark dependencies:

    python -m benchmarks [NAME [CASE ...]]

measures everything, or the one thing of that name in `REPORTS`; of plans all cases, or those named (see
`cases`).
"""

from __future__ import annotations

import sys

from benchmarks import arriving, assigning, importing, listing, printing, searching, starting, storing

REPORTS = {
    "starting": starting.report,
    "listing": listing.report,
    "searching": searching.report,
    "arriving": arriving.report,
    "storing": storing.report,
    "assigning": lambda: assigning.report(tuple(sys.argv[2:])),
    "importing": importing.report,
    "printing": printing.report,
}

if __name__ == "__main__":
    chosen = sys.argv[1:2] or list(REPORTS)
    for number, name in enumerate(chosen):
        if name not in REPORTS:
            sys.exit(f"There is no benchmark {name}; there are {', '.join(REPORTS)}.")
        if number:
            print()
        REPORTS[name]()
