"""What a list of things costs. All amounts are minor units; prices include VAT."""

from collections.abc import Sequence
from dataclasses import dataclass

from core.money import half_up, share


@dataclass(frozen=True)
class Item:
    """One line as the sums need it."""

    unit_cents: int
    quantity: int
    vat_permille: int

    @property
    def cents(self) -> int:
        return self.unit_cents * self.quantity


@dataclass(frozen=True)
class VatGroup:
    """What falls under one rate: the gross sum and the VAT inside it."""

    permille: int
    gross_cents: int
    vat_cents: int

    @property
    def percent(self) -> str:
        """The rate without needless zeros, with a point: ``21`` or ``5.5``."""
        return f"{self.permille / 10:g}"


@dataclass(frozen=True)
class Totals:
    """The sums of a cart or an order."""

    items_cents: int
    delivery_cents: int
    vat_groups: tuple[VatGroup, ...]

    @property
    def cents(self) -> int:
        return self.items_cents + self.delivery_cents


def vat_inside(gross_cents: int, permille: int) -> int:
    """Return the VAT contained in a gross amount, half up."""
    return half_up(gross_cents * permille, 1000 + permille)


def totals_of(items: Sequence[Item], delivery_cents: int) -> Totals:
    """Add up; delivery shares the rates of the goods it carries, by their value.

    Source: a delivery sold with goods follows their VAT (CJEU C-349/96, "Card Protection Plan").
    """
    by_rate: dict[int, int] = {}
    for item in items:
        by_rate[item.vat_permille] = by_rate.get(item.vat_permille, 0) + item.cents
    rates = sorted(by_rate, reverse=True)
    parts = share(delivery_cents, [by_rate[rate] for rate in rates]) if rates else []
    groups = tuple(
        VatGroup(rate, by_rate[rate] + part, vat_inside(by_rate[rate] + part, rate))
        for rate, part in zip(rates, parts, strict=True)
    )
    return Totals(sum(by_rate.values()), delivery_cents, groups)
