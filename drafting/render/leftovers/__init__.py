"""What no sentence says: 其余, and what stands in brackets or beside a figure."""
