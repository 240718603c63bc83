"""What it means for a letter that a mail server refused it, was not there, or fell silent."""

import smtplib
import traceback
from collections.abc import Iterator
from smtplib import SMTPException, SMTPResponseException

from whimbrel.core.models import DeliveryAttempt

Outcome = DeliveryAttempt.Outcome
# From a sending service reached over HTTP: these say that we are at fault or it is busy, and that nothing was taken.
TRY_AGAIN = {401, 402, 403, 408, 429, 503}
# These come from somewhere on the way; whether the service itself took the letter they do not say.
UNKNOWN = {500, 502, 504}


def outcome_of(error: Exception) -> Outcome:
    """What has become of the letter while it was being sent. Where nobody can know, it is unanswered."""
    match error:
        case ValueError() | smtplib.SMTPNotSupportedError():
            # It cannot be put into words that this server reads; nothing was said yet.
            return Outcome.REFUSED
        case smtplib.SMTPSenderRefused() | smtplib.SMTPHeloError():
            # The fault is ours and not the letter's: it can leave once the settings are right.
            return Outcome.DEFERRED
        case smtplib.SMTPRecipientsRefused(recipients=recipients):
            return _by_code(max(code for code, _ in recipients.values()))
        case SMTPResponseException(smtp_code=int(code)):
            return _by_code(code)
    status = getattr(getattr(error, "response", None), "status_code", None)
    if isinstance(status, int) and status not in UNKNOWN:
        return Outcome.DEFERRED if status in TRY_AGAIN else Outcome.REFUSED
    return Outcome.DEFERRED if _is_before_the_text(error) else Outcome.UNANSWERED


def words_of(error: Exception) -> str:
    """What the server said, as a person can read it."""
    match error:
        case smtplib.SMTPRecipientsRefused(recipients=recipients):
            said = [_said(code, words) for code, words in recipients.values()]
            return "; ".join(said)
        case SMTPResponseException(smtp_code=code, smtp_error=words):
            return _said(code, words)
        case SMTPException() | OSError():
            return str(error) or type(error).__name__
    return f"{type(error).__name__}: {error}"


def _by_code(code: int) -> Outcome:
    return Outcome.REFUSED if code >= 500 else Outcome.DEFERRED


def _said(code: int, words: bytes | str) -> str:
    return f"{code} {words.decode(errors='replace') if isinstance(words, bytes) else words}"


def _is_before_the_text(error: Exception) -> bool:
    """The line could not be opened or broke before the text began to leave, so that nobody can have taken the letter.

    An error tells only that the line broke; in which step is seen from where it was raised.
    """
    steps = set(_steps(error))
    if "create_connection" in {name for _, name in steps}:
        return True
    said = {name for module, name in steps if module == smtplib.__name__}
    return bool(said) and "data" not in said


def _steps(error: BaseException | None) -> Iterator[tuple[str, str]]:
    """The functions that the error, and those behind it, came through: module and name."""
    while error is not None:
        for frame, _ in traceback.walk_tb(error.__traceback__):
            yield frame.f_globals.get("__name__", ""), frame.f_code.co_name
        error = error.__cause__ or error.__context__
