"""`python -m aligner`."""

from aligner.cli import entry

if __name__ == "__main__":
    entry()
