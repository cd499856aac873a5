import core.files.uploads
import django.core.validators
import django.db.models.deletion
import django.db.models.functions.text
import django.utils.timezone
import uuid
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
            name='Event',
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
                ('kind', models.CharField(choices=[('training', 'szkolenie'), ('meeting', 'spotkanie'), ('cross_sector', 'spotkanie międzysektorowe'), ('conference', 'konferencja'), ('festival', 'festiwal lub festyn'), ('consultation', 'konsultacje'), ('other', 'inne wydarzenie')], max_length=20, verbose_name='rodzaj')),
                ('lead', models.CharField(blank=True, help_text='Co się wydarzy i dla kogo. Widać to na liście.', max_length=300, verbose_name='w jednym zdaniu')),
                ('body', models.TextField(blank=True, verbose_name='opis')),
                ('programme', models.TextField(blank=True, verbose_name='program')),
                ('trainers', models.TextField(blank=True, help_text='Każda osoba w osobnym wierszu.', verbose_name='kto prowadzi')),
                ('starts_at', models.DateTimeField(editable=False, null=True, verbose_name='początek')),
                ('ends_at', models.DateTimeField(editable=False, null=True, verbose_name='koniec')),
                ('precision', models.CharField(choices=[('hour', 'co do godziny'), ('day', 'co do dnia'), ('month', 'co do miesiąca'), ('year', 'co do roku')], default='hour', help_text='Całodniowe: co do dnia. Dawne, o których wiemy mniej: co do miesiąca lub roku.', max_length=5, verbose_name='jak dokładny jest termin')),
                ('room', models.CharField(blank=True, max_length=160, verbose_name='sala lub inne miejsce')),
                ('online_url', models.URLField(blank=True, help_text='Dostaną go tylko osoby zapisane.', max_length=500, verbose_name='adres spotkania w internecie')),
                ('organizer_text', models.CharField(blank=True, max_length=160, verbose_name='organizator spoza bazy')),
                ('audience', models.CharField(choices=[('everybody', 'dla wszystkich'), ('organizations', 'dla organizacji pozarządowych'), ('members', 'dla osób z jednej organizacji')], default='everybody', max_length=20, verbose_name='dla kogo')),
                ('price', models.CharField(blank=True, help_text='Puste: udział jest bezpłatny.', max_length=120, verbose_name='cena')),
                ('recurrence', models.UUIDField(blank=True, editable=False, null=True, verbose_name='seria powtórzeń')),
                ('source_url', models.URLField(blank=True, max_length=500, verbose_name='źródło')),
                ('has_sign_up', models.BooleanField(default=False, verbose_name='są zapisy')),
                ('sign_up_opens_at', models.DateTimeField(blank=True, null=True, verbose_name='zapisy od')),
                ('sign_up_closes_at', models.DateTimeField(blank=True, null=True, verbose_name='zapisy do')),
                ('capacity', models.PositiveIntegerField(blank=True, help_text='Puste: bez limitu.', null=True, validators=[django.core.validators.MinValueValidator(1)], verbose_name='liczba miejsc')),
                ('per_organization', models.PositiveSmallIntegerField(blank=True, null=True, validators=[django.core.validators.MinValueValidator(1)], verbose_name='najwięcej osób z jednej organizacji')),
                ('has_waiting_list', models.BooleanField(default=True, verbose_name='lista rezerwowa')),
                ('asks_phone', models.BooleanField(default=False, verbose_name='pytaj o telefon')),
                ('asks_organization', models.BooleanField(default=True, verbose_name='pytaj o organizację')),
                ('asks_needs', models.BooleanField(default=True, verbose_name='pytaj o potrzeby (dostępność, dieta)')),
                ('clause', models.TextField(default='Podaję swoje dane, żeby wziąć udział w tym wydarzeniu. Administratorem danych jest Miasto Leszno. Podanie danych jest dobrowolne, ale bez nich nie zapiszemy Cię na listę. Masz prawo wglądu do danych, poprawienia ich i usunięcia.', verbose_name='zgoda przy zapisie')),
                ('retention_months', models.PositiveSmallIntegerField(default=24, validators=[django.core.validators.MinValueValidator(1), django.core.validators.MaxValueValidator(120)], verbose_name='ile miesięcy po wydarzeniu trzymamy dane osób')),
                ('seats', models.CharField(choices=[('none', 'bez zapisów'), ('free', 'są wolne miejsca'), ('few', 'zostały ostatnie miejsca'), ('waiting', 'lista rezerwowa'), ('full', 'brak miejsc')], default='none', editable=False, max_length=10, verbose_name='miejsca')),
                ('has_certificates', models.BooleanField(default=False, verbose_name='wydajemy zaświadczenia')),
                ('certificate_hours', models.PositiveSmallIntegerField(blank=True, null=True, verbose_name='liczba godzin na zaświadczeniu')),
                ('has_feedback', models.BooleanField(default=True, verbose_name='pytamy o opinię')),
                ('status', models.CharField(choices=[('draft', 'szkic'), ('submitted', 'zgłoszone'), ('needs_changes', 'do poprawy'), ('published', 'opublikowane'), ('moved', 'przełożone'), ('cancelled', 'odwołane'), ('rejected', 'odrzucone')], default='draft', max_length=15, verbose_name='stan')),
                ('sequence', models.PositiveIntegerField(default=0, editable=False, verbose_name='numer zmiany w kalendarzach')),
                ('former', models.ForeignKey(blank=True, help_text='Z jej listy rezerwowej można zaprosić osoby, dla których zabrakło miejsc.', null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='later', to='events.event', verbose_name='poprzednia edycja')),
                ('members_of', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='members_events', to='organizations.organization', verbose_name='dla osób z organizacji')),
                ('needs_officer', models.ForeignKey(blank=True, limit_choices_to={'is_staff': True}, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='kto czyta potrzeby osób')),
                ('organizer', models.ForeignKey(blank=True, help_text='Puste: organizuje biuro.', null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='events', to='organizations.organization', verbose_name='organizator')),
                ('picture', models.OneToOneField(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='core.picture', verbose_name='obraz')),
                ('submitted_by', models.ForeignKey(blank=True, editable=False, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='kto zgłosił')),
                ('themes', models.ManyToManyField(blank=True, related_name='events', to='organizations.theme', verbose_name='tematy')),
            ],
            options={
                'verbose_name': 'wydarzenie',
                'verbose_name_plural': 'wydarzenia',
                'ordering': ['starts_at', 'pk'],
            },
        ),
        migrations.CreateModel(
            name='EventDate',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('starts_at', models.DateTimeField(verbose_name='początek')),
                ('ends_at', models.DateTimeField(verbose_name='koniec')),
                ('note', models.CharField(blank=True, help_text='Na przykład temat tego dnia.', max_length=120, verbose_name='dopisek')),
                ('event', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='dates', to='events.event', verbose_name='wydarzenie')),
            ],
            options={
                'verbose_name': 'termin',
                'verbose_name_plural': 'terminy',
                'ordering': ['starts_at'],
            },
        ),
        migrations.CreateModel(
            name='Feedback',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('useful', models.PositiveSmallIntegerField(blank=True, null=True, validators=[django.core.validators.MinValueValidator(1), django.core.validators.MaxValueValidator(5)], verbose_name='Czy wydarzenie było przydatne?')),
                ('clear', models.PositiveSmallIntegerField(blank=True, null=True, validators=[django.core.validators.MinValueValidator(1), django.core.validators.MaxValueValidator(5)], verbose_name='Czy osoby prowadzące mówiły jasno?')),
                ('organized', models.PositiveSmallIntegerField(blank=True, null=True, validators=[django.core.validators.MinValueValidator(1), django.core.validators.MaxValueValidator(5)], verbose_name='Jak oceniasz organizację?')),
                ('accessible', models.PositiveSmallIntegerField(blank=True, null=True, validators=[django.core.validators.MinValueValidator(1), django.core.validators.MaxValueValidator(5)], verbose_name='Czy miejsce i forma były dla Ciebie dostępne?')),
                ('good', models.TextField(blank=True, max_length=2000, verbose_name='Co było dobre?')),
                ('better', models.TextField(blank=True, max_length=2000, verbose_name='Co możemy poprawić?')),
                ('wishes', models.TextField(blank=True, max_length=2000, verbose_name='Jakiego spotkania teraz potrzebujesz?')),
                ('event', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='feedback', to='events.event', verbose_name='wydarzenie')),
            ],
            options={
                'verbose_name': 'opinia',
                'verbose_name_plural': 'opinie',
                'ordering': ['pk'],
            },
        ),
        migrations.CreateModel(
            name='Material',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('title', models.CharField(max_length=160, verbose_name='tytuł')),
                ('file', models.FileField(blank=True, storage=core.files.uploads.private_storage, upload_to='materials/%Y/%m/', verbose_name='plik')),
                ('url', models.URLField(blank=True, max_length=500, verbose_name='link')),
                ('order', models.PositiveSmallIntegerField(default=0, verbose_name='kolejność')),
                ('event', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='materials', to='events.event', verbose_name='wydarzenie')),
            ],
            options={
                'verbose_name': 'materiał',
                'verbose_name_plural': 'materiały',
                'ordering': ['order', 'pk'],
            },
        ),
        migrations.CreateModel(
            name='Message',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('to', models.CharField(choices=[('everybody', 'wszyscy zapisani i oczekujący'), ('confirmed', 'osoby z potwierdzonym miejscem'), ('waiting', 'osoby z listy rezerwowej')], default='confirmed', max_length=10, verbose_name='do kogo')),
                ('subject', models.CharField(max_length=150, verbose_name='temat')),
                ('text', models.TextField(max_length=5000, verbose_name='treść')),
                ('form_key', models.UUIDField(editable=False, unique=True)),
                ('letters', models.PositiveIntegerField(default=0, editable=False, verbose_name='ile listów')),
                ('sent_at', models.DateTimeField(default=django.utils.timezone.now, verbose_name='kiedy')),
                ('event', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='messages', to='events.event', verbose_name='wydarzenie')),
                ('sent_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='kto wysłał')),
            ],
            options={
                'verbose_name': 'wiadomość do zapisanych',
                'verbose_name_plural': 'wiadomości do zapisanych',
                'ordering': ['-sent_at'],
            },
        ),
        migrations.CreateModel(
            name='OldEventAddress',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('slug', models.SlugField(max_length=140, unique=True, verbose_name='dawny adres')),
                ('event', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='old_addresses', to='events.event', verbose_name='wydarzenie')),
            ],
            options={
                'verbose_name': 'dawny adres',
                'verbose_name_plural': 'dawne adresy',
            },
        ),
        migrations.CreateModel(
            name='PersonalFeed',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('key', models.CharField(max_length=43, unique=True, verbose_name='klucz')),
                ('created_at', models.DateTimeField(default=django.utils.timezone.now, verbose_name='od')),
                ('user', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name='event_feed', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'verbose_name': 'własny kalendarz',
                'verbose_name_plural': 'własne kalendarze',
            },
        ),
        migrations.CreateModel(
            name='Question',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('label', models.CharField(max_length=200, verbose_name='pytanie')),
                ('help_text', models.CharField(blank=True, max_length=200, verbose_name='podpowiedź')),
                ('kind', models.CharField(choices=[('text', 'krótka odpowiedź'), ('choice', 'jedna z kilku odpowiedzi'), ('choices', 'kilka z kilku odpowiedzi'), ('yes_no', 'tak lub nie')], default='text', max_length=10, verbose_name='rodzaj odpowiedzi')),
                ('options', models.TextField(blank=True, help_text='Każda w osobnym wierszu.', verbose_name='odpowiedzi do wyboru')),
                ('is_required', models.BooleanField(default=False, verbose_name='odpowiedź jest konieczna')),
                ('order', models.PositiveSmallIntegerField(default=0, verbose_name='kolejność')),
                ('removed_at', models.DateTimeField(blank=True, null=True, verbose_name='zdjęte z formularza')),
                ('event', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='questions', to='events.event', verbose_name='wydarzenie')),
            ],
            options={
                'verbose_name': 'pytanie',
                'verbose_name_plural': 'pytania',
                'ordering': ['order', 'pk'],
            },
        ),
        migrations.CreateModel(
            name='Registration',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('name', models.CharField(blank=True, max_length=150, verbose_name='imię i nazwisko')),
                ('email', models.EmailField(blank=True, max_length=254, verbose_name='adres e-mail')),
                ('phone', models.CharField(blank=True, max_length=30, verbose_name='telefon')),
                ('organization_name', models.CharField(blank=True, max_length=250, verbose_name='organizacja')),
                ('organization_key', models.CharField(blank=True, editable=False, max_length=260)),
                ('party', models.UUIDField(blank=True, editable=False, null=True, verbose_name='zapisani razem')),
                ('is_added_by_office', models.BooleanField(default=False, verbose_name='wpisane przez biuro')),
                ('place', models.CharField(choices=[('confirmed', 'miejsce potwierdzone'), ('offered', 'miejsce zaproponowane'), ('waiting', 'na liście rezerwowej'), ('cancelled', 'rezygnacja'), ('lapsed', 'propozycja wygasła')], max_length=10, verbose_name='miejsce')),
                ('place_changed_at', models.DateTimeField(default=django.utils.timezone.now, verbose_name='miejsce od')),
                ('queue_position', models.PositiveIntegerField(blank=True, null=True, verbose_name='kolejność na liście rezerwowej')),
                ('offer_ends_at', models.DateTimeField(blank=True, null=True, verbose_name='propozycja ważna do')),
                ('offers', models.PositiveSmallIntegerField(default=0, editable=False, verbose_name='która propozycja')),
                ('said_coming_at', models.DateTimeField(blank=True, null=True, verbose_name='potwierdzone przyjście')),
                ('attended_at', models.DateTimeField(blank=True, null=True, verbose_name='obecność')),
                ('clause', models.TextField(blank=True, verbose_name='treść zgody')),
                ('consented_at', models.DateTimeField(blank=True, null=True, verbose_name='zgoda')),
                ('has_given_feedback', models.BooleanField(default=False, editable=False, verbose_name='opinia oddana')),
                ('emptied_at', models.DateTimeField(blank=True, editable=False, null=True, verbose_name='dane usunięte')),
                ('created_at', models.DateTimeField(default=django.utils.timezone.now, verbose_name='kiedy')),
                ('event', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='registrations', to='events.event', verbose_name='wydarzenie')),
                ('organization', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='event_registrations', to='organizations.organization', verbose_name='organizacja z bazy')),
                ('user', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='event_registrations', to=settings.AUTH_USER_MODEL, verbose_name='konto')),
            ],
            options={
                'verbose_name': 'zapis',
                'verbose_name_plural': 'zapisy',
                'ordering': ['created_at', 'pk'],
            },
        ),
        migrations.CreateModel(
            name='QuestionAnswer',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('text', models.TextField(verbose_name='odpowiedź')),
                ('question', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='answers', to='events.question', verbose_name='pytanie')),
                ('registration', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='answers', to='events.registration', verbose_name='zapis')),
            ],
            options={
                'verbose_name': 'odpowiedź',
                'verbose_name_plural': 'odpowiedzi',
            },
        ),
        migrations.CreateModel(
            name='PersonNeed',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('need', models.CharField(choices=[('interpreter', 'tłumacz języka migowego'), ('loop', 'pętla indukcyjna'), ('ramp', 'miejsce bez schodów i progów'), ('diet', 'dieta'), ('other', 'inna potrzeba')], max_length=12, verbose_name='potrzeba')),
                ('details', models.CharField(blank=True, max_length=300, verbose_name='szczegóły')),
                ('registration', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='needs', to='events.registration', verbose_name='zapis')),
            ],
            options={
                'verbose_name': 'potrzeba',
                'verbose_name_plural': 'potrzeby',
            },
        ),
        migrations.CreateModel(
            name='Certificate',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('year', models.PositiveSmallIntegerField(verbose_name='rok')),
                ('number', models.PositiveIntegerField(verbose_name='numer w roku')),
                ('code', models.CharField(max_length=16, unique=True, validators=[django.core.validators.RegexValidator('^[A-Z2-9]{12}$', 'Kod ma 12 znaków.')], verbose_name='kod')),
                ('issued_at', models.DateTimeField(default=django.utils.timezone.now, verbose_name='wydane')),
                ('revoked_at', models.DateTimeField(blank=True, null=True, verbose_name='cofnięte')),
                ('revoked_reason', models.CharField(blank=True, max_length=300, verbose_name='powód cofnięcia')),
                ('registration', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='certificate', to='events.registration', verbose_name='zapis')),
            ],
            options={
                'verbose_name': 'zaświadczenie',
                'verbose_name_plural': 'zaświadczenia',
                'ordering': ['-year', '-number'],
            },
        ),
        migrations.CreateModel(
            name='Attendance',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('at', models.DateTimeField(default=django.utils.timezone.now, verbose_name='o której')),
                ('date', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='attendances', to='events.eventdate', verbose_name='termin')),
                ('registration', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='attendances', to='events.registration', verbose_name='zapis')),
            ],
            options={
                'verbose_name': 'obecność',
                'verbose_name_plural': 'obecności',
            },
        ),
        migrations.CreateModel(
            name='Series',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('title', models.CharField(max_length=160, unique=True, verbose_name='tytuł')),
                ('slug', models.SlugField(max_length=120, unique=True, verbose_name='adres')),
                ('lead', models.CharField(blank=True, max_length=300, verbose_name='w jednym zdaniu')),
                ('body', models.TextField(blank=True, verbose_name='opis')),
                ('starts_on', models.DateField(verbose_name='pierwszy dzień')),
                ('ends_on', models.DateField(verbose_name='ostatni dzień')),
                ('is_published', models.BooleanField(default=False, verbose_name='widoczna dla wszystkich')),
                ('stands_open_at', models.DateTimeField(blank=True, null=True, verbose_name='zgłoszenia stoisk od')),
                ('stands_close_at', models.DateTimeField(blank=True, null=True, verbose_name='zgłoszenia stoisk do')),
                ('stands_info', models.TextField(blank=True, verbose_name='co zapewniamy na stoisku')),
                ('picture', models.OneToOneField(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='core.picture', verbose_name='obraz')),
            ],
            options={
                'verbose_name': 'cykl wydarzeń',
                'verbose_name_plural': 'cykle wydarzeń',
                'ordering': ['-starts_on', 'title'],
            },
        ),
        migrations.AddField(
            model_name='event',
            name='series',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='events', to='events.series', verbose_name='cykl'),
        ),
        migrations.CreateModel(
            name='Survey',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('year', models.PositiveSmallIntegerField(unique=True, verbose_name='rok szkoleń')),
                ('title', models.CharField(max_length=160, verbose_name='tytuł')),
                ('intro', models.TextField(blank=True, verbose_name='wstęp')),
                ('opens_at', models.DateTimeField(verbose_name='początek')),
                ('closes_at', models.DateTimeField(verbose_name='koniec')),
                ('status', models.CharField(choices=[('draft', 'w przygotowaniu'), ('open', 'trwa'), ('closed', 'zakończona')], default='draft', max_length=10, verbose_name='stan')),
                ('status_changed_at', models.DateTimeField(default=django.utils.timezone.now, verbose_name='stan od')),
                ('asked', models.PositiveIntegerField(blank=True, editable=False, null=True, verbose_name='ile organizacji zapytano')),
                ('reminded_at', models.DateTimeField(blank=True, editable=False, null=True, verbose_name='ostatnie przypomnienie')),
            ],
            options={
                'verbose_name': 'ankieta potrzeb',
                'verbose_name_plural': 'ankiety potrzeb',
                'ordering': ['-year'],
                'constraints': [models.CheckConstraint(condition=models.Q(('status__in', ['draft', 'open', 'closed'])), name='events_survey_status_known'), models.CheckConstraint(condition=models.Q(('closes_at__gt', models.F('opens_at'))), name='events_survey_closes_after_opening', violation_error_message='Koniec ankiety musi być po jej początku.')],
            },
        ),
        migrations.CreateModel(
            name='SurveyAnswer',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('preferred_times', models.JSONField(blank=True, default=list, verbose_name='pasujące dni')),
                ('preferred_form', models.CharField(choices=[('on_site', 'na miejscu'), ('online', 'przez internet'), ('any', 'obojętnie')], default='any', max_length=10, verbose_name='forma')),
                ('version', models.PositiveIntegerField(default=1, editable=False)),
                ('created_at', models.DateTimeField(default=django.utils.timezone.now, verbose_name='pierwsza odpowiedź')),
                ('updated_at', models.DateTimeField(default=django.utils.timezone.now, verbose_name='ostatnia zmiana')),
                ('answered_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='kto')),
                ('organization', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='survey_answers', to='organizations.organization', verbose_name='organizacja')),
                ('survey', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='answers', to='events.survey', verbose_name='ankieta')),
            ],
            options={
                'verbose_name': 'odpowiedź organizacji',
                'verbose_name_plural': 'odpowiedzi organizacji',
                'ordering': ['-updated_at'],
            },
        ),
        migrations.CreateModel(
            name='SurveyArea',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('name', models.CharField(max_length=120, verbose_name='obszar')),
                ('order', models.PositiveSmallIntegerField(default=0, verbose_name='kolejność')),
                ('survey', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='areas', to='events.survey', verbose_name='ankieta')),
                ('theme', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='organizations.theme', verbose_name='temat z bazy')),
            ],
            options={
                'verbose_name': 'obszar ankiety',
                'verbose_name_plural': 'obszary ankiety',
                'ordering': ['order', 'pk'],
            },
        ),
        migrations.CreateModel(
            name='SurveyOption',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('title', models.CharField(max_length=160, verbose_name='szkolenie')),
                ('description', models.CharField(blank=True, max_length=300, verbose_name='krótki opis')),
                ('order', models.PositiveSmallIntegerField(default=0, verbose_name='kolejność')),
                ('told_at', models.DateTimeField(blank=True, editable=False, null=True, verbose_name='kiedy powiadomiono o zapisach')),
                ('area', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='options', to='events.surveyarea', verbose_name='obszar')),
                ('event', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='survey_options', to='events.event', verbose_name='szkolenie w kalendarzu')),
            ],
            options={
                'verbose_name': 'szkolenie w ankiecie',
                'verbose_name_plural': 'szkolenia w ankiecie',
                'ordering': ['order', 'pk'],
            },
        ),
        migrations.CreateModel(
            name='SurveyChoice',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('rank', models.PositiveSmallIntegerField(verbose_name='miejsce')),
                ('answer', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='choices', to='events.surveyanswer', verbose_name='odpowiedź')),
                ('option', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='choices', to='events.surveyoption', verbose_name='szkolenie')),
            ],
            options={
                'verbose_name': 'wybór',
                'verbose_name_plural': 'wybory',
                'ordering': ['rank'],
            },
        ),
        migrations.CreateModel(
            name='SurveyProposal',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('text', models.CharField(max_length=300, verbose_name='propozycja')),
                ('group', models.CharField(blank=True, max_length=120, verbose_name='grupa')),
                ('answer', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='proposals', to='events.surveyanswer', verbose_name='odpowiedź')),
            ],
            options={
                'verbose_name': 'własna propozycja',
                'verbose_name_plural': 'własne propozycje',
                'ordering': ['group', 'pk'],
            },
        ),
        migrations.CreateModel(
            name='Venue',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('name', models.CharField(max_length=120, unique=True, verbose_name='nazwa')),
                ('street', models.CharField(blank=True, max_length=120, verbose_name='ulica i numer')),
                ('postal_code', models.CharField(blank=True, max_length=6, verbose_name='kod pocztowy')),
                ('city', models.CharField(default='Leszno', max_length=80, verbose_name='miejscowość')),
                ('latitude', models.DecimalField(blank=True, decimal_places=6, max_digits=8, null=True, verbose_name='szerokość geograficzna')),
                ('longitude', models.DecimalField(blank=True, decimal_places=6, max_digits=9, null=True, verbose_name='długość geograficzna')),
                ('access_notes', models.TextField(blank=True, help_text='Wejście, winda, toaleta, parking.', verbose_name='dostępność – opis')),
                ('is_offered', models.BooleanField(default=True, verbose_name='do wyboru przy nowych wydarzeniach')),
                ('access_features', models.ManyToManyField(blank=True, related_name='venues', to='organizations.accessfeature', verbose_name='udogodnienia')),
            ],
            options={
                'verbose_name': 'miejsce',
                'verbose_name_plural': 'miejsca',
                'ordering': ['name'],
            },
        ),
        migrations.AddField(
            model_name='event',
            name='venue',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='events', to='events.venue', verbose_name='miejsce'),
        ),
        migrations.CreateModel(
            name='Zone',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('name', models.CharField(max_length=80, verbose_name='nazwa')),
                ('order', models.PositiveSmallIntegerField(default=0, verbose_name='kolejność')),
                ('series', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='zones', to='events.series', verbose_name='cykl')),
            ],
            options={
                'verbose_name': 'strefa',
                'verbose_name_plural': 'strefy',
                'ordering': ['order', 'name'],
            },
        ),
        migrations.CreateModel(
            name='Stand',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('status_changed_at', models.DateTimeField(default=django.utils.timezone.now, verbose_name='stan od')),
                ('status_reason', models.TextField(blank=True, verbose_name='powód')),
                ('version', models.PositiveIntegerField(default=1, editable=False)),
                ('created_at', models.DateTimeField(auto_now_add=True, verbose_name='dodano')),
                ('updated_at', models.DateTimeField(auto_now=True, verbose_name='zmieniono')),
                ('offer', models.TextField(max_length=1000, verbose_name='co pokażecie na stoisku')),
                ('equipment', models.TextField(blank=True, help_text='Prąd, stół, namiot…', max_length=500, verbose_name='czego potrzebujecie')),
                ('contact_name', models.CharField(max_length=150, verbose_name='osoba do kontaktu')),
                ('contact_email', models.EmailField(max_length=254, verbose_name='e-mail')),
                ('contact_phone', models.CharField(blank=True, max_length=30, verbose_name='telefon')),
                ('status', models.CharField(choices=[('submitted', 'zgłoszone'), ('accepted', 'przyjęte'), ('rejected', 'odrzucone'), ('withdrawn', 'wycofane')], default='submitted', max_length=10, verbose_name='stan')),
                ('organization', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='stands', to='organizations.organization', verbose_name='organizacja')),
                ('series', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='stands', to='events.series', verbose_name='cykl')),
                ('zone', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='stands', to='events.zone', verbose_name='strefa')),
            ],
            options={
                'verbose_name': 'stoisko',
                'verbose_name_plural': 'stoiska',
                'ordering': ['created_at'],
            },
        ),
        migrations.AddField(
            model_name='event',
            name='zone',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='events', to='events.zone', verbose_name='strefa'),
        ),
        migrations.AddIndex(
            model_name='eventdate',
            index=models.Index(models.F('starts_at'), models.F('ends_at'), name='events_date_span'),
        ),
        migrations.AddConstraint(
            model_name='eventdate',
            constraint=models.CheckConstraint(condition=models.Q(('ends_at__gt', models.F('starts_at'))), name='events_eventdate_ends_after_start', violation_error_message='Koniec musi być po początku.'),
        ),
        migrations.AddConstraint(
            model_name='eventdate',
            constraint=models.UniqueConstraint(models.F('event'), models.F('starts_at'), name='events_eventdate_once', violation_error_message='Ten termin jest już wpisany.'),
        ),
        migrations.AddConstraint(
            model_name='feedback',
            constraint=models.CheckConstraint(condition=models.Q(('useful__isnull', True), ('useful__range', (1, 5)), _connector='OR'), name='events_feedback_useful_within_scale'),
        ),
        migrations.AddConstraint(
            model_name='feedback',
            constraint=models.CheckConstraint(condition=models.Q(('clear__isnull', True), ('clear__range', (1, 5)), _connector='OR'), name='events_feedback_clear_within_scale'),
        ),
        migrations.AddConstraint(
            model_name='feedback',
            constraint=models.CheckConstraint(condition=models.Q(('organized__isnull', True), ('organized__range', (1, 5)), _connector='OR'), name='events_feedback_organized_within_scale'),
        ),
        migrations.AddConstraint(
            model_name='feedback',
            constraint=models.CheckConstraint(condition=models.Q(('accessible__isnull', True), ('accessible__range', (1, 5)), _connector='OR'), name='events_feedback_accessible_within_scale'),
        ),
        migrations.AddConstraint(
            model_name='material',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('file', ''), models.Q(('url', ''), _negated=True)), models.Q(models.Q(('file', ''), _negated=True), ('url', '')), _connector='OR'), name='events_material_file_or_link', violation_error_message='Dodaj plik albo link – jedno z nich.'),
        ),
        migrations.AddConstraint(
            model_name='message',
            constraint=models.CheckConstraint(condition=models.Q(('to__in', ['everybody', 'confirmed', 'waiting'])), name='events_message_to_known'),
        ),
        migrations.AddConstraint(
            model_name='question',
            constraint=models.CheckConstraint(condition=models.Q(('kind__in', ['text', 'choice', 'choices', 'yes_no'])), name='events_question_kind_known'),
        ),
        migrations.AddConstraint(
            model_name='question',
            constraint=models.CheckConstraint(condition=models.Q(('kind__in', ['text', 'yes_no']), models.Q(('options', ''), _negated=True), _connector='OR'), name='events_question_has_options', violation_error_message='Wpisz odpowiedzi do wyboru, każdą w osobnym wierszu.'),
        ),
        migrations.AddIndex(
            model_name='registration',
            index=models.Index(models.F('event'), models.F('place'), name='events_reg_by_place'),
        ),
        migrations.AddIndex(
            model_name='registration',
            index=models.Index(models.F('event'), models.F('organization_key'), name='events_reg_by_organization'),
        ),
        migrations.AddIndex(
            model_name='registration',
            index=models.Index(models.F('offer_ends_at'), condition=models.Q(('place', 'offered')), name='events_reg_offers'),
        ),
        migrations.AddIndex(
            model_name='registration',
            index=models.Index(django.db.models.functions.text.Lower('email'), name='events_reg_by_email'),
        ),
        migrations.AddConstraint(
            model_name='registration',
            constraint=models.CheckConstraint(condition=models.Q(('place__in', ['confirmed', 'offered', 'waiting', 'cancelled', 'lapsed'])), name='events_registration_place_known'),
        ),
        migrations.AddConstraint(
            model_name='registration',
            constraint=models.UniqueConstraint(models.F('event'), django.db.models.functions.text.Lower('email'), condition=models.Q(('place__in', ['confirmed', 'offered', 'waiting']), models.Q(('email', ''), _negated=True)), name='events_registration_one_active_per_email', violation_error_message='Ten adres jest już zapisany na to wydarzenie.'),
        ),
        migrations.AddConstraint(
            model_name='registration',
            constraint=models.UniqueConstraint(models.F('event'), models.F('queue_position'), condition=models.Q(('place', 'waiting')), name='events_registration_one_per_queue_position'),
        ),
        migrations.AddConstraint(
            model_name='registration',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('place', 'waiting'), _negated=True), ('queue_position__isnull', False), _connector='OR'), name='events_registration_waiting_has_turn'),
        ),
        migrations.AddConstraint(
            model_name='registration',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('offer_ends_at__isnull', False), ('place', 'offered')), models.Q(models.Q(('place', 'offered'), _negated=True), ('offer_ends_at__isnull', True)), _connector='OR'), name='events_registration_offer_has_end'),
        ),
        migrations.AddConstraint(
            model_name='registration',
            constraint=models.CheckConstraint(condition=models.Q(('attended_at__isnull', True), ('place', 'confirmed'), _connector='OR'), name='events_registration_present_had_place', violation_error_message='Obecność można zaznaczyć tylko osobie z potwierdzonym miejscem.'),
        ),
        migrations.AddConstraint(
            model_name='registration',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(models.Q(('name', ''), _negated=True), ('emptied_at__isnull', True)), models.Q(('email', ''), ('emptied_at__isnull', False), ('name', ''), ('phone', '')), _connector='OR'), name='events_registration_named_or_emptied'),
        ),
        migrations.AddConstraint(
            model_name='questionanswer',
            constraint=models.UniqueConstraint(models.F('registration'), models.F('question'), name='events_questionanswer_once'),
        ),
        migrations.AddConstraint(
            model_name='personneed',
            constraint=models.CheckConstraint(condition=models.Q(('need__in', ['interpreter', 'loop', 'ramp', 'diet', 'other'])), name='events_personneed_need_known'),
        ),
        migrations.AddConstraint(
            model_name='personneed',
            constraint=models.UniqueConstraint(models.F('registration'), models.F('need'), name='events_personneed_once'),
        ),
        migrations.AddConstraint(
            model_name='certificate',
            constraint=models.UniqueConstraint(models.F('year'), models.F('number'), name='events_certificate_one_per_number'),
        ),
        migrations.AddConstraint(
            model_name='certificate',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('revoked_at__isnull', True), ('revoked_reason', '')), models.Q(('revoked_at__isnull', False), models.Q(('revoked_reason', ''), _negated=True)), _connector='OR'), name='events_certificate_revoked_with_reason', violation_error_message='Napisz, dlaczego zaświadczenie jest cofnięte.'),
        ),
        migrations.AddConstraint(
            model_name='attendance',
            constraint=models.UniqueConstraint(models.F('registration'), models.F('date'), name='events_attendance_once'),
        ),
        migrations.AddConstraint(
            model_name='series',
            constraint=models.CheckConstraint(condition=models.Q(('ends_on__gte', models.F('starts_on'))), name='events_series_ends_after_start', violation_error_message='Ostatni dzień nie może być przed pierwszym.'),
        ),
        migrations.AddConstraint(
            model_name='series',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('stands_close_at__isnull', True), ('stands_open_at__isnull', True)), models.Q(('stands_close_at__gt', models.F('stands_open_at')), ('stands_close_at__isnull', False), ('stands_open_at__isnull', False)), _connector='OR'), name='events_series_stands_pair', violation_error_message='Podaj początek i późniejszy koniec zgłoszeń stoisk – albo zostaw oba puste.'),
        ),
        migrations.AddConstraint(
            model_name='surveyanswer',
            constraint=models.UniqueConstraint(models.F('survey'), models.F('organization'), name='events_surveyanswer_one_per_organization', violation_error_message='Ta organizacja już odpowiedziała.'),
        ),
        migrations.AddConstraint(
            model_name='surveyanswer',
            constraint=models.CheckConstraint(condition=models.Q(('preferred_form__in', ['on_site', 'online', 'any'])), name='events_surveyanswer_form_known'),
        ),
        migrations.AddConstraint(
            model_name='surveyarea',
            constraint=models.UniqueConstraint(models.F('survey'), models.F('name'), name='events_surveyarea_once', violation_error_message='Taki obszar już jest.'),
        ),
        migrations.AddConstraint(
            model_name='surveyoption',
            constraint=models.UniqueConstraint(models.F('area'), models.F('title'), name='events_surveyoption_once', violation_error_message='To szkolenie już tu jest.'),
        ),
        migrations.AddConstraint(
            model_name='surveychoice',
            constraint=models.UniqueConstraint(models.F('answer'), models.F('option'), name='events_surveychoice_once'),
        ),
        migrations.AddConstraint(
            model_name='surveychoice',
            constraint=models.UniqueConstraint(models.F('answer'), models.F('rank'), name='events_surveychoice_one_per_rank'),
        ),
        migrations.AddConstraint(
            model_name='surveychoice',
            constraint=models.CheckConstraint(condition=models.Q(('rank__range', (1, 5))), name='events_surveychoice_rank_known'),
        ),
        migrations.AddConstraint(
            model_name='venue',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('latitude__isnull', True), ('longitude__isnull', True)), models.Q(('latitude__isnull', False), ('latitude__range', (-90, 90)), ('longitude__isnull', False), ('longitude__range', (-180, 180))), _connector='OR'), name='events_venue_point_pair', violation_error_message='Punkt na mapie potrzebuje obu współrzędnych.'),
        ),
        migrations.AddConstraint(
            model_name='zone',
            constraint=models.UniqueConstraint(models.F('series'), models.F('name'), name='events_zone_once', violation_error_message='Taka strefa już jest.'),
        ),
        migrations.AddConstraint(
            model_name='stand',
            constraint=models.CheckConstraint(condition=models.Q(('status__in', ['submitted', 'accepted', 'rejected', 'withdrawn'])), name='events_stand_status_known'),
        ),
        migrations.AddConstraint(
            model_name='stand',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('status__in', ['rejected']), _negated=True), models.Q(('status_reason', ''), _negated=True), _connector='OR'), name='events_stand_has_reason', violation_error_message='Napisz powód.'),
        ),
        migrations.AddConstraint(
            model_name='stand',
            constraint=models.UniqueConstraint(models.F('series'), models.F('organization'), condition=models.Q(('status__in', ['submitted', 'accepted'])), name='events_stand_one_active', violation_error_message='Ta organizacja zgłosiła już stoisko.'),
        ),
        migrations.AddIndex(
            model_name='event',
            index=models.Index(models.F('starts_at'), models.F('id'), condition=models.Q(('status__in', ['published', 'moved', 'cancelled'])), name='events_by_start'),
        ),
        migrations.AddIndex(
            model_name='event',
            index=models.Index(models.F('ends_at'), name='events_by_end'),
        ),
        migrations.AddIndex(
            model_name='event',
            index=models.Index(models.F('organizer'), models.F('starts_at'), name='events_of_organizer'),
        ),
        migrations.AddConstraint(
            model_name='event',
            constraint=models.CheckConstraint(condition=models.Q(('kind__in', ['training', 'meeting', 'cross_sector', 'conference', 'festival', 'consultation', 'other'])), name='events_event_kind_known'),
        ),
        migrations.AddConstraint(
            model_name='event',
            constraint=models.CheckConstraint(condition=models.Q(('status__in', ['draft', 'submitted', 'needs_changes', 'published', 'moved', 'cancelled', 'rejected'])), name='events_event_status_known'),
        ),
        migrations.AddConstraint(
            model_name='event',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('status__in', ['needs_changes', 'moved', 'cancelled', 'rejected']), _negated=True), models.Q(('status_reason', ''), _negated=True), _connector='OR'), name='events_event_has_reason', violation_error_message='Napisz powód.'),
        ),
        migrations.AddConstraint(
            model_name='event',
            constraint=models.CheckConstraint(condition=models.Q(('audience__in', ['everybody', 'organizations', 'members'])), name='events_event_audience_known'),
        ),
        migrations.AddConstraint(
            model_name='event',
            constraint=models.CheckConstraint(condition=models.Q(('seats__in', ['none', 'free', 'few', 'waiting', 'full'])), name='events_event_seats_known'),
        ),
        migrations.AddConstraint(
            model_name='event',
            constraint=models.CheckConstraint(condition=models.Q(('precision__in', ['hour', 'day', 'month', 'year'])), name='events_event_precision_known'),
        ),
        migrations.AddConstraint(
            model_name='event',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('ends_at__isnull', True), ('starts_at__isnull', True)), models.Q(('ends_at__gt', models.F('starts_at')), ('ends_at__isnull', False), ('starts_at__isnull', False)), _connector='OR'), name='events_event_ends_after_start', violation_error_message='Koniec musi być po początku.'),
        ),
        migrations.AddConstraint(
            model_name='event',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('status__in', ['published', 'moved', 'cancelled']), _negated=True), ('starts_at__isnull', False), _connector='OR'), name='events_event_public_has_dates', violation_error_message='Podaj co najmniej jeden termin.'),
        ),
        migrations.AddConstraint(
            model_name='event',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('audience', 'members'), ('members_of__isnull', False)), models.Q(models.Q(('audience', 'members'), _negated=True), ('members_of__isnull', True)), _connector='OR'), name='events_event_members_pair', violation_error_message='Wybierz organizację tylko wtedy, gdy wydarzenie jest dla jej osób.'),
        ),
        migrations.AddConstraint(
            model_name='event',
            constraint=models.CheckConstraint(condition=models.Q(('organizer__isnull', True), ('organizer_text', ''), _connector='OR'), name='events_event_one_organizer', violation_error_message='Wybierz organizatora z bazy albo wpisz innego – nie oba naraz.'),
        ),
        migrations.AddConstraint(
            model_name='event',
            constraint=models.CheckConstraint(condition=models.Q(('has_sign_up', False), ('sign_up_closes_at__isnull', False), models.Q(('status__in', ['published', 'moved', 'cancelled']), _negated=True), _connector='OR'), name='events_event_sign_up_has_end', violation_error_message='Podaj, do kiedy można się zapisać.'),
        ),
        migrations.AddConstraint(
            model_name='event',
            constraint=models.CheckConstraint(condition=models.Q(('sign_up_opens_at__isnull', True), ('sign_up_closes_at__isnull', True), ('sign_up_closes_at__gt', models.F('sign_up_opens_at')), _connector='OR'), name='events_event_sign_up_closes_after_opening', violation_error_message='Koniec zapisów musi być po ich początku.'),
        ),
        migrations.AddConstraint(
            model_name='event',
            constraint=models.CheckConstraint(condition=models.Q(('capacity__isnull', True), ('capacity__gte', 1), _connector='OR'), name='events_event_capacity_positive', violation_error_message='Liczba miejsc musi być większa od zera.'),
        ),
        migrations.AddConstraint(
            model_name='event',
            constraint=models.CheckConstraint(condition=models.Q(('per_organization__isnull', True), ('per_organization__gte', 1), _connector='OR'), name='events_event_per_organization_positive', violation_error_message='Limit dla organizacji musi być większy od zera.'),
        ),
    ]
