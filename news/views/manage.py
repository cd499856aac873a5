"""The pages by which an organisation keeps its own articles."""

from core.publishing.forms import ReasonForm
from core.publishing.manage import End, Manage
from news.actions import editing, states
from news.choices import ArticleStatus
from news.forms.article import OrganizationArticleForm
from news.views.article import show_preview
from news.workflow import ARTICLES
from organizations.membership.access import organization_for_editing

MANAGE = Manage(
    ARTICLES,
    list_page="news:manage_articles",
    page="news:manage_article",
    prefix="news:manage_article_",
    templates="news/article/manage",
    door=organization_for_editing,
    form=OrganizationArticleForm,
    create=editing.create,
    update=editing.update,
    submit=states.submit,
    public=lambda articles: articles.filter(status=ArticleStatus.PUBLISHED).order_by("-publish_at", "-pk"),
    with_facts=lambda articles: articles.defer("body"),
    shown="Zmiany są zapisane i od razu widoczne na portalu.",
    preview=show_preview,
    preview_page="news:article_preview",
    ends={
        "withdraw": End(
            "wycofaj", states.withdraw, "Aktualność jest wycofana. Nie widać jej już na portalu.", ReasonForm
        ),
    },
)
