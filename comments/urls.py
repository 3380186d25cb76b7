"""The addresses of the avis."""

from django.urls import path, register_converter

from .views import letters, lost, moderation, outside, receipt, reports, sheet, submit, threads


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
    path("avis/<int:pk>/", threads.permalink, name="permalink"),
    path("avis/<int:pk>/fil/", threads.thread, name="thread"),
    path("avis/<int:pk>/signaler/", reports.leave_report, name="report"),
    path("avis/sous/<int:pk>/", threads.conversation, name="conversation"),
    path("avis/sur/<int:pk>/", submit.leave, name="leave"),
    path("avis/sur/<int:pk>/passe/", submit.begin, name="begin"),
    path("avis/<int:pk>/repondre/<str:token>/", letters.answer, name="answer"),
    path("avis/adresse/<int:pk>/<str:token>/", letters.confirm, name="confirm"),
    path("avis/adresse/<int:pk>/<str:token>/oubli/", letters.not_me, name="not_me"),
    path("avis/courriels/<int:pk>/<str:token>/", letters.leave, name="leave_letters"),
    path("avis/moderation/<str:verb>/<int:pk>/<str:token>/", moderation.by_letter, name="by_letter"),
    path("avis/sur/<int:pk>/passages/", submit.passages, name="passages"),
    path("avis/apercu/", submit.reread, name="reread"),
    path("suivi/", lost.lost, name="lost"),
    path("suivi/<int:pk>/<str:token>/", lost.receipt_by_letter, name="receipt_by_letter"),
    path("suivi/tout/<int:pk>/<str:token>/", lost.erasing, name="erasing"),
    path("suivi/signalement/<key:key>/", reports.followed, name="reported"),
    path("suivi/signalement/<int:pk>/<str:token>/", reports.followed_by_letter, name="reported_by_letter"),
    path("suivi/donnees/<int:pk>/<str:token>/", lost.taking, name="taking"),
    path("suivi/<key:key>/", receipt.receipt, name="receipt"),
    path("suivi/<key:key>", receipt.with_its_slash),
    path("suivi/<key:key>/avis/", receipt.avis, name="avis"),
    path("suivi/<key:key>/donnees/", receipt.data, name="data"),
    path("suivi/<key:key>/texte/", receipt.text, name="text"),
    path("suivi/<key:key>/effacement/", receipt.erasure, name="erasure"),
    path("suivi/<key:key>/reponses/", receipt.follow, name="follow"),
    path("suivi/<key:key>/adresse/", receipt.address, name="address"),
    path("suivi/<key:key>/contestation/", receipt.contest, name="contest"),
    path("relecture/<str:key>/", outside.reading, name="reading"),
    path("relecture/<str:key>", outside.with_its_slash),
    path("relecture/<str:key>/chiffres/<int:number>.csv", outside.figure, name="reading_figure"),
    path("suivi/effacement/<int:pk>/<key:key>/", sheet.sheet, name="sheet"),
    path("suivi/effacement/<int:pk>/<key:key>/fiche.txt", sheet.sheet, {"form": "txt"}, name="sheet_file"),
]
