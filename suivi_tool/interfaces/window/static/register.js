// « Enregistrer un appel »: what the procedure says while one types, and the mail that is dropped.
"use strict";

let asked = 0;
let waiting;

async function preview() {
  const form = $("appel");
  if (!form) return;
  const turn = ++asked;
  try {
    const response = await post(form.dataset.apercu, new FormData(form));
    if (!response.ok) return;
    const said = await response.json();
    if (turn !== asked || !$("panneau")) return;
    if ($("panneau").dataset.html === said.html) return;
    $("panneau").dataset.html = said.html;
    calmly(() => { if ($("panneau")) $("panneau").innerHTML = said.html; });
  } catch { /* the banner says that the program has stopped */ }
}

// The form shows before the tracker is read; what the tracker knows comes when it is there.
async function fillLists() {
  const form = $("appel");
  if (!form) return;
  try {
    const response = await fetch(form.dataset.listes, { headers: { Accept: "application/json" } });
    if (!response.ok) return;
    for (const [key, words] of Object.entries(await response.json())) {
      const options = words.map((word) => Object.assign(document.createElement("option"), { value: word }));
      $(`${key}-liste`)?.replaceChildren(...options);
    }
  } catch { /* without suggestions one types */ }
}
function begin() { preview(); fillLists(); }
addEventListener("DOMContentLoaded", begin);
document.addEventListener("contenu", begin);

function soon() {
  clearTimeout(waiting);
  waiting = setTimeout(preview, 250);
}
document.addEventListener("input", (event) => { if (event.target.form?.id === "appel") soon(); });
document.addEventListener("compris", soon);

async function take(file) {
  const zone = $("depot");
  const form = $("appel");
  $("depot-erreur").textContent = "";
  if (file.size > MOST) { $("depot-erreur").textContent = TOO_BIG; return; }
  const content = new FormData();
  content.set("mail", file, file.name);
  try {
    const said = await (await post(form.dataset.courriel, content)).json();
    if (said.erreurs) {
      $("depot-erreur").textContent = said.erreurs.map((e) => `${e.message} ${e.remede}`).join(" ");
      return;
    }
    $("mail-id").value = said.id;
    zone.classList.add("full");
    const name = document.createElement("strong");
    name.textContent = said.nom;
    $("depot-texte").replaceChildren(name, ` sera classé dans le dossier de l’appel. ${said.message}`);
    fill(form, said.valeurs);
    soon();
  } catch {
    $("depot-erreur").textContent = "Le fichier n’a pas pu être lu. Le programme répond-il\u00a0?";
  }
}

// What was typed by a person stays; a default may be replaced.
function fill(form, values) {
  for (const [key, value] of Object.entries(values)) {
    const field = form.elements[key];
    if (!field || !value) continue;
    if (field instanceof RadioNodeList) { if (!field.value) field.value = value; continue; }
    if (field.value && field.value !== field.defaultValue) continue;
    field.value = value;
    field.closest("details")?.setAttribute("open", "");
    mark(key, "");
  }
}

document.addEventListener("drop", (event) => {
  const file = event.dataTransfer?.files[0];
  if (file && $("depot")) take(file);
});
document.addEventListener("click", (event) => {
  if (event.target.id === "choisir") $("mail").click();
});
document.addEventListener("change", (event) => {
  if (event.target.id === "mail" && event.target.files[0]) take(event.target.files[0]);
});
