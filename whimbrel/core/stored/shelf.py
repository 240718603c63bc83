"""What one process has in memory, the least recently used given away first, counted in bytes."""

import threading
from collections import OrderedDict
from collections.abc import Hashable
from typing import Generic, Protocol, TypeVar


class Sized(Protocol):
    @property
    def size(self) -> int: ...


K = TypeVar("K", bound=Hashable)
V = TypeVar("V", bound=Sized)


class Shelf(Generic[K, V]):
    """At most `room` bytes of things that know their size. Safe between threads."""

    def __init__(self, room: int) -> None:
        self.room = room
        self.used = 0
        self._things: OrderedDict[K, V] = OrderedDict()
        self._sizes: dict[K, int] = {}
        self._changing = threading.Lock()

    def __len__(self) -> int:
        return len(self._things)

    def get(self, key: K) -> V | None:
        thing = self._things.get(key)
        if thing is not None:
            try:
                self._things.move_to_end(key)
            except KeyError:
                return None
        return thing

    def put(self, key: K, thing: V) -> None:
        """Keep it, unless it alone would take more than a quarter of the room."""
        with self._changing:
            self._forget(key)
            if thing.size > self.room // 4:
                return
            self._things[key] = thing
            self._sizes[key] = thing.size
            self.used += thing.size
            self._make_room()

    def weigh(self, key: K) -> None:
        """Count again a thing that has grown or shrunk."""
        with self._changing:
            thing = self._things.get(key)
            if thing is not None:
                self.used += thing.size - self._sizes[key]
                self._sizes[key] = thing.size
                self._make_room()

    def forget(self, key: K) -> None:
        with self._changing:
            self._forget(key)

    def clear(self) -> None:
        with self._changing:
            self._things.clear()
            self._sizes.clear()
            self.used = 0

    def _forget(self, key: K) -> None:
        if self._things.pop(key, None) is not None:
            self.used -= self._sizes.pop(key)

    def _make_room(self) -> None:
        while self.used > self.room:
            self._forget(next(iter(self._things)))
