"""Records: what a clinic keeps. Today's desk so far; the vault with its archive comes with the records issue."""
