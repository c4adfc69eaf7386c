"""The command line: `main` is the program, of which each command stands in the module of its name, and `rules` are the codes that it can say.

What stands behind the commands: `checking` and `carried_out` do what takes longer, `asked` reads what was typed, `told` says what came of it.
This is imported first, so that what is said here holds while all else is imported.
"""

import gc

from drafting.starts.imported_patterns import ImportedPatterns

gc.set_threshold(250_000)  # modules, templates and catalogues (120,000 objects) are no garbage: looking for it costs a tenth of a start

IMPORTED_PATTERNS = ImportedPatterns()
IMPORTED_PATTERNS.lay_ready()
