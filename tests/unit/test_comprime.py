"""Files of the board leave compressed, once each; everything else passes as it was."""

import asyncio
import gzip

from mgea.ui.nucleo.comprime import Comprime

GUION = b"const x = 'tablero';" * 200


class Inner:
    """A server of one file that counts how often it is asked."""

    def __init__(self, body=GUION, kind=b"text/javascript; charset=utf-8", status=200):
        self.body, self.kind, self.status, self.asked = body, kind, status, 0

    async def __call__(self, scope, receive, send):
        self.asked += 1
        self.headers = dict(scope.get("headers", []))
        if scope["type"] != "http":
            await send({"type": "websocket.accept"})
            return
        headers = [
            (b"content-type", self.kind),
            (b"etag", b'"a"'),
            (b"cache-control", b"immutable"),
        ]
        await send({"type": "http.response.start", "status": self.status, "headers": headers})
        half = len(self.body) // 2
        await send({"type": "http.response.body", "body": self.body[:half], "more_body": True})
        await send({"type": "http.response.body", "body": self.body[half:]})


def ask(app, path="/static/js/a.123.js", accept=b"gzip, br", **scope):
    """Status, headers and body of one request."""
    said = []

    async def send(message):
        said.append(message)

    request = {"type": "http", "method": "GET", "path": path} | scope
    request.setdefault("headers", [(b"accept-encoding", accept)])
    asyncio.run(app(request, None, send))
    body = b"".join(m.get("body", b"") for m in said)
    return said[0], dict(said[0].get("headers", [])), body


def test_a_file_leaves_compressed_and_is_compressed_once():
    inner = Inner()
    app = Comprime(inner)
    for _ in range(2):
        start, headers, body = ask(app)
        assert start["status"] == 200 and headers[b"content-encoding"] == b"gzip"
        assert gzip.decompress(body) == GUION and len(body) < len(GUION) / 5
        assert int(headers[b"content-length"]) == len(body)
        assert headers[b"vary"] == b"Accept-Encoding" and headers[b"cache-control"] == b"immutable"
        assert b"etag" not in headers  # it named the plain bytes
    assert inner.asked == 1


def test_who_does_not_understand_gzip_gets_the_plain_file():
    app = Comprime(Inner())
    _, headers, body = ask(app, accept=b"identity")
    assert body == GUION and b"content-encoding" not in headers


def test_a_part_of_a_file_stays_a_part():
    inner = Inner()
    ask(Comprime(inner), headers=[(b"accept-encoding", b"gzip"), (b"range", b"bytes=0-9")])
    assert inner.headers[b"range"] == b"bytes=0-9"


def test_pages_media_sockets_and_posts_pass_untouched():
    for path in ("/", "/practicas", "/media/static.csv", "/_stcore/upload_file/x"):
        inner = Inner()
        _, headers, body = ask(Comprime(inner), path)
        assert body == GUION and b"content-encoding" not in headers and b"etag" in headers
    inner = Inner()
    start, _, _ = ask(Comprime(inner), "/static/x", type="websocket")
    assert start["type"] == "websocket.accept"
    _, headers, _ = ask(Comprime(Inner()), method="POST")
    assert b"content-encoding" not in headers


def test_what_is_not_there_small_or_already_packed_is_not_compressed_nor_kept():
    for inner in (Inner(status=404), Inner(body=b"x"), Inner(kind=b"font/woff2")):
        app = Comprime(inner)
        for _ in range(2):
            start, headers, body = ask(app)
            assert start["status"] == inner.status and body == inner.body
            assert b"content-encoding" not in headers
        assert inner.asked == 2 and app.hechos == {}


def test_a_conditional_request_gets_the_whole_file():
    inner = Inner()
    condition = [(b"accept-encoding", b"gzip"), (b"if-none-match", b'"a"')]
    _, _, body = ask(Comprime(inner), headers=condition)
    assert gzip.decompress(body) == GUION and b"if-none-match" not in inner.headers
