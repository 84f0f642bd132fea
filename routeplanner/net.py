"""The only door to the network. It can be shut; what fails behind it is said in words a runner can act on."""

import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, BinaryIO

from routeplanner.errors import PlannerError
from routeplanner.job import Job
from routeplanner.words import _

if TYPE_CHECKING:
    from http.client import HTTPResponse
    from urllib.error import HTTPError, URLError
    from urllib.request import OpenerDirector

USER_AGENT = "Routeplanner/0.1"
CHUNK = 65536  # [B] read between two looks at the job [D]
MB = 1e6  # [B]


class NetError(PlannerError):
    """The network did not give what was asked for. `again`: another try may help."""

    def __init__(self, message: str, hint: str = "", again: bool = False) -> None:
        super().__init__(message, hint)
        self.again = again


class OfflineError(NetError):
    """The runner has switched the network off."""


class NotFoundError(NetError):
    """The server answers, but has no such thing."""


class UnreachableError(NetError):
    """No connection to the server at all: asking it for the next thing is no use either."""


@dataclass(frozen=True, slots=True)
class Net:
    """How to fetch, and whether at all. Proxies are taken from the environment.

    `timeout` [s] is the longest silence and, with `slowest` [B/s], the patience with a trickle. `waits` [s] are the
    pauses before each further try. All [D].
    """

    allowed: bool = True
    timeout: float = 15.0
    slowest: float = 1000.0
    waits: tuple[float, ...] = (1.0, 4.0)

    def get(self, url: str, job: Job, to: BinaryIO, limit: int = 500_000_000) -> int:
        """Write what is at `url` to `to` (seekable) and return its size [B]; never more than `limit` [B].

        Raises NetError and its kinds, `Cancelled` between two chunks, and OSError when `to` cannot be written.
        """
        host = self._host(url)
        start = to.tell()
        for wait in (*self.waits, None):
            try:
                return self._once(url, host, job, to, limit)
            except NetError as error:
                if wait is None or not error.again:
                    raise
            _pause(wait, job)
            to.seek(start)
            to.truncate()
        raise AssertionError("the last try returns or raises")

    def _host(self, url: str) -> str:
        from urllib.parse import urlsplit

        if not self.allowed:
            raise OfflineError(_("The network is switched off."), _("Switch it on to download."))
        try:
            parts = urlsplit(url)
            port = parts.port  # raises where it is no number
        except ValueError as error:
            raise _no_address(url) from error
        if parts.scheme not in ("http", "https") or not parts.hostname or port == 0:
            raise _no_address(url)
        return parts.hostname

    def _once(self, url: str, host: str, job: Job, to: BinaryIO, limit: int) -> int:
        from urllib.request import Request

        job.check()
        with _in_words(host):
            response: HTTPResponse = _opener().open(
                Request(url, headers={"User-Agent": USER_AGENT}), timeout=self.timeout
            )
        with response:
            return self._stream(response, host, job, to, limit)

    def _stream(self, response: "HTTPResponse", host: str, job: Job, to: BinaryIO, limit: int) -> int:
        total: int | None = response.length
        done, before, since = 0, 0, time.monotonic()
        while True:
            job.check()
            with _in_words(host):
                chunk = response.read1(CHUNK)  # what is there, not a full chunk: a trickle must not hide a cancel
            if not chunk:
                break
            to.write(chunk)
            done += len(chunk)
            if max(done, total or 0) > limit:
                raise NetError(_("{host} sent far more than expected.").format(host=host), _another_mirror())
            job.report(done / total if total else 0.0, amount(done, total))
            spent = time.monotonic() - since
            if spent > self.timeout:
                if done - before < self.slowest * spent:
                    raise _slow(host)
                before, since = done, since + spent
        if total is not None and done != total:
            raise NetError(
                _("The download broke off ({amount}).").format(amount=amount(done, total)), _try_later(), again=True
            )
        return done


def amount(done: int, total: int | None) -> str:
    """How much has come [B], in the words of a progress line."""
    if total is None:
        return _("{done:.1f} MB").format(done=done / MB)
    return _("{done:.1f} of {total:.1f} MB").format(done=done / MB, total=total / MB)


def _opener() -> "OpenerDirector":
    from urllib import request as r

    opener = r.OpenerDirector()  # not build_opener: that one opens file:, ftp: and data: too
    for handler in (
        r.ProxyHandler, r.UnknownHandler, r.HTTPHandler, r.HTTPSHandler,
        r.HTTPDefaultErrorHandler, r.HTTPRedirectHandler, r.HTTPErrorProcessor,
    ):  # fmt: skip
        opener.add_handler(handler())
    return opener


def _pause(seconds: float, job: Job) -> None:
    until = time.monotonic() + seconds
    while (left := until - time.monotonic()) > 0:
        job.check()
        time.sleep(min(left, 0.1))


@contextmanager
def _in_words(host: str) -> Iterator[None]:
    """Turn everything that the network layers raise into a NetError."""
    from http.client import HTTPException
    from urllib.error import HTTPError, URLError

    try:
        yield
    except HTTPError as error:
        with error:  # it holds the connection
            raise _refused(error, host) from error
    except URLError as error:
        raise _unreachable(error, host) from error
    except TimeoutError as error:
        raise _slow(host) from error
    except (OSError, HTTPException) as error:
        raise NetError(_("The connection to {host} was lost.").format(host=host), _try_later(), again=True) from error


def _refused(error: "HTTPError", host: str) -> NetError:
    code = error.code
    if code in (404, 410):
        return NotFoundError(_("{host} does not have this.").format(host=host), _another_mirror())
    if code in (401, 403):
        message = _("{host} refuses access ({code}).").format(host=host, code=code)
        return NetError(message, _("It may want an account: choose another mirror."))
    if code == 407:
        return NetError(_("The proxy wants a name and a password."), _("Put them into the proxy's address."))
    message = _("{host} answers with an error ({code}).").format(host=host, code=code)
    return NetError(message, _try_later(), again=code >= 500 or code in (408, 425, 429))


def _unreachable(error: "URLError", host: str) -> NetError:
    import ssl

    if isinstance(error.reason, ssl.SSLCertVerificationError):
        message = _("{host} cannot prove who it is.").format(host=host)
        return UnreachableError(message, _("Check the computer's clock, and whether this network wants you to log in."))
    message = _("No connection to {host}.").format(host=host)
    return UnreachableError(message, _("Check the network; everything else works without it."), again=True)


def _slow(host: str) -> NetError:
    return NetError(_("{host} does not answer in time.").format(host=host), _try_later(), again=True)


def _no_address(url: str) -> NetError:
    return NetError(_("“{url}” is not a web address.").format(url=url), _("It starts with https:// or http://."))


def _try_later() -> str:
    return _("Try again later, or choose another mirror.")


def _another_mirror() -> str:
    return _("Another mirror may have it.")
