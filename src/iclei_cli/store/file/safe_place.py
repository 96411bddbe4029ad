"""Places where a file cannot be promised to be safe: network drives and folders that a cloud service copies.

There, a lock may not hold between machines, a rename may not be atomic, and a service may keep copies of
personal data or put an older version back.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from iclei_cli.system.messages import message

if TYPE_CHECKING:
    from iclei_cli.system.messages import Message

NETWORKS = {"9p", "afs", "afpfs", "ceph", "cifs", "davfs", "fuse.sshfs", "nfs", "nfs4", "smb3", "smbfs"}
"""File systems that are somewhere else, as Linux names them (`/proc/self/mountinfo`)."""

CLOUDS = (
    *("onedrive", "dropbox", "google drive", "googledrive", "my drive", "icloud drive", "mobile documents"),
    *("cloudstorage", "naver mybox", "mybox", "nextcloud", "owncloud", "pcloud", "syncthing"),
)
"""How cloud services name the folder they keep in step, in lower case."""

MOUNTS = Path("/proc/self/mountinfo")


def doubt_of(path: Path) -> Message | None:
    """Why the place of `path` is not to be trusted; None where nothing speaks against it."""
    cloud = next((part for part in path.parts if _is_cloud(part)), None)
    if cloud is not None:
        return message("place-of-a-cloud", folder=cloud)
    file_system = _file_system(path)
    return message("place-on-a-network", file_system=file_system) if file_system in NETWORKS else None


def _is_cloud(part: str) -> bool:
    name = part.lower()
    return any(name == cloud or name.startswith((f"{cloud} ", f"{cloud}-", f"{cloud}_")) for cloud in CLOUDS)


def _file_system(path: Path) -> str | None:
    """The name of the file system a path is on, where the machine tells."""
    try:
        lines = MOUNTS.read_text(encoding="utf-8", errors="replace").splitlines()
    except OSError:
        return None
    kinds: dict[str, str] = {}
    for line in lines:
        before, _, after = line.partition(" - ")
        kinds[before.split()[4].replace("\\040", " ")] = after.split()[0]
    mounts = [mount for mount in kinds if path.is_relative_to(mount)]
    return kinds[max(mounts, key=len)] if mounts else None
