"""The measured claims, each as a ratio to a named baseline in the same run.

Run in the folder tests/: `python -m benchmarks`, with the development and benchmark dependencies.
"""

from __future__ import annotations

from benchmarks import assigning, importing, starting, storing

if __name__ == "__main__":
    starting.report()
    print()
    storing.report()
    print()
    assigning.report()
    print()
    importing.report()
