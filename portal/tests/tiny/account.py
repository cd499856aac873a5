from django.utils.html import format_html


def panels(request):
    return [format_html("<section>Malutkie sprawy: {}</section>", request.user.email)]
