"""Where the pictures are: in a folder of DATA_DIR, or in a bucket where S3_BUCKET names one.

Names are hashes of the content: to write one again is to write the same bytes.
"""

from chroniques import env

IN_A_FOLDER: dict[str, object] = {
    "BACKEND": "django.core.files.storage.FileSystemStorage",
    "OPTIONS": {"allow_overwrite": True},
}


def in_a_bucket(name: str) -> dict[str, object]:
    """The storage of a bucket. Without an endpoint it is Amazon's; without keys, the machine's own serve."""
    options = {
        "bucket_name": name,
        "endpoint_url": env.site_url("S3_ENDPOINT_URL") if env.text("S3_ENDPOINT_URL") else None,
        "region_name": env.text("S3_REGION") or None,
        "access_key": env.text("S3_ACCESS_KEY_ID") or None,
        "secret_key": env.text("S3_SECRET_ACCESS_KEY") or None,
        "addressing_style": "path",
        "signature_version": "s3v4",
        "file_overwrite": True,
        "default_acl": None,  # closed: the site gives the pictures itself
    }
    return {"BACKEND": "chroniques.bucket.Bucket", "OPTIONS": options}


def storage() -> dict[str, object]:
    """What `STORAGES["default"]` is."""
    bucket = env.text("S3_BUCKET")
    return in_a_bucket(bucket) if bucket else IN_A_FOLDER
