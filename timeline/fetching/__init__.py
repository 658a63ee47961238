"""Fetch pages and feeds from the network, politely, into WARC files.

The only part that opens a connection for articles.
"""
