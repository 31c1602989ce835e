"""`python -m suivi_tool`: the command line."""

from suivi_tool.interfaces.command_line import main

raise SystemExit(main())
