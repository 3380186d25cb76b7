"""A form with a file, as a browser sends it."""

import io
from random import Random
from urllib.parse import urlencode

from PIL import Image

SIZE = (640, 420)
BOUNDARY = "chroniques-strain"
PART = '--{boundary}\r\nContent-Disposition: form-data; name="{name}"\r\n\r\n{value}\r\n'
FILE = (
    '--{boundary}\r\nContent-Disposition: form-data; name="file"; filename="dessin.jpg"\r\n'
    "Content-Type: image/jpeg\r\n\r\n"
)


def urlencoded(typed: dict[str, str]) -> tuple[str, bytes]:
    """The kind of the body, and the body."""
    return "application/x-www-form-urlencoded", urlencode(typed).encode()


def drawn(typed: dict[str, str], seed: str) -> tuple[str, bytes]:
    """The kind of the body, and the body: these fields, and a picture that follows from the seed."""
    parts = [PART.format(boundary=BOUNDARY, name=name, value=value) for name, value in typed.items()]
    head = "".join(parts) + FILE.format(boundary=BOUNDARY)
    body = head.encode() + jpeg(seed) + f"\r\n--{BOUNDARY}--\r\n".encode()
    return f"multipart/form-data; boundary={BOUNDARY}", body


def jpeg(seed: str) -> bytes:
    """A picture with as many colours as a photograph, enlarged from chance."""
    small = Image.frombytes("RGB", (32, 21), Random(seed).randbytes(32 * 21 * 3))  # noqa: S311
    out = io.BytesIO()
    small.resize(SIZE).save(out, "JPEG", quality=85)
    return out.getvalue()
