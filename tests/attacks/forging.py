"""Files that this program would never write, with a checksum that fits all the same."""

from __future__ import annotations

import hashlib
import json
import zlib
from typing import TYPE_CHECKING, Any

from iclei_cli.store.file.migrations import SCHEMA

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from attacks.office import Office

Tables = dict[str, dict[str, Any]]


def forge(file: Path, edit: Callable[[Tables], object]) -> None:
    """Edit the tables of an assembly's file and put a checksum on it that fits."""
    tables = json.loads(file.read_text("utf-8"))["tables"]
    edit(tables)
    file.write_bytes(sealed(json.dumps(tables, ensure_ascii=False)))


def sealed(tables: str) -> bytes:
    """A file of these tables, with a checksum that fits."""
    body = tables.encode("utf-8", "surrogatepass")
    digest = hashlib.sha256(b"%d\n" % SCHEMA + body).hexdigest().encode()
    return b'{\n"schema": %d,\n"sha256": "%s",\n"tables": %s\n}\n' % (SCHEMA, digest, body)


def forge_change(office: Office, number: int, changes: object) -> None:
    """Have a change of the history say that it did something else."""
    content = zlib.compress(json.dumps(changes, ensure_ascii=False).encode("utf-8", "surrogatepass"))
    digest = hashlib.sha256(content).hexdigest()
    (office.beside / "history" / f"{number:06}-{digest[:16]}.json.z").write_bytes(content)

    def head(tables: Tables) -> None:
        for entry in tables["history"].values():
            if entry["number"] == number:
                entry |= {"size": len(content), "sha256": digest}

    forge(office.file, head)


def export_of(office: Office) -> Any:
    """The export of an assembly, to be edited."""
    office.run("store", "export", "-o", "export.json", "--force")
    return json.loads((office.folder / "export.json").read_text("utf-8"))
