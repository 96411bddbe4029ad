"""A file is read that has an end; what has none is refused at once."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

from iclei_cli.system.regular_file import OddFileError, read_regular


def test_a_file_is_read_whole(tmp_path: Path) -> None:
    """Byte for byte, up to the most."""
    (tmp_path / "file").write_bytes(b"a\r\n\x1a\x00b")
    assert read_regular(tmp_path / "file", 6) == b"a\r\n\x1a\x00b"


def test_what_has_no_end_is_refused_without_waiting(tmp_path: Path) -> None:
    """A pipe that nobody writes to, a device, and a file that is larger than it may be."""
    if sys.platform == "win32":
        pytest.skip("POSIX only")
    os.mkfifo(tmp_path / "pipe")
    (tmp_path / "large").write_bytes(bytes(11))
    for path, code in (
        (tmp_path / "pipe", "is-not-a-file"),
        (Path("/dev/zero"), "is-not-a-file"),
        (tmp_path, "is-not-a-file"),
        (tmp_path / "large", "is-too-large"),
    ):
        with pytest.raises(OddFileError) as refused:
            read_regular(path, 10)
        assert refused.value.code == code
