"""States and transitions of an article, as data."""

from core.publishing.words import Noun
from core.publishing.workflow import Workflow
from news.addresses import ARTICLE_SLUGS
from news.choices import ArticleStatus as Status
from news.emails import LETTERS
from news.models import Article

ARTICLES = Workflow(
    Article,
    Noun("aktualność", "aktualności", "aktualności", "f"),
    list_name="articles",
    audit="news.{}_article",
    moves={
        Status.DRAFT: (Status.SUBMITTED,),
        Status.SUBMITTED: (Status.DRAFT, Status.NEEDS_CHANGES),
        Status.PUBLISHED: (
            Status.DRAFT,
            Status.SUBMITTED,
            Status.NEEDS_CHANGES,
            Status.REJECTED,
            Status.WITHDRAWN,
        ),
        Status.NEEDS_CHANGES: (Status.SUBMITTED,),
        Status.REJECTED: (Status.SUBMITTED, Status.NEEDS_CHANGES),
        Status.WITHDRAWN: (Status.PUBLISHED,),
    },
    fields=("title", "slug", "lead", "body", "picture", "organization", "publish_at", "expires_at", "is_pinned"),
    related={"links": "powiązane strony"},
    editable=(Status.DRAFT, Status.SUBMITTED, Status.NEEDS_CHANGES, Status.PUBLISHED),
    slugs=ARTICLE_SLUGS,
    letters=LETTERS,
)
