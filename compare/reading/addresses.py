"""Which network addresses a name stands for, and which of them are local.

A page may not lead to what only this machine or its own network can see: not by a redirect, and not by what a name resolves
to. The address that the reporter typed may be anywhere, and where it is local it may lead to its own host and port (`hops`).
"""

from __future__ import annotations

import ipaddress
import socket

_NAT64 = ipaddress.ip_network("64:ff9b::/96")


def resolve(host: str, port: int) -> list[str]:
    """The addresses of a name, as the system answers; empty where it knows none."""
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError):
        return []
    return list(dict.fromkeys(str(entry[4][0]).split("%", 1)[0] for entry in found))


def is_local(address: str) -> bool:
    """Whether an address is anything but one of the public net: private, loopback, link-local, shared, reserved."""
    found = ipaddress.ip_address(address)
    if isinstance(found, ipaddress.IPv6Address):
        inner = found.ipv4_mapped or found.sixtofour or (found.teredo[1] if found.teredo else None)
        if found in _NAT64:
            inner = ipaddress.IPv4Address(int(found) & 0xFFFFFFFF)
        if inner is not None:
            return is_local(str(inner))
    return not found.is_global or found.is_multicast
