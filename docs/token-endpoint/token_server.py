"""A token endpoint on Python's standard library alone: what docs/token-endpoint.md says, as code.

Give `serve` a function that knows your sessions. Credentials come from the environment:
LEAN_CLIENT_ID, LEAN_CLIENT_SECRET, LEAN_AUTH_BASE_URL.
"""

import json
import os
import re
import urllib.error
import urllib.parse
import urllib.request
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

MAX_BODY_BYTES = 4096
MAX_UPSTREAM_BYTES = 64 * 1024
TIMEOUT_S = 10
TOKEN_FIELDS = ("access_token", "token_type", "expires_in", "scope")


class Refused(Exception):
    """An answer that is no token. The page learns the code, and nothing else."""

    def __init__(self, status, code, headers=None):
        super().__init__(code)
        self.status, self.code, self.headers = status, code, headers or {}


class NoRedirect(urllib.request.HTTPRedirectHandler):
    """The client secret goes to one host."""

    def redirect_request(self, *_):
        return None


def mint(customer_id):
    """Asks Lean for a token of this customer, and of nothing else."""
    # It becomes part of the scope, where a space would begin another one.
    if not re.fullmatch(r"[A-Za-z0-9_-]{1,255}", customer_id):
        raise Refused(500, "invalid_customer_id")
    scope = f"customer.{customer_id}"
    form = {
        "client_id": os.environ["LEAN_CLIENT_ID"],
        "client_secret": os.environ["LEAN_CLIENT_SECRET"],
        "grant_type": "client_credentials",
        "scope": scope,
    }
    url = os.environ["LEAN_AUTH_BASE_URL"] + "/oauth2/token"
    opener = urllib.request.build_opener(NoRedirect)
    try:
        with opener.open(url, urllib.parse.urlencode(form).encode(), timeout=TIMEOUT_S) as response:
            token = json.loads(response.read(MAX_UPSTREAM_BYTES))
        answer = {field: token[field] for field in TOKEN_FIELDS}
    except urllib.error.HTTPError as error:
        # Lean's words go to the log of the backend, never to the page.
        if error.code == 429:
            raise Refused(429, "rate_limited", {"Retry-After": error.headers.get("Retry-After", "60")})
        if error.code >= 500:
            raise Refused(503, "upstream_unavailable")
        raise Refused(502, "upstream_rejected")
    except TimeoutError:
        raise Refused(504, "upstream_timeout")
    except OSError:
        raise Refused(503, "upstream_unavailable")
    except (ValueError, KeyError, TypeError):
        raise Refused(502, "upstream_invalid")
    if answer["scope"] != scope:
        raise Refused(502, "upstream_invalid")
    return answer


def is_own_page(headers, origins):
    """Browsers say where a request comes from, and no page can forge it."""
    origin, site = headers.get("Origin"), headers.get("Sec-Fetch-Site")
    if origin in origins:
        return True
    if site is not None:
        return site == "same-origin"
    # Neither: no browser, so there is no page to protect the session from.
    return origin is None


def read_customer(body):
    """The customer whom the page asks for: None where it names none."""
    try:
        fields = json.loads(body or b"{}")
    except (ValueError, RecursionError):
        raise Refused(400, "invalid_body")
    if not isinstance(fields, dict):
        raise Refused(400, "invalid_body")
    return fields.get("customer_id")


class TokenHandler(BaseHTTPRequestHandler):
    timeout = TIMEOUT_S  # a body that never ends
    identify = None  # set by `serve`
    origins = ()

    def read_body(self):
        length = self.headers.get("Content-Length")
        if length is None or not length.isdecimal():
            raise Refused(400, "invalid_body")
        if int(length) > MAX_BODY_BYTES:
            raise Refused(413, "body_too_large")
        try:
            return self.rfile.read(int(length))
        except TimeoutError:
            raise Refused(408, "body_timeout")

    def give_token(self):
        # Read first: bytes that nobody reads would reset the connection under the answer.
        body = self.read_body()
        if not is_own_page(self.headers, self.origins):
            raise Refused(403, "forbidden_origin")
        if not re.match(r"application/json\s*(;|$)", self.headers.get("Content-Type", ""), re.I):
            raise Refused(415, "unsupported_media_type")
        customer_id = self.identify(self.headers)
        if customer_id is None:
            raise Refused(401, "unauthenticated")
        requested = read_customer(body)
        if requested is not None and requested != customer_id:
            raise Refused(403, "wrong_customer")
        # Your rate limit, by session: raise Refused(429, "rate_limited", {"Retry-After": "60"})
        return mint(customer_id)

    def do_POST(self):
        try:
            self.send_json(200, self.give_token())
        except Refused as refused:
            self.send_json(refused.status, {"error": refused.code}, refused.headers)
        except Exception:
            self.log_error("The token endpoint failed.")
            self.send_json(500, {"error": "internal_error"})

    def refuse_method(self):
        self.send_json(405, {"error": "method_not_allowed"}, {"Allow": "POST"})

    do_GET = do_HEAD = do_PUT = do_PATCH = do_DELETE = do_OPTIONS = refuse_method

    def send_json(self, status, value, headers=None):
        body = b"" if self.command == "HEAD" else json.dumps(value).encode()
        self.send_response(status)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(body)))
        self.send_header("Cache-Control", "no-store")
        self.send_header("X-Content-Type-Options", "nosniff")
        for name, text in (headers or {}).items():
            self.send_header(name, text)
        self.end_headers()
        self.wfile.write(body)


def serve(identify, port, origins=()):
    """Makes the server; `serve_forever()` starts it.

    identify: takes the request's headers, returns the Lean customer id of the session, or None.
    origins: exact origins of your own frontends, such as "https://app.example", for browsers that send no Sec-Fetch-Site.
    """
    handler = type("Handler", (TokenHandler,), {"identify": staticmethod(identify), "origins": tuple(origins)})
    return ThreadingHTTPServer(("127.0.0.1", port), handler)
