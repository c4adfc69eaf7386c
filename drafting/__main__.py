"""`python -m drafting`."""

from drafting.cli.main import run

if __name__ == "__main__":
    run()
