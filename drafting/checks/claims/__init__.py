"""What the names of figures that stand together claim of them."""
