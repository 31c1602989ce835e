"""`python -m suivi_tool`: the command line."""

import gc

from suivi_tool.interfaces.command_line import main

# A register is millions of values and hardly a cycle: looking for cycles among them at every 700
# new ones (Python's own threshold) took a tenth of the time of « actualiser » on 10,000 appeals.
gc.set_threshold(1_000_000, 20, 20)
code = main()
gc.freeze()  # nor is there anything to look for at the end
raise SystemExit(code)
