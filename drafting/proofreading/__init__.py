"""What is asked of a text and of its figures before it leaves the house.

`proofing` asks it of data files, `written` of a report that is already written; `finals` are what holds up a final copy, and `besides` what else is wrong
with a file that has errors. `review` puts findings into the report as comments.
"""
