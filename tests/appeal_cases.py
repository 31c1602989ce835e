"""Appeals as the forms know them, for the tests of the fiches, letters and drafts."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from suivi_tool.forms.case import Case, FormReference, Information, NewDecision, Precedent
from suivi_tool.procedure.acknowledgement import Deadline
from suivi_tool.procedure.appeal import (
    Appeal,
    Appellant,
    AppellantType,
    Channel,
    Justified,
    Means,
    Outcome,
    Role,
    Verdict,
)
from suivi_tool.procedure.appeal_period import AppealPeriod
from suivi_tool.procedure.impartiality import Impartiality, Independence
from suivi_tool.procedure.organisation import Organisation, Person, Post, Responsible

MANAGER = Person("Marc Dubreuil", "marc.dubreuil@exemple.fr", "Responsable qualité")
DIRECTOR = Person("Hélène Vasseur", "helene.vasseur@exemple.fr", "Directrice")
ORGANISATION = Organisation(
    "CESI Certification",
    (Post(Role.QUALITY_MANAGER, MANAGER, DIRECTOR), Post(Role.DIRECTOR, DIRECTOR, MANAGER)),
    "30, rue Cambronne\n75015 Paris",
)

APPEAL = Appeal(
    number="APP-2026-007",
    received_on=date(2026, 4, 30),
    received_by="Claire Évrard",
    channel=Channel.MAIL,
    sent_on=date(2026, 4, 29),
    opened_on=date(2026, 4, 30),
    appellant="Lefèvre-N’Guyen Anaïs",
    appellant_type=AppellantType.CANDIDATE,
    certification="Manager de projets R&D",
    file_number="C-24-1187",
    contested_decision="Échec examen",
    decided_by="Jury du bloc 2",
    decision_sent_on=date(2026, 3, 9),
    notified_on=date(2026, 3, 14),
    ground_family="Déroulement de l’épreuve",
    ground="L’épreuve a commencé avec 40 minutes de retard.\nLe temps n’a pas été prolongé.",
)
APPELLANT = Appellant(
    "Lefèvre-N’Guyen",
    "Anaïs",
    "Madame",
    "12 bis, rue de l’Œuvre\n67000 Strasbourg",
    "06 12 34 56 78",
    "anais.lefevre@exemple.fr",
)
RECEIVED = Case(
    appeal=APPEAL,
    appellant=APPELLANT,
    organisation=ORGANISATION,
    responsible=Responsible(Role.QUALITY_MANAGER, MANAGER),
    place="Paris",
    opened_by="Claire Évrard",
    demand="Repasser l’épreuve du bloc 2.",
    attachments=("Relevé de notes", "Convocation du 02/03/2026"),
    involved=("Paul Aubry", "Nadia Benali"),
    acknowledgement=Deadline(
        date(2026, 5, 15),
        "Reçu jeu. 30/04/2026. Fériés exclus : 01/05, 08/05, 14/05. "
        "Accusé de réception au plus tard ven. 15/05/2026, 8e jour ouvré.",
    ),
    period=AppealPeriod(
        date(2026, 5, 14),
        date(2026, 5, 15),
        Verdict.IN_TIME,
        date(2026, 4, 29),
        "Décision notifiée le sam. 14/03/2026. Limite jeu. 14/05/2026 (Ascension), reportée au "
        "ven. 15/05/2026. Appel envoyé le mer. 29/04/2026 : dans le délai.",
    ),
    impartiality=Impartiality(
        Independence.CONFORM, (), (), "Marc Dubreuil n’a pas pris part à la décision contestée."
    ),
    form=FormReference(revision="B", revised_on=date(2026, 1, 5)),
)
"""As registered: nothing done yet but steps 1 to 3."""

TREATED = replace(
    RECEIVED,
    appeal=replace(
        APPEAL,
        acknowledged_on=date(2026, 5, 5),
        acknowledged_by=Means.MAIL,
        period_verdict="Oui",
        period_validated_by="Marc Dubreuil",
        period_validated_on=date(2026, 5, 6),
        causes="La salle n’était pas ouverte : badge du surveillant non activé.\n"
        "Le procès-verbal confirme 40 minutes de retard.\n"
        "La règle de prolongation n’est pas connue des surveillants.",
        justified=Justified.YES,
        ruled_on=date(2026, 5, 20),
        ruled_by="Marc Dubreuil",
        ruling_ground="Le retard est établi et n’a pas été compensé.",
        actions=("AC-2026-012", "AC-2026-013"),
        treated_on=date(2026, 5, 28),
        outcome=Outcome.CANCELLED,
        told_progress_on=(date(2026, 5, 12),),
        replied_on=date(2026, 6, 2),
        closed_on=date(2026, 6, 3),
        end_told_on=date(2026, 6, 4),
    ),
    acknowledgement_sender="Marc Dubreuil",
    precedents=(
        Precedent(
            "APP-2024-003",
            date(2024, 5, 6),
            "Retard de convocation à l’épreuve orale",
            "Justifié – épreuve repassée",
        ),
        Precedent(
            "APP-2023-011",
            date(2023, 9, 28),
            "Surveillant absent au début de l’épreuve",
            "Non justifié – décision maintenue",
        ),
    ),
    searched=True,
    correction="Épreuve du bloc 2 repassée le 27/05/2026.",
    told=(
        Information(date(2026, 5, 5), "Accusé de réception", "Mail", "Marc Dubreuil"),
        Information(date(2026, 5, 12), "Avancement du traitement", "Mail", "Marc Dubreuil"),
        Information(date(2026, 6, 2), "Réponse : appel justifié", "Courrier", "Marc Dubreuil"),
        Information(date(2026, 6, 4), "Fin de traitement", "Courrier", "Marc Dubreuil"),
    ),
    new_decision=NewDecision(
        date(2026, 5, 29), "Comité de certification", date(2026, 6, 1), date(2026, 6, 2)
    ),
    tracker_updated_on=date(2026, 6, 3),
)
"""Walked to the end: justified, decision cancelled, closed."""
