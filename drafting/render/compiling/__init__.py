"""Template source → what runs: syntax, tags, the Jinja environment, the shortcuts in the Python that comes of it."""
