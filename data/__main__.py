"""`python -m data`: create, fill, check and save the warehouse."""

import sys

from data.commands.parser import parser
from data.errors import CrmError, SettingsError


def main(words: list[str] | None = None) -> int:
    """Do what the words say; 0 done, 1 refused or problems found, 2 a wrong call."""
    arguments = parser().parse_args(words)
    try:
        return int(arguments.run(arguments))
    except SettingsError as error:
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


if __name__ == "__main__":
    sys.exit(main())
