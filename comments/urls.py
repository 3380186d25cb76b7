"""The addresses of the avis."""

from django.urls import path, register_converter

from .views import reader, submit


class KeyConverter:
    """The key of a receipt: 64 hexadecimal digits."""

    regex = "[0-9a-f]{64}"

    def to_python(self, value: str) -> str:
        return value

    def to_url(self, value: str) -> str:
        return value


register_converter(KeyConverter, "key")

app_name = "comments"
urlpatterns = [
    path("avis/<int:pk>/", reader.permalink, name="permalink"),
    path("avis/sur/<int:pk>/", submit.leave, name="leave"),
    path("suivi/<key:key>/", reader.receipt, name="receipt"),
]
