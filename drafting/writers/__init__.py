"""Writers: the look of a document, and nothing of what it says."""
