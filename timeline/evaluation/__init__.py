"""Compare a built dataset with a sample coded by hand, and draw such samples."""
