"""The second article as a Word document: comments where an editor is asked something, tracked changes between two versions."""
