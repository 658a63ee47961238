"""Whether it happened: negation, modality, hearsay, fiction, and talk of a kind of happening."""
