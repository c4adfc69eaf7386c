"""Many units in one command: plan (who and where to), run (worker processes), summary (who is missing what)."""
