"""The addresses of the avis."""

from django.urls import path, register_converter

from .views import lost, reader, receipt, sheet, submit


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
    path("avis/sur/<int:pk>/passe/", submit.begin, name="begin"),
    path("avis/apercu/", submit.reread, name="reread"),
    path("suivi/", lost.lost, name="lost"),
    path("suivi/<int:pk>/<str:token>/", lost.receipt_by_letter, name="receipt_by_letter"),
    path("suivi/tout/<int:pk>/<str:token>/", lost.erasing, name="erasing"),
    path("suivi/<key:key>/", receipt.receipt, name="receipt"),
    path("suivi/<key:key>/avis/", receipt.avis, name="avis"),
    path("suivi/<key:key>/donnees/", receipt.data, name="data"),
    path("suivi/<key:key>/texte/", receipt.text, name="text"),
    path("suivi/<key:key>/effacement/", receipt.erasure, name="erasure"),
    path("suivi/<key:key>/reponses/", receipt.follow, name="follow"),
    path("suivi/<key:key>/adresse/", receipt.address, name="address"),
    path("suivi/<key:key>/contestation/", receipt.contest, name="contest"),
    path("suivi/effacement/<int:pk>/<key:key>/", sheet.sheet, name="sheet"),
    path("suivi/effacement/<int:pk>/<key:key>/fiche.txt", sheet.sheet, {"form": "txt"}, name="sheet_file"),
]
