"""How people head the columns of a tracker, beyond the headings of columns.md.

What stands under a group heading (« Accusé de réception » over « Date ») is as sure as a heading
of the list; what is nearly a heading of the list is proposed, and told.
"""

from __future__ import annotations

from suivi_tool.tracker.columns import SheetKind

GROUPS: dict[SheetKind, tuple[tuple[tuple[str, ...], dict[str, str]], ...]] = {
    SheetKind.APPEALS: (
        (
            ("Réception", "Réception de l'appel", "Appel reçu", "Arrivée"),
            {
                "Date": "received_on",
                "Le": "received_on",
                "Par": "received_by",
                "Mode": "channel",
                "Mode d'envoi": "channel",
                "Date d'envoi": "sent_on",
            },
        ),
        (
            ("AR", "Accusé de réception", "Accusé réception", "Accusé"),
            {
                "Date": "acknowledged_on",
                "Le": "acknowledged_on",
                "Envoyé le": "acknowledged_on",
                "Date d'envoi": "acknowledged_on",
                "Fait le": "acknowledged_on",
                "Mode": "acknowledged_by",
                "Moyen": "acknowledged_by",
                "Support": "acknowledged_by",
                "Limite": "acknowledgement_due",
                "Date limite": "acknowledgement_due",
                "Échéance": "acknowledgement_due",
                "Délai": "acknowledgement_due",
            },
        ),
        (
            ("Décision contestée", "Décision", "Décision initiale"),
            {
                "Nature": "contested_decision",
                "Type": "contested_decision",
                "Par": "decided_by",
                "Prise par": "decided_by",
                "Date d'envoi": "decision_sent_on",
                "Envoyée le": "decision_sent_on",
                "Notifiée le": "notified_on",
                "Notification": "notified_on",
            },
        ),
        (("Notification", "Notification de la décision"), {"Date": "notified_on"}),
        (
            ("Appelant", "Requérant"),
            {"Type": "appellant_type", "Statut": "appellant_type", "Identité": "appellant"},
        ),
        (("Clôture", "Clôture de la fiche"), {"Date": "closed_on", "Le": "closed_on"}),
        (("Réponse",), {"Date": "replied_on", "Délai": "reply_due", "Échéance": "reply_due"}),
        (
            ("Action corrective", "AC/AP", "Action", "Fiche AC/AP"),
            {"N°": "actions", "Réf": "actions", "Référence": "actions"},
        ),
        (("Traitement",), {"Responsable": "handler", "Par": "handler", "Date": "treated_on"}),
    ),
    SheetKind.ACTIONS: (
        (("Ouverture", "Création"), {"Date": "opened_on", "Le": "opened_on"}),
        (("Origine",), {"Référence": "origin_reference", "Réf": "origin_reference"}),
        (("Échéance", "Délai"), {"Initiale": "due", "Prévue": "due", "Révisée": "new_due"}),
        (("Réalisation",), {"Date": "done_on", "Le": "done_on", "Taux": "progress"}),
        (("Clôture",), {"Date": "closed_on", "Le": "closed_on"}),
        (
            ("Efficacité", "Vérification de l'efficacité", "Vérification"),
            {
                "Date prévue": "effectiveness_due",
                "Critère": "effectiveness_criterion",
                "Par": "effectiveness_checked_by",
                "Résultat": "effective",
            },
        ),
    ),
}
"""Group headings, and the field of each heading under them."""

NEARLY: dict[SheetKind, dict[str, tuple[str, ...]]] = {
    SheetKind.APPEALS: {
        "number": ("N° d'ordre", "N° de dossier d'appel", "Référence de l'appel", "N° réclamation"),
        "received_on": (
            "Date de réception du courrier",
            "Date de réception de la demande",
            "Date de réception appel",
            "Réception",
        ),
        "opened_on": ("Date d'enregistrement", "Date de saisie", "Date ouverture"),
        "channel": ("Moyen de réception", "Canal de réception", "Voie de réception"),
        "appellant": (
            "Nom de l'appelant",
            "Nom et prénom",
            "Nom du requérant",
            "Nom du demandeur",
            "Identité de l'appelant",
            "Personne concernée",
        ),
        "contact": ("Coordonnées de l'appelant", "Adresse mail", "E-mail", "Téléphone / mail"),
        "appellant_type": ("Type de demandeur", "Qualité de l'appelant", "Profil"),
        "file_number": ("N° dossier", "N° de dossier", "Dossier candidat"),
        "contested_decision": ("Nature de la décision", "Décision objet de l'appel"),
        "notified_on": (
            "Date de notification de la décision",
            "Notification de la décision",
            "Décision notifiée le",
            "Notification",
        ),
        "ground": ("Motif de la contestation", "Motif du recours", "Motif invoqué"),
        "acknowledged_on": (
            "Date d'envoi AR",
            "Envoi AR",
            "Date de l'accusé de réception",
            "Accusé de réception envoyé le",
            "Date d'envoi de l'accusé de réception",
        ),
        "acknowledgement_due": ("Délai AR", "Limite d'envoi AR"),
        "justified": ("Appel fondé", "Justifié O/N", "Justifié / non justifié"),
        "closed_on": ("Date de clôture de la fiche", "Clos le", "Fiche clôturée le"),
        "replied_on": ("Date d'envoi de la réponse", "Réponse envoyée le"),
        "treated_on": ("Réexamen le", "Traitement le", "Date de réexamen", "Date de traitement"),
    },
    SheetKind.ACTIONS: {
        "number": ("N° AC", "N° action corrective", "N° de fiche AC/AP"),
        "opened_on": ("Date d'enregistrement", "Date de constat", "Date du constat"),
        "finding": (
            "Constat",
            "Écart",
            "Description de l'écart",
            "Description du constat",
            "Description du problème",
            "Non-conformité",
        ),
        "severity": ("Gravité", "Priorité"),
        "causes": ("Cause identifiée", "Analyse de cause"),
        "action": (
            "Action corrective",
            "Actions correctives",
            "Libellé de l'action",
            "Description de l'action",
            "Actions à mettre en œuvre",
        ),
        "pilot": ("Pilote de l'action", "Responsable de l'action", "Porteur de l'action"),
        "due": ("Date d'échéance prévue", "Échéance prévue", "Délai prévu", "Date limite"),
        "progress": ("% avancement", "Taux d'avancement", "% réalisation"),
        "done_on": ("Réalisée le", "Date de réalisation effective", "Date réelle de réalisation"),
        "effectiveness_checked_by": ("Vérifiée par",),
        "effectiveness_due": ("Date de vérification", "Vérification prévue le"),
        "closed_on": ("Clôturée le", "Date clôture", "Clôture"),
    },
}
"""Headings that are nearly one of the list, by field."""
