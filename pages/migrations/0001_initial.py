import core.uploads
import core.validators
import django.core.validators
import django.db.models.deletion
import django.utils.timezone
import simple_history.models
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='DocumentTopic',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('name', models.CharField(max_length=80, unique=True, verbose_name='nazwa')),
                ('order', models.PositiveSmallIntegerField(default=0, help_text='Mniejsza liczba stoi wyżej.', verbose_name='kolejność')),
            ],
            options={
                'verbose_name': 'temat dokumentów',
                'verbose_name_plural': 'tematy dokumentów',
                'ordering': ['order', 'name'],
            },
        ),
        migrations.CreateModel(
            name='AddressImport',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('file_name', models.CharField(max_length=200, verbose_name='plik')),
                ('rows', models.JSONField(default=list, verbose_name='wiersze')),
                ('created_at', models.DateTimeField(auto_now_add=True, verbose_name='wczytany')),
                ('applied_at', models.DateTimeField(blank=True, null=True, verbose_name='zapisany')),
                ('created_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='kto')),
            ],
            options={
                'verbose_name': 'import dawnych adresów',
                'verbose_name_plural': 'importy dawnych adresów',
                'ordering': ['-created_at'],
            },
        ),
        migrations.CreateModel(
            name='Declaration',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('version', models.PositiveIntegerField(editable=False, verbose_name='wersja')),
                ('status', models.CharField(choices=[('draft', 'szkic'), ('current', 'obowiązuje'), ('former', 'wcześniejsza')], default='draft', editable=False, max_length=10, verbose_name='stan')),
                ('edition', models.PositiveIntegerField(default=1, editable=False)),
                ('created_at', models.DateTimeField(default=django.utils.timezone.now, editable=False, verbose_name='szkic od')),
                ('updated_at', models.DateTimeField(default=django.utils.timezone.now, editable=False, verbose_name='ostatnia zmiana')),
                ('published_at', models.DateTimeField(blank=True, editable=False, null=True, verbose_name='opublikowana')),
                ('replaced_at', models.DateTimeField(blank=True, editable=False, null=True, verbose_name='zastąpiona')),
                ('entity', models.CharField(blank=True, max_length=200, verbose_name='podmiot publiczny')),
                ('address', models.URLField(blank=True, verbose_name='adres strony')),
                ('site_published_on', models.DateField(blank=True, null=True, verbose_name='data publikacji strony')),
                ('site_updated_on', models.DateField(blank=True, help_text='Kiedy portal ostatnio zmienił się tak, że mogła się zmienić jego dostępność.', null=True, verbose_name='data ostatniej istotnej aktualizacji')),
                ('conformity', models.CharField(choices=[('full', 'zgodna'), ('partial', 'częściowo zgodna'), ('none', 'niezgodna')], default='partial', max_length=10, verbose_name='stan')),
                ('inaccessible', models.TextField(blank=True, help_text='Puste tylko wtedy, gdy strona jest w pełni zgodna.', verbose_name='co jest niedostępne i dlaczego')),
                ('exclusions', models.TextField(blank=True, help_text='Czego ustawa nie każe udostępniać, na przykład map.', verbose_name='wyłączenia')),
                ('burden_url', models.URLField(blank=True, help_text='Jeśli urząd ją zrobił.', verbose_name='analiza nadmiernych kosztów – link')),
                ('features', models.TextField(blank=True, verbose_name='ułatwienia')),
                ('shortcuts', models.TextField(blank=True, verbose_name='skróty klawiszowe')),
                ('prepared_on', models.DateField(blank=True, null=True, verbose_name='data sporządzenia deklaracji')),
                ('reviewed_on', models.DateField(blank=True, null=True, verbose_name='data ostatniego przeglądu')),
                ('review_by', models.DateField(blank=True, help_text='Przypomnimy o nim 30 dni wcześniej.', null=True, verbose_name='następny przegląd do')),
                ('audit', models.CharField(choices=[('self', 'samoocena podmiotu publicznego'), ('external', 'badanie zrobione przez kogoś z zewnątrz')], default='self', max_length=10, verbose_name='podstawa deklaracji')),
                ('auditor', models.CharField(blank=True, help_text='Przy badaniu z zewnątrz.', max_length=200, verbose_name='kto zrobił badanie')),
                ('contact_name', models.CharField(blank=True, max_length=200, verbose_name='osoba lub dział do kontaktu')),
                ('contact_email', models.EmailField(blank=True, max_length=254, verbose_name='e-mail')),
                ('contact_phone', models.CharField(blank=True, max_length=60, validators=[core.validators.validate_phone], verbose_name='telefon')),
                ('procedure', models.TextField(blank=True, verbose_name='zgłoszenia i skargi')),
                ('architecture', models.TextField(blank=True, verbose_name='dostępność architektoniczna')),
                ('applications', models.TextField(blank=True, verbose_name='aplikacje mobilne')),
            ],
            options={
                'verbose_name': 'deklaracja dostępności',
                'verbose_name_plural': 'deklaracja dostępności',
                'ordering': ['-version'],
                'constraints': [models.UniqueConstraint(fields=('version',), name='pages_declaration_version_once'), models.UniqueConstraint(condition=models.Q(('status', 'draft')), fields=('status',), name='pages_declaration_one_draft'), models.UniqueConstraint(condition=models.Q(('status', 'current')), fields=('status',), name='pages_declaration_one_current'), models.CheckConstraint(condition=models.Q(('status__in', ['draft', 'current', 'former'])), name='pages_declaration_status_known'), models.CheckConstraint(condition=models.Q(models.Q(('published_at', None), ('replaced_at', None), ('status', 'draft')), models.Q(('published_at__isnull', False), ('replaced_at', None), ('status', 'current')), models.Q(('published_at__isnull', False), ('replaced_at__gte', models.F('published_at')), ('replaced_at__isnull', False), ('status', 'former')), _connector='OR'), name='pages_declaration_times_fit_status'), models.CheckConstraint(condition=models.Q(('conformity__in', ['full', 'partial', 'none'])), name='pages_declaration_conformity_known'), models.CheckConstraint(condition=models.Q(('audit__in', ['self', 'external'])), name='pages_declaration_audit_known'), models.CheckConstraint(condition=models.Q(('site_published_on', None), ('site_updated_on', None), ('site_updated_on__gte', models.F('site_published_on')), _connector='OR'), name='pages_declaration_updated_after_publication', violation_error_message='Aktualizacja strony nie może być wcześniejsza niż jej publikacja.'), models.CheckConstraint(condition=models.Q(('prepared_on', None), ('reviewed_on', None), ('reviewed_on__gte', models.F('prepared_on')), _connector='OR'), name='pages_declaration_reviewed_after_preparation', violation_error_message='Przegląd nie może być wcześniejszy niż sporządzenie deklaracji.'), models.CheckConstraint(condition=models.Q(('status', 'draft'), models.Q(models.Q(('conformity', 'full'), models.Q(('inaccessible', ''), _negated=True), _connector='OR'), models.Q(('audit', 'self'), models.Q(('auditor', ''), _negated=True), _connector='OR'), models.Q(models.Q(('entity', ''), _negated=True), models.Q(('address', ''), _negated=True), models.Q(('shortcuts', ''), _negated=True), models.Q(('contact_name', ''), _negated=True), models.Q(('contact_email', ''), _negated=True)), models.Q(models.Q(('contact_phone', ''), _negated=True), models.Q(('procedure', ''), _negated=True), models.Q(('architecture', ''), _negated=True), models.Q(('applications', ''), _negated=True)), ('prepared_on__isnull', False), ('review_by__isnull', False), ('site_published_on__isnull', False), ('site_updated_on__isnull', False)), _connector='OR'), name='pages_declaration_whole_when_published')],
            },
        ),
        migrations.CreateModel(
            name='EasyPage',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('slot', models.PositiveSmallIntegerField(default=1, editable=False, unique=True)),
                ('title', models.CharField(max_length=80, verbose_name='tytuł')),
                ('lead', models.CharField(blank=True, max_length=120, verbose_name='pierwsze zdanie')),
                ('sign_language_url', models.URLField(blank=True, help_text='Adres filmu o urzędzie na stronie miasta.', verbose_name='film w języku migowym (PJM)')),
                ('is_published', models.BooleanField(default=False, verbose_name='opublikowana')),
                ('version', models.PositiveIntegerField(default=1, editable=False)),
                ('updated_at', models.DateTimeField(default=django.utils.timezone.now, editable=False, verbose_name='ostatnia zmiana')),
            ],
            options={
                'verbose_name': 'tekst łatwy do czytania',
                'verbose_name_plural': 'tekst łatwy do czytania (ETR)',
                'constraints': [models.CheckConstraint(condition=models.Q(('slot', 1)), name='pages_easypage_only_one')],
            },
        ),
        migrations.CreateModel(
            name='Page',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('title', models.CharField(max_length=160, verbose_name='tytuł')),
                ('path', models.CharField(error_messages={'unique': 'Pod tym adresem jest już inna strona. Wybierz inny.'}, max_length=200, unique=True, validators=[django.core.validators.RegexValidator('^[a-z0-9]+(?:-[a-z0-9]+)*(?:/[a-z0-9]+(?:-[a-z0-9]+)*)*\\Z', 'Adres to małe litery bez polskich znaków, cyfry i łączniki, na przykład „poradnik/klub-sportowy”.')], verbose_name='adres')),
                ('lead', models.CharField(blank=True, help_text='Co tu znajdzie czytelnik. Widać to pod tytułem i w wynikach wyszukiwania.', max_length=300, verbose_name='w jednym, dwóch zdaniach')),
                ('body', models.TextField(blank=True, verbose_name='treść')),
                ('menu_place', models.CharField(choices=[('none', 'nigdzie – prowadzą do niej tylko linki i wyszukiwarka'), ('main', 'w głównym menu'), ('footer', 'w stopce'), ('listed', 'na liście pod stroną nadrzędną')], default='none', max_length=10, verbose_name='gdzie ją pokazać')),
                ('order', models.PositiveSmallIntegerField(default=0, help_text='Mniejsza liczba stoi wyżej.', verbose_name='kolejność')),
                ('law_as_of', models.DateField(blank=True, help_text='Gdy strona mówi o przepisach: z którego dnia one są. Czytelnik to zobaczy.', null=True, verbose_name='stan prawny na dzień')),
                ('review_on', models.DateField(blank=True, help_text='Po tym dniu strona trafi na listę „do sprawdzenia”.', null=True, verbose_name='sprawdzić do dnia')),
                ('status', models.CharField(choices=[('draft', 'szkic'), ('published', 'opublikowana')], default='draft', max_length=10, verbose_name='stan')),
                ('published_at', models.DateTimeField(blank=True, editable=False, null=True, verbose_name='opublikowana')),
                ('version', models.PositiveIntegerField(default=1, editable=False)),
                ('created_at', models.DateTimeField(auto_now_add=True, verbose_name='dodana')),
                ('updated_at', models.DateTimeField(auto_now=True, verbose_name='zmieniona')),
                ('parent', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='children', to='pages.page', verbose_name='strona nadrzędna')),
            ],
            options={
                'verbose_name': 'strona',
                'verbose_name_plural': 'strony',
                'ordering': ['path'],
            },
        ),
        migrations.CreateModel(
            name='OldAddress',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('path', models.CharField(max_length=300, verbose_name='dawny adres')),
                ('key', models.CharField(editable=False, max_length=300, unique=True)),
                ('target', models.CharField(blank=True, max_length=300, verbose_name='adres w portalu')),
                ('created_at', models.DateTimeField(auto_now_add=True, verbose_name='dodany')),
                ('page', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='old_addresses', to='pages.page', verbose_name='strona')),
            ],
            options={
                'verbose_name': 'dawny adres',
                'verbose_name_plural': 'dawne adresy',
                'ordering': ['path'],
            },
        ),
        migrations.CreateModel(
            name='HistoricalPage',
            fields=[
                ('id', models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name='ID')),
                ('title', models.CharField(max_length=160, verbose_name='tytuł')),
                ('path', models.CharField(db_index=True, error_messages={'unique': 'Pod tym adresem jest już inna strona. Wybierz inny.'}, max_length=200, validators=[django.core.validators.RegexValidator('^[a-z0-9]+(?:-[a-z0-9]+)*(?:/[a-z0-9]+(?:-[a-z0-9]+)*)*\\Z', 'Adres to małe litery bez polskich znaków, cyfry i łączniki, na przykład „poradnik/klub-sportowy”.')], verbose_name='adres')),
                ('lead', models.CharField(blank=True, help_text='Co tu znajdzie czytelnik. Widać to pod tytułem i w wynikach wyszukiwania.', max_length=300, verbose_name='w jednym, dwóch zdaniach')),
                ('body', models.TextField(blank=True, verbose_name='treść')),
                ('menu_place', models.CharField(choices=[('none', 'nigdzie – prowadzą do niej tylko linki i wyszukiwarka'), ('main', 'w głównym menu'), ('footer', 'w stopce'), ('listed', 'na liście pod stroną nadrzędną')], default='none', max_length=10, verbose_name='gdzie ją pokazać')),
                ('order', models.PositiveSmallIntegerField(default=0, help_text='Mniejsza liczba stoi wyżej.', verbose_name='kolejność')),
                ('law_as_of', models.DateField(blank=True, help_text='Gdy strona mówi o przepisach: z którego dnia one są. Czytelnik to zobaczy.', null=True, verbose_name='stan prawny na dzień')),
                ('review_on', models.DateField(blank=True, help_text='Po tym dniu strona trafi na listę „do sprawdzenia”.', null=True, verbose_name='sprawdzić do dnia')),
                ('status', models.CharField(choices=[('draft', 'szkic'), ('published', 'opublikowana')], default='draft', max_length=10, verbose_name='stan')),
                ('published_at', models.DateTimeField(blank=True, editable=False, null=True, verbose_name='opublikowana')),
                ('version', models.PositiveIntegerField(default=1, editable=False)),
                ('history_id', models.AutoField(primary_key=True, serialize=False)),
                ('history_date', models.DateTimeField(db_index=True)),
                ('history_change_reason', models.CharField(max_length=100, null=True)),
                ('history_type', models.CharField(choices=[('+', 'Created'), ('~', 'Changed'), ('-', 'Deleted')], max_length=1)),
                ('history_user', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('parent', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pages.page', verbose_name='strona nadrzędna')),
            ],
            options={
                'verbose_name': 'wersja strony',
                'verbose_name_plural': 'historia strony',
                'ordering': ('-history_date', '-history_id'),
                'get_latest_by': ('history_date', 'history_id'),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name='Document',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('title', models.CharField(max_length=160, verbose_name='tytuł')),
                ('slug', models.SlugField(max_length=140, unique=True, verbose_name='adres')),
                ('kind', models.CharField(choices=[('template', 'wzór do wypełnienia'), ('rules', 'regulamin'), ('guide', 'poradnik'), ('other', 'inny dokument')], max_length=10, verbose_name='rodzaj')),
                ('summary', models.CharField(blank=True, help_text='Jedno, dwa zdania: kto i kiedy tego potrzebuje.', max_length=300, verbose_name='do czego służy')),
                ('file', models.FileField(storage=core.uploads.private_storage, upload_to='downloads/%Y/%m/', verbose_name='plik')),
                ('size', models.PositiveIntegerField(default=0, editable=False, verbose_name='rozmiar')),
                ('version_label', models.CharField(blank=True, help_text='Na przykład „2026” albo „2.1”.', max_length=40, verbose_name='wersja')),
                ('valid_from', models.DateField(blank=True, null=True, verbose_name='obowiązuje od')),
                ('valid_to', models.DateField(blank=True, help_text='Puste: do odwołania.', null=True, verbose_name='obowiązuje do')),
                ('version', models.PositiveIntegerField(default=1, editable=False)),
                ('created_at', models.DateTimeField(auto_now_add=True, verbose_name='dodany')),
                ('updated_at', models.DateTimeField(auto_now=True, verbose_name='zmieniony')),
                ('replaced_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='replaces', to='pages.document', verbose_name='nowsza wersja')),
                ('topic', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='documents', to='pages.documenttopic', verbose_name='temat')),
            ],
            options={
                'verbose_name': 'dokument',
                'verbose_name_plural': 'dokumenty',
                'ordering': ['title', '-pk'],
                'constraints': [models.CheckConstraint(condition=models.Q(('kind__in', ['template', 'rules', 'guide', 'other'])), name='pages_document_kind_known'), models.CheckConstraint(condition=models.Q(('valid_from__isnull', True), ('valid_to__isnull', True), ('valid_to__gte', models.F('valid_from')), _connector='OR'), name='pages_document_ends_after_start', violation_error_message='Koniec obowiązywania nie może być przed początkiem.'), models.CheckConstraint(condition=models.Q(('replaced_by__isnull', True), models.Q(('replaced_by', models.F('pk')), _negated=True), _connector='OR'), name='pages_document_not_replaced_by_itself', violation_error_message='Dokument nie może być nowszą wersją samego siebie.')],
            },
        ),
        migrations.CreateModel(
            name='EasyBlock',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('heading', models.CharField(max_length=60, verbose_name='nagłówek')),
                ('sentences', models.TextField(help_text='Każde zdanie w osobnej linii. Najwyżej 15 słów w zdaniu.', verbose_name='zdania')),
                ('icon', models.CharField(choices=[('info-circle', 'informacja'), ('house-door', 'dom, budynek'), ('people', 'ludzie'), ('telephone', 'telefon'), ('envelope', 'list, e-mail'), ('geo-alt', 'miejsce'), ('calendar3', 'kalendarz'), ('clock', 'zegar, godziny'), ('lightbulb', 'rada, pomysł'), ('mortarboard', 'nauka, szkolenie'), ('file-earmark-text', 'dokument'), ('gift', 'dotacja, pomoc'), ('heart', 'pomaganie'), ('person-wheelchair', 'dostępność'), ('megaphone', 'wiadomości'), ('search', 'szukanie')], default='info-circle', max_length=30, verbose_name='rysunek')),
                ('order', models.PositiveSmallIntegerField(default=0, verbose_name='kolejność')),
                ('page', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='blocks', to='pages.easypage', verbose_name='strona')),
            ],
            options={
                'verbose_name': 'część strony',
                'verbose_name_plural': 'części strony',
                'ordering': ['order', 'pk'],
                'constraints': [models.CheckConstraint(condition=models.Q(('icon__in', ['info-circle', 'house-door', 'people', 'telephone', 'envelope', 'geo-alt', 'calendar3', 'clock', 'lightbulb', 'mortarboard', 'file-earmark-text', 'gift', 'heart', 'person-wheelchair', 'megaphone', 'search'])), name='pages_easyblock_icon_known')],
            },
        ),
        migrations.AddConstraint(
            model_name='page',
            constraint=models.CheckConstraint(condition=models.Q(('status__in', ['draft', 'published'])), name='pages_page_status_known'),
        ),
        migrations.AddConstraint(
            model_name='page',
            constraint=models.CheckConstraint(condition=models.Q(('menu_place__in', ['none', 'main', 'footer', 'listed'])), name='pages_page_menu_place_known'),
        ),
        migrations.AddConstraint(
            model_name='page',
            constraint=models.CheckConstraint(condition=models.Q(('status', 'draft'), ('published_at__isnull', False), _connector='OR'), name='pages_page_published_has_moment'),
        ),
        migrations.AddConstraint(
            model_name='page',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('menu_place', 'listed'), _negated=True), ('parent__isnull', False), _connector='OR'), name='pages_page_listed_has_parent', violation_error_message='Wybierz stronę nadrzędną – to na jej liście stanie ta strona.'),
        ),
        migrations.AddConstraint(
            model_name='page',
            constraint=models.CheckConstraint(condition=models.Q(('parent__isnull', True), models.Q(('parent', models.F('pk')), _negated=True), _connector='OR'), name='pages_page_not_under_itself', violation_error_message='Strona nie może być swoją własną stroną nadrzędną.'),
        ),
        migrations.AddConstraint(
            model_name='oldaddress',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('page__isnull', False), ('target', '')), models.Q(('page__isnull', True), models.Q(('target', ''), _negated=True)), _connector='OR'), name='pages_oldaddress_leads_to_one_thing', violation_error_message='Dawny adres prowadzi albo do strony, albo do innego miejsca w portalu.'),
        ),
        migrations.AddConstraint(
            model_name='oldaddress',
            constraint=models.CheckConstraint(condition=models.Q(('key', ''), _negated=True), name='pages_oldaddress_has_a_key'),
        ),
        migrations.AddConstraint(
            model_name='oldaddress',
            constraint=models.CheckConstraint(condition=models.Q(('target', ''), models.Q(('target__startswith', '/'), models.Q(('target__startswith', '//'), _negated=True)), _connector='OR'), name='pages_oldaddress_stays_in_the_portal', violation_error_message='Nowy adres musi być w tym portalu.'),
        ),
    ]
