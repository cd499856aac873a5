import core.uploads
import django.core.validators
import django.db.models.deletion
import django.utils.timezone
import uuid
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='Thread',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(choices=[('message', 'wiadomość'), ('barrier', 'zgłoszenie bariery'), ('demand', 'żądanie dostępności')], default='message', max_length=10, verbose_name='rodzaj')),
                ('name', models.CharField(blank=True, max_length=150, verbose_name='imię i nazwisko')),
                ('email', models.EmailField(blank=True, max_length=254, verbose_name='adres e-mail')),
                ('phone', models.CharField(blank=True, max_length=40, verbose_name='telefon')),
                ('organization_name', models.CharField(blank=True, max_length=200, verbose_name='organizacja')),
                ('status', models.CharField(choices=[('new', 'nowa'), ('in_progress', 'w toku'), ('reopened', 'wróciła'), ('answered', 'z odpowiedzią'), ('closed', 'zamknięta bez odpowiedzi'), ('spam', 'spam')], default='new', max_length=12, verbose_name='stan')),
                ('status_changed_at', models.DateTimeField(default=django.utils.timezone.now, verbose_name='w tym stanie od')),
                ('status_reason', models.CharField(blank=True, max_length=500, verbose_name='powód')),
                ('due_on', models.DateField(blank=True, null=True, verbose_name='odpowiedź do')),
                ('extended_at', models.DateTimeField(blank=True, null=True, verbose_name='termin przedłużono')),
                ('extension_reason', models.CharField(blank=True, max_length=1000, verbose_name='powód przedłużenia')),
                ('version', models.PositiveIntegerField(default=1, editable=False)),
                ('form_key', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ('created_at', models.DateTimeField(default=django.utils.timezone.now, verbose_name='wpłynęła')),
                ('emptied_at', models.DateTimeField(blank=True, null=True, verbose_name='dane usunięto')),
                ('assigned_to', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='prowadzi')),
                ('user', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='konto')),
            ],
            options={
                'verbose_name': 'wiadomość do biura',
                'verbose_name_plural': 'wiadomości do biura',
                'ordering': ['-created_at', '-pk'],
            },
        ),
        migrations.CreateModel(
            name='Topic',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('name', models.CharField(max_length=80, unique=True, verbose_name='temat')),
                ('slug', models.SlugField(unique=True, verbose_name='w adresie')),
                ('order', models.PositiveSmallIntegerField(default=0, verbose_name='kolejność')),
                ('is_offered', models.BooleanField(default=True, help_text='Odznacz zamiast usuwać, gdy temat nie jest już potrzebny.', verbose_name='do wyboru w formularzu')),
            ],
            options={
                'verbose_name': 'temat wiadomości',
                'verbose_name_plural': 'tematy wiadomości',
                'ordering': ['order', 'name'],
            },
        ),
        migrations.CreateModel(
            name='Entry',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('voice', models.CharField(choices=[('person', 'od osoby'), ('answer', 'odpowiedź biura'), ('notice', 'zawiadomienie o nowym terminie'), ('note', 'notatka biura')], max_length=10, verbose_name='czyje')),
                ('channel', models.CharField(choices=[('portal', 'przez portal'), ('mail', 'e-mailem'), ('phone', 'telefonicznie'), ('paper', 'listem albo osobiście')], default='portal', max_length=10, verbose_name='jak')),
                ('text', models.TextField(max_length=10000, verbose_name='treść')),
                ('written_at', models.DateTimeField(default=django.utils.timezone.now, verbose_name='kiedy')),
                ('thread', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='entries', to='contact.thread', verbose_name='wątek')),
                ('written_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='kto')),
            ],
            options={
                'verbose_name': 'wypowiedź',
                'verbose_name_plural': 'wypowiedzi',
                'ordering': ['written_at', 'pk'],
            },
        ),
        migrations.CreateModel(
            name='Attachment',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('file', models.FileField(max_length=200, storage=core.uploads.private_storage, upload_to='contact/%Y/%m/', verbose_name='plik')),
                ('name', models.CharField(max_length=150, verbose_name='nazwa')),
                ('size', models.PositiveIntegerField(verbose_name='wielkość')),
                ('entry', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='attachments', to='contact.entry', verbose_name='wypowiedź')),
            ],
            options={
                'verbose_name': 'załącznik',
                'verbose_name_plural': 'załączniki',
                'ordering': ['pk'],
            },
        ),
        migrations.CreateModel(
            name='Rules',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('barrier_days', models.PositiveSmallIntegerField(default=7, validators=[django.core.validators.MinValueValidator(1), django.core.validators.MaxValueValidator(60)], verbose_name='dni na odpowiedź o dostępności')),
                ('extension_months', models.PositiveSmallIntegerField(default=2, validators=[django.core.validators.MinValueValidator(1), django.core.validators.MaxValueValidator(12)], verbose_name='najdłuższe przedłużenie, w miesiącach od zgłoszenia')),
                ('law_as_of', models.DateField(blank=True, help_text='Kiedy ostatnio sprawdzono te dwa terminy w ustawie.', null=True, verbose_name='stan prawny na dzień')),
                ('tells_office', models.BooleanField(default=True, help_text='Wiadomości i tak czekają w panelu.', verbose_name='list do biura o każdej nowej wiadomości')),
                ('office_hours', models.CharField(blank=True, help_text='Puste: strona kontaktu ich nie pokazuje.', max_length=200, verbose_name='godziny pracy biura')),
                ('directions', models.CharField(blank=True, help_text='Na przykład wejście, piętro, pokój.', max_length=300, verbose_name='jak do nas trafić')),
            ],
            options={
                'verbose_name': 'zasady odpowiadania',
                'verbose_name_plural': 'zasady odpowiadania',
                'constraints': [models.CheckConstraint(condition=models.Q(('id', 1)), name='contact_rules_one_row'), models.CheckConstraint(condition=models.Q(('barrier_days__range', (1, 60))), name='contact_rules_days_sane'), models.CheckConstraint(condition=models.Q(('extension_months__range', (1, 12))), name='contact_rules_months_sane')],
            },
        ),
        migrations.AddField(
            model_name='thread',
            name='topic',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='threads', to='contact.topic', verbose_name='temat'),
        ),
        migrations.CreateModel(
            name='Barrier',
            fields=[
                ('thread', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, primary_key=True, related_name='barrier', serialize=False, to='contact.thread')),
                ('page', models.CharField(max_length=500, verbose_name='strona albo jej element')),
                ('other_form', models.CharField(blank=True, max_length=500, verbose_name='wygodna forma')),
                ('contact_way', models.CharField(choices=[('mail', 'e-mail'), ('phone', 'telefon'), ('paper', 'list na adres pocztowy'), ('none', 'nie potrzebuję odpowiedzi')], default='mail', max_length=10, verbose_name='sposób kontaktu')),
                ('postal_address', models.CharField(blank=True, max_length=300, verbose_name='adres pocztowy')),
            ],
            options={
                'verbose_name': 'bariera',
                'verbose_name_plural': 'bariery',
                'constraints': [models.CheckConstraint(condition=models.Q(('contact_way__in', ['mail', 'phone', 'paper', 'none'])), name='contact_barrier_way_known')],
            },
        ),
        migrations.AddConstraint(
            model_name='entry',
            constraint=models.CheckConstraint(condition=models.Q(('voice__in', ['person', 'answer', 'notice', 'note'])), name='contact_entry_voice_known'),
        ),
        migrations.AddConstraint(
            model_name='entry',
            constraint=models.CheckConstraint(condition=models.Q(('channel__in', ['portal', 'mail', 'phone', 'paper'])), name='contact_entry_channel_known'),
        ),
        migrations.AddConstraint(
            model_name='entry',
            constraint=models.CheckConstraint(condition=models.Q(('text', ''), _negated=True), name='contact_entry_says_something'),
        ),
        migrations.AddIndex(
            model_name='thread',
            index=models.Index(models.F('status'), models.F('status_changed_at'), name='contact_thread_status'),
        ),
        migrations.AddIndex(
            model_name='thread',
            index=models.Index(models.F('due_on'), name='contact_thread_due'),
        ),
        migrations.AddIndex(
            model_name='thread',
            index=models.Index(models.F('email'), name='contact_thread_email'),
        ),
        migrations.AddConstraint(
            model_name='thread',
            constraint=models.CheckConstraint(condition=models.Q(('kind__in', ['message', 'barrier', 'demand'])), name='contact_thread_kind_known'),
        ),
        migrations.AddConstraint(
            model_name='thread',
            constraint=models.CheckConstraint(condition=models.Q(('status__in', ['new', 'in_progress', 'reopened', 'answered', 'closed', 'spam'])), name='contact_thread_status_known'),
        ),
        migrations.AddConstraint(
            model_name='thread',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('kind', 'message'), ('topic__isnull', False)), models.Q(models.Q(('kind', 'message'), _negated=True), ('topic__isnull', True)), _connector='OR'), name='contact_thread_message_has_topic'),
        ),
        migrations.AddConstraint(
            model_name='thread',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('due_on__isnull', True), ('kind', 'message')), models.Q(models.Q(('kind', 'message'), _negated=True), ('due_on__isnull', False)), _connector='OR'), name='contact_thread_barrier_has_clock'),
        ),
        migrations.AddConstraint(
            model_name='thread',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('kind', 'message'), _negated=True), models.Q(('email', ''), _negated=True), ('emptied_at__isnull', False), _connector='OR'), name='contact_thread_message_has_address'),
        ),
        migrations.AddConstraint(
            model_name='thread',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('kind', 'demand'), _negated=True), models.Q(('name', ''), _negated=True), ('emptied_at__isnull', False), _connector='OR'), name='contact_thread_demand_has_name', violation_error_message='Żądanie musi mieć imię i nazwisko.'),
        ),
        migrations.AddConstraint(
            model_name='thread',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('status__in', ['closed', 'spam']), models.Q(('status_reason', ''), _negated=True)), models.Q(models.Q(('status__in', ['closed', 'spam']), _negated=True), ('status_reason', '')), _connector='OR'), name='contact_thread_unanswered_has_reason'),
        ),
        migrations.AddConstraint(
            model_name='thread',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('extended_at__isnull', True), ('extension_reason', '')), models.Q(('due_on__isnull', False), ('extended_at__isnull', False), models.Q(('extension_reason', ''), _negated=True)), _connector='OR'), name='contact_thread_extension_has_reason'),
        ),
        migrations.AddConstraint(
            model_name='thread',
            constraint=models.CheckConstraint(condition=models.Q(('emptied_at__isnull', True), models.Q(('email', ''), ('name', ''), ('organization_name', ''), ('phone', ''), ('user__isnull', True)), _connector='OR'), name='contact_thread_emptied_holds_nobody'),
        ),
    ]
