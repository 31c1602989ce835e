"""The register of appeals: the columns of « Appels » (columns.md), one row an appeal."""

from __future__ import annotations

from suivi_tool.tracker.columns import Column, Columns, Kind, SheetKind

_DATE, _DATES, _WORD, _LINK = Kind.DATE, Kind.DATES, Kind.WORD, Kind.LINK

DECISIONS = (
    "Refus de recevabilité",
    "Échec examen",
    "Refus de certification",
    "Refus de renouvellement",
    "Suspension",
    "Retrait",
    "Réduction",
    "Autre",
)
STATES = ("Reçu", "AR envoyé", "En analyse", "Non justifié", "AC ouverte", "Clos")

APPEALS = Columns(
    SheetKind.APPEALS,
    (
        Column(
            "number",
            "N° appel",
            ("N° fiche", "Réf. appel", "Référence", "N° fiche d'appel", "ID"),
            required=True,
        ),
        Column(
            "received_on",
            "Date de réception",
            ("Reçu le", "Date réception", "Date d'arrivée", "Date appel"),
            _DATE,
            required=True,
        ),
        Column("received_by", "Reçu par", ("Réceptionné par", "Destinataire initial")),
        Column(
            "channel",
            "Mode de réception",
            ("Canal", "Support", "Moyen"),
            _WORD,
            required=True,
            words=("Courrier", "Courrier recommandé", "Mail", "Téléphone"),
        ),
        Column(
            "sent_on",
            "Date d'envoi de l'appel",
            ("Cachet de la poste", "Date du courrier", "Date du mail"),
            _DATE,
        ),
        Column("opened_on", "Date d'ouverture fiche", ("Ouvert le", "Enregistré le"), _DATE),
        Column(
            "appellant",
            "Appelant",
            ("Nom", "Nom Prénom", "Requérant", "Réclamant", "Plaignant"),
            required=True,
        ),
        Column("contact", "Coordonnées", ("Mail", "Adresse", "Contact")),
        Column(
            "appellant_type",
            "Type d'appelant",
            ("Catégorie", "Qualité", "Statut appelant"),
            _WORD,
            required=True,
            words=("Demandeur", "Candidat", "Personne certifiée"),
        ),
        Column(
            "certification",
            "Certification visée",
            ("Certification", "Domaine", "Dispositif", "Référentiel"),
        ),
        Column(
            "file_number",
            "N° dossier / certificat",
            ("N° certificat", "N° candidat", "Réf. dossier"),
        ),
        Column(
            "contested_decision",
            "Décision contestée",
            ("Objet", "Décision", "Objet de l'appel"),
            required=True,
            words=DECISIONS,
        ),
        Column("decided_by", "Décideur", ("Décision prise par", "Instance")),
        Column("decision_sent_on", "Date d'envoi décision", ("Décision envoyée le",), _DATE),
        Column(
            "notified_on",
            "Date de notification",
            ("Notifié le", "Date décision notifiée"),
            _DATE,
            required=True,
        ),
        Column("ground_family", "Famille de motif", ("Motif type", "Catégorie de motif")),
        Column("ground", "Motif de l'appel", ("Motifs", "Description", "Résumé", "Argumentaire")),
        Column(
            "appeal_limit",
            "Date limite d'appel",
            ("Limite 2 mois", "Fin délai appel"),
            _DATE,
            derived=True,
        ),
        Column(
            "period_verdict",
            "Délai d'appel respecté",
            ("Recevable", "Délai respecté", "Dans les délais ?"),
            _WORD,
            words=("Oui", "Jour limite", "Non"),
        ),
        Column("period_validated_by", "Délai validé par"),
        Column("period_validated_on", "Délai validé le", (), _DATE),
        Column(
            "handler",
            "Pilote du traitement",
            ("Traité par", "Responsable traitement", "En charge", "Pilote"),
        ),
        Column(
            "acknowledgement_due",
            "AR – date limite",
            ("Échéance AR", "Limite AR (8 j)"),
            _DATE,
            derived=True,
        ),
        Column(
            "acknowledged_on",
            "AR – envoyé le",
            ("Date AR", "Accusé de réception", "AR le"),
            _DATE,
        ),
        Column("acknowledged_by", "AR – mode", (), _WORD, words=("Courrier", "Mail")),
        Column("causes", "Analyse des causes", ("Causes", "Cause", "Analyse")),
        Column("similar", "Appels similaires", ("Antécédents", "Précédents")),
        Column(
            "justified",
            "Appel justifié",
            ("Justifié", "Fondé", "Bien-fondé", "J/NJ"),
            _WORD,
            words=("Oui", "Non", "En cours"),
        ),
        Column("ruled_on", "Décision sur l'appel le", (), _DATE),
        Column("ruled_by", "Décision sur l'appel prise par"),
        Column("ruling_ground", "Motif de la décision", ("Justification", "Réponse motivée")),
        Column("actions", "N° AC/AP", ("Fiche AC", "Réf. action", "N° action"), Kind.NUMBERS),
        Column(
            "reply_due",
            "Échéance de réponse",
            ("Date limite de réponse", "Délai de traitement"),
            _DATE,
        ),
        Column(
            "told_progress_on",
            "Info avancement le",
            ("Point d'avancement", "Dernière information"),
            _DATES,
        ),
        Column("treated_on", "Réexamen / traitement le", ("Réexaminé le", "Traité le"), _DATE),
        Column(
            "outcome",
            "Résultat",
            ("Issue", "Suite donnée", "Décision finale"),
            _WORD,
            words=(
                "Décision maintenue",
                "Décision modifiée",
                "Décision annulée",
                "Appel retiré",
            ),
        ),
        Column("replied_on", "Date de réponse", ("Réponse le", "Courrier réponse"), _DATE),
        Column(
            "closed_on",
            "Clôture fiche le",
            ("Clôturé le", "Date clôture", "Soldé le"),
            _DATE,
        ),
        Column(
            "end_told_on",
            "Fin de traitement notifiée le",
            ("Info fin", "Notification de fin"),
            _DATE,
        ),
        Column("status", "Statut", ("État", "Avancement"), words=STATES),
        Column("folder", "Dossier", ("Lien", "Pièces"), _LINK),
        Column("comments", "Commentaires", ("Observations", "Remarques")),
    ),
)
