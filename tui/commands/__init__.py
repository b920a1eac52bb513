"""The commands, one module each; heavy imports wait inside the branch that needs them."""
