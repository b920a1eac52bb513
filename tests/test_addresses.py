"""Which addresses are local, in every spelling."""

from __future__ import annotations

import ipaddress

import pytest
from hypothesis import given
from hypothesis import strategies as st
from page_server import serving

from compare.errors import UnreadableSourceError
from compare.reading import read
from compare.reading.web import addresses

# An address of each block of IANA's registries that no page of the public net is in, its first and its last.
LOCAL = (
    *("0.0.0.0", "0.255.255.255", "10.0.0.0", "10.255.255.255", "100.64.0.0", "100.127.255.255", "127.0.0.1", "127.255.255.255"),  # noqa: S104
    *("169.254.169.254", "172.16.0.0", "172.31.255.255", "192.0.0.0", "192.0.0.170", "192.0.2.1", "192.31.196.1", "192.52.193.1"),
    *("192.88.99.1", "192.168.0.0", "192.168.255.255", "192.175.48.1", "198.18.0.0", "198.19.255.255", "198.51.100.7"),
    *("203.0.113.9", "224.0.0.1", "239.255.255.255", "240.0.0.0", "255.255.255.255"),
    *("::", "::1", "::7f00:1", "::127.0.0.1", "::8.8.8.8", "::ffff:127.0.0.1", "::ffff:10.0.0.1", "::ffff:0:127.0.0.1"),
    *("::ffff:0:8.8.8.8", "64:ff9b::7f00:1", "64:ff9b::a9fe:a9fe", "64:ff9b:1::808:808", "64:ff9b:1:ffff::1", "64:ff9b:2::1"),
    *("100::1", "100:0:0:1::1", "200::1", "2001:2::1", "2001:10::1", "2001:20::1", "2001:30::1", "2001:1ff:ffff::1"),
    *("2001:db8::1", "2620:4f:8000::1", "3ffe::1", "3fff::1", "3fff:fff:ffff::1", "4000::1", "5f00::1", "8000::1"),
    *("fc00::1", "fd00:ec2::254", "fe80::1", "fe80::1%eth0", "fe80::5efe:808:808", "fec0::1", "feff::1", "ff02::1", "ff0e::1"),
    *("2002:7f00:1::", "2002:a00:1:1::1", "2002:c0a8:101::c0a8:101", "2002:a9fe:a9fe::"),  # 6to4
    "2001:0:4136:e378:8000:63bf:80ff:fffe",  # Teredo of 127.0.0.1
    "2001:0:7f00:1:8000:63bf:f7f7:f7f7",  # Teredo whose server is 127.0.0.1
    "2606:4700::5efe:7f00:1",  # ISATAP of 127.0.0.1
    "2606:4700::200:5efe:10.0.0.1",
    *("", "localhost", "127.1", "0177.0.0.1", "1.2.3.4.5", "::g"),  # no addresses
)
PUBLIC = (
    *("1.1.1.1", "9.255.255.255", "11.0.0.0", "100.63.255.255", "100.128.0.0", "128.0.0.0", "172.15.255.255", "172.32.0.0"),
    *("192.0.1.0", "192.169.0.0", "198.17.255.255", "198.20.0.0", "223.255.255.255", "93.184.215.14"),
    *("2001:200::1", "2001:4860:4860::8888", "2606:2800:21f:cb07:6820:80da:af6b:8b2c", "2a00::1", "3fff:1000::1"),
    *("::ffff:8.8.8.8", "64:ff9b::808:808", "2002:808:808::1", "2001:0:4136:e378:8000:63bf:f7f7:f7f7", "2606:4700::5efe:808:808"),
)


@pytest.mark.parametrize("address", LOCAL)
def test_local(address: str) -> None:
    assert addresses.is_local(address)


@pytest.mark.parametrize("address", PUBLIC)
def test_public(address: str) -> None:
    assert not addresses.is_local(address)


@given(st.one_of(st.ip_addresses(v=4), st.ip_addresses(v=6)))
def test_what_this_python_calls_private_is_local(address: ipaddress.IPv4Address | ipaddress.IPv6Address) -> None:
    inside = getattr(address, "ipv4_mapped", None) or getattr(address, "sixtofour", None) or getattr(address, "teredo", None)
    if not inside and (not address.is_global or address.is_multicast):
        assert addresses.is_local(str(address)) or address in ipaddress.ip_network("64:ff9b::/96")


@given(st.ip_addresses(v=4))
def test_a_way_into_the_older_net_is_as_local_as_where_it_ends(address: ipaddress.IPv4Address) -> None:
    bits = int(address)
    for dressed in (0xFFFF << 32 | bits, 0x64_FF9B << 96 | bits, 0x2002 << 112 | bits << 80):
        assert addresses.is_local(str(ipaddress.IPv6Address(dressed))) == addresses.is_local(str(address))
    teredo = 0x2001_0000 << 96 | int(ipaddress.IPv4Address("8.8.8.8")) << 64 | bits ^ 0xFFFFFFFF
    assert addresses.is_local(str(ipaddress.IPv6Address(teredo))) == addresses.is_local(str(address))


SPELLINGS = (
    "127.1",
    "0x7f.1",
    "2130706433",
    "0x7f000001",
    "017700000001",
    "127.0.0.1.",
    "127\u30020\u30020\u30021",
    "[::ffff:7f00:1]",
)


@pytest.mark.parametrize(
    "host", [*SPELLINGS, "0177.0.0.1", "[::7f00:1]", "\u2460\u2461\u2466.\u24ea.\u24ea.\u2460", "[::1]", "localhost", "0"]
)
def test_the_public_net_leads_to_this_machine_in_no_spelling(host: str, monkeypatch: pytest.MonkeyPatch) -> None:
    real = addresses.is_local
    monkeypatch.setattr(addresses, "is_local", lambda address: address != "127.0.0.3" and real(address))
    asked: list[tuple[str, str]] = []
    with serving(asked=asked) as here, serving("127.0.0.3") as public:
        port = here.rsplit(":", 1)[1]
        with pytest.raises(UnreadableSourceError, match=r"leads to (a local|what is no)|nobody knows|no address"):
            read(f"{public}/to?http://{host}:{port}/story")
    assert asked == []


@pytest.mark.parametrize("host", ["127.1", "0x7f.1", "2130706433", "localhost"])
def test_the_reporter_may_spell_this_machine_as_the_system_does(host: str) -> None:
    with serving() as here:
        assert read(f"http://{host}:{here.rsplit(':', 1)[1]}/moved").paragraphs
