"""Places where a file cannot be promised to be safe: network drives and folders that a cloud service copies.

There, a lock may not hold between machines, a rename may not be atomic, and a service may keep copies of
personal data or put an older version back.
"""

from __future__ import annotations

from pathlib import Path

NETWORKS = {"9p", "afs", "afpfs", "ceph", "cifs", "davfs", "fuse.sshfs", "nfs", "nfs4", "smb3", "smbfs"}
"""File systems that are somewhere else, as Linux names them (`/proc/self/mountinfo`)."""

CLOUDS = (
    *("onedrive", "dropbox", "google drive", "googledrive", "my drive", "icloud drive", "mobile documents"),
    *("cloudstorage", "naver mybox", "mybox", "nextcloud", "owncloud", "pcloud", "syncthing"),
)
"""How cloud services name the folder they keep in step, in lower case."""

MOUNTS = Path("/proc/self/mountinfo")


def doubt_of(path: Path) -> str | None:
    """Why the place of `path` is not to be trusted, as a part of a sentence; None where nothing is known."""
    cloud = next((part for part in path.parts if _is_cloud(part)), None)
    if cloud is not None:
        return f"it is in a folder that a cloud service copies ({cloud})"
    kind = _file_system(path)
    return f"it is on a network drive ({kind})" if kind in NETWORKS else None


def _is_cloud(part: str) -> bool:
    name = part.lower()
    return any(name == cloud or name.startswith((f"{cloud} ", f"{cloud}-", f"{cloud}_")) for cloud in CLOUDS)


def _file_system(path: Path) -> str | None:
    """The kind of file system a path is on, where the machine tells."""
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
