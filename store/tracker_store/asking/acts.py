"""What the acts of statements mean to each other."""

from __future__ import annotations

# These only pass words on; a change from or to one of them is a reporter's, not the speaker's.
NEUTRAL = frozenset({"say", "add", "explain", "point-out", "report", "repeat", "announce"})
# By these the speaker does not stand behind the words: indirect speech after them is what was said not to be so.
DENYING = frozenset({"deny", "doubt", "reject"})
