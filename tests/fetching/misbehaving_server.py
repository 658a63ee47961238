"""A server on the loopback address that misbehaves as its path says."""

import gzip
import threading
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

PAGE = (
    "<html><head><title>Lighthouse relit</title><meta property='article:published_time' content='2017-05-04'></head>"
    "<body><article><h1>Lighthouse relit</h1>"
    + "<p>The lamp of Skerry Point was lit again on Thursday after two dark years, the keeper told the council.</p>" * 3
    + "</article></body></html>"
)
MAX_LOOPS = 20_000


class MisbehavingServer(ThreadingHTTPServer):
    """Counts what it was asked; `robots` is what its robots.txt says next."""

    daemon_threads = True

    def __init__(self):
        super().__init__(("127.0.0.1", 0), Handler)
        self.asked = []
        self.headers_seen = []
        self.robots = "User-agent: *\nDisallow: /private/\n"
        self.robots_status = 200
        self.stopping = threading.Event()

    @property
    def address(self):
        return f"http://127.0.0.1:{self.server_port}"

    def count(self, path):
        return self.asked.count(path)


class Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def do_GET(self):
        path = self.path.split("?")[0]
        self.server.asked.append(path)
        self.server.headers_seen.append(dict(self.headers))
        try:
            getattr(self, "get_" + path.strip("/").replace(".", "_").replace("/", "_").replace("-", "_"))()
        except (BrokenPipeError, ConnectionResetError):
            return
        finally:
            self.close_connection = True

    def log_message(self, *_):
        """Say nothing."""

    def answer(self, body, status=200, content_type="text/html; charset=utf-8", **headers):
        body = body if isinstance(body, bytes) else body.encode()
        self.send_response(status)
        self.send_header("Content-Type", content_type)
        if "Content_Length" not in headers:
            self.send_header("Content-Length", str(len(body)))
        for name, value in headers.items():
            self.send_header(name.replace("_", "-"), str(value))
        self.end_headers()
        self.wfile.write(body)

    def get_robots_txt(self):
        self.answer(self.server.robots, self.server.robots_status, content_type="text/plain")

    def get_page(self):
        self.answer(PAGE)

    def get_private_page(self):
        self.answer(PAGE)

    def get_slow(self):
        """A byte now and then, so that no single wait is long."""
        self.send_response(200)
        self.end_headers()
        for _ in range(200):
            if self.server.stopping.wait(0.05):
                return
            self.wfile.write(b"x")
            self.wfile.flush()

    def get_slow_header(self):
        self.wfile.write(b"HTTP/1.1 200 OK\r\n")
        for number in range(200):
            if self.server.stopping.wait(0.05):
                return
            self.wfile.write(f"X-{number}: y\r\n".encode() if number % 2 else b"")
            self.wfile.flush()

    def get_silent(self):
        self.server.stopping.wait(5)

    def get_endless(self):
        self.send_response(200)
        self.end_headers()
        for _ in range(MAX_LOOPS):
            self.wfile.write(b"word " * 2000)

    def get_loop(self):
        self.answer("", 302, Location="/loop2")

    def get_loop2(self):
        self.answer("", 302, Location="/loop")

    def get_deeper(self):
        self.answer("", 302, Location=f"/deeper?{time.monotonic_ns()}")

    def get_moved(self):
        self.answer("", 301, Location="/page")

    def get_moved_private(self):
        self.answer("", 302, Location="/private/page")

    def get_too_long(self):
        self.answer(PAGE, Content_Length=len(PAGE) + 500)

    def get_too_short(self):
        self.answer(PAGE + "<p>beyond the stated length</p>", Content_Length=len(PAGE))

    def get_busy(self):
        if self.server.count("/busy") < 3:
            self.answer("", 429, Retry_After="7")
        else:
            self.answer(PAGE)

    def get_busy_for_long(self):
        self.answer("", 503, Retry_After="86400")

    def get_bomb(self):
        self.answer(gzip.compress(bytes(4 * 1024 * 1024)), Content_Encoding="gzip")

    def get_gzip(self):
        self.answer(gzip.compress(PAGE.encode()), Content_Encoding="gzip")

    def get_gzip_cut(self):
        self.answer(gzip.compress(PAGE.encode())[:-40], Content_Encoding="gzip")

    def get_wrong_charset(self):
        self.answer(PAGE.replace("Skerry", "Skér").encode("cp1252"), content_type="text/html; charset=utf-8")

    def get_same(self):
        if self.headers.get("If-None-Match") == '"one"':
            self.answer("", 304)
        else:
            self.answer(PAGE, ETag='"one"')

    def get_to_loopback(self):
        self.answer("", 302, Location="http://127.0.0.2:1/secret")

    def get_to_metadata(self):
        self.answer("", 302, Location="http://169.254.169.254/latest/")

    def get_to_file(self):
        self.answer("", 302, Location="file:///etc/passwd")

    def get_truncated(self):
        """Chunks without the last one."""
        self.send_response(200)
        self.send_header("Transfer-Encoding", "chunked")
        self.end_headers()
        self.wfile.write(b"20\r\n" + PAGE[:32].encode() + b"\r\n20\r\nhalf")

    def get_chunked(self):
        self.send_response(200)
        self.send_header("Content-Type", "text/html")
        self.send_header("Transfer-Encoding", "chunked")
        self.end_headers()
        body = PAGE.encode()
        self.wfile.write(b"%x\r\n%s\r\n0\r\n\r\n" % (len(body), body))

    def get_nonsense(self):
        self.wfile.write(b"\x00\x01 not HTTP at all\r\n\r\n")

    def get_feed(self):
        if self.headers.get("If-None-Match") == '"feed"':
            self.answer(b"", 304)
            return
        links = "".join(
            f"<item><title>{n}</title><link>{self.server.address}/{n}</link></item>" for n in ("page", "gzip")
        )
        self.answer(
            f"<rss><channel><title>Skerry</title>{links}</channel></rss>",
            content_type="application/rss+xml",
            ETag='"feed"',
        )

    def get_missing(self):
        self.answer("gone", 404)
