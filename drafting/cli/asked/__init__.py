"""What is asked on the command line: `options` that several commands share, `inputs` that are named, `repeated_rows` of these; and what stands where
typer's own would: help and refusals in `chinese`, `completion`, `plain_values` read without pydantic.
"""
