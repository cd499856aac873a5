"""An organisation joins the registry by itself: four steps, saved between visits, then to the office."""
