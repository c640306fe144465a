"""Answer questions over the company's documents: retrieve passages, ask the model, cite."""
