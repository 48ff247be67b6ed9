"""Every address of the site with who may call it, read from the URL patterns themselves."""

from collections.abc import Iterator
from dataclasses import asdict, dataclass
from typing import Any

from django.urls import URLPattern, URLResolver, get_resolver
from django.urls.resolvers import LocalePrefixPattern

from core.access import Access, Audience
from core.middleware import access_of

METHODS = ("get", "post", "put", "patch", "delete")
STRANGER = {
    Audience.PUBLIC: "the page",
    Audience.SECRET: "404",
    Audience.SIGNED_IN: "sign-in page",
    Audience.MEMBER: "sign-in page for visitors, 404 for other people",
    Audience.CMS: "sign-in page for visitors, 404 or home for other people",
    Audience.OPERATOR: "404",
    Audience.SIGNATURE: "400",
    Audience.NOBODY: "404",
}


@dataclass(frozen=True)
class Row:
    """One URL pattern. ``audience`` is empty when the view declares nothing: it does not exist."""

    path: str
    name: str
    view: str
    methods: tuple[str, ...]
    audience: str
    stranger: str
    note: str

    def as_dict(self) -> dict[str, Any]:
        """Return the row as plain data for JSON."""
        return asdict(self)


def _methods(view: Any) -> tuple[str, ...]:
    view_class = getattr(view, "view_class", None)
    if view_class is None:
        return ("GET", "POST")
    allowed = getattr(view_class, "http_method_names", METHODS)
    return tuple(m.upper() for m in METHODS if m in allowed and hasattr(view_class, m))


def _row(prefix: str, namespace: str, pattern: URLPattern) -> Row:
    view = pattern.callback
    declared: Access | None = access_of(view)
    target = getattr(view, "view_class", view)
    name = f"{namespace}:{pattern.name}" if namespace and pattern.name else pattern.name or ""
    return Row(
        path=prefix + str(pattern.pattern),
        name=name,
        view=f"{target.__module__}.{getattr(target, '__qualname__', type(target).__name__)}",
        methods=_methods(view),
        audience=declared.audience.value if declared else "",
        stranger=STRANGER[declared.audience] if declared else "404",
        note=declared.note if declared else "",
    )


def _walk(resolver: URLResolver, prefix: str, namespace: str) -> Iterator[Row]:
    for pattern in resolver.url_patterns:
        if isinstance(pattern, URLPattern):
            yield _row(prefix, namespace, pattern)
            continue
        own = (
            "<lang>/" if isinstance(pattern.pattern, LocalePrefixPattern) else str(pattern.pattern)
        )
        inner = ":".join(part for part in (namespace, pattern.namespace) if part)
        yield from _walk(pattern, prefix + own, inner)


def rows() -> list[Row]:
    """Return one row for each URL pattern, in the order in which they are tried."""
    return list(_walk(get_resolver(), "/", ""))
