"""What of what we tell can be found by its words. Public facts only."""

from core import search
from core.richtext import text_of
from grants.calls.words import grant_of
from grants.models import Call
from news.models import Article
from pages.models import Declaration, Document, EasyPage, Page

#: What people call any of them, whatever its own words: "dotacje dla seniorów", "granty na sport".
SOUGHT_AS = "dotacja, dofinansowanie, grant, konkurs, nabór wniosków"


@search.register
class FindableCall(search.Findable):
    kind = "call"
    label = "Dotacje"
    model = Call
    order = 15

    def queryset(self):
        return Call.objects.public().prefetch_related("themes", "spheres", "applicants")

    def entry(self, call):
        facts = [
            text_of(call.body),
            call.get_kind_display(),
            call.funder,
            call.get_source_display(),
            ", ".join(theme.name for theme in call.themes.all()),
            ", ".join(sphere.short_label for sphere in call.spheres.all()),
            ", ".join(one.get_legal_form_display() for one in call.applicants.all()),
            "grupy nieformalne" if call.is_for_informal else "",
            call.area,
            grant_of(call),
        ]
        return search.Entry(
            title=call.title,
            url=call.get_absolute_url(),
            summary=call.lead,
            body=" · ".join(fact for fact in facts if fact),
            sought_as=SOUGHT_AS,
            published_at=call.published_at,
        )


@search.register
class FindableArticle(search.Findable):
    """An article whose moment has come; news/actions/article_moments.py brings it in then."""

    kind = "article"
    label = "Aktualności"
    model = Article
    order = 30

    def queryset(self):
        public = Article.objects.public().select_related("organization", "picture")
        return public.prefetch_related("themes", "organizations")

    def entry(self, article):
        facts = [
            text_of(article.body),
            article.picture.alt if article.picture else "",
            ", ".join(theme.name for theme in article.themes.all()),
            article.publisher,
            ", ".join(str(one) for one in article.organizations.all()),
        ]
        return search.Entry(
            title=article.title,
            url=article.get_absolute_url(),
            summary=article.lead,
            body=" · ".join(fact for fact in facts if fact),
            published_at=article.publish_at,
        )


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
    """Only the newest version of each: whoever looks for a template wants the one to fill in today."""

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
