"""« Fiche AC/AP », MGT 01 Doc05a: the corrective or preventive action, from finding to closing."""

from __future__ import annotations

from templates_docx.frame import form
from templates_docx.package import Template
from templates_docx.tables import framed, grid, listing, signatures
from templates_docx.wordml import boxes, field, heading, spacer

WHYS = 5


def _identity() -> tuple[str, ...]:
    kind = boxes(("action.type.ac", "Action corrective"), ("action.type.ap", "Action préventive"))
    return (
        heading("1. Identification"),
        grid(
            [("Type", kind)],
            [
                ("Émetteur", field("action.emetteur", "Émetteur")),
                ("Ouverte le", field("action.ouverte_le", "Ouverte le")),
            ],
            [
                ("Processus", field("action.processus", "Processus")),
                ("Pilote", field("action.pilote", "Pilote")),
            ],
            [
                ("Origine", field("action.origine", "Origine")),
                ("Réf. origine", field("action.reference_origine", "Référence de l’origine")),
            ],
            title="Identification",
        ),
    )


def _finding() -> tuple[str, ...]:
    return (
        heading("2. Constat"),
        framed("constat.faits", "Faits constatés", 1.8),
        spacer(),
        grid(
            [("Exigence non satisfaite", field("constat.exigence", "Exigence", lines=True))],
            [
                ("Étendue", field("constat.etendue", "Étendue", lines=True)),
                ("Gravité", field("constat.gravite", "Gravité")),
            ],
            title="Constat",
        ),
    )


def _correction() -> tuple[str, ...]:
    return (
        heading("3. Correction immédiate"),
        grid(
            [("Quoi", field("correction.quoi", "Correction immédiate", lines=True))],
            [
                ("Qui", field("correction.qui", "Correction par")),
                ("Quand", field("correction.quand", "Correction le")),
            ],
            title="Correction immédiate",
        ),
    )


def _causes() -> tuple[str, ...]:
    whys = [
        [
            (
                f"Pourquoi ? ({number})",
                field(f"causes.pourquoi_{number}", f"Pourquoi {number}", lines=True),
            )
        ]
        for number in range(1, WHYS + 1)
    ]
    families = boxes(
        ("causes.famille.main_d_oeuvre", "Main-d’œuvre"),
        ("causes.famille.methode", "Méthode"),
        ("causes.famille.materiel", "Matériel"),
        ("causes.famille.matiere", "Matière"),
        ("causes.famille.milieu", "Milieu"),
    )
    return (
        heading("4. Analyse des causes"),
        grid(
            *whys,
            [("Famille de cause", families)],
            [("Cause retenue", field("causes.retenue", "Cause retenue", lines=True))],
            title="Analyse des causes",
        ),
    )


def _plan() -> tuple[str, ...]:
    return (
        heading("5. Actions"),
        listing(
            "actions",
            (
                ("Action", "libelle", 6.4),
                ("Pilote", "pilote", 3.1),
                ("Échéance", "echeance", 2.3),
                ("Réalisée le", "realisee_le", 2.3),
                ("Preuve", "preuve", 3.3),
            ),
            "Actions",
        ),
    )


def _effectiveness() -> tuple[str, ...]:
    result = boxes(("efficacite.oui", "Efficace"), ("efficacite.non", "Non efficace"))
    return (
        heading("6. Efficacité"),
        grid(
            [("Critère", field("efficacite.critere", "Critère d’efficacité", lines=True))],
            [
                ("À vérifier le", field("efficacite.prevue_le", "Efficacité à vérifier le")),
                ("Vérifiée par, le", field("efficacite.verifiee", "Efficacité vérifiée par, le")),
            ],
            [
                ("Résultat", result),
                (
                    "Si non : n° de la fiche",
                    field("efficacite.nouvelle_fiche", "N° de la nouvelle fiche"),
                ),
            ],
            title="Efficacité",
        ),
    )


def _closing() -> tuple[str, ...]:
    updates = boxes(
        ("cloture.documents", "Documents à mettre à jour"),
        ("cloture.risques", "Risques à mettre à jour"),
    )
    return (
        heading("7. Clôture"),
        grid(
            [("Mises à jour", updates)],
            [("Fiche close le", field("cloture.le", "Fiche close le"))],
            title="Clôture",
        ),
        spacer(),
        signatures(
            ("Visa du RQ", "cloture.visa_rq"), ("Visa du Directeur", "cloture.visa_directeur")
        ),
    )


def template() -> Template:
    """Return the template of the fiche AC/AP."""
    blocks = (_identity, _finding, _correction, _causes, _plan, _effectiveness, _closing)
    return form(
        "Fiche AC/AP",
        "action.numero",
        title="Fiche AC/AP {{ action.numero }}",
        subject="Action corrective ou préventive",
        body=(*(piece for block in blocks for piece in block()), spacer(2)),
        keywords="MGT 01 Doc05a",
    )
