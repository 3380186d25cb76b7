"""The servers that are measured, each alone on the first core."""

import os
import subprocess
import sys
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.serving import wait_until_it_opens

SERVER_CORE = "0"
NGINX = """worker_processes 1; daemon off; pid {folder}/nginx.pid; error_log {folder}/error.log;
{user}events {{ worker_connections 1024; }}
http {{
  types {{ text/html html; }} default_type text/html; access_log off; sendfile on; tcp_nopush on;
  keepalive_requests 1000000; gzip_static on; etag on; client_body_temp_path {folder}/t1;
  proxy_temp_path {folder}/t2; fastcgi_temp_path {folder}/t3;
  uwsgi_temp_path {folder}/t4; scgi_temp_path {folder}/t5;
  add_header Cache-Control "public, max-age=0, must-revalidate"; add_header Vary Accept-Encoding;
  server {{ listen 127.0.0.1:{port}; root {folder}/www; }}
}}
"""


@contextmanager
def nginx(folder: Path, port: int) -> Iterator[int]:
    """nginx over the files of folder/www; the number of its process."""
    conf = folder / "nginx.conf"
    user = "user root;\n" if os.getuid() == 0 else ""
    conf.write_text(NGINX.format(folder=folder, port=port, user=user), encoding="utf-8")
    with _running(["nginx", "-c", str(conf), "-p", str(folder)], port, {}) as process:
        yield process


@contextmanager
def granian(entry: str, port: int, settings: dict[str, str], workers: int = 1) -> Iterator[int]:
    """granian over this WSGI entry, one worker of two threads as in the anchors."""
    command = [
        *(sys.executable, "-m", "granian", "--interface", "wsgi", "--no-ws", "--http", "1"),
        *("--log-level", "warning", "--host", "127.0.0.1", "--port", str(port)),
        *("--workers", str(workers), "--blocking-threads", "2", entry),
    ]
    with _running(command, port, settings) as process:
        yield process


@contextmanager
def _running(command: list[str], port: int, settings: dict[str, str]) -> Iterator[int]:
    process = subprocess.Popen(["taskset", "-c", SERVER_CORE, *command], env={**os.environ, **settings})
    try:
        wait_until_it_opens(port, process)
        yield process.pid
    finally:
        process.terminate()
        process.wait(20)


def fetched(port: int, path: str, **headers: str) -> tuple[bytes, dict[str, str]]:
    """The body, as it came, and the headers of this path, by their names in small letters."""
    request = urllib.request.Request(f"http://127.0.0.1:{port}{path}", headers=headers)
    with urllib.request.urlopen(request, timeout=60) as answer:  # noqa: S310
        return answer.read(), {name.lower(): value for name, value in answer.headers.items()}
