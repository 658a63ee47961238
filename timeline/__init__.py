"""News articles in, a defensible event dataset out."""
