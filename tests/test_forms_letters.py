"""Letters by French conventions, signed by who must send them, in the same words as the mail."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default
from pathlib import Path

import pytest
from appeal_cases import DIRECTOR, MANAGER, RECEIVED, TREATED
from office import LibreOffice

from suivi_tool.documents.check import check_document
from suivi_tool.documents.mail_draft import Attachment
from suivi_tool.documents.reading import paragraphs
from suivi_tool.forms.case import Case
from suivi_tool.forms.letter_values import Wording
from suivi_tool.forms.letters import Kind, Letter, write
from suivi_tool.procedure.appeal import Appeal, Appellant, Channel, Justified, Outcome, Role
from suivi_tool.procedure.impartiality import Impartiality, Independence
from suivi_tool.procedure.organisation import Responsible

FOLDER = Path(__file__).parents[1] / "templates_docx"
ON = date(2026, 5, 5)
NOT_JUSTIFIED = replace(
    TREATED,
    appeal=replace(TREATED.appeal, justified=Justified.NO, outcome=Outcome.UPHELD, actions=()),
)


def letter(kind: Kind, case: Case, wording: Wording | None = None) -> Letter:
    """Return the letter made of the shipped template."""
    return write(kind, (FOLDER / kind.template).read_bytes(), case, ON, wording)


def shown(made: Letter) -> list[str]:
    """Return the paragraphs of a letter that hold words, with plain spaces."""
    return [text.replace("\u00a0", " ") for text in paragraphs(made.document) if text.strip()]


def test_an_acknowledgement() -> None:
    assert shown(letter(Kind.ACKNOWLEDGEMENT, RECEIVED)) == [
        "N/Réf. : APP-2026-007",
        "V/Réf. : dossier C-24-1187",
        "Affaire suivie par : Marc Dubreuil, marc.dubreuil@exemple.fr",
        "Madame Anaïs Lefèvre-N’Guyen\n12 bis, rue de l’Œuvre\n67000 Strasbourg",
        "Paris, le 5 mai 2026",
        "Objet : accusé de réception de votre appel n° APP-2026-007",
        "Madame,",
        (
            "Nous accusons réception de votre appel du 29 avril 2026, reçu le 30 avril 2026 par "
            "courriel, par lequel vous nous demandez de reconsidérer la décision suivante : "
            "« Échec examen » – Manager de projets R&D, qui vous a été notifiée le 14 mars 2026."
        ),
        (
            "Votre appel est enregistré sous le numéro APP-2026-007, à rappeler dans toute "
            "correspondance. Il sera examiné de façon impartiale ; son traitement est confié à "
            "Marc Dubreuil, Responsable qualité, qui n’a pas pris part à la décision contestée."
        ),
        (
            "Nous vous informerons de l’avancement du traitement, puis de la décision prise et de "
            "la fin du traitement de votre demande."
        ),
        "Nous vous prions d’agréer, Madame, l’expression de nos salutations distinguées.",
        "Marc Dubreuil",
        "Responsable qualité",
    ]


def test_a_deputy_signs_by_order() -> None:
    acting = Responsible(Role.QUALITY_MANAGER, DIRECTOR, stands_in_for=MANAGER)
    made = letter(Kind.ACKNOWLEDGEMENT, replace(RECEIVED, responsible=acting))
    assert shown(made)[-3:] == [
        "Marc Dubreuil",
        "Responsable qualité",
        "P.O. Hélène Vasseur, Directrice",
    ]
    assert made.sender == "RQ (Hélène Vasseur)"


@pytest.mark.parametrize(
    ("civility", "said"),
    [
        ("M.", "Monsieur"),
        ("Mme", "Madame"),
        ("monsieur", "Monsieur"),
        ("Me", "Maître"),
        ("", "Madame, Monsieur"),
    ],
)
def test_the_same_form_of_address_above_and_below(civility: str, said: str) -> None:
    person = replace(RECEIVED.appellant, civility=civility)
    texts = shown(letter(Kind.ACKNOWLEDGEMENT, replace(RECEIVED, appellant=person)))
    assert f"{said}," in texts
    assert any(text.startswith(f"Nous vous prions d’agréer, {said}, ") for text in texts)


def test_independence_is_claimed_only_where_it_was_found() -> None:
    unknown = Impartiality(Independence.TO_CHECK, (), (), "Décideur inconnu.")
    made = letter(Kind.ACKNOWLEDGEMENT, replace(RECEIVED, impartiality=unknown))
    assert "n’a pas pris part" not in made.text


def test_an_appeal_by_telephone_asks_for_a_writing() -> None:
    phoned = replace(RECEIVED, appeal=replace(RECEIVED.appeal, channel=Channel.TELEPHONE))
    assert "confirmer par écrit" in letter(Kind.ACKNOWLEDGEMENT, phoned).text
    assert "confirmer par écrit" not in letter(Kind.ACKNOWLEDGEMENT, RECEIVED).text


def test_not_justified_gives_the_ground_and_may_end_the_treatment() -> None:
    wording = Wording("réponse", ends_treatment=True)
    text = letter(Kind.NOT_JUSTIFIED, NOT_JUSTIFIED, wording).text
    assert "n’a pas été reconnu justifié, pour le motif suivant" in text
    assert "Le retard est établi et n’a pas été compensé." in text
    assert "la décision contestée est maintenue" in text
    assert "est ainsi terminé" in text
    assert "délai d’appel est de deux mois" not in text


def test_too_late_is_a_reason_of_its_own() -> None:
    late = replace(NOT_JUSTIFIED.appeal, justified=None, period_verdict="Non", ruling_ground="")
    text = letter(Kind.NOT_JUSTIFIED, replace(NOT_JUSTIFIED, appeal=late)).text
    assert "jusqu’au 15\u00a0mai\u00a02026" in text
    assert "reconnu justifié" not in text


def test_justified_tells_what_follows() -> None:
    text = letter(Kind.JUSTIFIED, TREATED).text.replace("\u00a0", " ")
    assert "a été reconnu justifié" in text
    assert "La décision contestée est annulée. La nouvelle décision date du 29 mai 2026." in text
    assert "Ce qui a été fait pour vous : Épreuve du bloc 2 repassée le 27/05/2026." in text


def test_progress_end_and_withdrawal() -> None:
    wording = Wording("avancement", "Analyse en cours.\nLe procès-verbal est demandé.")
    assert (
        "Analyse en cours.\nLe procès-verbal est demandé."
        in letter(Kind.PROGRESS, RECEIVED, wording).text
    )
    assert "notre réponse du 2\u00a0juin\u00a02026" in letter(Kind.END, TREATED).text
    withdrawn = replace(RECEIVED, appeal=replace(RECEIVED.appeal, outcome=Outcome.WITHDRAWN))
    assert "Vous avez retiré votre appel" in letter(Kind.END, withdrawn).text


def test_the_end_gives_the_ground_where_no_reply_gave_it() -> None:
    """A justified appeal has no reply of its own (R6): the last letter then says why."""
    silent = replace(TREATED, appeal=replace(TREATED.appeal, replied_on=None))
    text = letter(Kind.END, silent).text
    assert "a été reconnu justifié, pour le motif suivant" in text
    assert text.count(TREATED.appeal.ruling_ground) == 1
    assert "La décision contestée est annulée." in text
    assert "notre réponse" not in text
    refused = replace(NOT_JUSTIFIED, appeal=replace(NOT_JUSTIFIED.appeal, replied_on=None))
    assert "n’a pas été reconnu justifié, pour" in letter(Kind.END, refused).text
    late = replace(refused.appeal, justified=None, period_verdict="Non", ruling_ground="")
    assert "formé après cette date" in letter(Kind.END, replace(refused, appeal=late)).text


@pytest.mark.parametrize("outcome", [None, Outcome.WITHDRAWN])
def test_the_end_repeats_no_ground(outcome: Outcome | None) -> None:
    told = TREATED.appeal
    left = replace(told, replied_on=None, outcome=outcome) if outcome else told
    text = letter(Kind.END, replace(TREATED, appeal=left)).text
    assert "reconnu justifié" not in text
    assert TREATED.appeal.ruling_ground not in text


@pytest.mark.parametrize("kind", list(Kind))
def test_letter_and_mail_say_the_same(kind: Kind) -> None:
    made = letter(kind, TREATED, Wording("objet", "Texte & <suite>", ("Relevé",), ON, ON, True))
    assert check_document(made.document) == ()
    message = message_from_bytes(made.mail(Attachment("l.docx", made.document)), policy=default)
    assert isinstance(message, EmailMessage)
    body = message.get_body(("plain",))
    assert body is not None
    assert body.get_content().replace("\r\n", "\n") == made.text
    assert made.text.startswith("Madame,\n\n")
    said = "\n".join(paragraphs(made.document))
    assert all(line in said for line in made.text.splitlines())
    assert message["To"] == "Anaïs Lefèvre-N’Guyen <anais.lefevre@exemple.fr>"


@pytest.mark.parametrize("kind", list(Kind))
def test_what_is_unknown_leaves_no_hole(kind: Kind) -> None:
    bare = Case(
        Appeal("APP-2026-001"), Appellant("Martin"), RECEIVED.organisation, RECEIVED.responsible
    )
    made = letter(kind, bare)
    assert check_document(made.document) == ()
    assert "None" not in made.text
    assert [alert.field for alert in made.alerts] == ["Coordonnées"]


def test_a_letter_without_an_address_is_flagged() -> None:
    person = replace(RECEIVED.appellant, address="")
    case = replace(
        RECEIVED,
        appellant=person,
        appeal=replace(RECEIVED.appeal, channel=Channel.REGISTERED_LETTER),
    )
    assert [alert.field for alert in letter(Kind.ACKNOWLEDGEMENT, case).alerts] == ["Coordonnées"]


def test_each_letter_is_one_page(libreoffice: LibreOffice, tmp_path: Path) -> None:
    files = []
    for kind in Kind:
        files.append(tmp_path / f"{kind.name}.docx")
        files[-1].write_bytes(letter(kind, TREATED, Wording("objet", "Texte.")).document)
    for pdf in libreoffice.convert(files, tmp_path, "pdf"):
        assert pdf.read_bytes().count(b"/Type/Page\n") + pdf.read_bytes().count(b"/Type/Page/") == 1
