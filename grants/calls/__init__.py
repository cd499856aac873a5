"""Funding calls: editing, publishing, results, lists."""
