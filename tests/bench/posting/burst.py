"""Sixteen thousand avis at once, over forty connections; and readers meanwhile, in a process of their own."""

import asyncio
import json
import multiprocessing
import os
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from http.client import HTTPConnection
from statistics import quantiles
from urllib.parse import urlencode

CONNECTIONS = 40
A_PAUSE = 0.01  # seconds between two readers
LOAD_CORE = {1}


@dataclass
class Burst:
    """What came of it: how many answers of each status, the receipts that were given, the time it took."""

    statuses: Counter = field(default_factory=Counter)
    receipts: list[str] = field(default_factory=list)
    seconds: float = 0.0
    slowest: float = 0.0


@dataclass(frozen=True)
class Post:
    """An avis that is left: under which text, with which pass, from where."""

    article: int
    nonce: str
    text: str
    address: str

    def request(self, port: int) -> bytes:
        """As a browser sends it by the script of the form, through the proxy."""
        body = urlencode({"text": self.text, "name": "Léa", "nonce": self.nonce}).encode()
        head = (
            f"POST /avis/sur/{self.article}/ HTTP/1.1\r\nHost: localhost:{port}\r\n"
            f"X-Forwarded-For: {self.address}\r\nSec-Fetch-Site: same-origin\r\nAccept: application/json\r\n"
            f"Content-Type: application/x-www-form-urlencoded\r\nContent-Length: {len(body)}\r\n\r\n"
        )
        return head.encode() + body


def burst(port: int, posts: list[Post]) -> Burst:
    """Send them all, as fast as they are answered."""
    done = Burst()
    began = time.perf_counter()
    asyncio.run(_all(port, iter(posts), done))
    done.seconds = time.perf_counter() - began
    return done


async def _all(port: int, posts: Iterator[Post], done: Burst) -> None:
    await asyncio.gather(*(_connection(port, posts, done) for _each in range(CONNECTIONS)))


async def _connection(port: int, posts: Iterator[Post], done: Burst) -> None:
    """One connection that is kept: the next avis once the one before is answered."""
    read, write = await asyncio.open_connection("127.0.0.1", port)
    for post in posts:
        began = time.perf_counter()
        write.write(post.request(port))
        status, body = await _answer(read)
        done.slowest = max(done.slowest, time.perf_counter() - began)
        done.statuses[status] += 1
        if status == 201:
            done.receipts.append(json.loads(body)["receipt"])
    write.close()


async def _answer(read: asyncio.StreamReader) -> tuple[int, bytes]:
    head = (await read.readuntil(b"\r\n\r\n")).lower()
    length = int(head.partition(b"content-length:")[2].partition(b"\r\n")[0])
    return int(head.split()[1]), await read.readexactly(length)


class Readers:
    """Who reads one page meanwhile, again and again, each after the other; `times` are in ms."""

    def __init__(self, port: int, path: str) -> None:
        self.stop = multiprocessing.Event()
        self.told, says = multiprocessing.Pipe(duplex=False)
        self.process = multiprocessing.Process(target=_read, args=(port, path, self.stop, says))

    def __enter__(self) -> "Readers":
        self.process.start()
        return self

    def __exit__(self, *error: object) -> None:
        self.stop.set()
        self.times: list[float] = self.told.recv()
        self.process.join()

    def p95(self) -> float:
        """Of twenty readers, nineteen waited less, in ms."""
        return quantiles(self.times, n=20)[-1]


def _read(port: int, path: str, stop, says) -> None:
    os.sched_setaffinity(0, LOAD_CORE)
    wire, times = HTTPConnection("127.0.0.1", port, timeout=60), []
    while not stop.wait(A_PAUSE):
        began = time.perf_counter()
        wire.request("GET", path, headers={"Host": f"localhost:{port}", "Accept-Encoding": "br"})
        answer = wire.getresponse()
        answer.read()
        times.append((time.perf_counter() - began) * 1000)
        if answer.status != 200:
            raise RuntimeError(f"the page answered {answer.status}")
    says.send(times)
