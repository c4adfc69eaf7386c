"""The command line. It is imported first, so that what is said here holds while all else is imported."""

import gc

gc.set_threshold(100_000)  # modules and templates are no garbage: looking for it costs a twentieth of a start
