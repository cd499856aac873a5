import django.db.models.deletion
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('core', '0001_initial'),
        ('organizations', '0001_initial'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='Article',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('status_changed_at', models.DateTimeField(default=django.utils.timezone.now, verbose_name='stan od')),
                ('status_reason', models.TextField(blank=True, verbose_name='powód')),
                ('version', models.PositiveIntegerField(default=1, editable=False)),
                ('created_at', models.DateTimeField(auto_now_add=True, verbose_name='dodano')),
                ('updated_at', models.DateTimeField(auto_now=True, verbose_name='zmieniono')),
                ('published_at', models.DateTimeField(blank=True, editable=False, null=True, verbose_name='opublikowano')),
                ('is_changed_by_organization', models.BooleanField(default=False, editable=False, verbose_name='zmiana po publikacji')),
                ('title', models.CharField(max_length=160, verbose_name='tytuł')),
                ('slug', models.SlugField(max_length=140, unique=True, verbose_name='adres')),
                ('lead', models.CharField(blank=True, help_text='Co się stało albo stanie. Widać to na liście.', max_length=300, verbose_name='w jednym, dwóch zdaniach')),
                ('body', models.TextField(blank=True, verbose_name='treść')),
                ('publish_at', models.DateTimeField(blank=True, null=True, verbose_name='widoczna od')),
                ('expires_at', models.DateTimeField(blank=True, null=True, verbose_name='aktualna do')),
                ('is_pinned', models.BooleanField(default=False, verbose_name='przypięta na górze listy')),
                ('status', models.CharField(choices=[('draft', 'szkic'), ('submitted', 'zgłoszona'), ('needs_changes', 'do poprawy'), ('published', 'opublikowana'), ('withdrawn', 'wycofana'), ('rejected', 'odrzucona')], default='draft', max_length=15, verbose_name='stan')),
                ('revised_at', models.DateTimeField(blank=True, editable=False, null=True, verbose_name='poprawiona po publikacji')),
                ('organization', models.ForeignKey(blank=True, help_text='Puste: publikuje Biuro OP. Z organizacją aktualność ma znak „od organizacji”.', null=True, on_delete=django.db.models.deletion.PROTECT, related_name='articles', to='organizations.organization', verbose_name='kto publikuje')),
                ('organizations', models.ManyToManyField(blank=True, help_text='Aktualność pokaże się też na ich stronach w bazie organizacji.', related_name='told_in', to='organizations.organization', verbose_name='organizacje, o których mowa')),
                ('picture', models.OneToOneField(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='core.picture', verbose_name='obraz')),
                ('submitted_by', models.ForeignKey(blank=True, editable=False, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='kto zgłosił')),
                ('themes', models.ManyToManyField(blank=True, related_name='articles', to='organizations.theme', verbose_name='tematy')),
            ],
            options={
                'verbose_name': 'aktualność',
                'verbose_name_plural': 'aktualności',
                'ordering': ['-publish_at', '-pk'],
            },
        ),
        migrations.CreateModel(
            name='OldArticleAddress',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('slug', models.SlugField(max_length=140, unique=True, verbose_name='dawny adres')),
                ('article', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='old_addresses', to='news.article', verbose_name='aktualność')),
            ],
            options={
                'verbose_name': 'dawny adres',
                'verbose_name_plural': 'dawne adresy',
            },
        ),
        migrations.CreateModel(
            name='RelatedLink',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('path', models.CharField(max_length=300, verbose_name='adres strony na portalu')),
                ('title', models.CharField(blank=True, help_text='Puste: taki, jaki ma strona.', max_length=160, verbose_name='tytuł')),
                ('order', models.PositiveSmallIntegerField(default=0, verbose_name='kolejność')),
                ('article', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.CASCADE, related_name='links', to='news.article', verbose_name='aktualność')),
            ],
            options={
                'verbose_name': 'powiązana strona',
                'verbose_name_plural': 'powiązane strony',
                'ordering': ['order', 'pk'],
            },
        ),
        migrations.AddIndex(
            model_name='article',
            index=models.Index(models.F('publish_at'), models.F('id'), condition=models.Q(('status', 'published')), name='news_articles_by_moment'),
        ),
        migrations.AddIndex(
            model_name='article',
            index=models.Index(models.F('organization'), models.F('publish_at'), name='news_articles_of_organization'),
        ),
        migrations.AddConstraint(
            model_name='article',
            constraint=models.CheckConstraint(condition=models.Q(('status__in', ['draft', 'submitted', 'needs_changes', 'published', 'withdrawn', 'rejected'])), name='news_article_status_known'),
        ),
        migrations.AddConstraint(
            model_name='article',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('status__in', ['needs_changes', 'withdrawn', 'rejected']), _negated=True), models.Q(('status_reason', ''), _negated=True), _connector='OR'), name='news_article_has_reason', violation_error_message='Napisz powód.'),
        ),
        migrations.AddConstraint(
            model_name='article',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('status', 'published'), _negated=True), ('publish_at__isnull', False), _connector='OR'), name='news_article_published_has_moment', violation_error_message='Podaj, od kiedy aktualność ma być widoczna.'),
        ),
        migrations.AddConstraint(
            model_name='article',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('status__in', ['submitted', 'published']), _negated=True), models.Q(('body', ''), _negated=True), _connector='OR'), name='news_article_published_has_words', violation_error_message='Napisz treść. Sam obraz nie wystarczy.'),
        ),
        migrations.AddConstraint(
            model_name='article',
            constraint=models.CheckConstraint(condition=models.Q(('expires_at__isnull', True), ('publish_at__isnull', True), ('expires_at__gt', models.F('publish_at')), _connector='OR'), name='news_article_expires_after_it_begins', violation_error_message='Koniec aktualności musi być po jej początku.'),
        ),
        migrations.AddConstraint(
            model_name='relatedlink',
            constraint=models.UniqueConstraint(fields=('article', 'path'), name='news_relatedlink_once_per_article', violation_error_message='Ta strona jest już na liście.'),
        ),
        migrations.AddConstraint(
            model_name='relatedlink',
            constraint=models.CheckConstraint(condition=models.Q(('path__startswith', '/'), models.Q(('path__startswith', '//'), _negated=True)), name='news_relatedlink_inside_the_portal', violation_error_message='Podaj adres strony tego portalu.'),
        ),
    ]
