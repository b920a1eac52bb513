"""Which pairs are worth a whole comparison: by meaning and by rare words."""
