"""Where the files are that come with the program."""

from __future__ import annotations

from pathlib import Path


def data_folder() -> Path:
    """The folder `data`: in the package where it is installed, or at the root of a checkout."""
    module = Path(__file__).resolve()
    packaged, checkout = module.parents[1] / "data", module.parents[3] / "data"
    return packaged if packaged.is_dir() else checkout
