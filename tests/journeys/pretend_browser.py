"""A browser without a picture: enters by the address it is given and holds the window open.

Called as `python pretend_browser.py FILE --app=URL`; writes its process and the page into FILE.
"""

from __future__ import annotations

import http.cookiejar
import os
import re
import sys
import time
import urllib.request
from pathlib import Path


def main() -> None:
    note, url = Path(sys.argv[1]), sys.argv[-1].removeprefix("--app=")
    jar = urllib.request.HTTPCookieProcessor(http.cookiejar.CookieJar())
    browser = urllib.request.build_opener(jar, urllib.request.ProxyHandler({}))
    page = browser.open(url, timeout=20)
    html = page.read().decode()
    stream = re.search(r'data-vie="([^"]+)"', html)
    assert stream, html
    host = "/".join(url.split("/")[:3])
    held = browser.open(host + stream[1], timeout=20)
    with note.open("a", encoding="utf-8") as file:
        file.write(f"{os.getpid()} {page.geturl()}\n")
    while held.read(1):
        time.sleep(0.01)


if __name__ == "__main__":
    main()
