"""Why an installation failed, in one French sentence with what to do about it."""

from __future__ import annotations

import re

NBSP = "\u00a0"
README = f"voir README, «{NBSP}For IT{NBSP}»"

# Looked for in the log in this order: the first cause that shows is told.
CAUSES: tuple[tuple[str, str], ...] = (
    (
        r"No space left|Errno 28|WinError 112",
        "il n’y a plus assez de place sur le disque. Libérez environ 300 Mo, puis recommencez.",
    ),
    (
        r"CERTIFICATE_VERIFY_FAILED|SSLError|certificate verify failed",
        (
            "le certificat du réseau n’est pas reconnu. Demandez au service informatique de "
            f"définir PIP_CERT ({README})."
        ),
    ),
    (
        r"CA certificate bundle|invalid path:",
        (
            "le fichier du certificat n’est pas là où PIP_CERT le dit. Corrigez ce chemin "
            f"({README})."
        ),
    ),
    (
        r"DO NOT MATCH THE HASHES",
        (
            "un paquet reçu n’est pas celui qui était attendu : rien n’a été installé. "
            "Recommencez ; si cela persiste, prévenez le service informatique."
        ),
    ),
    (
        r"Looking in links: .*roues[^$]*No matching distribution",
        (
            "le dossier « roues » ne contient pas tout ce qu’il faut pour ce Python. Remplissez-le "
            f"de nouveau ({README})."
        ),
    ),
    (
        r"require a different python version",
        "un paquet n’existe pas pour ce Python. Essayez avec Python 3.11, 3.12 ou 3.13.",
    ),
    (
        (
            r"Failed to establish a new connection|Temporary failure in name resolution"
            r"|NameResolution|ProxyError|Connection refused|ReadTimeout|ConnectTimeout"
            r"|Network is unreachable|Max retries exceeded|\(from versions: none\)"
        ),
        (
            "le serveur des paquets n’est pas joignable. Vérifiez la connexion et le proxy, ou "
            f"installez sans Internet ({README})."
        ),
    ),
    (
        r"No matching distribution",
        "un paquet n’existe pas pour ce Python. Essayez avec Python 3.11, 3.12 ou 3.13.",
    ),
    (
        (
            r"Permission denied|Errno 13|Errno 30|Read-only file system|WinError 5\b"
            r"|Errno 2\b|Errno 20\b|WinError 3\b|WinError 267"
        ),
        (
            "le dossier d’installation ne peut pas être écrit. Demandez le droit d’y écrire, ou "
            f"donnez-en un autre par la variable SUIVI_ENV ({README})."
        ),
    ),
)
UNKNOWN = "une étape a échoué. Envoyez le journal au service informatique."


def sentence_for(log: str) -> str:
    """Return what to tell a user of the failure that `log` records."""
    for pattern, cause in CAUSES:
        if re.search(pattern, log, re.DOTALL):
            return f"Installation impossible{NBSP}: {_french(cause)}"
    return f"Installation impossible{NBSP}: {UNKNOWN}"


def _french(sentence: str) -> str:
    """Put the non-breaking spaces that French wants before its signs."""
    return re.sub(r" ([:;?!»])", rf"{NBSP}\1", sentence).replace("« ", f"«{NBSP}")
