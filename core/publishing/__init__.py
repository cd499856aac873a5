"""The publishing workflow, shared by everything that is submitted, moderated and published.

An app declares its own part and calls plain functions:

    class Article(Moderated): ...                        models.py: the shared fields; constraints() for Meta
        LETTERS = Letters("news", {...}, ...)                letters.py: letters between office and organisation
        ARTICLES = Workflow(Article, NOUN, moves={...}, …)   workflow.py: states, moves, one lock, one UPDATE per move

    @transaction.atomic
    def publish(*, article, by, seen_at=None):
        stored = ARTICLES.lock(article, to=PUBLISHED, seen_at=seen_at)
        refuse_wordless(stored)                          the app's own rule
        return ARTICLES.enter(stored, PUBLISHED, by=by, published_at=timezone.now())

    class ArticleAdmin(QueueAdmin, …): workflow, steps   admin.py: steps, the queue, one page of a submission
        MANAGE = Manage(ARTICLES, …)                         manage.py: pages on which an organisation edits its own
"""
