"""What we tell: articles, funding calls, alerts about them, pages, documents, the accessibility declaration."""
