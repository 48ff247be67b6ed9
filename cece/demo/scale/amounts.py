"""How much there is of everything at a given scale."""

from dataclasses import dataclass

PEOPLE = 2_000
PRODUCTS = 1_000
TOPICS = 2_000
LONGEST = 7_500  # posts of the longest question
SHOP_SIZE = 20


@dataclass(frozen=True)
class Amounts:
    """Rows of each kind; ``long_posts`` are those of the longest questions together."""

    people: int
    products: int
    topics: int
    long_posts: int

    @property
    def shops(self) -> int:
        return -(-self.products // SHOP_SIZE)


def amounts_at(scale: float) -> Amounts:
    """Return the amounts at ``scale``; 1 is the size the figures of the design are about."""
    return Amounts(
        people=round(PEOPLE * scale),
        products=round(PRODUCTS * scale),
        topics=round(TOPICS * scale),
        long_posts=round(LONGEST * scale),
    )
