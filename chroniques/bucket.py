"""The pictures of a site in a bucket (S3, or what speaks as it does), at the same addresses as in a folder.

The site gives them itself: pages name no other host, a picture stays where it always was, and the bucket is
read by nobody else.
"""

from urllib.parse import quote

from django.conf import settings
from storages.backends.s3 import S3Storage


class Bucket(S3Storage):
    """The bucket that S3_BUCKET names, closed to the public."""

    def url(
        self, name: str, parameters: object = None, expire: object = None, http_method: object = None
    ) -> str:
        """The address of a picture on the site."""
        return f"{settings.MEDIA_URL}{quote(name)}"
