"""What goes to the workers and comes back (`unit`, `orders`), who they are (`executors`), whether all work with the same (`exchanged`), how items are handed out to them (`spread`), and what one of
them does (`work`).
"""
