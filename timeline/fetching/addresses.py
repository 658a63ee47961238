"""Which addresses may be asked: http and https, on hosts of the public internet and on networks that are allowed."""

from __future__ import annotations

import ipaddress
from collections.abc import Callable, Sequence
from urllib.parse import quote, urlsplit, urlunsplit

from timeline.fetching.failures import RefusedError, UnreachableError

Network = ipaddress.IPv4Network | ipaddress.IPv6Network
Resolver = Callable[[str, int], Sequence[str]]
SCHEMES = {"http": 80, "https": 443}
_NAT64 = ipaddress.IPv6Network("64:ff9b::/96")
MAX_CHARS = 4_000


def checked_address(address: str) -> str:
    """`address` without fragment and blanks, in ASCII; raises RefusedError where it is none that is fetched."""
    address = address.strip()
    if len(address) > MAX_CHARS:
        raise RefusedError(f"an address of {len(address)} characters; at most {MAX_CHARS} are sent")
    try:
        parts = urlsplit(address)
        host, port = parts.hostname, parts.port
        host = host.encode("idna").decode("ascii") if host is not None and not host.isascii() else host
    except (ValueError, UnicodeError) as error:
        raise RefusedError(f"{address[:200]!r} is no address ({error})") from error
    if parts.scheme.casefold() not in SCHEMES or not host:
        raise RefusedError(f"{address[:200]!r} is no http or https address")
    if parts.username is not None or parts.password is not None:
        raise RefusedError("an address with a name or a password in it is not fetched")
    shown_host = f"[{host}]" if ":" in host else host
    netloc = shown_host if port is None else f"{shown_host}:{port}"
    path = quote(parts.path or "/", safe="/%:@!$&'()*+,;=~-._")
    query = quote(parts.query, safe="/%:@!$&'()*+,;=~-._?[]|")
    return urlunsplit((parts.scheme.casefold(), netloc, path, query, ""))


def origin_of(address: str) -> str:
    """Scheme, host and port: what has a robots.txt of its own."""
    parts = urlsplit(address)
    return f"{parts.scheme}://{parts.netloc}"


def public_hosts(host: str, port: int, *, resolve: Resolver, allowed: Sequence[Network]) -> list[str]:
    """The IP addresses of a host, each checked; the connection must be made to one of these and not to the name.

    Raises RefusedError where one of them is private, loopback, link-local, multicast or reserved and not in `allowed`,
    UnreachableError where the name has none.
    """
    found = list(dict.fromkeys(resolve(host, port)))
    if not found:
        raise UnreachableError(f"{host} has no address")
    for one in found:
        if not is_allowed(one, allowed=allowed):
            raise RefusedError(f"{host} is at {one}, a private or reserved address; --allow-address {one} allows it")
    return found


def is_allowed(text: str, *, allowed: Sequence[Network]) -> bool:
    """Whether an IP address is of the public internet or in an allowed network; addresses packed in IPv6 count too."""
    try:
        address = ipaddress.ip_address(text.partition("%")[0])
    except ValueError:
        return False
    if any(address.version == network.version and address in network for network in allowed):
        return True
    inner = _packed(address)
    if inner is not None:
        return is_allowed(str(inner), allowed=allowed)
    return address.is_global and not address.is_multicast and not address.is_reserved


def _packed(address: ipaddress.IPv4Address | ipaddress.IPv6Address) -> ipaddress.IPv4Address | None:
    """The IPv4 address inside a mapped, 6to4 or NAT64 address."""
    if isinstance(address, ipaddress.IPv4Address):
        return None
    if address.ipv4_mapped is not None or address.sixtofour is not None:
        return address.ipv4_mapped or address.sixtofour
    return ipaddress.IPv4Address(int(address) & 0xFFFFFFFF) if address in _NAT64 else None
