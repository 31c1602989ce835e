"""« Page de garde » and « Mode d'emploi » of a tracker of our own."""

from __future__ import annotations

from datetime import date

from suivi_tool.procedure.words import NBSP, french
from suivi_tool.tracker.sheets.look import GREY, NAVY
from suivi_tool.tracker.sheets.paper import Book
from suivi_tool.workbook.formulas import quoted

COVER = "Page de garde"
GUIDE = "Mode d'emploi"
_LAST = 6

_CONTENTS = (
    ("Appels", "Le registre des appels (MGT 02) : une ligne par appel, justifié ou non."),
    ("Plan d'actions", "Les actions correctives et préventives (MGT 01)."),
    ("Échéances", "Qui doit faire quoi, et pour quand ; le plus urgent d'abord."),
    ("Indicateurs", "MGT 02-1 et MGT 02-2, prêts à coller pour le comité de pilotage."),
    ("Données indicateurs", "Les chiffres des indicateurs, mois par mois."),
    ("Contrôle", "Ce qui est à vérifier ou à compléter, avec un lien vers chaque cellule."),
    ("COPIL – historique", "Les comités, les revues de direction, et leurs chiffres figés."),
    ("Jours fériés", "La liste des jours fériés et des fermetures : elle fait foi."),
    ("Listes", "Les mots proposés dans les menus."),
)
_STEPS = (
    ("Enregistrer un appel",
     ("Avec l'outil : la fiche, l'accusé de réception et la ligne du registre sont préparés. "
     "À la main : ajoutez une ligne sous la dernière du tableau « Appels ».")),
    ("Saisir une date", ("Toujours une vraie date (15/05/2026). Une date saisie en texte n'est pas "
     "comptée ; la feuille « Contrôle » la signale.")),
    ("Accuser réception", ("Dans les 8 jours ouvrés après la réception (MGT 02, étape 4). Le "
     "Directeur pour un demandeur, le RQ pour un candidat ou une personne certifiée.")),
    ("Délai d'appel", ("2 mois après la notification. Le jour limite, une personne décide et dit "
     "pourquoi ; un appel n'est jamais rejeté automatiquement.")),
    ("Appel justifié", ("Ouvrez une fiche AC/AP (MGT 01 Doc05a) et notez son numéro dans les deux "
     "registres.")),
    ("Clore", "Notez la clôture de la fiche, puis la date où la fin du traitement a été notifiée."),
    ("Les feuilles calculées", ("Échéances, Indicateurs, Données indicateurs, Contrôle et COPIL – "
     "historique sont refaites par « actualiser » : n'y écrivez que dans la zone de commentaire.")),
    ("Préparer le comité", ("Sélectionnez COPIL dans la zone Nom, copiez, collez dans le "
     "diaporama. Ou lancez « comite ».")),
)  # fmt: skip


def write_cover(book: Book, organisation: str, made_on: date) -> None:
    """Add « Page de garde »: what the workbook is, its sheets, its versions."""
    page = book.page(COVER)
    page.widths(30, 230, 150, 150, 330, 30)
    for row in (1, 2, 3, 4):
        page.height(row, 30)
        for column in range(1, _LAST + 1):
            page.put(row, column, None, "title")
    page.merge((2, 2, 2, 5), "Suivi plan d’actions", "title", font_size=28)
    page.merge((3, 2, 3, 5), f"{organisation} – appels (MGT{NBSP}02) et actions (MGT{NBSP}01)",
               "subtitle", font_size=13)  # fmt: skip
    page.merge((6, 2, 6, 5), "Les feuilles", "section")
    row = 7
    for name, purpose in _CONTENTS:
        page.link(row, 2, f"internal:{quoted(name)}!A1", name)
        page.merge((row, 3, row, 5), french(purpose), "text")
        page.height(row, 28)
        row += 1
    page.merge((row + 1, 2, row + 1, 5), "Versions", "section")
    for at, heading in enumerate(("Version", "Date", "Rédigé par", "Objet"), 2):
        page.put(row + 2, at, heading, "heading")
    first = ("1", made_on, None, french("Création du fichier de suivi"))
    for at, value in enumerate(first, 2):
        page.put(row + 3, at, value, "entry_date" if at == 3 else "entry")
    for blank in range(row + 4, row + 8):
        for at in range(2, 6):
            page.put(blank, at, None, "entry_date" if at == 3 else "entry")
    page.printed(row + 7, _LAST)
    page.sheet.fit_to_pages(1, 1)


def write_guide(book: Book) -> None:
    """Add « Mode d'emploi »: one page, one line a gesture."""
    page = book.page(GUIDE)
    page.widths(30, 40, 230, 640, 30)
    page.band(5, GUIDE.replace("'", "’"), french("L'essentiel en une page"))
    for number, (what, how) in enumerate(_STEPS, 1):
        row = 3 + number
        page.height(row, 46)
        page.put(row, 2, number, "number", bold=True, font_size=14, font_color=NAVY)
        page.put(row, 3, french(what), "strong")
        page.put(row, 4, french(how), "text")
    row = 5 + len(_STEPS)
    page.merge((row, 2, row, 4), _LEGEND, "note", font_color=GREY)
    page.height(row, 40)
    page.printed(row, 5)


_LEGEND = french(
    "Couleurs : fond crème, à remplir ; italique gris, calculé ; rouge, en retard ; orange, "
    "bientôt ; vert, fait. Un état est toujours écrit en toutes lettres."
)
