"""The Content-Security-Policy of a finished page: only its own scripts and styles, by hash, and no network."""

from __future__ import annotations

import base64
import hashlib
import re

SCRIPT = re.compile(r"<script>(.*?)</script>", re.DOTALL)
STYLE = re.compile(r"<style>(.*?)</style>", re.DOTALL)
CHARSET = '<meta charset="utf-8">\n'


def with_policy(html: str, *, tile_origin: str | None = None) -> str:
    """The page with a policy that lets nothing in and nothing out, but for pictures from an origin of map tiles.

    Data elements carry a type and are never run, so they need no hash. Raises ValueError where the page has no
    place for the policy.
    """
    if CHARSET not in html:
        raise ValueError("a page needs its charset declared before a policy can follow it")
    policy = "; ".join(
        [
            "default-src 'none'",
            f"script-src {_hashes(SCRIPT, html)}",
            f"style-src {_hashes(STYLE, html)}",
            " ".join(["img-src data: blob:", *([tile_origin] if tile_origin else [])]),
            "base-uri 'none'",
            "form-action 'none'",
        ]
    )
    tag = f'<meta http-equiv="Content-Security-Policy" content="{policy}">\n'
    return html.replace(CHARSET, CHARSET + tag, 1)


def _hashes(pattern: re.Pattern[str], html: str) -> str:
    digests = [hashlib.sha256(match.encode("utf-8")).digest() for match in pattern.findall(html)]
    quoted = [f"'sha256-{base64.b64encode(digest).decode('ascii')}'" for digest in digests]
    return " ".join(dict.fromkeys(quoted)) or "'none'"
