"""Fetch pages and feeds from the network, politely, into WARC files: the only part that opens a connection for articles."""
