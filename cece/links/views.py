from django.shortcuts import render
from django.views import View

from cece.links.dashboard import desk_of
from core import clock
from core.access import Audience, allow


@allow(Audience.SIGNED_IN)
class DashboardView(View):
    def get(self, request):
        desk = desk_of(request.user, at=clock.now())
        return render(request, "links/dashboard.html", {"desk": desk})
