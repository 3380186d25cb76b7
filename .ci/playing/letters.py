"""A mail server that keeps what it is given: STARTTLS, then a name and a password, or it refuses.

python -m playing.letters HOST PORT CERTIFICATE KEY FOLDER NAME PASSWORD
"""

import base64
import socketserver
import ssl
import sys
from pathlib import Path

HOST, PORT, CERTIFICATE, KEY, FOLDER, NAME, PASSWORD = sys.argv[1:8]


class Talk(socketserver.StreamRequestHandler):
    """One conversation."""

    def handle(self) -> None:
        self.is_private = self.is_known = False
        self.say("220 smtp.exemple.fr")
        while line := self.rfile.readline().decode().strip():
            verb, _, rest = line.partition(" ")
            answer = getattr(self, f"do_{verb.upper()}", None)
            if answer is None:
                self.say("502 not here")
            elif answer(rest) is False:
                return

    def say(self, line: str) -> None:
        self.wfile.write(f"{line}\r\n".encode())
        self.wfile.flush()

    def do_EHLO(self, rest: str) -> None:
        self.say("250-smtp.exemple.fr")
        self.say("250 AUTH PLAIN" if self.is_private else "250 STARTTLS")

    def do_STARTTLS(self, rest: str) -> None:
        self.say("220 go on")
        context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
        context.load_cert_chain(CERTIFICATE, KEY)
        self.connection = context.wrap_socket(self.connection, server_side=True)
        self.rfile, self.wfile = self.connection.makefile("rb"), self.connection.makefile("wb")
        self.is_private = True

    def do_AUTH(self, rest: str) -> None:
        given = base64.b64decode(rest.partition(" ")[2]).decode().split("\0")
        self.is_known = self.is_private and given[1:] == [NAME, PASSWORD]
        self.say("235 welcome" if self.is_known else "535 who are you?")

    def do_MAIL(self, rest: str) -> None:
        self.say("250 ok" if self.is_known else "530 who are you?")

    def do_RCPT(self, rest: str) -> None:
        self.say("250 ok" if self.is_known else "530 who are you?")

    def do_DATA(self, rest: str) -> None:
        self.say("354 go on")
        lines = []
        while (line := self.rfile.readline()) not in (b".\r\n", b""):
            lines.append(line)
        number = len(list(Path(FOLDER).iterdir()))
        (Path(FOLDER) / f"{number:03}.eml").write_bytes(b"".join(lines))
        self.say("250 kept")

    def do_QUIT(self, rest: str) -> bool:
        self.say("221 bye")
        return False


socketserver.ThreadingTCPServer.allow_reuse_address = True
with socketserver.ThreadingTCPServer((HOST, int(PORT)), Talk) as server:
    server.serve_forever()
