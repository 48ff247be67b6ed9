"""The places of the first stories, with their official codes.

Sources: countries, Spanish regions and provinces and Portuguese districts by ISO 3166-2 (``ES-AN``,
``ES-H``, ``PT-08``); Spanish municipalities by INE's register of municipalities, province and
municipality (``ES-21054``); Portuguese municipalities by DICO, the first four digits of DICOFRE
(``PT-0805``); Portuguese regions, which are no ISO 3166-2 units, by NUTS 2 of 2024 (``PT15``).
"""

from core.places.models import Territory, TerritoryLevel

COUNTRY, REGION, PROVINCE, MUNICIPALITY = TerritoryLevel

# code, name, level, code of what it lies in; parents come first
FIRST_PLACES: list[tuple[str, str, TerritoryLevel, str | None]] = [
    ("ES", "España", COUNTRY, None),
    ("ES-AN", "Andalucía", REGION, "ES"),
    ("ES-CA", "Cádiz (provincia)", PROVINCE, "ES-AN"),
    ("ES-11038", "Ubrique", MUNICIPALITY, "ES-CA"),
    ("ES-H", "Huelva (provincia)", PROVINCE, "ES-AN"),
    ("ES-21005", "Almonte", MUNICIPALITY, "ES-H"),
    ("ES-21041", "Huelva", MUNICIPALITY, "ES-H"),
    ("ES-21044", "Lepe", MUNICIPALITY, "ES-H"),
    ("ES-21054", "La Palma del Condado", MUNICIPALITY, "ES-H"),
    ("ES-21055", "Palos de la Frontera", MUNICIPALITY, "ES-H"),
    ("ES-AR", "Aragón", REGION, "ES"),
    ("ES-Z", "Zaragoza (provincia)", PROVINCE, "ES-AR"),
    ("ES-50297", "Zaragoza", MUNICIPALITY, "ES-Z"),
    ("ES-CL", "Castilla y León", REGION, "ES"),
    ("ES-BU", "Burgos (provincia)", PROVINCE, "ES-CL"),
    ("ES-09059", "Burgos", MUNICIPALITY, "ES-BU"),
    ("ES-CB", "Cantabria", REGION, "ES"),
    ("ES-S", "Cantabria (provincia)", PROVINCE, "ES-CB"),
    ("ES-39075", "Santander", MUNICIPALITY, "ES-S"),
    ("ES-CT", "Cataluña", REGION, "ES"),
    ("ES-B", "Barcelona (provincia)", PROVINCE, "ES-CT"),
    ("ES-08019", "Barcelona", MUNICIPALITY, "ES-B"),
    ("ES-MD", "Comunidad de Madrid", REGION, "ES"),
    ("ES-M", "Madrid (provincia)", PROVINCE, "ES-MD"),
    ("ES-28079", "Madrid", MUNICIPALITY, "ES-M"),
    ("PT", "Portugal", COUNTRY, None),
    ("PT11", "Norte", REGION, "PT"),
    ("PT-03", "Braga (distrito)", PROVINCE, "PT11"),
    ("PT-0302", "Barcelos", MUNICIPALITY, "PT-03"),
    ("PT15", "Algarve", REGION, "PT"),
    ("PT-08", "Faro (distrito)", PROVINCE, "PT15"),
    ("PT-0805", "Faro", MUNICIPALITY, "PT-08"),
    ("PT1C", "Alentejo", REGION, "PT"),
    ("PT-02", "Beja (distrito)", PROVINCE, "PT1C"),
    ("PT-0211", "Odemira", MUNICIPALITY, "PT-02"),
]
TIME_ZONES = {"ES": "Europe/Madrid", "PT": "Europe/Lisbon"}


def ensure_first_places() -> None:
    """Add what is missing; a place that exists keeps what operators wrote. One query when complete."""
    known = {place.code: place for place in Territory.objects.all()}
    for code, name, level, parent in FIRST_PLACES:
        if code not in known:
            known[code] = Territory.objects.create(
                code=code,
                name=name,
                level=level,
                parent=known[parent] if parent else None,
                time_zone=TIME_ZONES[code[:2]],
            )
