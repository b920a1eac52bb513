"""When an article has changed: where its passages are in the other version, and what of a review stands there."""
