"""The smallest app that can be seen everywhere: what adding an app takes, besides INSTALLED_APPS and its addresses."""
