import core.mail.models
import django.core.validators
import django.db.models.deletion
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models

from core.search import schema


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='Heartbeat',
            fields=[
                ('name', models.CharField(max_length=50, primary_key=True, serialize=False)),
                ('seen_at', models.DateTimeField()),
            ],
        ),
        migrations.CreateModel(
            name='ListStamp',
            fields=[
                ('name', models.CharField(max_length=50, primary_key=True, serialize=False)),
                ('version', models.BigIntegerField(default=1)),
            ],
        ),
        migrations.CreateModel(
            name='Seeded',
            fields=[
                ('name', models.CharField(max_length=200, primary_key=True, serialize=False)),
                ('added_at', models.DateTimeField(default=django.utils.timezone.now)),
            ],
        ),
        migrations.CreateModel(
            name='SentForm',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('digest', models.CharField(max_length=64, unique=True)),
                ('object_id', models.BigIntegerField(null=True)),
                ('sent_at', models.DateTimeField(db_index=True, default=django.utils.timezone.now)),
            ],
        ),
        migrations.CreateModel(
            name='SharedBody',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('key', models.CharField(max_length=150, unique=True, verbose_name='klucz')),
                ('subject', models.CharField(max_length=250, verbose_name='temat')),
                ('text', models.TextField(verbose_name='treść')),
                ('html', models.TextField(verbose_name='treść HTML')),
                ('calendar', models.TextField(blank=True, default='', verbose_name='plik kalendarza')),
                ('good_until', models.DateTimeField(blank=True, null=True, verbose_name='ma sens do')),
                ('created_at', models.DateTimeField(auto_now_add=True, verbose_name='powstała')),
            ],
            options={
                'verbose_name': 'wspólna treść',
                'verbose_name_plural': 'wspólne treści',
            },
        ),
        migrations.CreateModel(
            name='AuditEvent',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('action', models.CharField(max_length=100, verbose_name='czynność')),
                ('object_kind', models.CharField(max_length=100, verbose_name='rodzaj')),
                ('object_id', models.CharField(max_length=64, verbose_name='numer')),
                ('object_label', models.CharField(max_length=250, verbose_name='czego dotyczy')),
                ('actor_id', models.BigIntegerField(null=True, verbose_name='numer konta')),
                ('details', models.JSONField(default=dict, verbose_name='szczegóły')),
                ('created_at', models.DateTimeField(auto_now_add=True, db_index=True, verbose_name='kiedy')),
            ],
            options={
                'verbose_name': 'wpis dziennika',
                'verbose_name_plural': 'dziennik zmian',
                'ordering': ['-created_at', '-pk'],
                'indexes': [models.Index(models.F('object_kind'), models.F('object_id'), name='core_audit_object')],
            },
        ),
        migrations.CreateModel(
            name='CaseClass',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('unit', models.CharField(default='OP', max_length=17, validators=[django.core.validators.RegexValidator('^[A-ZĄĆĘŁŃÓŚŹŻ]{1,8}(?:-[A-ZĄĆĘŁŃÓŚŹŻ]{1,8})?$', 'Wpisz znak wielkimi literami, na przykład OP albo ABC-A.')], verbose_name='znak biura')),
                ('symbol', models.CharField(max_length=5, validators=[django.core.validators.RegexValidator('^[0-9]{2,5}$', 'Symbol to od 2 do 5 cyfr, na przykład 524.')], verbose_name='symbol klasy')),
                ('title', models.CharField(max_length=200, verbose_name='hasło klasyfikacyjne')),
                ('archival_category', models.CharField(help_text='Na przykład B5, BE10 albo A. Od niej zależy, jak długo przechowujemy korespondencję ze znakiem.', max_length=4, validators=[django.core.validators.RegexValidator('^(A|Bc|BE?[0-9]{1,2})$', 'Wpisz kategorię, na przykład B5, BE10, Bc albo A.')], verbose_name='kategoria archiwalna')),
                ('numbering', models.CharField(choices=[('portal', 'nadaje portal, kolejny numer'), ('by_hand', 'tylko wpisywane, numer nadaje inny system')], default='portal', max_length=10, verbose_name='numery')),
                ('valid_from', models.DateField(verbose_name='obowiązuje od')),
                ('valid_to', models.DateField(blank=True, help_text='Puste: nadal obowiązuje.', null=True, verbose_name='obowiązuje do')),
            ],
            options={
                'verbose_name': 'klasa z wykazu akt',
                'verbose_name_plural': 'klasy z wykazu akt',
                'ordering': ['unit', 'symbol', '-valid_from'],
                'constraints': [models.UniqueConstraint(fields=('unit', 'symbol', 'valid_from'), name='core_caseclass_once_from_a_day', violation_error_message='Ta klasa jest już na liście z tym samym dniem początku.'), models.CheckConstraint(condition=models.Q(('valid_to__isnull', True), ('valid_to__gte', models.F('valid_from')), _connector='OR'), name='core_caseclass_ends_after_start', violation_error_message='Koniec obowiązywania musi być po początku.'), models.CheckConstraint(condition=models.Q(('numbering__in', ['portal', 'by_hand'])), name='core_caseclass_numbering_known'), models.CheckConstraint(condition=models.Q(('symbol__regex', '^[0-9]{2,5}$')), name='core_caseclass_symbol_is_digits')],
            },
        ),
        migrations.CreateModel(
            name='CaseCounter',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('unit', models.CharField(max_length=17)),
                ('symbol', models.CharField(max_length=5)),
                ('subfolder', models.PositiveIntegerField(default=0)),
                ('year', models.PositiveSmallIntegerField()),
                ('last', models.PositiveIntegerField(default=0)),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('unit', 'symbol', 'subfolder', 'year'), name='core_casecounter_one_each')],
            },
        ),
        migrations.CreateModel(
            name='CaseMark',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('unit', models.CharField(max_length=17, verbose_name='znak biura')),
                ('symbol', models.CharField(max_length=5, verbose_name='symbol klasy')),
                ('subfolder', models.PositiveIntegerField(default=0, verbose_name='numer teczki')),
                ('number', models.PositiveIntegerField(verbose_name='numer')),
                ('year', models.PositiveSmallIntegerField(verbose_name='rok')),
                ('initials', models.CharField(blank=True, max_length=4, verbose_name='inicjały')),
                ('origin', models.CharField(choices=[('portal', 'nadany przez portal'), ('typed', 'wpisany')], max_length=10, verbose_name='skąd numer')),
                ('keep_years', models.PositiveSmallIntegerField(blank=True, null=True, verbose_name='lat przechowywania')),
                ('object_kind', models.CharField(max_length=100, verbose_name='rodzaj')),
                ('object_id', models.BigIntegerField(verbose_name='numer tego, czego dotyczy')),
                ('object_label', models.CharField(max_length=250, verbose_name='czego dotyczy')),
                ('given_at', models.DateTimeField(auto_now_add=True, verbose_name='nadany')),
                ('withdrawn_at', models.DateTimeField(blank=True, null=True, verbose_name='wycofany')),
                ('withdrawn_reason', models.CharField(blank=True, max_length=250, verbose_name='powód wycofania')),
            ],
            options={
                'verbose_name': 'znak sprawy',
                'verbose_name_plural': 'spis spraw',
                'ordering': ['-year', 'unit', 'symbol', 'subfolder', '-number'],
                'constraints': [models.UniqueConstraint(fields=('unit', 'symbol', 'subfolder', 'year', 'number'), name='core_casemark_number_once', violation_error_message='Ten znak ma już inna sprawa.'), models.UniqueConstraint(condition=models.Q(('withdrawn_at__isnull', True)), fields=('object_kind', 'object_id'), name='core_casemark_one_standing_each', violation_error_message='Ta sprawa ma już znak.'), models.CheckConstraint(condition=models.Q(('number__gte', 1)), name='core_casemark_number_positive'), models.CheckConstraint(condition=models.Q(('year__range', (1000, 9999))), name='core_casemark_year_of_four_digits'), models.CheckConstraint(condition=models.Q(('origin__in', ['portal', 'typed'])), name='core_casemark_origin_known'), models.CheckConstraint(condition=models.Q(('initials', ''), ('initials__regex', '^[A-ZĄĆĘŁŃÓŚŹŻ]{2,4}$'), _connector='OR'), name='core_casemark_initials_letters'), models.CheckConstraint(condition=models.Q(models.Q(('withdrawn_at__isnull', True), ('withdrawn_reason', '')), models.Q(('withdrawn_at__isnull', False), models.Q(('withdrawn_reason', ''), _negated=True)), _connector='OR'), name='core_casemark_withdrawn_has_reason')],
            },
        ),
        migrations.CreateModel(
            name='Clause',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('version', models.PositiveIntegerField(editable=False, verbose_name='wersja')),
                ('status', models.CharField(choices=[('draft', 'szkic'), ('current', 'obowiązuje'), ('former', 'wcześniejsza')], default='draft', editable=False, max_length=10, verbose_name='stan')),
                ('edition', models.PositiveIntegerField(default=1, editable=False)),
                ('created_at', models.DateTimeField(default=django.utils.timezone.now, editable=False, verbose_name='szkic od')),
                ('updated_at', models.DateTimeField(default=django.utils.timezone.now, editable=False, verbose_name='ostatnia zmiana')),
                ('published_at', models.DateTimeField(blank=True, editable=False, null=True, verbose_name='opublikowana')),
                ('replaced_at', models.DateTimeField(blank=True, editable=False, null=True, verbose_name='zastąpiona')),
                ('process', models.CharField(editable=False, max_length=60, verbose_name='proces')),
                ('administrator', models.TextField(blank=True, verbose_name='kto odpowiada za dane')),
                ('dpo', models.TextField(blank=True, help_text='Jak można się z nim skontaktować.', verbose_name='inspektor ochrony danych')),
                ('data', models.TextField(blank=True, verbose_name='jakie dane')),
                ('purpose', models.TextField(blank=True, verbose_name='po co')),
                ('basis', models.TextField(blank=True, verbose_name='podstawa prawna')),
                ('recipients', models.TextField(blank=True, verbose_name='kto je zobaczy')),
                ('transfers', models.TextField(blank=True, help_text='Państwa poza Europą, decyzje automatyczne, profilowanie.', verbose_name='przekazywanie dalej')),
                ('period', models.TextField(blank=True, help_text='Terminy, których pilnuje sam portal, dopiszą się same. Tu wpisz, co jeszcze trzeba powiedzieć.', verbose_name='jak długo')),
                ('kept', models.TextField(blank=True, editable=False, verbose_name='co usuwa sam portal')),
                ('voluntary', models.TextField(blank=True, help_text='I co się stanie, gdy ktoś ich nie poda.', verbose_name='czy trzeba je podać')),
                ('rights', models.TextField(blank=True, verbose_name='prawa')),
                ('complaint', models.TextField(blank=True, verbose_name='skarga')),
            ],
            options={
                'verbose_name': 'klauzula o danych',
                'verbose_name_plural': 'klauzule o danych',
                'ordering': ['process', '-version'],
                'constraints': [models.UniqueConstraint(fields=('process', 'version'), name='core_clause_version_once'), models.UniqueConstraint(condition=models.Q(('status', 'draft')), fields=('process', 'status'), name='core_clause_one_draft'), models.UniqueConstraint(condition=models.Q(('status', 'current')), fields=('process', 'status'), name='core_clause_one_current'), models.CheckConstraint(condition=models.Q(('status__in', ['draft', 'current', 'former'])), name='core_clause_status_known'), models.CheckConstraint(condition=models.Q(models.Q(('published_at', None), ('replaced_at', None), ('status', 'draft')), models.Q(('published_at__isnull', False), ('replaced_at', None), ('status', 'current')), models.Q(('published_at__isnull', False), ('replaced_at__gte', models.F('published_at')), ('replaced_at__isnull', False), ('status', 'former')), _connector='OR'), name='core_clause_times_fit_status')],
            },
        ),
        migrations.CreateModel(
            name='SearchDocument',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(max_length=40)),
                ('object_id', models.BigIntegerField()),
                ('title', models.CharField(max_length=300)),
                ('summary', models.TextField(blank=True)),
                ('body', models.TextField(blank=True)),
                ('url', models.CharField(max_length=300)),
                ('published_at', models.DateTimeField(null=True)),
                ('title_keys', models.TextField(blank=True)),
                ('body_keys', models.TextField(blank=True)),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('kind', 'object_id'), name='core_searchdocument_one_per_object')],
            },
        ),
        migrations.CreateModel(
            name='SearchForm',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('form', models.CharField(max_length=80)),
                ('key', models.CharField(max_length=80)),
                ('word', models.CharField(max_length=80)),
            ],
            options={
                'indexes': [models.Index(fields=['form'], name='core_searchform_by_form')],
                'constraints': [models.UniqueConstraint(fields=('key', 'form'), name='core_searchform_one_per_pair')],
            },
        ),
        migrations.CreateModel(
            name='Suppression',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('digest', models.CharField(max_length=64, unique=True, verbose_name='skrót adresu')),
                ('reason', models.CharField(choices=[('no_such_address', 'serwer odbiorcy nie zna adresu'), ('bounced', 'listy wracają'), ('office', 'decyzja biura')], max_length=20, verbose_name='powód')),
                ('created_at', models.DateTimeField(auto_now_add=True, verbose_name='od')),
            ],
            options={
                'verbose_name': 'wstrzymany adres',
                'verbose_name_plural': 'wstrzymane adresy',
                'ordering': ['-created_at', '-pk'],
                'constraints': [models.CheckConstraint(condition=models.Q(('reason__in', ['no_such_address', 'bounced', 'office'])), name='core_suppression_reason_valid')],
            },
        ),
        migrations.CreateModel(
            name='Picture',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('small', models.FileField(upload_to='images/%Y/%m/', verbose_name='320 px')),
                ('medium', models.FileField(upload_to='images/%Y/%m/', verbose_name='640 px')),
                ('large', models.FileField(upload_to='images/%Y/%m/', verbose_name='1280 px')),
                ('width', models.PositiveIntegerField(verbose_name='szerokość')),
                ('height', models.PositiveIntegerField(verbose_name='wysokość')),
                ('alt', models.CharField(blank=True, help_text='Jedno zdanie o tym, co widać. Przeczyta je czytnik ekranu.', max_length=250, verbose_name='opis obrazu')),
                ('is_decorative', models.BooleanField(default=False, verbose_name='obraz tylko ozdobny')),
                ('uploaded_at', models.DateTimeField(auto_now_add=True, verbose_name='dodane')),
                ('uploaded_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='dodane przez')),
            ],
            options={
                'verbose_name': 'obraz',
                'verbose_name_plural': 'obrazy',
                'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('alt', ''), ('is_decorative', True)), models.Q(('is_decorative', False), models.Q(('alt', ''), _negated=True)), _connector='OR'), name='core_picture_alt_or_decorative', violation_error_message='Opisz obraz jednym zdaniem albo zaznacz, że jest tylko ozdobny.')],
            },
        ),
        migrations.CreateModel(
            name='Letter',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('key', models.CharField(max_length=200, verbose_name='klucz')),
                ('kind', models.CharField(max_length=100, verbose_name='rodzaj')),
                ('to', models.CharField(max_length=254, verbose_name='adresat')),
                ('reply_to', models.CharField(blank=True, max_length=254, verbose_name='odpowiedzi na adres')),
                ('subject', models.CharField(max_length=250, verbose_name='temat')),
                ('text', models.TextField(blank=True, verbose_name='treść')),
                ('html', models.TextField(blank=True, verbose_name='treść HTML')),
                ('calendar', models.TextField(blank=True, default='', verbose_name='plik kalendarza')),
                ('substitutions', models.JSONField(blank=True, default=dict, verbose_name='wstawki')),
                ('is_automatic', models.BooleanField(default=True, verbose_name='wysłany przez portal, nie przez osobę')),
                ('is_confidential', models.BooleanField(default=False, help_text='Zawiera hasło jednorazowe albo link, którego nikt inny nie powinien użyć.', verbose_name='tylko dla adresata')),
                ('priority', models.PositiveSmallIntegerField(choices=[(0, 'list do jednej osoby'), (1, 'wysyłka do wielu osób')], default=0, verbose_name='pierwszeństwo')),
                ('token', models.CharField(default=core.mail.models.new_token, max_length=32, verbose_name='znak listu')),
                ('status', models.CharField(choices=[('queued', 'czeka'), ('claimed', 'przydzielony'), ('sending', 'w trakcie wysyłania'), ('sent', 'wysłany'), ('failed', 'niewysłany'), ('undecided', 'niepewny'), ('suppressed', 'wstrzymany')], default='queued', max_length=12, verbose_name='stan')),
                ('reason', models.CharField(blank=True, choices=[('unreachable', 'serwer poczty nie odpowiada'), ('later', 'serwer poczty prosi, by spróbować później'), ('no_such_address', 'serwer odbiorcy nie zna tego adresu'), ('refused', 'serwer poczty odmówił przyjęcia listu'), ('bad_address', 'adres jest niepoprawny'), ('unbuildable', 'listu nie udało się złożyć'), ('bounced', 'list wrócił do nas'), ('gave_up', 'przez trzy dni nie udało się go wysłać'), ('interrupted', 'wysyłka została przerwana, nie wiemy, czy list dotarł'), ('on_the_list', 'adres jest na liście wstrzymanych'), ('too_late', 'minął termin, o którym mówił list')], max_length=20, verbose_name='przyczyna')),
                ('answer', models.CharField(blank=True, max_length=16, verbose_name='odpowiedź serwera')),
                ('attempts', models.PositiveSmallIntegerField(default=0, verbose_name='nieudane próby')),
                ('queued_at', models.DateTimeField(default=django.utils.timezone.now, verbose_name='w kolejce od')),
                ('next_attempt_at', models.DateTimeField(default=django.utils.timezone.now, verbose_name='następna próba')),
                ('claimed_by', models.CharField(blank=True, max_length=32, verbose_name='wysyła proces')),
                ('lease_until', models.DateTimeField(blank=True, null=True, verbose_name='przydzielony do')),
                ('sent_at', models.DateTimeField(blank=True, null=True, verbose_name='wysłany')),
                ('created_at', models.DateTimeField(auto_now_add=True, verbose_name='powstał')),
                ('body', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.CASCADE, to='core.sharedbody', verbose_name='wspólna treść')),
            ],
            options={
                'verbose_name': 'list',
                'verbose_name_plural': 'listy',
                'ordering': ['-created_at', '-pk'],
                'indexes': [models.Index(models.F('status'), models.F('priority'), models.F('next_attempt_at'), name='core_letter_queue'), models.Index(models.F('claimed_by'), name='core_letter_claimed_by'), models.Index(models.F('kind'), models.F('created_at'), name='core_letter_kind'), models.Index(models.F('created_at'), name='core_letter_created_at'), models.Index(models.F('sent_at'), name='core_letter_sent_at')],
                'constraints': [models.UniqueConstraint(fields=('key',), name='core_letter_one_per_key'), models.UniqueConstraint(fields=('token',), name='core_letter_one_per_token'), models.CheckConstraint(condition=models.Q(('status__in', ['queued', 'claimed', 'sending', 'sent', 'failed', 'undecided', 'suppressed'])), name='core_letter_status_valid'), models.CheckConstraint(condition=models.Q(('reason__in', ['', 'unreachable', 'later', 'no_such_address', 'refused', 'bad_address', 'unbuildable', 'bounced', 'gave_up', 'interrupted', 'on_the_list', 'too_late'])), name='core_letter_reason_valid'), models.CheckConstraint(condition=models.Q(('priority__in', [0, 1])), name='core_letter_priority_valid'), models.CheckConstraint(condition=models.Q(models.Q(('status', 'sent'), _negated=True), ('sent_at__isnull', False), _connector='OR'), name='core_letter_sent_has_time'), models.CheckConstraint(condition=models.Q(models.Q(('lease_until__isnull', False), ('status__in', ['claimed', 'sending']), models.Q(('claimed_by', ''), _negated=True)), models.Q(models.Q(('status__in', ['claimed', 'sending']), _negated=True), ('lease_until__isnull', True)), _connector='OR'), name='core_letter_held_by_somebody'), models.CheckConstraint(condition=models.Q(models.Q(('status__in', ['failed', 'undecided', 'suppressed']), _negated=True), models.Q(('reason', ''), _negated=True), _connector='OR'), name='core_letter_trouble_has_reason')],
            },
        ),
        # The columns and tables that the database searches in, each database its own.
        migrations.RunPython(schema.create, schema.drop),
    ]
