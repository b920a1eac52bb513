"""An article becomes passages, and which stops end a sentence."""
