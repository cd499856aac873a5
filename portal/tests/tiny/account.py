from django.utils.html import format_html


def panels(request, has):
    return [format_html("<section>Malutkie sprawy: {}</section>", request.user.email)]
