from wagtail import hooks
from wagtail.permissions import register_permission_policy

from courses.models import Certificate
from courses.viewsets import CertificatePolicy, CertificateViewSet

register_permission_policy(Certificate, CertificatePolicy(Certificate), exact_class=True)


@hooks.register("register_admin_viewset")
def register_certificates():
    return CertificateViewSet("certificates", url_prefix="certificates")
