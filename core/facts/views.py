from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views import View

from core import clock
from core.access import Audience, allow
from core.facts.failed_work import reports, try_again


@allow(Audience.OPERATOR)
class FailedWorkView(View):
    def get(self, request):
        return render(request, "facts/failed_work.html", {"reports": reports(at=clock.now())})


@allow(Audience.OPERATOR)
class TryAgainView(View):
    http_method_names = ("post",)

    def post(self, request, queue, pk):
        if not try_again(queue=queue, pk=pk, at=clock.now()):
            raise Http404
        messages.success(request, _("It will be tried again in a moment."))
        return redirect("failed_work")
