"""A fake KRS register on a local port: returns the answers a test sets."""

import json
import threading
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest
from django.core.cache import cache

NUMBER = "0000123457"


def extract(**changes):
    """An answer of the real shape, persons included; ``changes`` override the part about the organisation."""
    entity = {
        "formaPrawna": "STOWARZYSZENIE",
        "identyfikatory": {"nip": "6971900784", "regon": "41009546300000"},
        "nazwa": "STOWARZYSZENIE „POMOCNA DŁOŃ” W LESZNIE",
        "czyPosiadaStatusOPP": True,
    } | changes
    address = {
        "ulica": "UL. SŁOWIAŃSKA",
        "nrDomu": "12",
        "nrLokalu": "3",
        "kodPocztowy": "64-100",
        "miejscowosc": "LESZNO",
    }
    people = {"reprezentacja": {"sklad": [{"nazwisko": {"nazwiskoICzlon": "N********"}, "imiona": {"imie": "J***"}}]}}
    return {
        "odpis": {
            "naglowekA": {"rejestr": "RejS", "numerKRS": NUMBER, "dataRejestracjiWKRS": "05.03.2003"},
            "dane": {
                "dzial1": {"danePodmiotu": entity, "siedzibaIAdres": {"adres": address}},
                "dzial2": people,
            },
        }
    }


class Register:
    """``answers`` maps "S" and "P" to (status, body); a non-bytes body becomes JSON. ``asked`` records paths."""

    def __init__(self):
        self.answers, self.asked, self.delay, self.location = {}, [], 0, ""

    def says(self, body, status=200, book="S"):
        self.answers[book] = (status, body)

    def answer(self, handler):
        self.asked.append(handler.path)
        book = "P" if "rejestr=P" in handler.path else "S"
        status, body = self.answers.get(book, (404, {"title": "Not Found"}))
        time.sleep(self.delay)
        is_moved = self.location and handler.headers["Host"].startswith("127.")
        handler.send_response(302 if is_moved else status)
        if is_moved:
            handler.send_header("Location", self.location)
        handler.end_headers()
        handler.wfile.write(body if isinstance(body, bytes) else json.dumps(body).encode())


@pytest.fixture
def register(settings, monkeypatch):
    for name in ("http_proxy", "HTTP_PROXY", "all_proxy", "ALL_PROXY"):
        monkeypatch.delenv(name, raising=False)
    register = Register()

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self):
            try:
                register.answer(self)
            except (BrokenPipeError, ConnectionResetError):
                self.close_connection = True

        def log_message(self, *args):
            """Silent."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    threading.Thread(target=server.serve_forever, daemon=True).start()
    settings.KRS_API_URL = f"http://127.0.0.1:{server.server_port}/api/krs"
    cache.clear()
    yield register
    server.shutdown()
    server.server_close()
