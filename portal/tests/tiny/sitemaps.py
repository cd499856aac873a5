from django.contrib.sitemaps import Sitemap


class TinySitemap(Sitemap):
    def items(self):
        return ["/malutka/"]

    def location(self, address):
        return address


SITEMAPS = {"malutka": TinySitemap}
