"""A mail server on loopback that keeps what it is sent (RFC 5321, as much of it as our client speaks)."""

import socketserver
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from email import message_from_bytes, policy
from email.message import EmailMessage


class Catcher(socketserver.ThreadingTCPServer):
    """What it took, as (recipients, letter); which addresses it refuses, with which code."""

    allow_reuse_address = daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Conversation)
        self.taken: list[tuple[tuple[str, ...], EmailMessage]] = []
        self.refused: dict[str, int] = {}

    @property
    def letters(self) -> list[EmailMessage]:
        return [letter for _recipients, letter in self.taken]


class Conversation(socketserver.StreamRequestHandler):
    """One client, command by command."""

    server: Catcher

    def handle(self) -> None:
        self.recipients: list[str] = []
        self.say("220 ici")
        for line in iter(self.rfile.readline, b""):
            word, _space, rest = line.decode().strip().partition(" ")
            if word.upper() == "QUIT":
                return self.say("221 au revoir")
            getattr(self, f"do_{word.lower()}", self.do_other)(rest)
        return None

    def do_rcpt(self, rest: str) -> None:
        address = rest.partition("<")[2].partition(">")[0]
        if code := self.server.refused.get(address):
            return self.say(f"{code} pas ici")
        self.recipients.append(address)
        return self.say("250 oui")

    def do_data(self, rest: str) -> None:
        self.say("354 j'écoute")
        lines = []
        while (line := self.rfile.readline()) not in (b".\r\n", b""):
            lines.append(line.removeprefix(b".") if line.startswith(b"..") else line)
        letter = message_from_bytes(b"".join(lines), policy=policy.default)
        self.server.taken.append((tuple(self.recipients), letter))  # type: ignore[arg-type]
        self.recipients = []
        self.say("250 gardé")

    def do_other(self, rest: str) -> None:
        """HELO, MAIL, RSET, NOOP: yes to all."""
        self.say("250 oui")

    def say(self, words: str) -> None:
        self.wfile.write(f"{words}\r\n".encode())


@contextmanager
def catching() -> Iterator[Catcher]:
    """While this lasts, a mail server listens on this machine."""
    with Catcher() as catcher:
        threading.Thread(target=catcher.serve_forever, args=(0.01,), daemon=True).start()
        try:
            yield catcher
        finally:
            catcher.shutdown()
