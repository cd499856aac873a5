"""Search index of pages, documents and the declaration. Public facts only."""

from core import search
from core.text.richtext import text_of
from pages.models import Declaration, Document, EasyPage, Page


@search.register
class FindablePage(search.Findable):
    kind = "page"
    label = "Strony"
    model = Page
    order = 40

    def queryset(self):
        return Page.objects.published()

    def entry(self, page):
        return search.Entry(title=page.title, url=page.get_absolute_url(), summary=page.lead, body=text_of(page.body))


@search.register
class FindableDocument(search.Findable):
    """Only the newest version of each: a former template must not be filled in by mistake."""

    kind = "document"
    label = "Dokumenty"
    model = Document
    order = 50

    def queryset(self):
        return Document.objects.newest().select_related("topic")

    def entry(self, document):
        facts = [document.get_kind_display(), document.topic.name, document.version_label, document.format]
        return search.Entry(
            title=document.title,
            url=document.get_absolute_url(),
            summary=document.summary,
            body=" · ".join(fact for fact in facts if fact),
        )


@search.register
class FindableDeclaration(search.Findable):
    kind = "declaration"
    label = "Deklaracja dostępności"
    model = Declaration
    order = 90

    def queryset(self):
        return Declaration.objects.current()

    def entry(self, declaration):
        texts = [declaration.inaccessible, declaration.features, declaration.procedure, declaration.architecture]
        return search.Entry(
            title="Deklaracja dostępności",
            url=declaration.get_absolute_url(),
            summary="Co na portalu jest dostępne, czego jeszcze brakuje i jak zgłosić trudność.",
            body=" · ".join(text_of(text) for text in texts if text),
            published_at=declaration.published_at,
        )


@search.register
class FindableEasyPage(search.Findable):
    kind = "easy"
    label = "Tekst łatwy do czytania"
    model = EasyPage
    order = 91

    def queryset(self):
        return EasyPage.objects.filter(is_published=True).prefetch_related("blocks")

    def entry(self, page):
        words = [part for block in page.blocks.all() for part in (block.heading, *block.lines)]
        return search.Entry(
            title=page.title, url=page.get_absolute_url(), summary=page.lead, body=" · ".join(words),
            published_at=page.updated_at,
        )  # fmt: skip
