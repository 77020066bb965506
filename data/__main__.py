"""`python -m data`: create, fill, check and save the warehouse."""

import io
import sys

from data.commands.parser import build_parser
from data.errors import CrmError, SettingsError, UsageError


def main(argv: list[str] | None = None) -> int:
    """Run a command.

    Returns:
        The exit code: 0 done, 1 refused or problems found, 2 wrong arguments or settings, 130 interrupted.
    """
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")  # a terminal may lack the letters of a name
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
    except Exception as error:  # the outermost boundary: any other error is printed as one sentence
        print(f"This should not have happened: {type(error).__name__}: {error}", file=sys.stderr)
        return 1


if __name__ == "__main__":
    sys.exit(main())
