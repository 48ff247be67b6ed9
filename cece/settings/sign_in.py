"""How people sign in, how it is guarded, what they agree to; ``base.py`` takes all of it."""

import environ
from django.utils.translation import gettext_lazy as _

env = environ.Env()

# Who and how
AUTH_USER_MODEL = "accounts.User"
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.Argon2PasswordHasher"]
AUTH_PASSWORD_VALIDATORS = [
    {
        "NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator",
        "OPTIONS": {"user_attributes": ("email", "display_name")},
    },
    {
        "NAME": "django.contrib.auth.password_validation.MinimumLengthValidator",
        "OPTIONS": {"min_length": 10},
    },
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "links:dashboard"
ACCOUNT_ADAPTER = "core.accounts.adapter.AccountAdapter"
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*"]
ACCOUNT_FORMS = {
    "signup": "core.accounts.forms.SignupForm",
    "login": "core.accounts.forms.LoginForm",
    "request_login_code": "core.accounts.forms.RequestLoginCodeForm",
    "confirm_login_code": "core.accounts.forms.ConfirmLoginCodeForm",
    "confirm_email_verification_code": "core.accounts.forms.ConfirmEmailVerificationCodeForm",
    "confirm_password_reset_code": "core.accounts.forms.ConfirmPasswordResetCodeForm",
    "add_email": "core.accounts.forms.AddEmailForm",
    "change_password": "core.accounts.forms.ChangePasswordForm",
    "set_password": "core.accounts.forms.SetPasswordForm",
    "reset_password": "core.accounts.forms.ResetPasswordForm",
    "reset_password_from_key": "core.accounts.forms.ResetPasswordKeyForm",
    "reauthenticate": "core.accounts.forms.ReauthenticateForm",
}
ACCOUNT_EMAIL_VERIFICATION = "mandatory"
ACCOUNT_EMAIL_VERIFICATION_BY_CODE_ENABLED = True
ACCOUNT_EMAIL_VERIFICATION_BY_CODE_MAX_ATTEMPTS = 5
ACCOUNT_EMAIL_VERIFICATION_SUPPORTS_RESEND = True
ACCOUNT_LOGIN_BY_CODE_ENABLED = True
ACCOUNT_LOGIN_BY_CODE_MAX_ATTEMPTS = 5
ACCOUNT_LOGIN_BY_CODE_TIMEOUT = 15 * 60
ACCOUNT_LOGIN_BY_CODE_SUPPORTS_RESEND = True
ACCOUNT_PASSWORD_RESET_BY_CODE_ENABLED = True
ACCOUNT_PASSWORD_RESET_BY_CODE_TIMEOUT = 15 * 60
ACCOUNT_PREVENT_ENUMERATION = True
ACCOUNT_EMAIL_UNKNOWN_ACCOUNTS = True
ACCOUNT_EMAIL_NOTIFICATIONS = True
ACCOUNT_CHANGE_EMAIL = True
ACCOUNT_LOGOUT_ON_PASSWORD_CHANGE = False  # the other sessions end, this one goes on
ACCOUNT_LOGOUT_REDIRECT_URL = "/"
ACCOUNT_SESSION_REMEMBER = True
ACCOUNT_REAUTHENTICATION_TIMEOUT = 300
ACCOUNT_EMAIL_SUBJECT_PREFIX = ""
# Digits only: every keyboard has them, Arabic ones too
ALLAUTH_USER_CODE_FORMAT = {"numeric": True, "dashed": True, "length": 8}
MFA_ADAPTER = "core.accounts.adapter.SecondFactorAdapter"
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_FORMS = {
    "authenticate": "core.accounts.forms.AuthenticateForm",
    "reauthenticate": "core.accounts.forms.ReauthenticateByAppForm",
    "activate_totp": "core.accounts.forms.ActivateAppForm",
    "login_webauthn": "core.accounts.forms.PasskeyLoginForm",
    "authenticate_webauthn": "core.accounts.forms.PasskeyStepForm",
    "reauthenticate_webauthn": "core.accounts.forms.PasskeyProofForm",
    "add_webauthn": "core.accounts.forms.AddKeyForm",
    "edit_webauthn": "core.accounts.forms.RenameKeyForm",
}
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_TOTP_ISSUER = "CECE"
MFA_TOTP_TOLERANCE = 1
# Policy: operators and editors must have a second factor before the desk opens
MFA_REQUIRED_FOR_STAFF = env.bool("MFA_REQUIRED_FOR_STAFF", default=False)
STAFF_IDLE_SECONDS = env.int("STAFF_IDLE_SECONDS", default=30 * 60)
ERASURE_GRACE_DAYS = 14
UNVERIFIED_PEOPLE_DAYS = 7
ERASURE_REQUEST_DAYS = 3 * 365
# Texts people agree to, and the version of each that is in force
CONSENT_DOCUMENTS = [("terms", _("Terms of use")), ("privacy", _("Privacy notice"))]
CONSENT_VERSIONS = {"terms": "2026-11", "privacy": "2026-11"}
