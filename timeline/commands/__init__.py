"""The commands of `timeline` that have a room of their own, each registered by one line in `timeline/cli.py`."""
