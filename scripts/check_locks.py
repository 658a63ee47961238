"""Check that every dependency of pyproject.toml is pinned, with hashes, in the lock files, and allowed by its range.

    python scripts/check_locks.py

Made again with: uv pip compile --universal --generate-hashes --no-emit-index-url --no-annotate --no-header
--python-version 3.11 pyproject.toml -o requirements.lock; the same with --group dev -c requirements.lock
-o requirements-dev.lock.
"""

from __future__ import annotations

import re
import sys
import tomllib
from pathlib import Path

from packaging.requirements import Requirement

ROOT = Path(__file__).resolve().parent.parent
_PIN = re.compile(r"^([A-Za-z0-9._-]+)==([^ \\;]+)", re.MULTILINE)
_ADDRESS = re.compile(r"https?://|file:|--index-url|--find-links")


def main() -> None:
    """Exit 1 and say what is wrong, or print how many pins were checked."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    shipped = project["project"]["dependencies"]
    faults = [
        *lock_faults("requirements.lock", shipped),
        *lock_faults("requirements-dev.lock", [*shipped, *project["dependency-groups"]["dev"]]),
    ]
    if faults:
        sys.exit("\n".join(faults))
    print(f"{len(pins('requirements-dev.lock'))} pins agree with pyproject.toml")


def lock_faults(name: str, requirements: list[str]) -> list[str]:
    """Return what is wrong with one lock file, a line each."""
    found = pins(name)
    faults = []
    for requirement in map(Requirement, requirements):
        versions = found.get(_folded(requirement.name), [])
        if not any(requirement.specifier.contains(version, prereleases=True) for version in versions):
            faults.append(f"{name}: {requirement} is not pinned as pyproject.toml wants it: make the lock again")
    if _ADDRESS.search((ROOT / name).read_text(encoding="utf-8")):
        faults.append(f"{name} holds an address: make it again with --no-emit-index-url")
    return faults


def pins(name: str) -> dict[str, list[str]]:
    """Return the pinned versions by package."""
    found: dict[str, list[str]] = {}
    for package, version in _PIN.findall((ROOT / name).read_text(encoding="utf-8")):
        found.setdefault(_folded(package), []).append(version)
    return found


def _folded(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


if __name__ == "__main__":
    main()
