"""`python -m data`: create, fill, check and save the warehouse."""

import io
import sys

from data.commands.parser import build_parser
from data.errors import CrmError, SettingsError, UsageError


def main(argv: list[str] | None = None) -> int:
    """Do what the words say; 0 done, 1 refused or problems found, 2 a wrong call."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")  # names in any script, on any terminal
    arguments = build_parser().parse_args(argv)
    try:
        return int(arguments.run(arguments))
    except (SettingsError, UsageError) as error:
        print(error, file=sys.stderr)
        return 2
    except CrmError as error:
        print(error, file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        print("Stopped; nothing was stored.", file=sys.stderr)
        return 130
    except BrokenPipeError:
        return 0
    except Exception as error:  # the one boundary of the command line: whatever comes is told in a sentence
        print(f"This should not have happened: {type(error).__name__}: {error}", file=sys.stderr)
        return 1


if __name__ == "__main__":
    sys.exit(main())
