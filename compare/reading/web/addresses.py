"""Which network addresses a name stands for, and which of them are local.

A page may not lead to what only this machine or its own network can see: not by a redirect, and not by what a name resolves
to. The address that the reporter typed may be anywhere, and where it is local it may lead to its own host and port (`hops`).

What is public is decided here and not by Python's `ipaddress`, whose tables differ from one version to the next. The source
are IANA's registries of special-purpose addresses and of what of IPv6 is given out at all, as of 2025:
https://www.iana.org/assignments/iana-ipv4-special-registry, .../iana-ipv6-special-registry and
.../ipv6-address-space. Blocks that are reachable for a protocol's own ends (anycast relays, identifiers) count as local: no
page lives there.
"""

from __future__ import annotations

import socket
from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network, ip_address

_LOCAL_4 = tuple(
    map(
        IPv4Network,
        (
            "0.0.0.0/8",  # this network
            "10.0.0.0/8",  # private
            "100.64.0.0/10",  # shared by the customers of a provider
            "127.0.0.0/8",  # this machine
            "169.254.0.0/16",  # this link; what a cloud tells its machines
            "172.16.0.0/12",  # private
            "192.0.0.0/24",  # protocols
            "192.0.2.0/24",  # documentation
            "192.31.196.0/24",  # AS112
            "192.52.193.0/24",  # multicast tunnels
            "192.88.99.0/24",  # 6to4 relays, deprecated
            "192.168.0.0/16",  # private
            "192.175.48.0/24",  # AS112
            "198.18.0.0/15",  # benchmarks
            "198.51.100.0/24",  # documentation
            "203.0.113.0/24",  # documentation
            "224.0.0.0/4",  # multicast
            "240.0.0.0/4",  # reserved, and broadcast
        ),
    )
)
_GIVEN_OUT_6 = IPv6Network("2000::/3")  # all of IPv6 that is: loopback, fc00::/7, fe80::/10, fec0::/10, 5f00::/16 lie outside
_LOCAL_6 = tuple(
    map(
        IPv6Network,
        (
            "2001::/23",  # protocols: benchmarks, ORCHID and DRIP identifiers, relays; Teredo is looked into before
            "2001:db8::/32",  # documentation
            "2620:4f:8000::/48",  # AS112
            "3ffe::/16",  # the 6bone, given back
            "3fff::/20",  # documentation
        ),
    )
)
_MAPPED = IPv6Network("::ffff:0:0/96")
_NAT64 = IPv6Network("64:ff9b::/96")
_6TO4 = IPv6Network("2002::/16")
_TEREDO = IPv6Network("2001::/32")
_ISATAP = 0x5EFE  # bits 32 to 63 of an interface's identifier; another bit there says that the IPv4 address is a public one
_ISATAP_MASK = 0xFDFFFFFF


def resolve(host: str, port: int) -> list[str]:
    """The addresses of a name, as the system answers; empty where it knows none."""
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError, ValueError):
        return []
    return list(dict.fromkeys(str(entry[4][0]).split("%", 1)[0] for entry in found))


def is_local(address: str) -> bool:
    """Whether an address is anything but one of the public net; what is no address counts as local."""
    try:
        found = ip_address(address)
    except ValueError:
        return True
    return _is_local_4(found) if isinstance(found, IPv4Address) else _is_local_6(found)


def _is_local_4(address: IPv4Address) -> bool:
    return any(address in network for network in _LOCAL_4)


def _is_local_6(address: IPv6Address) -> bool:
    holds_another = any(address in network for network in (_MAPPED, _NAT64, _6TO4, _TEREDO))
    if any(map(_is_local_4, _inside(address))):
        return True
    return not holds_another and (address not in _GIVEN_OUT_6 or any(address in network for network in _LOCAL_6))


def _inside(address: IPv6Address) -> list[IPv4Address]:
    """The IPv4 addresses that packets to an IPv6 address end up at, by the ways from one net to the other."""
    bits = int(address)
    last = IPv4Address(bits & 0xFFFFFFFF)
    if address in _MAPPED or address in _NAT64 or (bits >> 32) & _ISATAP_MASK == _ISATAP:
        return [last]
    if address in _6TO4:
        return [IPv4Address((bits >> 80) & 0xFFFFFFFF)]
    if address in _TEREDO:  # its server, and the client with all bits turned
        return [IPv4Address((bits >> 64) & 0xFFFFFFFF), IPv4Address(~bits & 0xFFFFFFFF)]
    return []
