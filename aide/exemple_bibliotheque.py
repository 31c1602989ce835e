# %% [markdown]
# # Le suivi des appels depuis Python
# À lire comme un carnet, cellule par cellule ; tout se passe sur une copie d’un suivi d’exemple,
# dans un dossier « essai » à côté de vous.

# %% Adopter un suivi existant : `adopt` écrit suivi.toml et ajoute les feuilles de l’outil.
# ruff: noqa: T201, D100
import shutil
from datetime import date
from pathlib import Path

from suivi_tool import SuiviError, adopt, open_folder

SAMPLE = Path(__file__).resolve().parents[1] / "sample_workbooks" / "1-deux-feuilles.xlsx"
work = Path("essai")
work.mkdir()
shutil.copy(SAMPLE, work / "Suivi.xlsx")
adopt(work, work / "Suivi.xlsx", user="Anne Martin")

# %% L’ouvrir, comme si l’on était le 2 mai 2026 ; sans `today`, c’est la date du jour.
folder = open_folder(work, today=date(2026, 5, 2), user="Anne Martin")

# %% Le registre est un tableau pandas : colonnes en français, vraies dates.
appeals = folder.appeals()
print(appeals[["N° appel", "Date de réception", "AR – date limite", "Statut"]].tail())
print(appeals.groupby("Type d'appelant").size())

# %% Les appels de l’année, par décision contestée.
this_year = appeals[appeals["Date de réception"].dt.year == 2026]
print(this_year["Décision contestée"].value_counts())

# %% Enregistrer un appel : mêmes règles, mêmes fichiers que la fenêtre.
made = folder.register(
    type="candidat",
    nom="Delaunay",
    prenom="Élodie",
    courriel="elodie.delaunay@example.org",
    decision="Échec examen",
    notifie_le="14/03/2026",
    recu_le="30/04/2026",
    canal="mail",
)
print(made.number, made.acknowledgement.explanation)

# %% Noter une étape ; sans `le`, les documents sont seulement préparés.
folder.record_step(made.number, "accuse", le="02/05/2026", mode="mail", par="Anne Martin")

# %% Une saisie refusée dit tout ce qui ne va pas, d’un coup, et ne change rien.
try:
    folder.register(type="candidat", nom="Delaunay", recu_le="31/02/2026", canal="pigeon")
except SuiviError as refused:
    for fault in refused.faults:
        print(fault.field, fault.message, fault.remedy)

# %% Ce qui est à faire, et les indicateurs.
for item in folder.deadlines():
    print(item.number, item.step, item.due, item.working_days_left)
year = folder.indicators().current
print(year.total, "appels depuis janvier ; délais respectés :", year.rate.text)
