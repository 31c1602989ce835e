"""The evidence of one appeal or of a period, and the annex to a fiche that is closed."""

from __future__ import annotations

from templates_docx.frame import form
from templates_docx.package import Template
from templates_docx.tables import grid, rows_of, signatures, small, state
from templates_docx.wordml import attribute, heading, paragraph, run, spacer

PROCESS = (
    ("Pilote du processus (P1)", "Directeur CESI Certification"),
    (
        "Entrées (E1 à E4)",
        "Contestation d’un demandeur, d’un candidat, d’une personne certifiée ; appels précédents",
    ),
    (
        "Sorties (S1 à S4)",
        "Réponses aux appelants ; actions mises en œuvre ; plan d’actions ; appels traités",
    ),
)


def _value(tag: str) -> str:
    return run(f"{{{{ {tag} }}}}", "Valeur")


def _link(number: int) -> str:
    """Return the paragraphs of one document of a row: its name, leading to the file."""
    instruction = f'HYPERLINK "{{{{ rang.lien_{number} }}}}"'
    link = (
        f"<w:fldSimple w:instr={attribute(instruction)}>"
        f"{run(f'{{{{ rang.nom_{number} }}}}', 'Lien')}</w:fldSimple>"
    )
    return "".join(
        (
            paragraph(run(f"{{%p if rang.nom_{number} %}}")),
            paragraph(link),
            paragraph(run("{%p endif %}")),
        )
    )


def evidence() -> Template:
    """Return the template of the evidence page of one appeal."""
    documents = "".join(_link(number) for number in (1, 2, 3)) + paragraph(style="Filet")
    body = (
        heading("Le processus"),
        grid(*[[(name, run(text, "Petit"))] for name, text in PROCESS], title="Processus"),
        heading("L’appel"),
        grid(
            [("Appelant", _value("appelant.nom")), ("Qualité", _value("appelant.type"))],
            [
                ("Reçu le", _value("appel.recu_le")),
                ("Décision notifiée le", _value("decision.notifiee_le")),
            ],
            [("Décision contestée", _value("decision.nature"))],
            [
                ("Résultat", _value("conclusion.resultat")),
                ("N° AC/AP", _value("conclusion.actions")),
            ],
            [("Délai d’appel", run("{{ delai.constat }}", "Petit"))],
            [("Impartialité", run("{{ impartialite.constat }}", "Petit"))],
            [("Appels similaires", run("{{ similaires.constat }}", "Petit"))],
            [("Décision changée", run("{{ suites.constat }}", "Petit"))],
            [("Établi le", _value("preuve.etabli_le")), ("Bilan", _value("preuve.bilan"))],
            title="L’appel",
        ),
        heading("MGT 02 : ce qui devait être fait, ce qui l’a été"),
        rows_of(
            "devoirs",
            (
                ("Ligne", small("ligne"), 1.4),
                ("Devoir", small("devoir"), 3.9),
                ("Fait le", small("fait_le"), 1.7),
                ("Échéance", small("echeance"), 1.7),
                ("Par", small("par"), 2.3),
                ("Document", documents, 4.3),
                ("État", state(), 2.1),
            ),
            "Devoirs de MGT 02",
        ),
        paragraph(run("{{ preuve.norme }} : appels"), style="Titre1"),
        rows_of(
            "exigences",
            (
                ("Exigence", small("numero"), 1.6),
                ("Ce qu’elle demande", small("texte"), 7.0),
                ("Réponse dans ce dossier", small("par"), 6.7),
                ("État", state(), 2.1),
            ),
            "Exigences de la norme",
        ),
        spacer(2),
    )
    return form(
        "Dossier de preuve",
        "appel.numero",
        title="Dossier de preuve {{ appel.numero }}",
        subject="Preuves du traitement d’un appel",
        body=body,
    )


def period() -> Template:
    """Return the template of the evidence of a period."""
    body = (
        heading("Appels reçus du {{ periode.du }} au {{ periode.au }}"),
        paragraph(
            _value("periode.bilan"),
            run(" (établi le ", "Valeur"),
            _value("periode.etabli_le"),
            run(")", "Valeur"),
        ),
        spacer(),
        rows_of(
            "appels",
            (
                ("N°", small("numero"), 2.2),
                ("Appelant", small("appelant"), 2.4),
                ("Reçu le", small("recu_le"), 1.7),
                ("Accusé de réception", small("accuse"), 2.4),
                ("Décidé le", small("decision"), 1.7),
                ("Réponse le", small("reponse"), 1.7),
                ("Fin le", small("fin"), 1.7),
                (
                    "Ce qui reste",
                    paragraph(
                        '<w:r><w:rPr><w:rStyle w:val="{{ rang.style }}"/></w:rPr>'
                        '<w:t xml:space="preserve">{{ rang.reste }}</w:t></w:r>'
                    ),
                    3.6,
                ),
            ),
            "Appels de la période",
        ),
        spacer(2),
    )
    return form(
        "Dossier de preuve",
        "",
        title="Dossier de preuve du {{ periode.du }} au {{ periode.au }}",
        subject="Preuves du traitement des appels",
        body=body,
    )


def annex() -> Template:
    """Return the template of the annex to a fiche."""
    body = (
        heading("Annexe à la {{ annexe.sujet }} {{ annexe.numero }}, du {{ annexe.date }}"),
        paragraph(
            run("Pourquoi une annexe : ", "Libelle"),
            _value("annexe.raison"),
            run(" La fiche reste telle qu’elle est ; ce qui suit s’y ajoute.", "Valeur"),
        ),
        spacer(),
        rows_of(
            "faits",
            (
                ("Champ de la fiche", small("champ"), 6.0),
                ("Dans la fiche", small("avant"), 5.4),
                ("Désormais", small("desormais"), 6.0),
            ),
            "Faits ajoutés",
        ),
        spacer(12),
        signatures(
            ("Visa du RQ", "annexe.visa_rq"), ("Visa du Directeur", "annexe.visa_directeur")
        ),
        spacer(2),
    )
    return form(
        "Annexe",
        "annexe.numero",
        title="Annexe {{ annexe.numero }}",
        subject="Annexe à une fiche",
        body=body,
    )
