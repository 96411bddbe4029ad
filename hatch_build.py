"""What the build does beside packing: the catalogues of the languages are compiled."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class CompiledCatalogues(BuildHookInterface):  # type: ignore[type-arg]
    """Compiles the catalogues before a wheel, also an editable one, is made."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:  # noqa: ARG002 - as Hatch calls it
        """Compile them in their place, from where they are packed."""
        sys.path.insert(0, str(Path(self.root, "scripts")))
        import compile_catalogues  # noqa: PLC0415 - Babel is there when something is built

        compile_catalogues.main()
