"""Reports that people have changed, and the way from them back to the data and to a new copy.

Each knows only those below it:

- `confirming`: the 核对单, out and back in
- `tracing`: where each figure comes from · `pulling`: what people changed, into the data · `updating`: late figures, into the report
- `sourceless`: numbers that no data back
- `edited`: the report as it stands now
"""
