"""How we say it: templates, their tags and filters, and the text they give for one dataset."""
