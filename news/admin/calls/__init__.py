"""The back office of funding calls: calls, offers for small grants with remarks, the limits of the law."""

from news.admin.calls import call, limits, remarks, small_grants, words_of_log

__all__ = ["call", "limits", "remarks", "small_grants", "words_of_log"]
