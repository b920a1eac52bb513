"""What follows a decision, from what there was before it: the same as from scratch, in time that the decision alone decides."""
