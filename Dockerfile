# The image of web, worker and beat alike; compose.yaml says which is which (docs/operations.md).
FROM python:3.11-slim-bookworm AS built
WORKDIR /srv/portal
COPY requirements.txt ./
COPY script/python script/setup script/
RUN script/setup requirements.txt

FROM python:3.11-slim-bookworm
# pg_dump and pg_restore for manage.py backup and restore: no older than the server in compose.yaml.
RUN apt-get update \
    && apt-get install -y --no-install-recommends postgresql-client-15 \
    && rm -rf /var/lib/apt/lists/*
RUN groupadd --system --gid 10001 portal \
    && useradd --system --uid 10001 --gid portal --no-create-home --home-dir /srv/portal portal \
    && install -d -o portal -g portal -m 750 /var/lib/portal
ENV PYTHONUNBUFFERED=1 VAR_DIR=/var/lib/portal
WORKDIR /srv/portal
COPY --from=built /srv/portal/.venv .venv
COPY . .
USER portal
VOLUME /var/lib/portal
# As in deploy/systemd/portal-web.service; portal/tests/test_deploy.py compares them.
CMD ["/srv/portal/.venv/bin/gunicorn", "-c", "deploy/gunicorn.conf.py", "portal.wsgi"]
