"""The command line: `python -m simulator COMMAND`."""

import sys

from simulator.cli import main

sys.exit(main(sys.argv[1:]))
