from __future__ import annotations

from hypothesis import settings

# The machine may be shared and slow: a law is about what is true, not how soon. CI's own profile, where set, stays beneath.
settings.register_profile("house", parent=settings.default, deadline=None)
settings.load_profile("house")
