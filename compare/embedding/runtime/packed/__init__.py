"""A multilingual model that a package brings in four bits: its one file is read here and written as the fast runtime runs it."""
