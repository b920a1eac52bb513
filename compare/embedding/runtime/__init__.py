"""The fast runtime: a model exported once, and run by onnxruntime and tokenizers alone."""
