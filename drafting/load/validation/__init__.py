"""A `Tree` → `Dataset`, key by key, or every reason why not."""
