"""The facts: what a reporter must see inside a link."""

from compare.facts.fact import Fact

__all__ = ["Fact"]
