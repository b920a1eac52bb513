"""What news agencies send: NITF, NewsML 1.2, NewsML-G2 and ninjs, as the IPTC's standards have them (https://iptc.org/standards/)."""
