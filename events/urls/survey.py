"""The yearly survey of training needs."""

urlpatterns: list = []
