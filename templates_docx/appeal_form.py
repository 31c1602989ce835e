"""« Fiche d'appel », MGT 02 Doc00a: two pages, reception on the first, evaluation on the second."""

from __future__ import annotations

from templates_docx.frame import form
from templates_docx.package import Template
from templates_docx.tables import framed, grid, listing, signatures
from templates_docx.wordml import boxes, field, heading, run, spacer

OPENED = (
    field("appel.ouverte_le", "Fiche ouverte le")
    + run(" par ")
    + field("appel.ouverte_par", "Fiche ouverte par")
)
DUE = (
    field("ar.limite", "Accusé de réception, date limite", "Numero")
    + run("   ")
    + field("ar.explication", "Explication de la date limite", "Aide", lines=True)
)
LIMIT = (
    field("delai.limite", "Limite du délai d’appel", "Numero")
    + run("   ")
    + field("delai.explication", "Explication du délai", "Aide", lines=True)
)


def _reception() -> tuple[str, ...]:
    return (
        heading("1. Réception de l’appel"),
        grid(
            [
                ("Reçu le", field("appel.recu_le", "Reçu le")),
                ("Reçu par", field("appel.recu_par", "Reçu par")),
            ],
            [
                (
                    "Mode de réception",
                    boxes(
                        ("appel.mode.courrier", "Courrier"),
                        ("appel.mode.recommande", "Courrier recommandé"),
                        ("appel.mode.mail", "Mail"),
                        ("appel.mode.telephone", "Téléphone"),
                    ),
                )
            ],
            [
                ("Appel envoyé le", field("appel.envoye_le", "Appel envoyé le")),
                ("Fiche ouverte le", OPENED),
            ],
            title="Réception",
        ),
    )


def _appellant() -> tuple[str, ...]:
    name = (
        field("appelant.civilite", "Civilité")
        + run(" ")
        + field("appelant.nom", "Nom de l’appelant")
    )
    return (
        heading("2. Appelant"),
        grid(
            [
                ("Civilité et nom", name),
                ("Représenté par", field("appelant.represente_par", "Représenté par")),
            ],
            [
                (
                    "Qualité",
                    boxes(
                        ("appelant.type.demandeur", "Demandeur"),
                        ("appelant.type.candidat", "Candidat"),
                        ("appelant.type.certifie", "Personne certifiée"),
                    ),
                )
            ],
            [("Adresse", field("appelant.adresse", "Adresse", lines=True))],
            [
                ("Courriel", field("appelant.courriel", "Courriel")),
                ("Téléphone", field("appelant.telephone", "Téléphone")),
            ],
            title="Appelant",
        ),
    )


def _decision() -> tuple[str, ...]:
    return (
        heading("3. Décision contestée"),
        grid(
            [
                ("Certification visée", field("decision.certification", "Certification visée")),
                ("N° dossier ou certificat", field("decision.dossier", "N° dossier ou certificat")),
            ],
            [
                ("Nature de la décision", field("decision.nature", "Nature de la décision")),
                ("Décision prise par", field("decision.decideur", "Décideur")),
            ],
            [
                (
                    "Autres intervenants",
                    field("decision.intervenants", "Autres personnes intervenues", lines=True),
                )
            ],
            [
                ("Décision envoyée le", field("decision.envoyee_le", "Décision envoyée le")),
                ("Décision notifiée le", field("decision.notifiee_le", "Décision notifiée le")),
            ],
            title="Décision contestée",
        ),
    )


def _object() -> tuple[str, ...]:
    return (
        heading("4. Objet de l’appel"),
        grid(
            [("Famille de motif", field("objet.famille", "Famille de motif"))],
            title="Famille de motif",
        ),
        spacer(),
        framed("objet.motifs", "Motifs de l’appel", 4.0),
        spacer(),
        framed("objet.demande", "Demande de l’appelant", 1.8),
        spacer(),
        framed("objet.pieces", "Pièces jointes", 1.3),
    )


def _acknowledgement() -> tuple[str, ...]:
    mode = boxes(("ar.mode.courrier", "Courrier"), ("ar.mode.mail", "Mail"))
    return (
        heading("5. Accusé de réception"),
        grid(
            [("Au plus tard le", DUE)],
            [
                ("À envoyer par", field("ar.a_envoyer_par", "Accusé de réception à envoyer par")),
                ("Envoyé par", field("ar.envoye_par", "Accusé de réception envoyé par")),
            ],
            [
                ("Envoyé le", field("ar.envoye_le", "Accusé de réception envoyé le")),
                ("Mode d’envoi", mode),
            ],
            title="Accusé de réception",
        ),
    )


def _evaluation() -> tuple[str, ...]:
    verdict = boxes(
        ("delai.verdict.dans_le_delai", "Dans le délai"),
        ("delai.verdict.jour_limite", "Jour limite"),
        ("delai.verdict.hors_delai", "Hors délai"),
    )
    impartial = boxes(
        ("impartialite.conforme", "Aucun conflit d’intérêts"),
        ("impartialite.a_verifier", "À vérifier"),
        ("impartialite.conflit", "Conflit"),
    )
    return (
        heading("6. Évaluation", new_page=True),
        grid(
            [("Délai d’appel : jusqu’au", LIMIT)],
            [
                (
                    "Délai d’appel",
                    verdict + field("delai.motif", "Motif du verdict sur le délai", lines=True),
                )
            ],
            [
                ("Délai validé par", field("delai.valide_par", "Délai validé par")),
                ("Délai validé le", field("delai.valide_le", "Délai validé le")),
            ],
            [("Impartialité", impartial)],
            [("Constat", field("impartialite.constat", "Constat sur l’impartialité", lines=True))],
            [("Remplaçant désigné", field("impartialite.remplacant", "Remplaçant", lines=True))],
            title="Évaluation",
        ),
        spacer(),
        framed("analyse.causes", "Analyse des causes", 1.7),
        spacer(),
        listing(
            "similaires",
            (
                ("Appel similaire", "numero", 3.2),
                ("Reçu le", "recu_le", 2.2),
                ("Objet", "objet", 7.6),
                ("Résultat", "resultat", 4.4),
            ),
            "Appels similaires",
        ),
    )


def _conclusion() -> tuple[str, ...]:
    found = boxes(("conclusion.justifie", "Justifié"), ("conclusion.non_justifie", "Non justifié"))
    return (
        heading("7. Conclusion"),
        grid(
            [("Appel", found)],
            [
                ("Décidé le", field("conclusion.le", "Décision sur l’appel le")),
                ("Décidé par (visa)", field("conclusion.par", "Décision sur l’appel prise par")),
            ],
            title="Conclusion",
        ),
        spacer(),
        framed("conclusion.motif", "Motif de la décision", 1.3),
    )


def _follow_up() -> tuple[str, ...]:
    treatment = boxes(
        ("suites.reexamen", "Réexamen du dossier (demandeur)"),
        ("suites.traitement", "Traitement (candidat, personne certifiée)"),
    )
    outcome = boxes(
        ("suites.resultat.maintenue", "Maintenue"),
        ("suites.resultat.modifiee", "Modifiée"),
        ("suites.resultat.annulee", "Annulée"),
        ("suites.resultat.retire", "Appel retiré"),
    )
    return (
        heading("8. Suites données"),
        grid(
            [("Si l’appel est justifié", treatment)],
            [
                ("Réalisé le", field("suites.traite_le", "Réexamen ou traitement le")),
                ("N° de fiche AC/AP", field("suites.fiches_acap", "N° de fiche AC/AP")),
            ],
            [
                (
                    "Correction (appelant)",
                    field("suites.correction", "Correction pour l’appelant", lines=True),
                )
            ],
            [("Décision contestée", outcome)],
            [
                (
                    "Nouvelle décision le",
                    field("suites.nouvelle_decision", "Nouvelle décision, le et par"),
                ),
                ("Notifiée le", field("suites.notifiee_le", "Nouvelle décision notifiée le")),
            ],
            title="Suites données",
        ),
    )


def _told() -> tuple[str, ...]:
    return (
        heading("9. Informations données à l’appelant"),
        listing(
            "informations",
            (
                ("Date", "date", 2.4),
                ("Objet", "objet", 8.0),
                ("Mode", "mode", 2.6),
                ("Par", "par", 4.4),
            ),
            "Informations données à l’appelant",
        ),
    )


def _closing() -> tuple[str, ...]:
    return (
        heading("10. Clôture"),
        grid(
            [
                ("Fiche close le", field("cloture.le", "Fiche close le")),
                ("Suivi mis à jour le", field("cloture.suivi_le", "Suivi mis à jour le")),
            ],
            [
                (
                    "Fin notifiée le",
                    field("cloture.fin_notifiee_le", "Fin de traitement notifiée le"),
                ),
                (
                    "Liste mise à jour le",
                    field("cloture.liste", "Certificat ou liste mis à jour le"),
                ),
            ],
            title="Clôture",
        ),
        spacer(),
        signatures(
            ("Visa du RQ", "cloture.visa_rq"), ("Visa du Directeur", "cloture.visa_directeur")
        ),
    )


def template() -> Template:
    """Return the template of the fiche d'appel."""
    blocks = (
        _reception,
        _appellant,
        _decision,
        _object,
        _acknowledgement,
        _evaluation,
        _conclusion,
        _follow_up,
        _told,
        _closing,
    )
    return form(
        "Fiche d’appel",
        "appel.numero",
        title="Fiche d’appel {{ appel.numero }}",
        subject="Appel envers une décision de certificat",
        body=(*(piece for block in blocks for piece in block()), spacer(2)),
        keywords="MGT 02 Doc00a",
    )
