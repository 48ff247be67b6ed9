"""What the demo's shops have sold: orders in every state. The buyers are invented."""

from dataclasses import dataclass

from shops.services.orders import Buyer

# By key: joao and rui have an account, the others are guests
BUYERS: dict[str, Buyer] = {
    "beatriz": Buyer(
        "Beatriz Lopes", "beatriz@demo.test", "pt", "Rua Suposta 14", "4700-002", "Braga"
    ),
    "claire": Buyer(
        "Claire Petit", "claire@demo.test", "fr", "Rue Imaginaire 8", "64100", "Bayonne"
    ),
    "james": Buyer("James Wood", "james@demo.test", "en", "Rua Inventada 40", "4000-001", "Porto"),
    "joao": Buyer(
        "João Tavares", "joao@demo.test", "pt", "Rua Inventada 5", "8900-001", "Monte Gordo"
    ),
    "leila": Buyer("Leila Amrani", "leila@demo.test", "ar"),
    "mateo": Buyer(
        "Mateo Ibáñez", "mateo@demo.test", "es", "Calle Supuesta 22", "50017", "Zaragoza"
    ),
    "nuria": Buyer("Nuria Salas", "nuria@demo.test", "es", "Plaza Imaginada 1", "11600", "Ubrique"),
    "omar": Buyer("Omar Haddad", "omar@demo.test", "ar"),
    "pablo": Buyer(
        "Pablo Rey", "pablo@demo.test", "es", "Calle Inventada 9", "21700", "La Palma del Condado"
    ),
    "pilar": Buyer("Pilar Gracia", "pilar@demo.test", "es"),
    "rosa": Buyer("Rosa Ortiz", "rosa@demo.test", "es", "Calle Inventada 3", "41001", "Sevilla"),
    "rui": Buyer("Rui Martins", "rui@demo.test", "pt", "Rua Suposta 2", "8000-002", "Faro"),
    "tom": Buyer("Tom Baker", "tom@demo.test", "en"),
}


@dataclass(frozen=True)
class Sale:
    """One order: who, how many of which drawing's product, how, how long ago, and what followed.

    ``steps`` are (days after the order, what): ``paid``, ``paid_half``, ``ready``, ``sent``,
    ``collected``, ``cancelled``, ``expired`` (when its time is over), ``withdrawn``. ``note`` goes
    with what the seller sent or cancelled.
    """

    buyer: str
    products: dict[str, int]
    delivery: str
    payment: str
    days_ago: float
    steps: tuple[tuple[float, str], ...] = ()
    note: str = ""


SALES: dict[str, tuple[Sale, ...]] = {
    "wilson": (
        Sale(
            *("nuria", {"shoulder_bag": 1}, "post", "transfer", 40),
            ((1, "paid"), (4, "sent")),
            "Va por Correos, llega en dos días. Gracias, Nuria.",
        ),
        # The money came when the order had ended already, so it lives again
        Sale("rosa", {"belt": 1}, "post", "transfer", 14, ((10, "expired"), (12, "paid"))),
        Sale("nuria", {"shoe": 1}, "pickup", "cash", 2, ((1.5, "ready"),)),
    ),
    "halyna": (
        Sale("joao", {"bowl": 1}, "post", "transfer", 26, ((1, "paid"), (3, "sent"))),
        Sale("beatriz", {"vases": 1}, "post", "transfer", 9, ((1, "withdrawn"),)),
        Sale("james", {"jug": 1, "plate": 2}, "post", "transfer", 3, ((1, "paid"),)),
        Sale("beatriz", {"mug": 4}, "pickup", "cash", 1),
    ),
    "amina": (
        # Her first one, of which she tells on the first page
        Sale(
            *("omar", {"spices": 3}, "pickup", "cash", 37),
            ((1, "ready"), (3, "paid"), (3.01, "collected")),
        ),
        Sale(
            *("rosa", {"soap": 2, "spices": 1}, "post", "transfer", 28),
            ((1, "paid"), (2, "sent")),
            "Lleva un jabón pequeño de regalo.",
        ),
        Sale("claire", {"spices": 3}, "post", "transfer", 16, ((10, "expired"),)),
        Sale(
            *("pablo", {"tea": 2}, "post", "transfer", 12),
            ((1, "paid"), (2, "sent"), (10, "withdrawn")),
        ),
        Sale(
            *("claire", {"lemons": 2}, "post", "transfer", 8),
            ((2, "paid"), (3, "cancelled")),
            "Los limones de esta tanda no han salido bien. Lo siento mucho.",
        ),
        Sale("joao", {"soap": 1, "tea": 1}, "post", "transfer", 4, ((1, "paid"),)),
        Sale("leila", {"lemons": 1, "spices": 1}, "pickup", "cash", 3, ((1, "ready"),)),
        Sale("pablo", {"basket": 1, "soap": 2}, "post", "transfer", 2, ((1, "paid_half"),)),
        Sale("omar", {"tea": 1, "soap": 3}, "pickup", "cash", 1.2),
        Sale("rosa", {"tea": 1, "lemons": 1}, "post", "transfer", 0.3),
    ),
    "sunita": (
        Sale(
            *("tom", {"aloe": 1, "chillies": 1}, "pickup", "cash", 11),
            ((1, "ready"), (4, "paid"), (4.01, "collected")),
        ),
        Sale("joao", {"oregano": 3}, "post", "transfer", 5, ((1, "paid"), (2, "sent"))),
        Sale("rui", {"marigolds": 2, "basil": 1}, "post", "transfer", 1),
    ),
    "fatumata": (
        Sale("rui", {"cushion": 2}, "local", "transfer", 8, ((1, "paid"), (2, "sent"))),
        Sale("claire", {"earrings": 2, "napkins": 1}, "post", "transfer", 4, ((2, "paid"),)),
        Sale("tom", {"bag": 1}, "pickup", "cash", 1),
    ),
    "bassel": (
        Sale(
            *("pilar", {"flatbread": 2, "date_cakes": 1}, "pickup", "cash", 6),
            ((0.4, "ready"), (0.6, "paid"), (0.61, "collected")),
        ),
        Sale(
            "mateo",
            {"loaf": 1, "sesame_rings": 4},
            "local",
            "transfer",
            3,
            ((0.3, "paid"), (0.6, "sent")),
        ),
        Sale("leila", {"thyme_bread": 3}, "pickup", "cash", 0.8, ((0.5, "ready"),)),
    ),
}
