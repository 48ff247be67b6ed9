from django.urls import path

from courses.views import VerifyCertificateView

urlpatterns = [
    path("verify/<str:code>/", VerifyCertificateView.as_view(), name="verify_certificate"),
]
