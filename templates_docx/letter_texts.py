"""The words of the letters: what they say, the kind of letter apart; Jinja, as the RQ sees it.

Every sentence says « nous », agrees with no gender, and promises nothing that the procedure does
not. A blank line parts two paragraphs; `{%p … %}` stands alone in its paragraph.
"""

from __future__ import annotations

CLOSING = (
    "Nous vous prions d’agréer, {{ lettre.civilite }}, l’expression de nos salutations distinguées."
)

ACKNOWLEDGEMENT = """
Nous accusons réception de votre
appel{% if lettre.envoye_le %} du {{ lettre.envoye_le }}{% endif %}, reçu le
{{ lettre.recu_le }}{{ lettre.canal }}, par lequel vous nous demandez de reconsidérer la
décision suivante : {{ lettre.decision }}.

Votre appel est enregistré sous le numéro {{ appel.numero }}, à rappeler dans toute correspondance.
Il sera examiné de façon impartiale ; son traitement est confié à
{{ lettre.confie_a }}{% if impartialite.conforme %}, qui n’a pas pris part à la décision
contestée{% endif %}.

{%p if appel.mode.telephone %}

Votre demande nous étant parvenue par téléphone, nous vous remercions de bien vouloir nous la
confirmer par écrit, par courrier ou par courriel.

{%p endif %}

Nous vous informerons de l’avancement du traitement, puis de la décision prise et de la fin du
traitement de votre demande.
"""

_ASKED = """
Par votre appel reçu le {{ lettre.recu_le }}, vous nous avez demandé de reconsidérer la décision
suivante : {{ lettre.decision }}.
"""

_LATE = """Le délai d’appel est de deux mois à compter de la notification de la décision. Il courait
jusqu’au {{ lettre.limite }} ; votre appel a été formé après cette date.
"""

_FOUND = """Après examen, votre appel a été reconnu
justifié{% if conclusion.motif %}, pour le motif suivant :{% else %}.{% endif %}
"""

_NOT_FOUND = """Après examen, votre appel n’a pas été reconnu
justifié{% if conclusion.motif %}, pour le motif suivant :{% else %}.{% endif %}
"""

_GROUND = """
{%p if conclusion.motif %}

{{ conclusion.motif }}

{%p endif %}
"""

_OUTCOME = """
{%p if lettre.resultat %}

{{ lettre.resultat }}{% if lettre.nouvelle_decision_le %} La nouvelle décision date du
{{ lettre.nouvelle_decision_le }}.{% endif %}

{%p endif %}
"""

_ENDED = """
{%p if lettre.met_fin %}

Le traitement de votre appel est ainsi terminé.

{%p endif %}
"""

NOT_JUSTIFIED = f"""{_ASKED}
{{%p if lettre.hors_delai %}}

{_LATE}
{{%p endif %}}

{{%p if conclusion.non_justifie %}}

{_NOT_FOUND}
{{%p endif %}}
{_GROUND}
{{%p if lettre.maintenue %}}

En conséquence, la décision contestée est maintenue.

{{%p endif %}}
{_ENDED}"""

JUSTIFIED = f"""{_ASKED}
{_FOUND}{_GROUND}{_OUTCOME}
{{%p if suites.correction %}}

Ce qui a été fait pour vous : {{{{ suites.correction }}}}

{{%p endif %}}

{{%p if suites.fiches_acap %}}

Nous avons par ailleurs ouvert une action pour traiter la cause de cet écart.

{{%p endif %}}
{_ENDED}"""

PROGRESS = """
Nous revenons vers vous au sujet de votre appel reçu le {{ lettre.recu_le }}, qui porte sur la
décision suivante : {{ lettre.decision }}.

Où en est son traitement, à la date de ce courrier :

{{ lettre.texte }}

Nous vous informerons de la décision prise et de la fin du traitement de votre demande.
"""

END = f"""
Le traitement de votre appel reçu le {{{{ lettre.recu_le }}}}, qui portait sur la
décision suivante :
{{{{ lettre.decision }}}}, est terminé.

{{%p if lettre.sans_reponse and lettre.hors_delai %}}

{_LATE}
{{%p endif %}}

{{%p if lettre.sans_reponse and conclusion.justifie %}}

{_FOUND}
{{%p endif %}}

{{%p if lettre.sans_reponse and conclusion.non_justifie %}}

{_NOT_FOUND}
{{%p endif %}}

{{%p if lettre.sans_reponse and conclusion.motif %}}

{{{{ conclusion.motif }}}}

{{%p endif %}}
{_OUTCOME}
{{%p if lettre.reponse_le %}}

Les motifs vous ont été exposés dans notre réponse du {{{{ lettre.reponse_le }}}}.

{{%p endif %}}

{{%p if lettre.texte %}}

{{{{ lettre.texte }}}}

{{%p endif %}}
"""

COMPLEMENT = """
Nous examinons votre appel reçu le {{ lettre.recu_le }}, qui porte sur la décision suivante :
{{ lettre.decision }}.

Pour poursuivre cet examen, nous vous remercions de nous faire parvenir :

{{ lettre.texte }}

Vous pouvez nous répondre par courrier ou par courriel, en rappelant
le numéro
{{ appel.numero }}{% if lettre.avant_le %}, si possible au plus tard
le {{ lettre.avant_le }}{% endif %}.
"""

REMINDER = """
Nous vous avons écrit{% if lettre.precedent_le %} le {{ lettre.precedent_le }}{% endif %} au sujet
de votre appel reçu le {{ lettre.recu_le }}. Sauf erreur de notre part, votre réponse ne nous
est pas parvenue.

Nous restons dans l’attente des éléments suivants :

{{ lettre.texte }}

Si vous nous avez répondu entre-temps, nous vous prions de ne pas tenir compte de ce courrier.
"""

ANSWER = """
Vous contestez la réponse que nous avons
donnée{% if lettre.reponse_le %} le {{ lettre.reponse_le }}{% endif %} à votre appel reçu le
{{ lettre.recu_le }}.

{{ lettre.texte }}
"""

OTHER = """
Nous vous écrivons au sujet de votre appel reçu le {{ lettre.recu_le }}, qui porte sur la décision
suivante : {{ lettre.decision }}.

{{ lettre.texte }}
"""

LETTERS = {
    "accuse_reception.docx": ("Accusé de réception", ACKNOWLEDGEMENT),
    "appel_non_justifie.docx": ("Appel non justifié", NOT_JUSTIFIED),
    "appel_justifie.docx": ("Appel justifié", JUSTIFIED),
    "avancement.docx": ("Avancement du traitement", PROGRESS),
    "fin_de_traitement.docx": ("Fin de traitement", END),
    "demande_de_complement.docx": ("Demande de complément", COMPLEMENT),
    "relance.docx": ("Relance", REMINDER),
    "contestation_de_la_reponse.docx": ("Contestation de la réponse", ANSWER),
    "courrier.docx": ("Courrier", OTHER),
}
"""The template of each kind of letter: its title and its text."""
