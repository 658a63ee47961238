"""What an article tells as older than its news."""
