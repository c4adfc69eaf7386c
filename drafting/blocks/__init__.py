"""What is said, with no fonts in it: the document as frozen values."""
