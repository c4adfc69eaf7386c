"""Last year's report becomes a bureau's own field: a template that says it again, last year's figures as data, this year's file to fill in."""

from drafting.adoption.placing import place, require_new_folder
from drafting.adoption.story import Adopted, Asked, adopt

__all__ = ["Adopted", "Asked", "adopt", "place", "require_new_folder"]
