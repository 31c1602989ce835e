"""Whose a first or last name is that stands in a text: the person's, or somebody else's.

« Paul a rappelé » is the appellant Paul Durand; « Paul Bernard » is somebody else, of whom no sheet
that we know says so. What is taken out of somebody else's name is lost for good and nobody sees
it; what is left is told, and a person looks at it.
"""

from __future__ import annotations

import re
from collections.abc import Collection

from suivi_tool.procedure.words import plain

CIVILITIES = frozenset({"m", "mr", "mme", "mlle", "monsieur", "madame", "me", "maitre", "dr"})

_WORDS = """
    a absence absent accord accuse action adresse adresser affaire ajournement analyse analyser
    annulation appel appelant appelante appeler appelle appels apres attente attendre au aupres
    avant avec avis avocat bonjour candidat candidate candidature cas cc certification certifie
    certifiee cf chez chere cher client comme comite concerne concernant contacter contestation
    copie cote courriel courrier de demande demander demandeur depuis des desistement dit
    dossier du echange elle email en entre entretien envoi envoyer envoye et exam examen faire
    fait fiche fin il informer jury la le les lettre mail maintien message mesdames messieurs
    mise motif nom non note notification objet oui par pas pour prenom prevenir proces rappel
    rappele rappeler rdv reception reclamation reclame recours recu refus relance relancer relu
    rendez rencontre repondre reponse represente retour revoir revu sans selon signature suite
    suivi sur transmis transmettre vers verifier version via vis voir vu
"""
_NO_NAMES = CIVILITIES | frozenset(_WORDS.split())
"""Words that begin a text with a capital, or stand beside a name, and are no name themselves."""

_WINDOW = 200  # characters before a name in which the word before it is looked for
_LOOKS = (
    "r|t|rPr|b|bCs|i|iCs|u|em|strong|span|font|sz|szCs|color|rFonts?|family|charset|scheme|strike|"
    "vertAlign|outline|shadow|highlight|shd|kern|spacing|rStyle|lang|noProof|proofErr|solidFill|"
    "srgbClr|schemeClr|latin|ea|cs|bookmarkStart|bookmarkEnd|ins|del|delText"
)
_TAG = rf"</?(?:[\w.-]+:)?(?:{_LOOKS})(?=[\s/>])[^<>]*>"  # a text that goes on, in another look
_BETWEEN = rf"(?:[ \t\u00a0\u202f_\u2010\u2011-]|{_TAG})+"
_WORD = r"[^\W\d_]+(?:['’][^\W\d_]+)*"
_BEFORE_IT = re.compile(rf"({_WORD})(\.?),?{_BETWEEN}$")
_AFTER_IT = re.compile(rf"{_BETWEEN}({_WORD})(?![^\W_])(?![-_]\d)")


def of_another(text: str, start: int, end: int, own: Collection[str]) -> bool:
    """Tell whether the name at `text[start:end]` stands beside another name: « Paul Bernard ».

    `own` are the person's names (`plain`): beside one of these, a civility or a word that is no
    name, it stands alone. A comma joins with the word before it only (« Bernard, Paul »).
    """
    before = _BEFORE_IT.search(text, max(0, start - _WINDOW), start)
    if before and _is_name_before(before[1], before[2], own):
        return True
    after = _AFTER_IT.match(text, end)
    return after is not None and len(after[1]) > 1 and _is_name(after[1], own)


def _is_name_before(word: str, stop: str, own: Collection[str]) -> bool:
    if len(word) == 1:  # « B. Durand », where the person is P. Durand
        initials = {name[:1] for name in own} | CIVILITIES
        return bool(stop) and word.isupper() and plain(word) not in initials
    return not stop and _is_name(word, own)


def _is_name(word: str, own: Collection[str]) -> bool:
    """Tell whether a word looks like a name; « AR » and « RQ » do not."""
    if not word[0].isupper() or (len(word) < 3 and word.isupper()):
        return False
    return plain(word) not in _NO_NAMES and plain(word) not in own
