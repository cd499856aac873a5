import core.uploads
import django.core.validators
import django.db.models.deletion
import django.db.models.functions.text
import django.utils.timezone
import organizations.models.people
import simple_history.models
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('core', '0001_initial'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='AccessFeature',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('name', models.CharField(max_length=80, unique=True, verbose_name='udogodnienie')),
                ('order', models.PositiveSmallIntegerField(default=0, verbose_name='kolejność')),
            ],
            options={
                'verbose_name': 'udogodnienie',
                'verbose_name_plural': 'udogodnienia',
                'ordering': ['order', 'name'],
            },
        ),
        migrations.CreateModel(
            name='BarredSender',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('digest', models.CharField(max_length=64, unique=True, verbose_name='skrót adresu')),
                ('created_at', models.DateTimeField(auto_now_add=True, verbose_name='od')),
            ],
            options={
                'verbose_name': 'zablokowany nadawca',
                'verbose_name_plural': 'zablokowani nadawcy',
                'ordering': ['-created_at'],
            },
        ),
        migrations.CreateModel(
            name='District',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('name', models.CharField(max_length=60, unique=True, verbose_name='nazwa')),
                ('slug', models.SlugField(max_length=60, unique=True, verbose_name='adres')),
                ('order', models.PositiveSmallIntegerField(default=0, verbose_name='kolejność')),
            ],
            options={
                'verbose_name': 'część miasta',
                'verbose_name_plural': 'części miasta',
                'ordering': ['order', 'name'],
            },
        ),
        migrations.CreateModel(
            name='Sphere',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('code', models.CharField(max_length=6, unique=True, verbose_name='punkt ustawy')),
                ('order', models.PositiveSmallIntegerField(verbose_name='kolejność')),
                ('official_text', models.TextField(verbose_name='brzmienie z ustawy')),
                ('short_label', models.CharField(max_length=90, verbose_name='krótka nazwa')),
                ('valid_from', models.DateField(blank=True, null=True, verbose_name='obowiązuje od')),
                ('valid_to', models.DateField(blank=True, null=True, verbose_name='obowiązuje do')),
            ],
            options={
                'verbose_name': 'sfera zadań publicznych',
                'verbose_name_plural': 'sfery zadań publicznych',
                'ordering': ['order'],
            },
        ),
        migrations.CreateModel(
            name='TargetGroup',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('name', models.CharField(max_length=60, unique=True, verbose_name='nazwa')),
                ('order', models.PositiveSmallIntegerField(default=0, verbose_name='kolejność')),
            ],
            options={
                'verbose_name': 'grupa odbiorców',
                'verbose_name_plural': 'grupy odbiorców',
                'ordering': ['order', 'name'],
            },
        ),
        migrations.CreateModel(
            name='Theme',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('name', models.CharField(max_length=60, unique=True, verbose_name='nazwa')),
                ('slug', models.SlugField(max_length=60, unique=True, verbose_name='adres')),
                ('order', models.PositiveSmallIntegerField(default=0, verbose_name='kolejność')),
            ],
            options={
                'verbose_name': 'temat',
                'verbose_name_plural': 'tematy',
                'ordering': ['order', 'name'],
            },
        ),
        migrations.CreateModel(
            name='HistoricalOrganization',
            fields=[
                ('id', models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name='ID')),
                ('name', models.CharField(max_length=250, verbose_name='pełna nazwa')),
                ('short_name', models.CharField(blank=True, max_length=80, verbose_name='krótka nazwa')),
                ('slug', models.SlugField(max_length=120, verbose_name='adres wpisu')),
                ('legal_form', models.CharField(choices=[('association', 'stowarzyszenie'), ('ordinary_association', 'stowarzyszenie zwykłe'), ('branch', 'oddział lub jednostka terenowa'), ('union_of_associations', 'związek stowarzyszeń'), ('foundation', 'fundacja'), ('student_sports_club', 'uczniowski klub sportowy'), ('sports_club', 'klub sportowy'), ('sports_company', 'klub sportowy – spółka niedziałająca dla zysku'), ('volunteer_fire_brigade', 'ochotnicza straż pożarna'), ('rural_womens_circle', 'koło gospodyń wiejskich'), ('social_cooperative', 'spółdzielnia socjalna'), ('church_body', 'kościelna osoba prawna'), ('non_profit_company', 'spółka niedziałająca dla zysku'), ('local_governments_association', 'stowarzyszenie jednostek samorządu'), ('farmers_circle', 'kółko rolnicze'), ('other', 'inna forma')], max_length=40, verbose_name='forma prawna')),
                ('krs', models.CharField(blank=True, help_text='10 cyfr. Nie każda organizacja go ma.', max_length=10, verbose_name='numer KRS')),
                ('nip', models.CharField(blank=True, max_length=10, verbose_name='NIP')),
                ('regon', models.CharField(blank=True, max_length=14, verbose_name='REGON')),
                ('register_kind', models.CharField(blank=True, choices=[('sports_clubs', 'ewidencja klubów sportowych prezydenta miasta'), ('ordinary_associations', 'ewidencja stowarzyszeń zwykłych'), ('rural_womens_circles', 'Krajowy Rejestr Kół Gospodyń Wiejskich'), ('church', 'rejestr lub dekret kościelny'), ('other', 'inny rejestr')], max_length=40, verbose_name='inny rejestr')),
                ('register_number', models.CharField(blank=True, max_length=60, verbose_name='numer w tym rejestrze')),
                ('founded_year', models.PositiveSmallIntegerField(blank=True, null=True, validators=[django.core.validators.MinValueValidator(1400), django.core.validators.MaxValueValidator(2100)], verbose_name='rok założenia')),
                ('founded_on', models.DateField(blank=True, help_text='Jeśli go znasz.', null=True, verbose_name='dzień założenia')),
                ('is_social_enterprise', models.BooleanField(default=False, verbose_name='przedsiębiorstwo społeczne')),
                ('has_business_activity', models.BooleanField(default=False, verbose_name='prowadzi działalność gospodarczą')),
                ('mission', models.CharField(blank=True, help_text='Czym się zajmuje i dla kogo. To zdanie widać na liście organizacji.', max_length=250, verbose_name='o organizacji w jednym zdaniu')),
                ('description', models.TextField(blank=True, verbose_name='opis')),
                ('is_seeking_volunteers', models.BooleanField(default=False, verbose_name='szuka wolontariuszy')),
                ('volunteering_info', models.TextField(blank=True, help_text='Kogo szukacie i do czego.', verbose_name='dla wolontariuszy')),
                ('street', models.CharField(blank=True, max_length=120, verbose_name='ulica i numer')),
                ('postal_code', models.CharField(blank=True, max_length=6, verbose_name='kod pocztowy')),
                ('city', models.CharField(blank=True, max_length=80, verbose_name='miejscowość')),
                ('latitude', models.DecimalField(blank=True, decimal_places=6, max_digits=8, null=True, verbose_name='szerokość geograficzna')),
                ('longitude', models.DecimalField(blank=True, decimal_places=6, max_digits=9, null=True, verbose_name='długość geograficzna')),
                ('phone', models.CharField(blank=True, help_text='Zobaczy go każdy.', max_length=30, verbose_name='telefon')),
                ('email', models.EmailField(blank=True, help_text='Zobaczy go każdy.', max_length=254, verbose_name='e-mail')),
                ('website', models.URLField(blank=True, verbose_name='strona internetowa')),
                ('facebook_url', models.URLField(blank=True, verbose_name='Facebook')),
                ('instagram_url', models.URLField(blank=True, verbose_name='Instagram')),
                ('youtube_url', models.URLField(blank=True, verbose_name='YouTube')),
                ('x_url', models.URLField(blank=True, verbose_name='X (dawniej Twitter)')),
                ('accepts_messages', models.BooleanField(default=True, help_text='Na profilu jest formularz; adresu e-mail nie widać.', verbose_name='przyjmuje wiadomości przez portal')),
                ('opening_hours', models.TextField(blank=True, help_text='Każdy dzień w osobnym wierszu.', verbose_name='godziny otwarcia')),
                ('access_notes', models.TextField(blank=True, verbose_name='dostępność siedziby – opis')),
                ('public_benefit_as_of', models.DateField(blank=True, help_text='Dzień, w którym ktoś widział organizację w wykazie pożytku publicznego. Puste: nie jest OPP.', null=True, verbose_name='na liście OPP dnia')),
                ('bank_account', models.CharField(blank=True, max_length=34, verbose_name='numer konta (IBAN)')),
                ('status', models.CharField(choices=[('submitted', 'zgłoszona'), ('needs_changes', 'do poprawy'), ('published', 'opublikowana'), ('suspended', 'zawieszona'), ('dissolved', 'zakończyła działalność'), ('rejected', 'odrzucona')], default='submitted', max_length=20, verbose_name='stan')),
                ('status_changed_at', models.DateTimeField(default=django.utils.timezone.now, verbose_name='stan od')),
                ('status_reason', models.TextField(blank=True, verbose_name='powód')),
                ('confirmed_on', models.DateField(blank=True, null=True, verbose_name='dane potwierdzone dnia')),
                ('office_notes', models.TextField(blank=True, help_text='Nikt poza biurem ich nie zobaczy.', verbose_name='notatki biura')),
                ('source_url', models.URLField(blank=True, max_length=500, verbose_name='źródło danych')),
                ('version', models.PositiveIntegerField(default=1, editable=False)),
                ('created_at', models.DateTimeField(blank=True, editable=False, verbose_name='dodana')),
                ('history_id', models.AutoField(primary_key=True, serialize=False)),
                ('history_date', models.DateTimeField(db_index=True)),
                ('history_change_reason', models.CharField(max_length=100, null=True)),
                ('history_type', models.CharField(choices=[('+', 'Created'), ('~', 'Changed'), ('-', 'Deleted')], max_length=1)),
                ('district', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='organizations.district', verbose_name='część miasta')),
                ('history_user', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('logo', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='core.picture', verbose_name='logo')),
            ],
            options={
                'verbose_name': 'wersja wpisu',
                'verbose_name_plural': 'historia wpisu',
                'ordering': ('-history_date', '-history_id'),
                'get_latest_by': ('history_date', 'history_id'),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name='ImportBatch',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('file_name', models.CharField(max_length=200, verbose_name='plik')),
                ('status', models.CharField(choices=[('preview', 'do sprawdzenia'), ('waiting', 'w trakcie zapisywania'), ('applied', 'zapisany'), ('dropped', 'porzucony')], default='preview', max_length=20, verbose_name='stan')),
                ('mapping', models.JSONField(default=dict, verbose_name='kolumny')),
                ('created_at', models.DateTimeField(auto_now_add=True, verbose_name='kiedy')),
                ('applied_at', models.DateTimeField(blank=True, null=True, verbose_name='zapisany')),
                ('created_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='kto')),
            ],
            options={
                'verbose_name': 'import',
                'verbose_name_plural': 'importy',
                'ordering': ['-created_at'],
            },
        ),
        migrations.CreateModel(
            name='Organization',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('name', models.CharField(max_length=250, verbose_name='pełna nazwa')),
                ('short_name', models.CharField(blank=True, max_length=80, verbose_name='krótka nazwa')),
                ('slug', models.SlugField(max_length=120, unique=True, verbose_name='adres wpisu')),
                ('sort_key', models.CharField(default='', editable=False, max_length=260)),
                ('legal_form', models.CharField(choices=[('association', 'stowarzyszenie'), ('ordinary_association', 'stowarzyszenie zwykłe'), ('branch', 'oddział lub jednostka terenowa'), ('union_of_associations', 'związek stowarzyszeń'), ('foundation', 'fundacja'), ('student_sports_club', 'uczniowski klub sportowy'), ('sports_club', 'klub sportowy'), ('sports_company', 'klub sportowy – spółka niedziałająca dla zysku'), ('volunteer_fire_brigade', 'ochotnicza straż pożarna'), ('rural_womens_circle', 'koło gospodyń wiejskich'), ('social_cooperative', 'spółdzielnia socjalna'), ('church_body', 'kościelna osoba prawna'), ('non_profit_company', 'spółka niedziałająca dla zysku'), ('local_governments_association', 'stowarzyszenie jednostek samorządu'), ('farmers_circle', 'kółko rolnicze'), ('other', 'inna forma')], max_length=40, verbose_name='forma prawna')),
                ('krs', models.CharField(blank=True, help_text='10 cyfr. Nie każda organizacja go ma.', max_length=10, verbose_name='numer KRS')),
                ('nip', models.CharField(blank=True, max_length=10, verbose_name='NIP')),
                ('regon', models.CharField(blank=True, max_length=14, verbose_name='REGON')),
                ('register_kind', models.CharField(blank=True, choices=[('sports_clubs', 'ewidencja klubów sportowych prezydenta miasta'), ('ordinary_associations', 'ewidencja stowarzyszeń zwykłych'), ('rural_womens_circles', 'Krajowy Rejestr Kół Gospodyń Wiejskich'), ('church', 'rejestr lub dekret kościelny'), ('other', 'inny rejestr')], max_length=40, verbose_name='inny rejestr')),
                ('register_number', models.CharField(blank=True, max_length=60, verbose_name='numer w tym rejestrze')),
                ('founded_year', models.PositiveSmallIntegerField(blank=True, null=True, validators=[django.core.validators.MinValueValidator(1400), django.core.validators.MaxValueValidator(2100)], verbose_name='rok założenia')),
                ('founded_on', models.DateField(blank=True, help_text='Jeśli go znasz.', null=True, verbose_name='dzień założenia')),
                ('is_social_enterprise', models.BooleanField(default=False, verbose_name='przedsiębiorstwo społeczne')),
                ('has_business_activity', models.BooleanField(default=False, verbose_name='prowadzi działalność gospodarczą')),
                ('mission', models.CharField(blank=True, help_text='Czym się zajmuje i dla kogo. To zdanie widać na liście organizacji.', max_length=250, verbose_name='o organizacji w jednym zdaniu')),
                ('description', models.TextField(blank=True, verbose_name='opis')),
                ('is_seeking_volunteers', models.BooleanField(default=False, verbose_name='szuka wolontariuszy')),
                ('volunteering_info', models.TextField(blank=True, help_text='Kogo szukacie i do czego.', verbose_name='dla wolontariuszy')),
                ('street', models.CharField(blank=True, max_length=120, verbose_name='ulica i numer')),
                ('postal_code', models.CharField(blank=True, max_length=6, verbose_name='kod pocztowy')),
                ('city', models.CharField(blank=True, max_length=80, verbose_name='miejscowość')),
                ('latitude', models.DecimalField(blank=True, decimal_places=6, max_digits=8, null=True, verbose_name='szerokość geograficzna')),
                ('longitude', models.DecimalField(blank=True, decimal_places=6, max_digits=9, null=True, verbose_name='długość geograficzna')),
                ('phone', models.CharField(blank=True, help_text='Zobaczy go każdy.', max_length=30, verbose_name='telefon')),
                ('email', models.EmailField(blank=True, help_text='Zobaczy go każdy.', max_length=254, verbose_name='e-mail')),
                ('website', models.URLField(blank=True, verbose_name='strona internetowa')),
                ('facebook_url', models.URLField(blank=True, verbose_name='Facebook')),
                ('instagram_url', models.URLField(blank=True, verbose_name='Instagram')),
                ('youtube_url', models.URLField(blank=True, verbose_name='YouTube')),
                ('x_url', models.URLField(blank=True, verbose_name='X (dawniej Twitter)')),
                ('accepts_messages', models.BooleanField(default=True, help_text='Na profilu jest formularz; adresu e-mail nie widać.', verbose_name='przyjmuje wiadomości przez portal')),
                ('opening_hours', models.TextField(blank=True, help_text='Każdy dzień w osobnym wierszu.', verbose_name='godziny otwarcia')),
                ('access_notes', models.TextField(blank=True, verbose_name='dostępność siedziby – opis')),
                ('public_benefit_as_of', models.DateField(blank=True, help_text='Dzień, w którym ktoś widział organizację w wykazie pożytku publicznego. Puste: nie jest OPP.', null=True, verbose_name='na liście OPP dnia')),
                ('bank_account', models.CharField(blank=True, max_length=34, verbose_name='numer konta (IBAN)')),
                ('status', models.CharField(choices=[('submitted', 'zgłoszona'), ('needs_changes', 'do poprawy'), ('published', 'opublikowana'), ('suspended', 'zawieszona'), ('dissolved', 'zakończyła działalność'), ('rejected', 'odrzucona')], default='submitted', max_length=20, verbose_name='stan')),
                ('status_changed_at', models.DateTimeField(default=django.utils.timezone.now, verbose_name='stan od')),
                ('status_reason', models.TextField(blank=True, verbose_name='powód')),
                ('confirmed_on', models.DateField(blank=True, null=True, verbose_name='dane potwierdzone dnia')),
                ('office_notes', models.TextField(blank=True, help_text='Nikt poza biurem ich nie zobaczy.', verbose_name='notatki biura')),
                ('source_url', models.URLField(blank=True, max_length=500, verbose_name='źródło danych')),
                ('version', models.PositiveIntegerField(default=1, editable=False)),
                ('created_at', models.DateTimeField(auto_now_add=True, verbose_name='dodana')),
                ('updated_at', models.DateTimeField(auto_now=True, verbose_name='zmieniona')),
                ('access_features', models.ManyToManyField(blank=True, related_name='organizations', to='organizations.accessfeature', verbose_name='udogodnienia w siedzibie')),
                ('district', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='organizations', to='organizations.district', verbose_name='część miasta')),
                ('logo', models.OneToOneField(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='core.picture', verbose_name='logo')),
                ('spheres', models.ManyToManyField(blank=True, related_name='organizations', to='organizations.sphere', verbose_name='sfery zadań')),
                ('target_groups', models.ManyToManyField(blank=True, related_name='organizations', to='organizations.targetgroup', verbose_name='dla kogo działa')),
                ('themes', models.ManyToManyField(blank=True, related_name='organizations', to='organizations.theme', verbose_name='tematy')),
            ],
            options={
                'verbose_name': 'organizacja',
                'verbose_name_plural': 'organizacje',
                'ordering': ['sort_key', 'pk'],
            },
        ),
        migrations.CreateModel(
            name='OldAddress',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('slug', models.SlugField(max_length=120, unique=True, verbose_name='dawny adres')),
                ('organization', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='old_addresses', to='organizations.organization', verbose_name='organizacja')),
            ],
            options={
                'verbose_name': 'dawny adres',
                'verbose_name_plural': 'dawne adresy',
            },
        ),
        migrations.CreateModel(
            name='NotDuplicates',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('first', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='organizations.organization')),
                ('second', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='organizations.organization')),
            ],
            options={
                'verbose_name': 'para sprawdzona',
                'verbose_name_plural': 'pary sprawdzone',
            },
        ),
        migrations.CreateModel(
            name='Membership',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('role', models.CharField(choices=[('owner', 'opiekun wpisu'), ('editor', 'redaktor wpisu')], max_length=10, verbose_name='rola')),
                ('created_at', models.DateTimeField(default=django.utils.timezone.now, verbose_name='od')),
                ('user', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='memberships', to=settings.AUTH_USER_MODEL, verbose_name='osoba')),
                ('organization', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='memberships', to='organizations.organization', verbose_name='organizacja')),
            ],
            options={
                'verbose_name': 'osoba przy wpisie',
                'verbose_name_plural': 'osoby przy wpisach',
                'ordering': ['-role', 'created_at'],
            },
        ),
        migrations.CreateModel(
            name='Joining',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('email', models.EmailField(max_length=254, verbose_name='adres e-mail')),
                ('person', models.CharField(max_length=150, verbose_name='imię i nazwisko')),
                ('answers', models.JSONField(default=dict, verbose_name='odpowiedzi')),
                ('step', models.PositiveSmallIntegerField(default=1, verbose_name='krok')),
                ('status', models.CharField(choices=[('open', 'w trakcie wypełniania'), ('sent', 'wysłane, adres niepotwierdzony'), ('done', 'przekazane do biura'), ('dropped', 'porzucone')], default='open', max_length=10, verbose_name='stan')),
                ('status_changed_at', models.DateTimeField(default=django.utils.timezone.now, verbose_name='stan od')),
                ('email_confirmed_at', models.DateTimeField(blank=True, null=True, verbose_name='adres potwierdzony')),
                ('version', models.PositiveIntegerField(default=1, editable=False)),
                ('created_at', models.DateTimeField(auto_now_add=True, verbose_name='zaczęte')),
                ('touched_at', models.DateTimeField(default=django.utils.timezone.now, verbose_name='ostatnio zmienione')),
                ('user', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='konto')),
                ('organization', models.OneToOneField(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='joining', to='organizations.organization', verbose_name='organizacja')),
            ],
            options={
                'verbose_name': 'zgłoszenie w trakcie',
                'verbose_name_plural': 'zgłoszenia w trakcie',
                'ordering': ['-touched_at'],
            },
        ),
        migrations.CreateModel(
            name='Invitation',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('email', models.EmailField(max_length=254, verbose_name='adres e-mail')),
                ('status', models.CharField(choices=[('waiting', 'czeka na odpowiedź'), ('accepted', 'przyjęte'), ('declined', 'odrzucone'), ('withdrawn', 'wycofane')], default='waiting', max_length=10, verbose_name='stan')),
                ('status_changed_at', models.DateTimeField(default=django.utils.timezone.now, verbose_name='stan od')),
                ('expires_at', models.DateTimeField(default=organizations.models.people.invitation_ends, verbose_name='ważne do')),
                ('created_at', models.DateTimeField(auto_now_add=True, verbose_name='kiedy')),
                ('invited_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='kto zaprasza')),
                ('organization', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='invitations', to='organizations.organization', verbose_name='organizacja')),
            ],
            options={
                'verbose_name': 'zaproszenie',
                'verbose_name_plural': 'zaproszenia',
                'ordering': ['-created_at'],
            },
        ),
        migrations.CreateModel(
            name='InternalContact',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('name', models.CharField(blank=True, max_length=150, verbose_name='osoba do kontaktu')),
                ('phone', models.CharField(blank=True, max_length=30, verbose_name='telefon dla biura')),
                ('email', models.EmailField(blank=True, max_length=254, verbose_name='e-mail dla biura')),
                ('organization', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name='internal_contact', to='organizations.organization', verbose_name='organizacja')),
            ],
            options={
                'verbose_name': 'kontakt dla biura',
                'verbose_name_plural': 'kontakty dla biura',
            },
        ),
        migrations.CreateModel(
            name='ImportRow',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('number', models.PositiveIntegerField(verbose_name='wiersz')),
                ('values', models.JSONField(verbose_name='wartości')),
                ('outcome', models.CharField(choices=[('new', 'nowa'), ('changed', 'zmieniona'), ('same', 'bez zmian'), ('wrong', 'z błędem'), ('left_out', 'pominięta')], max_length=20, verbose_name='co się stanie')),
                ('errors', models.JSONField(default=dict, verbose_name='błędy')),
                ('warnings', models.JSONField(default=list, verbose_name='uwagi')),
                ('changes', models.JSONField(default=dict, verbose_name='zmiany')),
                ('batch', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='rows', to='organizations.importbatch', verbose_name='import')),
                ('organization', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='organizations.organization', verbose_name='organizacja')),
            ],
            options={
                'verbose_name': 'wiersz importu',
                'verbose_name_plural': 'wiersze importu',
                'ordering': ['number'],
            },
        ),
        migrations.CreateModel(
            name='HistoricalOrganization_access_features',
            fields=[
                ('id', models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name='ID')),
                ('m2m_history_id', models.AutoField(primary_key=True, serialize=False)),
                ('accessfeature', models.ForeignKey(blank=True, db_constraint=False, db_tablespace='', null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='organizations.accessfeature')),
                ('history', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, to='organizations.historicalorganization')),
                ('organization', models.ForeignKey(blank=True, db_constraint=False, db_tablespace='', null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='organizations.organization')),
            ],
            options={
                'verbose_name': 'HistoricalOrganization_access_features',
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name='ErrorReport',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('message', models.TextField(max_length=2000, verbose_name='co jest nie tak')),
                ('reporter_email', models.EmailField(blank=True, max_length=254, verbose_name='e-mail do odpowiedzi')),
                ('created_at', models.DateTimeField(auto_now_add=True, verbose_name='kiedy')),
                ('handled_at', models.DateTimeField(blank=True, null=True, verbose_name='załatwione')),
                ('handled_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='przez')),
                ('organization', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='error_reports', to='organizations.organization', verbose_name='organizacja')),
            ],
            options={
                'verbose_name': 'zgłoszony błąd',
                'verbose_name_plural': 'zgłoszone błędy',
                'ordering': ['-created_at'],
            },
        ),
        migrations.CreateModel(
            name='Document',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(choices=[('statute', 'statut'), ('report', 'sprawozdanie'), ('other', 'inny dokument')], max_length=20, verbose_name='rodzaj')),
                ('year', models.PositiveSmallIntegerField(blank=True, null=True, verbose_name='za rok')),
                ('title', models.CharField(max_length=200, verbose_name='tytuł')),
                ('file', models.FileField(storage=core.uploads.private_storage, upload_to='documents/%Y/%m/', verbose_name='plik')),
                ('size', models.PositiveIntegerField(default=0, editable=False, verbose_name='rozmiar w bajtach')),
                ('uploaded_at', models.DateTimeField(auto_now_add=True, verbose_name='dodany')),
                ('organization', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='documents', to='organizations.organization', verbose_name='organizacja')),
            ],
            options={
                'verbose_name': 'dokument',
                'verbose_name_plural': 'dokumenty',
                'ordering': ['kind', '-year', 'title'],
            },
        ),
        migrations.CreateModel(
            name='ContactMessage',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('sender_name', models.CharField(max_length=150, verbose_name='imię i nazwisko')),
                ('sender_email', models.EmailField(max_length=254, verbose_name='adres e-mail')),
                ('message', models.TextField(max_length=4000, verbose_name='wiadomość')),
                ('wants_copy', models.BooleanField(default=False, verbose_name='kopia dla piszącego')),
                ('stopped_at', models.DateTimeField(blank=True, null=True, verbose_name='zatrzymana przez biuro')),
                ('created_at', models.DateTimeField(auto_now_add=True, verbose_name='kiedy')),
                ('stopped_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='kto zatrzymał')),
                ('organization', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='contact_messages', to='organizations.organization', verbose_name='organizacja')),
            ],
            options={
                'verbose_name': 'wiadomość do organizacji',
                'verbose_name_plural': 'wiadomości do organizacji',
                'ordering': ['-created_at'],
            },
        ),
        migrations.CreateModel(
            name='ConfirmationRequest',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('round', models.CharField(max_length=6, verbose_name='tura')),
                ('sent_at', models.DateTimeField(auto_now_add=True, verbose_name='wysłane')),
                ('answered_at', models.DateTimeField(blank=True, null=True, verbose_name='odpowiedź')),
                ('organization', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='confirmation_requests', to='organizations.organization', verbose_name='organizacja')),
            ],
            options={
                'verbose_name': 'pytanie o aktualność',
                'verbose_name_plural': 'pytania o aktualność',
                'ordering': ['-sent_at'],
            },
        ),
        migrations.CreateModel(
            name='AccessRequest',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('name', models.CharField(max_length=150, verbose_name='imię i nazwisko')),
                ('email', models.EmailField(max_length=254, verbose_name='adres e-mail')),
                ('message', models.TextField(max_length=1000, verbose_name='kim jestem w tej organizacji')),
                ('status', models.CharField(choices=[('unconfirmed', 'adres niepotwierdzony'), ('waiting', 'czeka na decyzję'), ('granted', 'zgoda'), ('refused', 'odmowa')], default='unconfirmed', max_length=12, verbose_name='stan')),
                ('status_changed_at', models.DateTimeField(default=django.utils.timezone.now, verbose_name='stan od')),
                ('reason', models.TextField(blank=True, max_length=1000, verbose_name='powód odmowy')),
                ('created_at', models.DateTimeField(auto_now_add=True, verbose_name='kiedy')),
                ('decided_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='kto rozstrzygnął')),
                ('organization', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='access_requests', to='organizations.organization', verbose_name='organizacja')),
            ],
            options={
                'verbose_name': 'prośba o dostęp',
                'verbose_name_plural': 'prośby o dostęp',
                'ordering': ['created_at'],
            },
        ),
        migrations.CreateModel(
            name='Photo',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('order', models.PositiveSmallIntegerField(default=0, verbose_name='kolejność')),
                ('organization', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='photos', to='organizations.organization', verbose_name='organizacja')),
                ('picture', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='core.picture', verbose_name='zdjęcie')),
            ],
            options={
                'verbose_name': 'zdjęcie',
                'verbose_name_plural': 'zdjęcia',
                'ordering': ['order', 'pk'],
            },
        ),
        migrations.CreateModel(
            name='Proposal',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('changes', models.JSONField(verbose_name='zmiany')),
                ('base', models.JSONField(verbose_name='wartości w chwili zgłoszenia')),
                ('status', models.CharField(choices=[('waiting', 'czeka na biuro'), ('approved', 'przyjęta'), ('rejected', 'odrzucona'), ('withdrawn', 'wycofana')], default='waiting', max_length=10, verbose_name='stan')),
                ('status_changed_at', models.DateTimeField(default=django.utils.timezone.now, verbose_name='stan od')),
                ('reason', models.TextField(blank=True, max_length=1000, verbose_name='powód odmowy')),
                ('created_at', models.DateTimeField(default=django.utils.timezone.now, verbose_name='kiedy')),
                ('decided_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='kto rozstrzygnął')),
                ('organization', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='proposals', to='organizations.organization', verbose_name='organizacja')),
                ('proposed_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='kto zgłosił')),
            ],
            options={
                'verbose_name': 'propozycja zmiany',
                'verbose_name_plural': 'propozycje zmian',
                'ordering': ['created_at'],
            },
        ),
        migrations.CreateModel(
            name='HistoricalOrganization_spheres',
            fields=[
                ('id', models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name='ID')),
                ('m2m_history_id', models.AutoField(primary_key=True, serialize=False)),
                ('history', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, to='organizations.historicalorganization')),
                ('organization', models.ForeignKey(blank=True, db_constraint=False, db_tablespace='', null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='organizations.organization')),
                ('sphere', models.ForeignKey(blank=True, db_constraint=False, db_tablespace='', null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='organizations.sphere')),
            ],
            options={
                'verbose_name': 'HistoricalOrganization_spheres',
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name='HistoricalOrganization_target_groups',
            fields=[
                ('id', models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name='ID')),
                ('m2m_history_id', models.AutoField(primary_key=True, serialize=False)),
                ('history', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, to='organizations.historicalorganization')),
                ('organization', models.ForeignKey(blank=True, db_constraint=False, db_tablespace='', null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='organizations.organization')),
                ('targetgroup', models.ForeignKey(blank=True, db_constraint=False, db_tablespace='', null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='organizations.targetgroup')),
            ],
            options={
                'verbose_name': 'HistoricalOrganization_target_groups',
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.AddField(
            model_name='sphere',
            name='theme',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='spheres', to='organizations.theme', verbose_name='temat'),
        ),
        migrations.CreateModel(
            name='HistoricalOrganization_themes',
            fields=[
                ('id', models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name='ID')),
                ('m2m_history_id', models.AutoField(primary_key=True, serialize=False)),
                ('history', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, to='organizations.historicalorganization')),
                ('organization', models.ForeignKey(blank=True, db_constraint=False, db_tablespace='', null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='organizations.organization')),
                ('theme', models.ForeignKey(blank=True, db_constraint=False, db_tablespace='', null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='organizations.theme')),
            ],
            options={
                'verbose_name': 'HistoricalOrganization_themes',
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.AddConstraint(
            model_name='importbatch',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('applied_at__isnull', False), ('status', 'applied')), models.Q(('applied_at__isnull', True), ('status__in', ['preview', 'waiting', 'dropped'])), _connector='OR'), name='organizations_importbatch_applied_pair'),
        ),
        migrations.AddConstraint(
            model_name='notduplicates',
            constraint=models.UniqueConstraint(models.F('first'), models.F('second'), name='organizations_notduplicates_once'),
        ),
        migrations.AddConstraint(
            model_name='notduplicates',
            constraint=models.CheckConstraint(condition=models.Q(('first__lt', models.F('second'))), name='organizations_notduplicates_lower_first'),
        ),
        migrations.AddConstraint(
            model_name='membership',
            constraint=models.CheckConstraint(condition=models.Q(('role__in', ['owner', 'editor'])), name='organizations_membership_role_known'),
        ),
        migrations.AddConstraint(
            model_name='membership',
            constraint=models.UniqueConstraint(models.F('organization'), models.F('user'), name='organizations_membership_once', violation_error_message='Ta osoba już opiekuje się tym wpisem.'),
        ),
        migrations.AddConstraint(
            model_name='membership',
            constraint=models.UniqueConstraint(models.F('organization'), condition=models.Q(('role', 'owner')), name='organizations_membership_one_owner', violation_error_message='Ten wpis ma już opiekuna.'),
        ),
        migrations.AddConstraint(
            model_name='joining',
            constraint=models.CheckConstraint(condition=models.Q(('status__in', ['open', 'sent', 'done', 'dropped'])), name='organizations_joining_status_known'),
        ),
        migrations.AddConstraint(
            model_name='joining',
            constraint=models.CheckConstraint(condition=models.Q(('step__range', (1, 4))), name='organizations_joining_step_known'),
        ),
        migrations.AddConstraint(
            model_name='joining',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('status', 'done'), _negated=True), ('email_confirmed_at__isnull', False), _connector='OR'), name='organizations_joining_done_is_confirmed'),
        ),
        migrations.AddConstraint(
            model_name='invitation',
            constraint=models.CheckConstraint(condition=models.Q(('status__in', ['waiting', 'accepted', 'declined', 'withdrawn'])), name='organizations_invitation_status_known'),
        ),
        migrations.AddConstraint(
            model_name='invitation',
            constraint=models.UniqueConstraint(models.F('organization'), django.db.models.functions.text.Lower('email'), condition=models.Q(('status', 'waiting')), name='organizations_invitation_one_waiting', violation_error_message='Ta osoba ma już zaproszenie.'),
        ),
        migrations.AddConstraint(
            model_name='importrow',
            constraint=models.UniqueConstraint(models.F('batch'), models.F('number'), name='organizations_importrow_once'),
        ),
        migrations.AddConstraint(
            model_name='importrow',
            constraint=models.CheckConstraint(condition=models.Q(('outcome__in', ['new', 'changed', 'same', 'wrong', 'left_out'])), name='organizations_importrow_outcome_known'),
        ),
        migrations.AddConstraint(
            model_name='document',
            constraint=models.CheckConstraint(condition=models.Q(('kind__in', ['statute', 'report', 'other'])), name='organizations_document_kind_known'),
        ),
        migrations.AddConstraint(
            model_name='document',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('kind', 'report'), _negated=True), ('year__isnull', False), _connector='OR'), name='organizations_document_report_has_year', violation_error_message='Podaj rok, którego dotyczy sprawozdanie.'),
        ),
        migrations.AddIndex(
            model_name='contactmessage',
            index=models.Index(models.F('created_at'), name='organizations_contact_created'),
        ),
        migrations.AddConstraint(
            model_name='confirmationrequest',
            constraint=models.UniqueConstraint(models.F('organization'), models.F('round'), name='organizations_confirmationrequest_once_a_round'),
        ),
        migrations.AddConstraint(
            model_name='confirmationrequest',
            constraint=models.CheckConstraint(condition=models.Q(('round__regex', '^[0-9]{4}-[12]$')), name='organizations_confirmationrequest_round_known'),
        ),
        migrations.AddConstraint(
            model_name='accessrequest',
            constraint=models.CheckConstraint(condition=models.Q(('status__in', ['unconfirmed', 'waiting', 'granted', 'refused'])), name='organizations_accessrequest_status_known'),
        ),
        migrations.AddConstraint(
            model_name='accessrequest',
            constraint=models.UniqueConstraint(models.F('organization'), django.db.models.functions.text.Lower('email'), condition=models.Q(('status__in', ['unconfirmed', 'waiting'])), name='organizations_accessrequest_one_open', violation_error_message='Prośba z tego adresu już czeka na decyzję.'),
        ),
        migrations.AddConstraint(
            model_name='proposal',
            constraint=models.CheckConstraint(condition=models.Q(('status__in', ['waiting', 'approved', 'rejected', 'withdrawn'])), name='organizations_proposal_status_known'),
        ),
        migrations.AddConstraint(
            model_name='proposal',
            constraint=models.UniqueConstraint(models.F('organization'), condition=models.Q(('status', 'waiting')), name='organizations_proposal_one_waiting', violation_error_message='Jedna propozycja zmiany już czeka na decyzję biura.'),
        ),
        migrations.AddConstraint(
            model_name='proposal',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('status', 'rejected'), _negated=True), models.Q(('reason', ''), _negated=True), _connector='OR'), name='organizations_proposal_rejected_with_reason'),
        ),
        migrations.AddConstraint(
            model_name='sphere',
            constraint=models.CheckConstraint(condition=models.Q(('valid_from__isnull', True), ('valid_to__isnull', True), ('valid_to__gte', models.F('valid_from')), _connector='OR'), name='organizations_sphere_ends_after_start', violation_error_message='Koniec obowiązywania musi być po początku.'),
        ),
        migrations.AddIndex(
            model_name='organization',
            index=models.Index(models.F('sort_key'), models.F('id'), name='organizations_by_name'),
        ),
        migrations.AddIndex(
            model_name='organization',
            index=models.Index(models.F('sort_key'), models.F('id'), condition=models.Q(('status', 'published')), name='organizations_published'),
        ),
        migrations.AddConstraint(
            model_name='organization',
            constraint=models.CheckConstraint(condition=models.Q(('status__in', ['submitted', 'needs_changes', 'published', 'suspended', 'dissolved', 'rejected'])), name='organizations_organization_status_known'),
        ),
        migrations.AddConstraint(
            model_name='organization',
            constraint=models.CheckConstraint(condition=models.Q(('legal_form__in', ['association', 'ordinary_association', 'branch', 'union_of_associations', 'foundation', 'student_sports_club', 'sports_club', 'sports_company', 'volunteer_fire_brigade', 'rural_womens_circle', 'social_cooperative', 'church_body', 'non_profit_company', 'local_governments_association', 'farmers_circle', 'other'])), name='organizations_organization_legal_form_known'),
        ),
        migrations.AddConstraint(
            model_name='organization',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('register_kind', ''), ('register_number', '')), models.Q(('register_kind__in', ['sports_clubs', 'ordinary_associations', 'rural_womens_circles', 'church', 'other']), models.Q(('register_number', ''), _negated=True)), _connector='OR'), name='organizations_organization_register_pair', violation_error_message='Podaj i rejestr, i numer w nim – albo zostaw oba pola puste.'),
        ),
        migrations.AddConstraint(
            model_name='organization',
            constraint=models.UniqueConstraint(models.F('krs'), condition=models.Q(models.Q(('krs', ''), _negated=True), models.Q(('legal_form', 'branch'), _negated=True), models.Q(('status', 'rejected'), _negated=True)), name='organizations_organization_one_per_krs', violation_error_message='Organizacja z tym numerem KRS już jest w bazie.'),
        ),
        migrations.AddConstraint(
            model_name='organization',
            constraint=models.UniqueConstraint(models.F('nip'), condition=models.Q(models.Q(('nip', ''), _negated=True), models.Q(('legal_form', 'branch'), _negated=True), models.Q(('status', 'rejected'), _negated=True)), name='organizations_organization_one_per_nip', violation_error_message='Organizacja z tym numerem NIP już jest w bazie.'),
        ),
        migrations.AddConstraint(
            model_name='organization',
            constraint=models.UniqueConstraint(models.F('regon'), condition=models.Q(models.Q(('regon', ''), _negated=True), models.Q(('legal_form', 'branch'), _negated=True), models.Q(('status', 'rejected'), _negated=True)), name='organizations_organization_one_per_regon', violation_error_message='Organizacja z tym numerem REGON już jest w bazie.'),
        ),
        migrations.AddConstraint(
            model_name='organization',
            constraint=models.UniqueConstraint(models.F('register_kind'), models.F('register_number'), condition=models.Q(models.Q(('register_number', ''), _negated=True), models.Q(('status', 'rejected'), _negated=True)), name='organizations_organization_one_per_register', violation_error_message='Organizacja z tym numerem w rejestrze już jest w bazie.'),
        ),
        migrations.AddConstraint(
            model_name='organization',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('latitude__isnull', True), ('longitude__isnull', True)), models.Q(('latitude__isnull', False), ('latitude__range', (-90, 90)), ('longitude__isnull', False), ('longitude__range', (-180, 180))), _connector='OR'), name='organizations_organization_point_pair', violation_error_message='Punkt na mapie potrzebuje obu współrzędnych.'),
        ),
        migrations.AddConstraint(
            model_name='organization',
            constraint=models.CheckConstraint(condition=models.Q(('founded_on__isnull', True), models.Q(('founded_on__year', models.F('founded_year')), ('founded_year__isnull', False)), _connector='OR'), name='organizations_organization_founded_agrees', violation_error_message='Dzień założenia musi leżeć w roku założenia.'),
        ),
    ]
