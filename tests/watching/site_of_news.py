"""A news site on this machine that can misbehave: what stands at a path is a page, or a function of the request."""

import threading
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

# "Three people were hurt when a shell fell on the market of the city of Raqqa on Monday, said residents."
STORY = "أصيب {number} أشخاص بجروح عندما سقطت قذيفة على السوق في مدينة {place} يوم الاثنين، بحسب ما قال سكان محليون."
TOWNS = ["الرقة", "حلب", "الموصل", "تدمر", "كركوك", "إدلب", "درعا", "الفلوجة", "سنجار", "منبج", "عفرين", "تكريت"]
# "The residents said that help came late, and that the road number N was closed." Keeps texts from being copies.
MORE = "وأضاف السكان أن المساعدات وصلت متأخرة إلى الحي رقم {number} وأن الطريق رقم {number} بقي مغلقا {words}."
WORDS = ["طويلا", "ليلا", "صباحا", "مساء", "تماما", "جزئيا", "فجأة", "مؤقتا", "غالبا", "قليلا", "دائما"]  # adverbs


def story(number):
    """The text of an article that no other repeats."""
    place = TOWNS[number % len(TOWNS)]
    words = " ".join(WORDS[(number * step + step) % len(WORDS)] for step in range(1, 9))
    return STORY.format(number=number % 9 + 2, place=place) + " " + MORE.format(number=number, words=words)


def page(number, text=None):
    """The web page of an article."""
    return (
        f'<!doctype html><html lang="ar"><head><meta charset="utf-8"><title>{TOWNS[number % len(TOWNS)]} {number}'
        f'</title><meta property="article:published_time" content="2017-03-{number % 28 + 1:02d}T10:00:00Z"></head>'
        f"<body><article><p>{text or story(number)}</p></article></body></html>"
    ).encode()


def feed(items, title="agency"):
    """An RSS feed of items as XML."""
    return (
        f'<?xml version="1.0" encoding="utf-8"?><rss version="2.0"><channel><title>{title}</title>'
        f"{''.join(f'<item>{item}</item>' for item in items)}</channel></rss>"
    ).encode()


def links(site, numbers):
    """The items of a feed that links to `/a/NUMBER`."""
    return [f"<title>{n}</title><link>{site.url}/a/{n}</link><guid>{n}</guid>" for n in numbers]


class Handler(BaseHTTPRequestHandler):
    def do_GET(self):
        site = self.server
        with site.lock:
            site.asked.append((self.path, dict(self.headers)))
            number = len(site.asked)
        site.on_request(number, "before")
        found = site.pages.get(self.path, (404, {}, b"nothing here"))
        status, headers, body = found(self) if callable(found) else found
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name, value)
        self.end_headers()
        pieces = body if not isinstance(body, bytes) else [body[: len(body) // 2], body[len(body) // 2 :]]
        for piece in pieces:
            self.wfile.write(piece)
            site.on_request(number, "within")

    def log_message(self, *_):
        pass


class Site(ThreadingHTTPServer):
    """`pages[path]` is (status, headers, body or pieces) or a function of the handler that gives them."""

    daemon_threads = True

    def __init__(self):
        super().__init__(("127.0.0.1", 0), Handler)
        self.pages, self.asked, self.lock = {}, [], threading.Lock()
        self.on_request = lambda _number, _when: None
        self.url = f"http://127.0.0.1:{self.server_address[1]}"

    def handle_error(self, *_):
        pass  # a reader that hangs up early is what some tests are about

    def paths(self):
        """What was asked for, in order, but robots.txt."""
        return [path for path, _ in self.asked if path != "/robots.txt"]

    def publish(self, *numbers):
        """Put articles at `/a/NUMBER` and a feed of all of them at `/feed`."""
        for number in numbers:
            self.pages[f"/a/{number}"] = (200, {"Content-Type": "text/html"}, page(number))
        every = sorted(int(path[3:]) for path in self.pages if path.startswith("/a/"))
        self.pages["/feed"] = (200, {"Content-Type": "application/rss+xml"}, feed(links(self, every)))


@contextmanager
def running_site():
    site = Site()
    thread = threading.Thread(target=lambda: site.serve_forever(poll_interval=0.02), daemon=True)
    thread.start()
    try:
        yield site
    finally:
        site.shutdown()
        site.server_close()
        thread.join()
