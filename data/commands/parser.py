"""The words of `python -m data`."""

import argparse

from data.commands import check, contacts, customer, duplicates, export, init, load, segment, survey, template, undo

PROGRAM = "python -m data"


def build_parser() -> argparse.ArgumentParser:
    """Every command with its options; `run` in the result is the function to call, returning the exit code."""
    main = argparse.ArgumentParser(prog=PROGRAM, description="Create, fill, check and save the warehouse.")
    commands = main.add_subparsers(dest="command", required=True, metavar="COMMAND")
    for module in (init, load, survey, customer, contacts, segment, template, undo, check, duplicates, export):
        module.add(commands)
    return main
