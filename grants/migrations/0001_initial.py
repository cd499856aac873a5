import core.files.uploads
import datetime
import django.core.validators
import django.db.models.deletion
import django.db.models.functions.comparison
import django.db.models.functions.text
import django.utils.timezone
from decimal import Decimal
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('organizations', '0001_initial'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='AlertProfile',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('email', models.EmailField(blank=True, max_length=254, verbose_name='adres e-mail')),
                ('clause', models.TextField(verbose_name='treść zgody')),
                ('clause_version', models.PositiveIntegerField(default=0, verbose_name='wersja klauzuli o danych')),
                ('consented_at', models.DateTimeField(default=django.utils.timezone.now, verbose_name='zgoda')),
                ('confirmed_at', models.DateTimeField(blank=True, null=True, verbose_name='adres potwierdzony')),
                ('stopped_at', models.DateTimeField(blank=True, null=True, verbose_name='rezygnacja')),
                ('told_on', models.DateField(blank=True, null=True, verbose_name='ostatni list')),
                ('created_at', models.DateTimeField(auto_now_add=True, verbose_name='od')),
                ('organization', models.OneToOneField(blank=True, null=True, on_delete=django.db.models.deletion.CASCADE, related_name='alerts', to='organizations.organization', verbose_name='organizacja')),
                ('themes', models.ManyToManyField(blank=True, related_name='+', to='organizations.theme', verbose_name='tematy')),
                ('user', models.OneToOneField(blank=True, null=True, on_delete=django.db.models.deletion.CASCADE, related_name='alerts', to=settings.AUTH_USER_MODEL, verbose_name='konto')),
            ],
            options={
                'verbose_name': 'powiadomienia o naborach',
                'verbose_name_plural': 'powiadomienia o naborach',
                'ordering': ['-created_at', '-pk'],
            },
        ),
        migrations.CreateModel(
            name='AlertForm',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('form', models.CharField(choices=[('association', 'stowarzyszenie'), ('ordinary_association', 'stowarzyszenie zwykłe'), ('branch', 'oddział lub jednostka terenowa'), ('union_of_associations', 'związek stowarzyszeń'), ('foundation', 'fundacja'), ('student_sports_club', 'uczniowski klub sportowy'), ('sports_club', 'klub sportowy'), ('sports_company', 'klub sportowy – spółka niedziałająca dla zysku'), ('volunteer_fire_brigade', 'ochotnicza straż pożarna'), ('rural_womens_circle', 'koło gospodyń wiejskich'), ('social_cooperative', 'spółdzielnia socjalna'), ('church_body', 'kościelna osoba prawna'), ('non_profit_company', 'spółka niedziałająca dla zysku'), ('local_governments_association', 'stowarzyszenie jednostek samorządu'), ('farmers_circle', 'kółko rolnicze'), ('other', 'inna forma'), ('informal', 'grupa nieformalna')], max_length=40, verbose_name='forma prawna')),
                ('profile', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='forms', to='grants.alertprofile', verbose_name='powiadomienia')),
            ],
            options={
                'verbose_name': 'forma prawna w powiadomieniach',
                'verbose_name_plural': 'formy prawne w powiadomieniach',
                'ordering': ['pk'],
            },
        ),
        migrations.CreateModel(
            name='Call',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('status_changed_at', models.DateTimeField(default=django.utils.timezone.now, verbose_name='stan od')),
                ('status_reason', models.TextField(blank=True, verbose_name='powód')),
                ('version', models.PositiveIntegerField(default=1, editable=False)),
                ('created_at', models.DateTimeField(auto_now_add=True, verbose_name='dodano')),
                ('updated_at', models.DateTimeField(auto_now=True, verbose_name='zmieniono')),
                ('published_at', models.DateTimeField(blank=True, editable=False, null=True, verbose_name='opublikowano')),
                ('title', models.CharField(max_length=200, verbose_name='tytuł')),
                ('slug', models.SlugField(max_length=140, unique=True, verbose_name='adres')),
                ('kind', models.CharField(choices=[('open_contest', 'otwarty konkurs ofert'), ('small_grant', 'mały grant'), ('local_initiative', 'inicjatywa lokalna'), ('regranting', 'regranting'), ('other', 'inny nabór')], default='open_contest', max_length=20, verbose_name='rodzaj')),
                ('source', models.CharField(choices=[('city', 'miasto'), ('region', 'województwo'), ('country', 'budżet państwa'), ('eu', 'Unia Europejska'), ('private', 'fundacje i firmy')], default='city', max_length=10, verbose_name='skąd są pieniądze')),
                ('funder', models.CharField(default='Miasto Leszno', max_length=160, verbose_name='kto ogłasza')),
                ('lead', models.CharField(blank=True, help_text='Na co i dla kogo. Widać to na liście.', max_length=300, verbose_name='w jednym zdaniu')),
                ('body', models.TextField(blank=True, verbose_name='opis')),
                ('is_for_informal', models.BooleanField(default=False, verbose_name='także grupy nieformalne')),
                ('applicants_note', models.CharField(blank=True, max_length=300, verbose_name='kto może się zgłosić – dopisek')),
                ('deadline', models.CharField(choices=[('set', 'do podanego dnia i godziny'), ('open_ended', 'nabór ciągły, do odwołania'), ('unknown', 'termin nieznany (dawny nabór)')], default='set', max_length=10, verbose_name='termin')),
                ('opens_at', models.DateTimeField(blank=True, null=True, verbose_name='nabór od')),
                ('closes_at', models.DateTimeField(blank=True, null=True, verbose_name='nabór do')),
                ('results_on', models.DateField(blank=True, null=True, verbose_name='wyniki najpóźniej')),
                ('project_from', models.DateField(blank=True, null=True, verbose_name='działania od')),
                ('project_to', models.DateField(blank=True, null=True, verbose_name='działania do')),
                ('pool', models.DecimalField(blank=True, decimal_places=2, max_digits=12, null=True, validators=[django.core.validators.MinValueValidator(0)], verbose_name='pula')),
                ('grant_from', models.DecimalField(blank=True, decimal_places=2, max_digits=12, null=True, validators=[django.core.validators.MinValueValidator(0)], verbose_name='dotacja od')),
                ('grant_to', models.DecimalField(blank=True, decimal_places=2, max_digits=12, null=True, validators=[django.core.validators.MinValueValidator(0)], verbose_name='dotacja do')),
                ('own_share', models.DecimalField(blank=True, decimal_places=2, help_text='Najmniejszy wymagany. 0: niepotrzebny. Puste: nie podano.', max_digits=5, null=True, validators=[django.core.validators.MinValueValidator(0), django.core.validators.MaxValueValidator(100)], verbose_name='wkład własny (%)')),
                ('area', models.CharField(blank=True, max_length=160, verbose_name='gdzie mają być działania')),
                ('form_url', models.URLField(blank=True, max_length=500, verbose_name='generator lub formularz')),
                ('bip_url', models.URLField(blank=True, max_length=500, verbose_name='ogłoszenie w BIP')),
                ('bip_on', models.DateField(blank=True, null=True, verbose_name='w BIP od')),
                ('board_on', models.DateField(blank=True, null=True, verbose_name='na tablicy ogłoszeń od')),
                ('site_on', models.DateField(blank=True, null=True, verbose_name='na stronie internetowej od')),
                ('contact', models.TextField(blank=True, max_length=600, verbose_name='kto odpowie na pytania')),
                ('legal_as_of', models.DateField(blank=True, null=True, verbose_name='stan prawny na dzień')),
                ('source_url', models.URLField(blank=True, max_length=500, verbose_name='źródło')),
                ('settled_at', models.DateTimeField(blank=True, editable=False, null=True, verbose_name='rozstrzygnięty')),
                ('results_note', models.TextField(blank=True, max_length=3000, verbose_name='o wynikach')),
                ('results_url', models.URLField(blank=True, max_length=500, verbose_name='ogłoszenie wyników')),
                ('status', models.CharField(choices=[('draft', 'szkic'), ('published', 'opublikowany'), ('withdrawn', 'wycofany')], default='draft', max_length=10, verbose_name='stan')),
                ('sequence', models.PositiveIntegerField(default=0, editable=False, verbose_name='numer zmiany w kalendarzach')),
                ('spheres', models.ManyToManyField(blank=True, related_name='calls', to='organizations.sphere', verbose_name='sfery zadań publicznych')),
                ('themes', models.ManyToManyField(blank=True, related_name='calls', to='organizations.theme', verbose_name='tematy')),
            ],
            options={
                'verbose_name': 'nabór',
                'verbose_name_plural': 'nabory',
                'ordering': ['-closes_at', '-pk'],
            },
        ),
        migrations.CreateModel(
            name='AlertRound',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(choices=[('new', 'nowy nabór'), ('days14', '14 dni do końca'), ('days3', '3 dni do końca')], max_length=10, verbose_name='po co')),
                ('deadline_on', models.DateField(blank=True, null=True, verbose_name='termin')),
                ('matched', models.PositiveIntegerField(default=0, verbose_name='dla ilu')),
                ('done_at', models.DateTimeField(default=django.utils.timezone.now, verbose_name='kiedy')),
                ('call', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='alert_rounds', to='grants.call', verbose_name='nabór')),
            ],
            options={
                'verbose_name': 'rozesłanie naboru',
                'verbose_name_plural': 'rozesłane nabory',
                'ordering': ['-done_at', '-pk'],
            },
        ),
        migrations.CreateModel(
            name='AlertItem',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(choices=[('new', 'nowy nabór'), ('days14', '14 dni do końca'), ('days3', '3 dni do końca')], max_length=10, verbose_name='po co')),
                ('deadline_on', models.DateField(blank=True, null=True, verbose_name='termin')),
                ('letter_key', models.CharField(blank=True, default='', max_length=60, verbose_name='list')),
                ('told_until', models.DateTimeField(blank=True, null=True, verbose_name='termin podany w liście')),
                ('created_at', models.DateTimeField(default=django.utils.timezone.now, verbose_name='kiedy')),
                ('profile', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.CASCADE, related_name='items', to='grants.alertprofile', verbose_name='powiadomienia')),
                ('call', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='alert_items', to='grants.call', verbose_name='nabór')),
            ],
            options={
                'verbose_name': 'nabór w powiadomieniach',
                'verbose_name_plural': 'nabory w powiadomieniach',
                'ordering': ['pk'],
            },
        ),
        migrations.CreateModel(
            name='CallApplicant',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('legal_form', models.CharField(choices=[('association', 'stowarzyszenie'), ('ordinary_association', 'stowarzyszenie zwykłe'), ('branch', 'oddział lub jednostka terenowa'), ('union_of_associations', 'związek stowarzyszeń'), ('foundation', 'fundacja'), ('student_sports_club', 'uczniowski klub sportowy'), ('sports_club', 'klub sportowy'), ('sports_company', 'klub sportowy – spółka niedziałająca dla zysku'), ('volunteer_fire_brigade', 'ochotnicza straż pożarna'), ('rural_womens_circle', 'koło gospodyń wiejskich'), ('social_cooperative', 'spółdzielnia socjalna'), ('church_body', 'kościelna osoba prawna'), ('non_profit_company', 'spółka niedziałająca dla zysku'), ('local_governments_association', 'stowarzyszenie jednostek samorządu'), ('farmers_circle', 'kółko rolnicze'), ('other', 'inna forma')], max_length=40, verbose_name='forma prawna')),
                ('call', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='applicants', to='grants.call', verbose_name='nabór')),
            ],
            options={
                'verbose_name': 'kto może się zgłosić',
                'verbose_name_plural': 'kto może się zgłosić',
                'ordering': ['pk'],
            },
        ),
        migrations.CreateModel(
            name='CallAttachment',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('title', models.CharField(max_length=160, verbose_name='tytuł')),
                ('file', models.FileField(storage=core.files.uploads.private_storage, upload_to='calls/%Y/%m/', verbose_name='plik')),
                ('size', models.PositiveIntegerField(default=0, editable=False, verbose_name='rozmiar w bajtach')),
                ('order', models.PositiveSmallIntegerField(default=0, verbose_name='kolejność')),
                ('call', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='attachments', to='grants.call', verbose_name='nabór')),
            ],
            options={
                'verbose_name': 'załącznik',
                'verbose_name_plural': 'załączniki',
                'ordering': ['order', 'pk'],
            },
        ),
        migrations.CreateModel(
            name='CallResult',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('name', models.CharField(blank=True, max_length=200, verbose_name='nazwa spoza bazy')),
                ('task', models.CharField(blank=True, max_length=300, verbose_name='na co')),
                ('amount', models.DecimalField(decimal_places=2, max_digits=12, validators=[django.core.validators.MinValueValidator(Decimal('0.01'), 'Podaj kwotę większą od zera.')], verbose_name='kwota')),
                ('call', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='results', to='grants.call', verbose_name='nabór')),
                ('organization', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='grants', to='organizations.organization', verbose_name='organizacja')),
            ],
            options={
                'verbose_name': 'przyznana dotacja',
                'verbose_name_plural': 'przyznane dotacje',
                'ordering': ['-amount', 'pk'],
            },
        ),
        migrations.CreateModel(
            name='FormerDeadline',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('closes_at', models.DateTimeField(blank=True, null=True, verbose_name='poprzedni termin')),
                ('reason', models.TextField(max_length=600, verbose_name='powód zmiany')),
                ('moved_at', models.DateTimeField(default=django.utils.timezone.now, verbose_name='kiedy zmieniony')),
                ('call', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='former_deadlines', to='grants.call', verbose_name='nabór')),
            ],
            options={
                'verbose_name': 'poprzedni termin',
                'verbose_name_plural': 'poprzednie terminy',
                'ordering': ['-moved_at', '-pk'],
            },
        ),
        migrations.CreateModel(
            name='LegalLimits',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('legal_as_of', models.DateField(verbose_name='stan prawny na dzień')),
                ('basis', models.CharField(blank=True, max_length=300, verbose_name='podstawa prawna')),
                ('contest_days', models.PositiveSmallIntegerField(default=21, help_text='Liczone od ostatniego z trzech ogłoszeń: w BIP, na tablicy, na stronie internetowej.', validators=[django.core.validators.MinValueValidator(1)], verbose_name='konkurs: dni od ogłoszenia do terminu')),
                ('small_grant_amount', models.DecimalField(decimal_places=2, max_digits=10, validators=[django.core.validators.MinValueValidator(1)], verbose_name='mały grant: najwyższa kwota')),
                ('small_grant_days', models.PositiveSmallIntegerField(validators=[django.core.validators.MinValueValidator(1)], verbose_name='mały grant: najwięcej dni realizacji')),
                ('small_grant_yearly', models.DecimalField(decimal_places=2, max_digits=10, validators=[django.core.validators.MinValueValidator(1)], verbose_name='małe granty: najwyższa kwota dla jednej organizacji w roku')),
                ('remark_days', models.PositiveSmallIntegerField(validators=[django.core.validators.MinValueValidator(1)], verbose_name='mały grant: ile dni każdy może zgłosić uwagi')),
            ],
            options={
                'verbose_name': 'limity z ustawy',
                'verbose_name_plural': 'limity z ustawy',
                'constraints': [models.CheckConstraint(condition=models.Q(('pk', 1)), name='grants_legallimits_one_row'), models.CheckConstraint(condition=models.Q(('contest_days__gte', 1), ('remark_days__gte', 1), ('small_grant_amount__gt', 0), ('small_grant_days__gte', 1), ('small_grant_yearly__gt', 0)), name='grants_legallimits_positive', violation_error_message='Limity muszą być większe od zera.'), models.CheckConstraint(condition=models.Q(('small_grant_yearly__gte', models.F('small_grant_amount'))), name='grants_legallimits_year_holds_one_grant', violation_error_message='Limit na rok nie może być mniejszy od kwoty jednej dotacji.')],
            },
        ),
        migrations.CreateModel(
            name='OldCallAddress',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('slug', models.SlugField(max_length=140, unique=True, verbose_name='dawny adres')),
                ('call', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='old_addresses', to='grants.call', verbose_name='nabór')),
            ],
            options={
                'verbose_name': 'dawny adres naboru',
                'verbose_name_plural': 'dawne adresy naborów',
            },
        ),
        migrations.CreateModel(
            name='SmallGrantOffer',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('status_changed_at', models.DateTimeField(default=django.utils.timezone.now, verbose_name='stan od')),
                ('status_reason', models.TextField(blank=True, verbose_name='powód')),
                ('version', models.PositiveIntegerField(default=1, editable=False)),
                ('created_at', models.DateTimeField(auto_now_add=True, verbose_name='dodano')),
                ('updated_at', models.DateTimeField(auto_now=True, verbose_name='zmieniono')),
                ('title', models.CharField(max_length=200, verbose_name='nazwa zadania')),
                ('slug', models.SlugField(editable=False, max_length=140, unique=True, verbose_name='adres')),
                ('name', models.CharField(blank=True, help_text='Puste: nazwa z bazy.', max_length=200, verbose_name='nazwa organizacji')),
                ('summary', models.TextField(max_length=3000, verbose_name='o zadaniu')),
                ('amount', models.DecimalField(decimal_places=2, max_digits=10, validators=[django.core.validators.MinValueValidator(Decimal('0.01'))], verbose_name='kwota dotacji')),
                ('starts_on', models.DateField(verbose_name='początek zadania')),
                ('ends_on', models.DateField(verbose_name='koniec zadania')),
                ('received_on', models.DateField(verbose_name='oferta wpłynęła')),
                ('bip_url', models.URLField(blank=True, max_length=500, verbose_name='oferta w BIP')),
                ('file', models.FileField(blank=True, storage=core.files.uploads.private_storage, upload_to='calls/offers/%Y/%m/', verbose_name='treść oferty')),
                ('status', models.CharField(choices=[('draft', 'szkic'), ('posted', 'opublikowana'), ('granted', 'dotacja przyznana'), ('refused', 'bez dotacji'), ('withdrawn', 'wycofana')], default='draft', editable=False, max_length=10, verbose_name='stan')),
                ('posted_at', models.DateTimeField(blank=True, editable=False, null=True, verbose_name='opublikowana')),
                ('remarks_until', models.DateTimeField(blank=True, editable=False, null=True, verbose_name='uwagi do')),
                ('decided_at', models.DateTimeField(blank=True, editable=False, null=True, verbose_name='rozstrzygnięta')),
                ('decision_note', models.TextField(blank=True, editable=False, max_length=2000, verbose_name='uzasadnienie')),
                ('call', models.ForeignKey(blank=True, limit_choices_to={'kind': 'small_grant'}, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='offers', to='grants.call', verbose_name='nabór')),
                ('organization', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='offers', to='organizations.organization', verbose_name='organizacja')),
            ],
            options={
                'verbose_name': 'oferta na mały grant',
                'verbose_name_plural': 'oferty na małe granty',
                'ordering': ['-posted_at', '-pk'],
            },
        ),
        migrations.CreateModel(
            name='Remark',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('name', models.CharField(blank=True, max_length=150, verbose_name='imię i nazwisko albo nazwa')),
                ('email', models.EmailField(blank=True, max_length=254, verbose_name='e-mail')),
                ('text', models.TextField(max_length=5000, verbose_name='treść uwagi')),
                ('created_at', models.DateTimeField(default=django.utils.timezone.now, verbose_name='kiedy')),
                ('read_at', models.DateTimeField(blank=True, null=True, verbose_name='przeczytana')),
                ('emptied_at', models.DateTimeField(blank=True, null=True, verbose_name='dane usunięte')),
                ('offer', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='remarks', to='grants.smallgrantoffer', verbose_name='oferta')),
            ],
            options={
                'verbose_name': 'uwaga do oferty',
                'verbose_name_plural': 'uwagi do ofert',
                'ordering': ['-created_at', '-pk'],
            },
        ),
        migrations.AddConstraint(
            model_name='alertprofile',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('organization__isnull', True), ('user__isnull', True), models.Q(('email', ''), _negated=True)), models.Q(('email', ''), ('organization__isnull', True), ('user__isnull', False)), models.Q(('email', ''), ('organization__isnull', False), ('user__isnull', True)), _connector='OR'), name='grants_alertprofile_one_holder'),
        ),
        migrations.AddConstraint(
            model_name='alertprofile',
            constraint=models.CheckConstraint(condition=models.Q(('clause', ''), _negated=True), name='grants_alertprofile_has_clause'),
        ),
        migrations.AddConstraint(
            model_name='alertprofile',
            constraint=models.UniqueConstraint(django.db.models.functions.text.Lower('email'), condition=models.Q(('email', ''), _negated=True), name='grants_alertprofile_one_per_email', violation_error_message='Ten adres ma już powiadomienia.'),
        ),
        migrations.AddConstraint(
            model_name='alertform',
            constraint=models.UniqueConstraint(models.F('profile'), models.F('form'), name='grants_alertform_once'),
        ),
        migrations.AddConstraint(
            model_name='alertform',
            constraint=models.CheckConstraint(condition=models.Q(('form__in', ['association', 'ordinary_association', 'branch', 'union_of_associations', 'foundation', 'student_sports_club', 'sports_club', 'sports_company', 'volunteer_fire_brigade', 'rural_womens_circle', 'social_cooperative', 'church_body', 'non_profit_company', 'local_governments_association', 'farmers_circle', 'other', 'informal'])), name='grants_alertform_known'),
        ),
        migrations.AddIndex(
            model_name='call',
            index=models.Index(models.F('status'), models.F('closes_at'), name='grants_calls_by_deadline'),
        ),
        migrations.AddIndex(
            model_name='call',
            index=models.Index(models.F('status'), models.F('opens_at'), name='grants_calls_by_opening'),
        ),
        migrations.AddConstraint(
            model_name='call',
            constraint=models.CheckConstraint(condition=models.Q(('kind__in', ['open_contest', 'small_grant', 'local_initiative', 'regranting', 'other'])), name='grants_call_kind_known'),
        ),
        migrations.AddConstraint(
            model_name='call',
            constraint=models.CheckConstraint(condition=models.Q(('source__in', ['city', 'region', 'country', 'eu', 'private'])), name='grants_call_source_known'),
        ),
        migrations.AddConstraint(
            model_name='call',
            constraint=models.CheckConstraint(condition=models.Q(('deadline__in', ['set', 'open_ended', 'unknown'])), name='grants_call_deadline_known'),
        ),
        migrations.AddConstraint(
            model_name='call',
            constraint=models.CheckConstraint(condition=models.Q(('status__in', ['draft', 'published', 'withdrawn'])), name='grants_call_status_known'),
        ),
        migrations.AddConstraint(
            model_name='call',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('status__in', ['withdrawn']), _negated=True), models.Q(('status_reason', ''), _negated=True), _connector='OR'), name='grants_call_has_reason', violation_error_message='Napisz powód.'),
        ),
        migrations.AddConstraint(
            model_name='call',
            constraint=models.CheckConstraint(condition=models.Q(('opens_at__isnull', True), ('closes_at__isnull', True), ('closes_at__gt', models.F('opens_at')), _connector='OR'), name='grants_call_closes_after_opening', violation_error_message='Koniec naboru musi być po jego początku.'),
        ),
        migrations.AddConstraint(
            model_name='call',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('deadline', 'set'), _negated=True), ('status', 'draft'), ('closes_at__isnull', False), _connector='OR'), name='grants_call_public_has_deadline', violation_error_message='Podaj, do kiedy można składać wnioski.'),
        ),
        migrations.AddConstraint(
            model_name='call',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('deadline', 'unknown'), _negated=True), ('closes_at__isnull', True), _connector='OR'), name='grants_call_unknown_has_no_deadline', violation_error_message='Termin jest podany, więc nie jest nieznany. Wybierz „do podanego dnia”.'),
        ),
        migrations.AddConstraint(
            model_name='call',
            constraint=models.CheckConstraint(condition=models.Q(('status', 'draft'), ('published_at__isnull', False), _connector='OR'), name='grants_call_public_was_published'),
        ),
        migrations.AddConstraint(
            model_name='call',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('kind', 'open_contest'), ('source', 'city'), ('status', 'published'), _negated=True), models.Q(('bip_on__isnull', False), ('board_on__isnull', False), ('site_on__isnull', False)), ('deadline', 'unknown'), ('closes_at__lte', models.F('published_at')), _connector='OR'), name='grants_call_contest_is_announced', violation_error_message='Podaj trzy daty ogłoszenia: w BIP, na tablicy i na stronie internetowej.'),
        ),
        migrations.AddConstraint(
            model_name='call',
            constraint=models.CheckConstraint(condition=models.Q(('bip_on__isnull', True), models.Q(('bip_url', ''), _negated=True), _connector='OR'), name='grants_call_bip_has_address', violation_error_message='Podaj adres ogłoszenia w BIP.'),
        ),
        migrations.AddConstraint(
            model_name='call',
            constraint=models.CheckConstraint(condition=models.Q(('pool__isnull', True), ('pool__gte', 0), _connector='OR'), name='grants_call_pool_not_negative', violation_error_message='Pula nie może być mniejsza od zera.'),
        ),
        migrations.AddConstraint(
            model_name='call',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('grant_from__isnull', True), ('grant_from__gte', 0), _connector='OR'), models.Q(('grant_to__isnull', True), ('grant_to__gte', 0), _connector='OR')), name='grants_call_grant_not_negative', violation_error_message='Dotacja nie może być mniejsza od zera.'),
        ),
        migrations.AddConstraint(
            model_name='call',
            constraint=models.CheckConstraint(condition=models.Q(('grant_from__isnull', True), ('grant_to__isnull', True), ('grant_to__gte', models.F('grant_from')), _connector='OR'), name='grants_call_grant_to_not_below_from', violation_error_message='Największa dotacja nie może być mniejsza od najmniejszej.'),
        ),
        migrations.AddConstraint(
            model_name='call',
            constraint=models.CheckConstraint(condition=models.Q(('pool__isnull', True), ('grant_to__isnull', True), ('grant_to__lte', models.F('pool')), _connector='OR'), name='grants_call_grant_within_pool', violation_error_message='Największa dotacja nie może być większa od puli.'),
        ),
        migrations.AddConstraint(
            model_name='call',
            constraint=models.CheckConstraint(condition=models.Q(('own_share__isnull', True), models.Q(('own_share__gte', 0), ('own_share__lte', 100)), _connector='OR'), name='grants_call_own_share_is_percentage', violation_error_message='Wkład własny podaj w procentach: od 0 do 100.'),
        ),
        migrations.AddConstraint(
            model_name='call',
            constraint=models.CheckConstraint(condition=models.Q(('project_from__isnull', True), ('project_to__isnull', True), ('project_to__gte', models.F('project_from')), _connector='OR'), name='grants_call_project_ends_after_start', violation_error_message='Koniec działań musi być po ich początku.'),
        ),
        migrations.AddConstraint(
            model_name='call',
            constraint=models.CheckConstraint(condition=models.Q(('settled_at__isnull', True), models.Q(('status', 'draft'), _negated=True), _connector='OR'), name='grants_call_settled_is_published', violation_error_message='Wyniki można podać dopiero po publikacji naboru.'),
        ),
        migrations.AddConstraint(
            model_name='alertround',
            constraint=models.CheckConstraint(condition=models.Q(('kind__in', ['new', 'days14', 'days3'])), name='grants_alertround_kind_known'),
        ),
        migrations.AddConstraint(
            model_name='alertround',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('deadline_on__isnull', True), ('kind', 'new')), models.Q(models.Q(('kind', 'new'), _negated=True), ('deadline_on__isnull', False)), _connector='OR'), name='grants_alertround_reminder_has_deadline'),
        ),
        migrations.AddConstraint(
            model_name='alertround',
            constraint=models.UniqueConstraint(models.F('call'), condition=models.Q(('kind', 'new')), name='grants_alertround_new_once'),
        ),
        migrations.AddConstraint(
            model_name='alertround',
            constraint=models.UniqueConstraint(models.F('call'), models.F('kind'), models.F('deadline_on'), condition=models.Q(('kind', 'new'), _negated=True), name='grants_alertround_reminder_once'),
        ),
        migrations.AddIndex(
            model_name='alertitem',
            index=models.Index(models.F('profile'), condition=models.Q(('letter_key', '')), name='grants_alertitem_waiting'),
        ),
        migrations.AddIndex(
            model_name='alertitem',
            index=models.Index(models.F('letter_key'), condition=models.Q(('letter_key', ''), _negated=True), name='grants_alertitem_letters'),
        ),
        migrations.AddConstraint(
            model_name='alertitem',
            constraint=models.CheckConstraint(condition=models.Q(('kind__in', ['new', 'days14', 'days3'])), name='grants_alertitem_kind_known'),
        ),
        migrations.AddConstraint(
            model_name='alertitem',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('deadline_on__isnull', True), ('kind', 'new')), models.Q(models.Q(('kind', 'new'), _negated=True), ('deadline_on__isnull', False)), _connector='OR'), name='grants_alertitem_reminder_has_deadline'),
        ),
        migrations.AddConstraint(
            model_name='alertitem',
            constraint=models.UniqueConstraint(models.F('profile'), models.F('call'), models.F('kind'), django.db.models.functions.comparison.Coalesce('deadline_on', models.Value(datetime.date(1970, 1, 1), models.DateField())), name='grants_alertitem_once'),
        ),
        migrations.AddConstraint(
            model_name='callapplicant',
            constraint=models.UniqueConstraint(models.F('call'), models.F('legal_form'), name='grants_callapplicant_once'),
        ),
        migrations.AddConstraint(
            model_name='callapplicant',
            constraint=models.CheckConstraint(condition=models.Q(('legal_form__in', ['association', 'ordinary_association', 'branch', 'union_of_associations', 'foundation', 'student_sports_club', 'sports_club', 'sports_company', 'volunteer_fire_brigade', 'rural_womens_circle', 'social_cooperative', 'church_body', 'non_profit_company', 'local_governments_association', 'farmers_circle', 'other'])), name='grants_callapplicant_legal_form_known'),
        ),
        migrations.AddConstraint(
            model_name='callattachment',
            constraint=models.CheckConstraint(condition=models.Q(('file', ''), _negated=True), name='grants_callattachment_has_file', violation_error_message='Dodaj plik.'),
        ),
        migrations.AddConstraint(
            model_name='callresult',
            constraint=models.CheckConstraint(condition=models.Q(('amount__gt', 0)), name='grants_callresult_amount_positive', violation_error_message='Podaj kwotę większą od zera.'),
        ),
        migrations.AddConstraint(
            model_name='callresult',
            constraint=models.CheckConstraint(condition=models.Q(('name', ''), _negated=True), name='grants_callresult_has_name', violation_error_message='Wybierz organizację z bazy albo wpisz nazwę.'),
        ),
        migrations.AddConstraint(
            model_name='formerdeadline',
            constraint=models.CheckConstraint(condition=models.Q(('reason', ''), _negated=True), name='grants_formerdeadline_says_why', violation_error_message='Napisz, dlaczego termin się zmienia.'),
        ),
        migrations.AddConstraint(
            model_name='smallgrantoffer',
            constraint=models.CheckConstraint(condition=models.Q(('status__in', ['draft', 'posted', 'granted', 'refused', 'withdrawn'])), name='grants_smallgrantoffer_status_known'),
        ),
        migrations.AddConstraint(
            model_name='smallgrantoffer',
            constraint=models.CheckConstraint(condition=models.Q(('amount__gt', 0)), name='grants_smallgrantoffer_amount_positive', violation_error_message='Podaj kwotę większą od zera.'),
        ),
        migrations.AddConstraint(
            model_name='smallgrantoffer',
            constraint=models.CheckConstraint(condition=models.Q(('ends_on__gte', models.F('starts_on'))), name='grants_smallgrantoffer_ends_after_start', violation_error_message='Koniec zadania musi być po jego początku.'),
        ),
        migrations.AddConstraint(
            model_name='smallgrantoffer',
            constraint=models.CheckConstraint(condition=models.Q(('name', ''), _negated=True), name='grants_smallgrantoffer_has_name', violation_error_message='Wybierz organizację z bazy albo wpisz nazwę.'),
        ),
        migrations.AddConstraint(
            model_name='smallgrantoffer',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('status__in', ['posted', 'granted', 'refused']), _negated=True), models.Q(('posted_at__isnull', False), ('remarks_until__gt', models.F('posted_at'))), _connector='OR'), name='grants_smallgrantoffer_posted_has_window'),
        ),
        migrations.AddConstraint(
            model_name='smallgrantoffer',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('decided_at__isnull', False), ('status__in', ['granted', 'refused'])), models.Q(models.Q(('status__in', ['granted', 'refused']), _negated=True), ('decided_at__isnull', True)), _connector='OR'), name='grants_smallgrantoffer_decided_has_moment'),
        ),
        migrations.AddIndex(
            model_name='remark',
            index=models.Index(models.F('read_at'), name='grants_remarks_by_reading'),
        ),
        migrations.AddConstraint(
            model_name='remark',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('emptied_at__isnull', True), models.Q(('text', ''), _negated=True)), models.Q(('email', ''), ('emptied_at__isnull', False), ('name', ''), ('text', '')), _connector='OR'), name='grants_remark_has_text_until_emptied', violation_error_message='Napisz, czego dotyczy uwaga.'),
        ),
    ]
