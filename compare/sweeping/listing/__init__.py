"""What a side of a sweep is made of: a folder, a pattern, a list, a feed, or one article."""

from __future__ import annotations

from compare.sweeping.listing.listed import BadSideError, Listed
from compare.sweeping.listing.side import articles_in

__all__ = ["BadSideError", "Listed", "articles_in"]
