"""A mail server that accepts everything and stores nothing: ``python -m tools.bench.sink`` prints its port."""

import socket
import socketserver
import sys

ANSWERS = {
    b"EHLO": b"250-sink\r\n250-PIPELINING\r\n250 8BITMIME\r\n",
    b"DATA": b"354 Go ahead\r\n",
    b"QUIT": b"221 Bye\r\n",
}
END = b"\r\n.\r\n"


class Sink(socketserver.BaseRequestHandler):
    def handle(self):
        self.request.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        self.request.sendall(b"220 sink\r\n")
        waiting = b""
        while piece := self.request.recv(65536):
            waiting += piece
            answers = []
            while b"\r\n" in waiting:
                line, _, waiting = waiting.partition(b"\r\n")
                verb = line[:4].upper()
                answers.append(ANSWERS.get(verb, b"250 OK\r\n"))
                if verb == b"QUIT":
                    return self.request.sendall(b"".join(answers))
                if verb == b"DATA":
                    self.request.sendall(b"".join(answers))
                    answers, waiting = [b"250 OK\r\n"], self._after_letter(waiting)
            if answers:
                self.request.sendall(b"".join(answers))
        return None

    def _after_letter(self, waiting: bytes) -> bytes:
        while END not in waiting[-65536 - len(END) :] and END not in waiting:
            piece = self.request.recv(65536)
            if not piece:
                return b""
            waiting += piece
        return waiting.partition(END)[2]


class Server(socketserver.ThreadingTCPServer):
    daemon_threads = allow_reuse_address = True


if __name__ == "__main__":
    with Server(("127.0.0.1", 0), Sink) as server:
        sys.stdout.write(f"{server.server_address[1]}\n")
        sys.stdout.flush()
        server.serve_forever()
