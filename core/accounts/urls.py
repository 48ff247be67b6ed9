from django.urls import path

from core.accounts import views

app_name = "accounts"
urlpatterns = [
    path("profile/", views.ProfileView.as_view(), name="profile"),
    path("sign-in/", views.SignInSettingsView.as_view(), name="sign_in_settings"),
    path("sign-in/confirm/", views.ConfirmByMailView.as_view(), name="confirm_by_mail"),
    path("sign-in/leave/", views.LeaveEverywhereView.as_view(), name="leave_everywhere"),
    path("privacy/", views.PrivacyView.as_view(), name="privacy"),
    path("privacy/export/", views.ExportView.as_view(), name="export"),
    path("privacy/erase/", views.EraseView.as_view(), name="erase"),
    path("privacy/keep/", views.KeepAccountView.as_view(), name="keep_account"),
    path("privacy/consents/", views.ConsentsView.as_view(), name="consents"),
]
