"""Redis as a cache that may be away: what it held is found again elsewhere, only slower."""

import logging
from collections.abc import Callable
from time import monotonic
from typing import Any

from django.core.cache.backends.redis import RedisCache
from redis.exceptions import RedisError

log = logging.getLogger(__name__)
# After a failure nobody waits for Redis again during this time; then one request tries
PAUSE_SECONDS = 3


class _Server:
    """Until when this process leaves the server alone."""

    away_until = 0.0


def trust_server() -> None:
    """Ask the server again at once."""
    _Server.away_until = 0.0


def _ask(otherwise: Any, method: Callable[..., Any], *args: Any, **kwargs: Any) -> Any:
    """Call ``method``; return ``otherwise`` while the server does not answer."""
    if monotonic() < _Server.away_until:
        return otherwise
    try:
        return method(*args, **kwargs)
    except RedisError as failure:
        _Server.away_until = monotonic() + PAUSE_SECONDS
        log.warning("Redis does not answer, going on without it: %s", failure)
        return otherwise


class PatientRedisCache(RedisCache):
    """Django's, but a server that is away is an empty cache instead of an error on every page.

    ``incr`` raises ValueError then, as it does for a key that is not there: a count must not be
    lost without a word.
    """

    def add(self, key: Any, value: Any, *args: Any, **kwargs: Any) -> Any:
        return _ask(False, super().add, key, value, *args, **kwargs)

    def get(self, key: Any, default: Any = None, *args: Any, **kwargs: Any) -> Any:
        return _ask(default, super().get, key, default, *args, **kwargs)

    def set(self, key: Any, value: Any, *args: Any, **kwargs: Any) -> Any:
        _ask(None, super().set, key, value, *args, **kwargs)

    def touch(self, key: Any, *args: Any, **kwargs: Any) -> Any:
        return _ask(False, super().touch, key, *args, **kwargs)

    def delete(self, key: Any, *args: Any, **kwargs: Any) -> Any:
        return _ask(False, super().delete, key, *args, **kwargs)

    def get_many(self, keys: Any, *args: Any, **kwargs: Any) -> Any:
        return _ask({}, super().get_many, keys, *args, **kwargs)

    def has_key(self, key: Any, *args: Any, **kwargs: Any) -> Any:
        return _ask(False, super().has_key, key, *args, **kwargs)

    def incr(self, key: Any, *args: Any, **kwargs: Any) -> Any:
        number = _ask(None, super().incr, key, *args, **kwargs)
        if number is None:
            raise ValueError(f"The key {key!r} cannot be counted: Redis does not answer.")
        return number

    def set_many(self, data: Any, *args: Any, **kwargs: Any) -> Any:
        return _ask(list(data), super().set_many, data, *args, **kwargs)

    def delete_many(self, keys: Any, *args: Any, **kwargs: Any) -> Any:
        _ask(None, super().delete_many, keys, *args, **kwargs)
