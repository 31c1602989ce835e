"""The command line as data: every command, every option, and the words of their help."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Argument:
    """One option (`--name`) or one place (`N°`) of a command; `dest` is its key in the action.

    `flag` options take no value; `many` places or options may be repeated.
    """

    name: str
    help: str
    metavar: str = ""
    choices: tuple[str, ...] = ()
    flag: bool = False
    many: bool = False
    optional: bool = False

    @property
    def dest(self) -> str:
        """The key under which the value is handed on."""
        return self.name.lstrip("-").replace("-", "_")


@dataclass(frozen=True, slots=True)
class Command:
    """One command; `action` names the function of `suivi_tool.interfaces.commands` that runs it."""

    name: str
    help: str
    arguments: tuple[Argument, ...] = ()

    @property
    def action(self) -> str:
        """The name of the function that runs it."""
        return self.name.replace("-", "_")


DATE = "DATE"
STEPS = (
    "accuse",
    "analyse",
    "decision",
    "action",
    "traitement",
    "reponse",
    "information",
    "courrier",
    "cloture",
    "fin",
)

COMMON = (
    Argument("--dossier", "dossier de travail, où se trouve suivi.toml", "DOSSIER"),
    Argument("--aujourdhui", "date du jour, pour un essai", DATE),
    Argument("--json", "écrit un seul objet JSON sur la sortie", flag=True),
    Argument("--utilisateur", "nom de la personne qui agit, pour le journal", "NOM"),
)

RECEPTION = (
    Argument("--type", "qui fait appel : demandeur, candidat ou certifie", "TYPE"),
    Argument("--nom", "nom de l’appelant", "NOM"),
    Argument("--prenom", "prénom de l’appelant", "PRÉNOM"),
    Argument("--civilite", "Madame ou Monsieur", "CIVILITÉ"),
    Argument("--adresse", "adresse postale, sur plusieurs lignes au besoin", "TEXTE"),
    Argument("--courriel", "adresse de courriel", "ADRESSE"),
    Argument("--telephone", "numéro de téléphone", "NUMÉRO"),
    Argument("--represente-par", "avocat ou représentant de l’appelant", "NOM"),
    Argument("--certification", "certification visée", "TEXTE"),
    Argument("--dossier-candidat", "numéro de dossier ou de certificat", "N°"),
    Argument("--decision", "décision contestée", "TEXTE"),
    Argument("--decideur", "qui a pris la décision contestée", "NOM"),
    Argument("--intervenants", "qui d’autre y a pris part (jury…), séparés par ;", "NOMS"),
    Argument("--decision-envoyee-le", "date d’envoi de la décision", DATE),
    Argument("--notifie-le", "date de notification de la décision", DATE),
    Argument("--recu-le", "date de la première réception de l’appel", DATE),
    Argument("--recu-par", "qui a reçu l’appel", "NOM"),
    Argument("--canal", "courrier, recommande, mail ou telephone", "CANAL"),
    Argument("--envoye-le", "date d’envoi de l’appel (cachet de la poste)", DATE),
    Argument("--ouverte-le", "date d’ouverture de la fiche (aujourd’hui par défaut)", DATE),
    Argument("--famille", "famille de motif", "TEXTE"),
    Argument("--motif", "motif de l’appel, en quelques mots", "TEXTE"),
    Argument("--demande", "ce que l’appelant demande", "TEXTE"),
    Argument("--commentaire", "commentaire libre", "TEXTE"),
    Argument("--fait-suite-a", "premier appel, si celui-ci conteste sa nouvelle décision", "N°"),
    Argument("--mail", "mail reçu (.eml ou .msg), classé dans le dossier de l’appel", "FICHIER"),
)

TREATMENT = (
    Argument("N°", "numéro de l’appel"),
    Argument("étape", "étape de la procédure", choices=STEPS),
    Argument("--le", "date réelle ; sans elle, les documents sont préparés, rien n’est noté", DATE),
    Argument("--par", "qui l’a fait", "NOM"),
    Argument("--mode", "courrier ou mail", "MODE"),
    Argument("--texte", "texte : analyse, contenu de l’information…", "TEXTE"),
    Argument(
        "--delai-respecte",
        "analyse, décision : le verdict sur les 2 mois : oui, jour-limite ou non",
        "VERDICT",
    ),
    Argument("--motif-delai", "analyse, décision : pourquoi ce verdict sur les 2 mois", "TEXTE"),
    Argument("--justifie", "décision : oui ou non", "OUI|NON"),
    Argument("--motif", "motif de la décision (à l’étape analyse : du verdict)", "TEXTE"),
    Argument("--similaires", "numéros des appels similaires retenus, séparés par ;", "N°"),
    Argument("--intervenants", "qui a pris part à la décision contestée, séparés par ;", "NOMS"),
    Argument("--remplacant", "qui traite l’appel à la place du pilote", "NOM"),
    Argument("--motif-remplacement", "pourquoi ce remplaçant", "TEXTE"),
    Argument("--action", "action corrective décidée", "TEXTE"),
    Argument("--pilote", "pilote de l’action", "NOM"),
    Argument("--echeance", "échéance de l’action", DATE),
    Argument("--critere", "critère d’efficacité de l’action", "TEXTE"),
    Argument("--efficacite-le", "date prévue pour vérifier l’efficacité de l’action", DATE),
    Argument("--correction", "ce qui est fait pour cet appelant, hors action corrective", "TEXTE"),
    Argument("--echeance-reponse", "échéance de réponse à l’appelant", DATE),
    Argument("--resultat", "Décision maintenue, modifiée, annulée ou Appel retiré", "TEXTE"),
    Argument("--nouvelle-decision-le", "si elle change : nouvelle décision prise le", DATE),
    Argument("--nouvelle-decision-par", "qui a pris la nouvelle décision", "NOM"),
    Argument("--nouvelle-decision-notifiee-le", "nouvelle décision notifiée le", DATE),
    Argument("--certificat-mis-a-jour-le", "certificat ou liste mis à jour le", DATE),
    Argument("--met-fin", "réponse : annonce aussi la fin du traitement, oui ou non", "OUI|NON"),
    Argument("--nature", "courrier : complement, relance, contestation ou autre", "NATURE"),
    Argument("--sens", "courrier : envoye (par nous) ou recu (de l’appelant)", "SENS"),
    Argument("--avant-le", "courrier : réponse souhaitée au plus tard le", DATE),
    Argument("--joindre", "au mail préparé : lettre, fiche, tout ou rien", "PIÈCE"),
    Argument("--preuve", "preuve à classer (mail envoyé, scan, avis de réception)", "FICHIER"),
)

CHOICES = (
    Argument("--feuille-appels", "feuille du registre des appels, en cas de doute", "NOM"),
    Argument("--feuille-actions", "feuille du plan d’actions, en cas de doute", "NOM"),
    Argument(
        "--colonne",
        "« Champ=Titre » ou « Champ=lettres » : la colonne d’un champ, en cas de doute (répétable)",
        "CHOIX",
        many=True,
    ),
)

COMMANDS = (
    Command(
        "fenetre",
        "ouvre la fenêtre (c’est aussi ce que fait le programme lancé sans commande)",
        (
            Argument("--sans-navigateur", "écrit l’adresse de la page et attend", flag=True),
            Argument("--mail", "mail (.eml ou .msg) qui remplit le formulaire", "FICHIER"),
        ),
    ),
    Command(
        "demo",
        "montre tout : crée le dossier demo/, y enregistre un appel, dit ce qui a été fait",
    ),
    Command(
        "initialiser",
        "adopte un classeur de suivi existant, ou en crée un",
        (
            Argument("DOSSIER", "dossier de travail à créer"),
            Argument("--suivi", "classeur existant (.xlsx ou .xlsm)", "FICHIER"),
            *CHOICES,
            Argument("--oui", "accepte sans demander", flag=True),
        ),
    ),
    Command("enregistrer", "enregistre un appel : fiche, dossier, ligne du suivi", RECEPTION),
    Command("traiter", "prépare ou note une étape de la procédure", TREATMENT),
    Command(
        "pas-un-appel",
        "note que ce n’est pas un appel (plainte, demande d’information) : la ligne et le numéro "
        "restent, plus rien n’est compté ni attendu",
        (
            Argument("N°", "numéro de l’appel"),
            Argument("--raison", "pourquoi, en une phrase", "TEXTE"),
            Argument("--nature", "plainte, information ou autre", "NATURE"),
            Argument("--le", "jour où cela a été constaté (aujourd’hui par défaut)", DATE),
        ),
    ),
    Command(
        "prevenir",
        "prépare le message au responsable (au suppléant si son absence ne laisse pas deux jours "
        "ouvrés) : numéro, échéance, lien vers le dossier, rappel de calendrier",
        (Argument("N°", "numéro de l’appel"),),
    ),
    Command(
        "relancer",
        "prépare le message de relance au pilote d’une action en retard, ou à tous ceux des "
        "actions liées aux appels ; rien n’est envoyé",
        (Argument("N°", "numéro de l’action", optional=True),),
    ),
    Command("actualiser", "intègre ce qui attend, relit le suivi, met les feuilles à jour"),
    Command(
        "echeances",
        "ce qui est à faire, par qui et pour quand",
        (Argument("--ics", "écrit un fichier de calendrier par échéance", "DOSSIER"),),
    ),
    Command(
        "indicateurs",
        "les indicateurs MGT 02-1 et MGT 02-2",
        (Argument("--png", "enregistre l’image du bloc COPIL", "FICHIER"),),
    ),
    Command(
        "comite",
        "fige les indicateurs d’un comité de pilotage et écrit ses diapositives",
        (
            Argument("--date", "date du comité (aujourd’hui par défaut)", DATE),
            Argument("--modele", "votre présentation ; elle est lue, jamais écrite", "DECK.pptx"),
            Argument("--malgre-attente", "fige même si quelque chose attend", flag=True),
            Argument("--revue", "écrit la page annuelle de la revue de direction", flag=True),
        ),
    ),
    Command("verifier", "lit tout et dit ce qui ne va pas ; ne change rien"),
    Command("similaires", "appels précédents semblables", (Argument("N°", "numéro de l’appel"),)),
    Command(
        "dossier",
        "la page de preuve d’un appel, ou de tous ceux d’une période",
        (
            Argument("N°", "numéro de l’appel", optional=True),
            Argument("--du", "premier jour de la période (date de réception)", DATE),
            Argument("--au", "dernier jour de la période", DATE),
            Argument("--sans-noms", "ne nomme personne", flag=True),
        ),
    ),
    Command("annuler", "annule la dernière opération"),
    Command(
        "restaurer",
        "liste les sauvegardes du suivi, ou en remet une en place",
        (
            Argument("SAUVEGARDE", "nom de la sauvegarde à remettre", optional=True),
            Argument("--oui", "accepte sans demander", flag=True),
        ),
    ),
    Command(
        "changer-de-suivi",
        "continue dans un autre classeur (nouvelle année, copie, classeur renommé) ; "
        "l’ancien est lu, jamais modifié",
        (Argument("FICHIER", "classeur où continuer"), *CHOICES),
    ),
    Command(
        "anonymiser",
        "retire les noms des appels clos depuis plus longtemps que la durée fixée par le RQ ; "
        "sans --oui, dit seulement ce qui serait fait",
        (Argument("--oui", "le fait pour de bon", flag=True),),
    ),
    Command(
        "journal",
        "qui a fait quoi, et quand",
        (Argument("--verifier", "prouve que rien n’y a été changé", flag=True),),
    ),
)
