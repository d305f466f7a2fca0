"""The command line: `python -m simulator COMMAND`."""

import sys

try:
    from simulator.cli import main
except KeyboardInterrupt:  # pressed while all of it was still loading
    sys.exit(130)

sys.exit(main(sys.argv[1:]))
