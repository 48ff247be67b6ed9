from core.places.first_places import ensure_first_places


def make_first_places(**_kwargs: object) -> None:
    ensure_first_places()
