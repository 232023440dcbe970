"""A fair concerns nobody else: what it leads to comes as demands and offers of their own."""
