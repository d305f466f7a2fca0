"""Our labelled messages become the reader's weights, and the model card that says how good they are."""
