"""Where a request comes from, when proxies stand between: only those that we name are believed. Pure."""

from collections.abc import Sequence
from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network, ip_address, ip_network

Address = IPv4Address | IPv6Address
Network = IPv4Network | IPv6Network
# What one household or one office holds: to count by the address itself would be to count nobody.
IPV4_PREFIX, IPV6_PREFIX = 24, 56
NOWHERE = "nowhere"  # a socket of the machine, or a name that is no address


def reader_address(peer: str, forwarded: str, trusted: Sequence[Network]) -> str:
    """The address of who asks: that of the peer, or, where the peer is a proxy of ours, the right-most one
    of X-Forwarded-For that is none of ours. What stands further left, anybody may have written."""
    address = _read(peer)
    for hop in reversed(forwarded.split(",")):
        if not _is_ours(address, trusted):
            break
        if (before := _read(hop)) is None:
            break
        address = before
    return str(address) if address else NOWHERE


def believes(peer: str, trusted: Sequence[Network]) -> bool:
    """Is the peer a proxy of ours, whose headers are to be believed?"""
    return _is_ours(_read(peer), trusted)


def network_of(address: str) -> str:
    """The network that this address belongs to, /24 or /56, as "192.0.2.0/24"."""
    found = _read(address)
    if found is None:
        return NOWHERE
    prefix = IPV4_PREFIX if found.version == 4 else IPV6_PREFIX
    return str(ip_network((found, prefix), strict=False))


def _read(typed: str) -> Address | None:
    """The address, an IPv4 one carried by IPv6 as what it is; without a port or a zone."""
    try:
        address = ip_address(_bare(typed.strip()))
    except ValueError:
        return None
    return getattr(address, "ipv4_mapped", None) or address


def _bare(typed: str) -> str:
    """Without the port that some proxies add: "192.0.2.1:4711", "[2001:db8::1]:4711"."""
    if typed.startswith("["):
        return typed[1:].partition("]")[0]
    host, _colon, port = typed.rpartition(":")
    return host if host.count(".") == 3 and port.isdigit() else typed.partition("%")[0]


def _is_ours(address: Address | None, trusted: Sequence[Network]) -> bool:
    return address is not None and any(address in network for network in trusted)
