"""Mentions of happenings, and which of them tell of one."""
