"""The people only the forum and the mentoring need; some of them are in both."""

from cece.demo.people import person
from core.accounts.models import User

# key: name, language, languages read
NEIGHBOURS = {
    "antonio": ("Antonio Vázquez", "es", ["es"]),
    "bilal": ("Bilal Khan", "en", ["en", "es"]),
    "celia": ("Célia Faria", "pt", ["pt", "es"]),
    "dinero": ("Dinero Ya", "es", ["es"]),
    "fatou": ("Fatou Diop", "fr", ["fr", "es", "pt"]),
    "grace": ("Grace Okafor", "en", ["en", "es"]),
    "hamid": ("Hamid Zerouali", "ar", ["ar", "es"]),
    "hector": ("Héctor Molina", "es", ["es"]),
    "irina": ("Irina Popescu", "es", ["es", "en"]),
    "ivone": ("Ivone Évora", "pt", ["pt"]),
    "karim": ("Karim Mansour", "ar", ["ar", "es"]),
    "lurdes": ("Lurdes Gomes", "pt", ["pt"]),
    "mariama": ("Mariama Sané", "pt", ["pt", "fr"]),
    "milagros": ("Milagros Quintana", "es", ["es"]),
    "nadia": ("Nadia Bensalem", "ar", ["ar", "fr", "es"]),
    "oksana": ("Oksana Melnyk", "es", ["es", "en"]),
    "ousmane": ("Ousmane Ndiaye", "fr", ["fr", "es"]),
    "samira": ("Samira Haddad", "fr", ["fr", "ar", "es"]),
    "thiago": ("Thiago Souza", "pt", ["pt"]),
    "valentina": ("Valentina Rojas", "es", ["es"]),
    "wei": ("Wei Chen", "es", ["es", "en"]),
    "youssef": ("Youssef Alami", "ar", ["ar", "fr", "es"]),
}


def with_neighbours(people: dict[str, User], keys: set[str]) -> dict[str, User]:
    """Return ``people`` and those of ``keys`` that are not among them, made when they are missing."""
    return people | {key: person(key, *NEIGHBOURS[key]) for key in sorted(keys - people.keys())}
