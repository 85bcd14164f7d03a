"""Soak: the real work of a clinic with every file operation failing, the power cut, the disk full, the stick pulled."""
