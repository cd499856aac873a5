"""Events of an organisation, kept by its own people."""

urlpatterns: list = []
