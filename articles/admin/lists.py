"""Lists of the admin that read of each row what they show."""

from django.contrib.admin.views.main import ChangeList
from django.http import HttpRequest

from ..models.body import LONG


class WithoutTexts(ChangeList):
    """A hundred texts, with what was rendered of each, would take ten megabytes to show a hundred titles.

    The actions of the list have their rows whole: they ask for them apart.
    """

    def get_results(self, request: HttpRequest) -> None:
        self.queryset = self.queryset.defer(*LONG)
        super().get_results(request)
