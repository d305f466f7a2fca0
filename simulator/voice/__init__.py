"""A direction put into words: by the author's script or by a model, and guarded."""
