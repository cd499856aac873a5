"""The smallest app with every hook: what an app needs besides INSTALLED_APPS and its URLs."""
