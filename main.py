"""Starts ExoConsent."""

import sys

from exoconsent.app import main

if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
