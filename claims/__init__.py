"""One folder a step of a claim's way, from the envelope to the money."""
