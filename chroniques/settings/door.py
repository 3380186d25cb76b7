"""The door of the editors' room. Accounts are made by who administers, or by an invitation: nobody signs up.

Our own forms count the tries, in the database: a limit in the memory of a process would hold for it alone.
"""

from chroniques import env

LOGIN_URL = "admin:login"
LOGIN_REDIRECT_URL = "admin:index"
PASSWORD_RESET_TIMEOUT = 2 * 3600  # seconds that a letter with the way to another password is good for
SECOND_FACTOR = env.flag("SECOND_FACTOR")  # must who enters have one?
ACCOUNT_ADAPTER = "chroniques.door.adapters.AccountAdapter"
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_LOGOUT_REDIRECT_URL = LOGIN_URL
ACCOUNT_RATE_LIMITS = MFA_RATE_LIMITS = False
MFA_ADAPTER = "chroniques.door.adapters.FactorAdapter"
MFA_ALLOW_UNVERIFIED_EMAIL = True  # it is given by who made the account
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_TOTP_TOLERANCE = 1  # step of 30 seconds, before and after: clocks of telephones differ
MFA_FORMS = {
    "authenticate": "chroniques.door.forms.CodeForm",
    "reauthenticate": "chroniques.door.forms.CodeAgainForm",
    "activate_totp": "chroniques.door.forms.ApplicationForm",
    "add_webauthn": "chroniques.door.keys.KeyForm",
}
ACCOUNT_FORMS = {"reauthenticate": "chroniques.door.forms.PasswordAgainForm"}
