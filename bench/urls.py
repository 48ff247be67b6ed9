"""The site's addresses and one bare view with one query, the unit all figures are multiples of."""

from django.contrib.contenttypes.models import ContentType
from django.http import HttpResponse
from django.urls import path

from cece import urls
from core.access import Audience, allow

handler400, handler403 = urls.handler400, urls.handler403
handler404, handler500 = urls.handler404, urls.handler500


@allow(Audience.PUBLIC)
def bare(request):
    return HttpResponse(str(ContentType.objects.order_by("pk").values_list("pk").first()))


urlpatterns = [path("livez-bare/", bare), *urls.urlpatterns]
