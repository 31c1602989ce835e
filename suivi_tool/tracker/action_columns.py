"""The action plan: the columns of « Plan d'actions » (columns.md), one row an action."""

from __future__ import annotations

from suivi_tool.tracker.columns import Column, Columns, Kind, SheetKind

_DATE, _WORD = Kind.DATE, Kind.WORD

ORIGINS = (
    "Appel",
    "Plainte-Réclamation",
    "Audit interne",
    "Audit COFRAC",
    "Revue de direction",
    "COPIL",
    "Comité de dispositif",
    "NC interne",
    "Suggestion",
    "Risque",
)
STATES = ("À faire", "En cours", "Réalisée", "Terminée", "En retard", "Clôturée", "Annulée")

ACTIONS = Columns(
    SheetKind.ACTIONS,
    (
        Column(
            "number",
            "N° AC/AP",
            ("N°", "N° action", "Réf", "N° fiche", "ID"),
            required=True,
        ),
        Column(
            "opened_on",
            "Date d'ouverture",
            ("Date", "Créé le", "Date de création", "Ouvert le"),
            _DATE,
            required=True,
        ),
        Column(
            "kind",
            "Type",
            ("AC/AP", "Nature", "Type d'action"),
            required=True,
            words=("AC", "AP", "Curative", "Amélioration", "Appel"),
        ),
        Column("origin", "Origine", ("Source", "Provenance"), required=True, words=ORIGINS),
        Column(
            "origin_reference", "Réf. origine", ("N° appel", "Pièce d'origine", "Référence source")
        ),
        Column("process", "Processus", ("Processus concerné", "Proc.")),
        Column(
            "finding",
            "Constat / Écart",
            ("Description", "Problème", "NC", "Libellé du constat"),
            required=True,
        ),
        Column("severity", "Gravité / Priorité", ("Criticité", "Niveau")),
        Column("correction", "Action immédiate", ("Correction", "Curatif", "Traitement immédiat")),
        Column("causes", "Cause(s)", ("Analyse des causes", "Cause racine", "Causes (5P)")),
        Column(
            "cause_family",
            "Famille de cause",
            ("5M", "Catégorie de cause"),
            words=("Main-d'œuvre", "Méthode", "Matériel", "Matière", "Milieu"),
        ),
        Column(
            "action",
            "Action décidée",
            ("Action", "Action à mener", "Libellé", "Quoi"),
            required=True,
        ),
        Column("pilot", "Pilote", ("Responsable", "Qui", "Porteur", "Resp."), required=True),
        Column(
            "due",
            "Échéance",
            ("Date prévue", "Délai", "Pour le", "Quand", "Date d'échéance", "Échéance planifiée"),
            _DATE,
            required=True,
        ),
        Column("new_due", "Nouvelle échéance", ("Report", "Échéance révisée"), _DATE),
        Column("postponement_ground", "Motif du report"),
        Column("progress", "Avancement", ("%", "Progression", "PDCA", "Réalisation"), Kind.PERCENT),
        Column("done_on", "Date de réalisation", ("Fait le", "Réalisé le", "Date réelle"), _DATE),
        Column(
            "effectiveness_criterion",
            "Critère d'efficacité",
            ("Résultat attendu", "Mesure prévue"),
        ),
        Column(
            "effectiveness_due",
            "Efficacité à vérifier le",
            ("Date vérification prévue",),
            _DATE,
        ),
        Column(
            "effective",
            "Efficacité vérifiée",
            ("Efficacité", "Efficace ?"),
            _WORD,
            words=("Oui", "Non", "À valider"),
        ),
        Column("effectiveness_checked_by", "Vérifiée par / le", ("Visa", "Évalué par")),
        Column("closed_on", "Date de clôture", ("Clos le", "Soldée le"), _DATE),
        Column("status", "Statut", ("État",), words=STATES),
        Column("evidence", "Preuve", ("Lien", "Enregistrement"), Kind.LINK),
        Column("comments", "Commentaires", ("Observations",)),
    ),
)
