"""Pictures in a bucket: the site gives them as it gives those of a folder, and saves them as well."""

import io
import uuid

import boto3
import pytest
from django.core.files.storage import default_storage, storages
from django.core.management import call_command
from django.test import override_settings
from moto.server import ThreadedMotoServer
from PIL import Image

from articles.models import Picture
from chroniques.saving.pictures import names_in
from chroniques.settings import pictures
from tests.makers import make_article, make_picture

KEYS = {"S3_REGION": "eu-west-3", "S3_ACCESS_KEY_ID": "essai", "S3_SECRET_ACCESS_KEY": "essai"}


class Held:
    """What a bucket holds, as its host sees it."""

    def __init__(self, client, name):
        self.client, self.name = client, name

    def names(self):
        return {entry["Key"] for entry in self.client.list_objects_v2(Bucket=self.name).get("Contents", [])}

    def put(self, name, content):
        self.client.put_object(Bucket=self.name, Key=name, Body=content)


@pytest.fixture
def bucket(monkeypatch):
    """An empty bucket, where the pictures of the site go."""
    server = ThreadedMotoServer(ip_address="127.0.0.1", port=0, verbose=False)
    server.start()
    host, port = server.get_host_and_port()
    given = KEYS | {"S3_BUCKET": uuid.uuid4().hex, "S3_ENDPOINT_URL": f"http://{host}:{port}"}
    for name, value in given.items():
        monkeypatch.setenv(name, value)
    options = pictures.storage()["OPTIONS"]
    keys = {"aws_access_key_id": "essai", "aws_secret_access_key": "essai"}
    client = boto3.client(
        "s3", endpoint_url=options["endpoint_url"], region_name=options["region_name"], **keys
    )
    client.create_bucket(
        Bucket=options["bucket_name"], CreateBucketConfiguration={"LocationConstraint": "eu-west-3"}
    )
    with override_settings(
        STORAGES={"default": pictures.storage(), "staticfiles": storages.backends["staticfiles"]}
    ):
        yield Held(client, options["bucket_name"])
    server.stop()


@pytest.mark.django_db
def test_a_picture_of_the_bucket_is_given_by_the_site_at_its_usual_address(bucket, client):
    picture = make_picture()
    assert picture.file.name in bucket.names()
    assert picture.file.url == f"/media/{picture.file.name}"
    answer = client.get(picture.file.url)
    assert answer.status_code == 200
    assert Image.open(io.BytesIO(b"".join(answer.streaming_content))).size == (picture.width, picture.height)
    assert client.get("/media/nulle-part.jpg").status_code == 404


@pytest.mark.django_db
def test_a_page_that_shows_it_names_no_other_host(bucket, client):
    article = make_article(picture=make_picture())
    page = client.get(article.get_absolute_url()).content.decode()
    assert f"/media/{Picture.objects.get().file.name}" in page
    assert "127.0.0.1" not in page


@pytest.mark.django_db(transaction=True, serialized_rollback=True)
def test_the_pictures_of_a_bucket_are_saved_and_come_back(bucket, tmp_path):
    picture = make_picture()
    before = bucket.names()
    call_command("backup", str(tmp_path), check=True, verbosity=0)
    default_storage.delete(picture.file.name)
    bucket.put("later.webp", b"plus tard")
    [saved] = tmp_path.glob("*.tar.gz")
    call_command("restore", str(saved), replace=True, verbosity=0)
    assert bucket.names() == set(names_in(default_storage)) == before


def test_without_a_bucket_they_are_in_a_folder(monkeypatch):
    monkeypatch.delenv("S3_BUCKET", raising=False)
    assert pictures.storage() == pictures.IN_A_FOLDER
