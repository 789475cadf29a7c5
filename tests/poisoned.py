"""Articles that bring trouble to whoever works on them, for tests of archives: in a module, so that every process finds it."""

from __future__ import annotations

import os
import signal
import time

from tracker_archive.work import Wanted
from tracker_extract.models import Article
from tracker_store.writing.prepare import Prepared


class Poisoned(Wanted):
    """Finds statements, but dies of article 7 and raises at article 11."""

    def __call__(self, article: Article) -> Prepared:
        if "رقم 7\n" in article.text:
            os.kill(os.getpid(), signal.SIGKILL)
        if "رقم 11\n" in article.text:
            raise RuntimeError("a fault of ours")
        return super().__call__(article)


class Sleeping(Poisoned):
    """Sleeps over article 9, too."""

    def __call__(self, article: Article) -> Prepared:
        if "رقم 9\n" in article.text:
            time.sleep(600)
        return super().__call__(article)
