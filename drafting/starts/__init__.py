"""What an earlier start has made and the next one takes as it is: the user's `cache` folder, and in it patterns (`known_patterns`, those of libraries:
`imported_patterns`) and the code of values (`known_code`), compiled.
"""
