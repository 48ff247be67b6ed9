"""Which functions follow from which kinds of fact."""

from collections import defaultdict
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from core.facts.kinds import Kind

if TYPE_CHECKING:
    from core.facts.models import Fact

Handler = Callable[["Fact"], Any]
HANDLERS: dict[str, Handler] = {}
_of_kind: dict[str, list[str]] = defaultdict(list)


def on(*kinds: Kind) -> Callable[[Handler], Handler]:
    """Run the decorated function once for each fact of ``kinds``, after commit, in the worker.

    It runs inside a transaction together with the mark "done", so rows it writes are exactly once;
    anything else it does may happen again and must bear it.
    """

    def register(handler: Handler) -> Handler:
        name = f"{handler.__module__}.{handler.__qualname__}"
        HANDLERS[name] = handler
        for kind in kinds:
            _of_kind[kind.key].append(name)
        return handler

    return register


def handlers_of(kind: str) -> list[str]:
    """Return the names of the functions that follow facts of ``kind``."""
    return list(_of_kind.get(kind, ()))
