// What every page does: keep the server alive, send forms, understand dates, open documents.
"use strict";

const $ = (id) => document.getElementById(id);
const body = document.body.dataset;
const MOST = 25 * 1024 * 1024; // bytes of one file
const TOO_BIG = "Ce fichier dépasse 25\u00a0Mo. Classez-le vous-même dans le dossier de l’appel.";
const TOO_MUCH = "Un texte ou un fichier est trop gros\u00a0: rien n’est enregistré. "
  + "Raccourcissez-le, votre saisie est encore à l’écran.";

// --- The life of the window: one event stream for all windows of this browser ---------------
function live() {
  const source = new EventSource(body.vie);
  let lost;
  source.onopen = () => { clearTimeout(lost); lost = undefined; $("perdu").hidden = true; };
  source.onerror = () => { lost ??= setTimeout(() => { $("perdu").hidden = false; }, 4000); };
  addEventListener("pagehide", () => { clearTimeout(lost); source.close(); });
  return new Promise(() => {});
}
if (navigator.locks) navigator.locks.request(body.vie, live);
else live();
addEventListener("pageshow", (event) => { if (event.persisted) location.reload(); });

// --- Talking to the server -------------------------------------------------------------------
async function post(url, content, accept = "application/json") {
  const headers = { "X-Jeton": body.jeton, Accept: accept };
  return fetch(url, { method: "POST", headers, body: content });
}

function announce(text) {
  $("annonce").textContent = text;
  clearTimeout(announce.timer);
  announce.timer = setTimeout(() => { $("annonce").textContent = ""; }, 8000);
}

// --- Forms: sent without leaving the page, so that nothing typed is lost ---------------------
async function send(form, button) {
  const content = new FormData(form);
  if (button?.name) content.set(button.name, button.value);
  form.dataset.busy = "1";
  button?.setAttribute("aria-busy", "true");
  $("annonce").textContent = form.dataset.pendant || "";
  try {
    const response = await post(form.getAttribute("action"), content, "text/html");
    if (response.status === 413) { announce(TOO_MUCH); return; }
    const next = response.headers.get("X-Suite");
    if (next) { location.assign(next); return; }
    show(new DOMParser().parseFromString(await response.text(), "text/html"));
    $("annonce").textContent = "";
  } catch {
    announce("Le programme ne répond pas\u00a0: rien n’est confirmé. Votre saisie est encore à l’écran.");
  } finally {
    delete form.dataset.busy;
    button?.removeAttribute("aria-busy");
  }
}

function show(page) {
  document.title = page.title;
  $("contenu").replaceWith(document.adoptNode(page.getElementById("contenu")));
  document.dispatchEvent(new Event("contenu"));
  const first = $("resume") || document.querySelector("h1");
  first.tabIndex = -1;
  first.focus();
}

document.addEventListener("submit", async (event) => {
  const form = event.target;
  if (form.getAttribute("method") !== "post") return; // a field may be called « action » or « method »
  event.preventDefault();
  if (form.dataset.busy) return;
  if (form.hasAttribute("data-ouvrir")) {
    try {
      const said = await (await post(form.getAttribute("action"), new FormData(form))).json();
      announce(said.message || said.erreurs?.[0]?.message || "");
    } catch { announce("Le programme ne répond pas."); }
    return;
  }
  send(form, event.submitter);
});

document.addEventListener("keydown", (event) => {
  const form = event.target.form;
  if (event.ctrlKey && event.key === "Enter" && form) form.requestSubmit();
});

document.addEventListener("click", (event) => {
  if (event.target.closest("[data-fermer]")) window.close();
  const link = event.target.closest("a[data-champ]");
  if (!link) return;
  event.preventDefault();
  const field = $(link.dataset.champ);
  field?.closest("details")?.setAttribute("open", "");
  field?.focus();
  field?.scrollIntoView({ block: "center" });
});

// --- Nothing moves under a finger: what changes the page waits until the button is let go ------
let pressed = false;
const later = [];
function calmly(change) { if (pressed) later.push(change); else change(); }
addEventListener("pointerdown", () => { pressed = true; }, true);
for (const type of ["pointerup", "pointercancel"]) {
  addEventListener(type, () => {
    pressed = false;
    setTimeout(() => later.splice(0).forEach((change) => change()));
  }, true);
}

// --- Errors beside a field -------------------------------------------------------------------
function mark(id, text) {
  const field = $(id)?.closest(".field");
  const place = $(`${id}-erreur`);
  if (!field || !place) return;
  field.classList.toggle("wrong", Boolean(text));
  place.textContent = text || "";
  for (const input of field.querySelectorAll("input:not([type=date]), select, textarea")) {
    if (text) input.setAttribute("aria-invalid", "true");
    else input.removeAttribute("aria-invalid");
  }
}

// An error goes as soon as its field changes; the server says it again if need be.
for (const type of ["input", "change"]) {
  document.addEventListener(type, (event) => {
    const key = event.target.name;
    if (key && $(`${key}-erreur`)?.textContent) mark(key, "");
  });
}

// --- Dates as people type them; the server understands them ----------------------------------
async function understand(input) {
  const typed = input.value.trim();
  if (!typed) { mark(input.id, ""); return; }
  const content = new FormData();
  content.set("texte", typed);
  try {
    const said = await (await post(body.date, content)).json();
    if (!input.isConnected || input.value.trim() !== typed) return;
    if (said.valeur) input.value = said.valeur;
    calmly(() => mark(input.id, said.erreur));
    input.dispatchEvent(new Event("compris", { bubbles: true }));
  } catch { /* the banner says that the program has stopped */ }
}

document.addEventListener("focusout", (event) => {
  if (event.target.matches?.("input[data-jour]")) understand(event.target);
});

function pick(input) {
  const picker = input.parentElement.querySelector("input[type=date]");
  const [day, month, year] = input.value.split("/");
  if (year?.length === 4) picker.value = `${year}-${month}-${day}`;
  picker.onchange = () => {
    input.value = picker.value.split("-").reverse().join("/");
    input.focus();
    understand(input);
  };
  picker.showPicker();
}
document.addEventListener("click", (event) => {
  const button = event.target.closest("[data-calendrier]");
  if (button) pick($(button.dataset.calendrier));
});
document.addEventListener("keydown", (event) => {
  if (event.altKey && event.key === "ArrowDown" && event.target.matches("input[data-jour]")) {
    event.preventDefault();
    pick(event.target);
  }
});

// --- Texts with a limit ----------------------------------------------------------------------
document.addEventListener("input", (event) => {
  const counter = $(`${event.target.id}-compte`);
  if (!counter) return;
  const length = event.target.value.length;
  counter.textContent = `${length} / ${event.target.dataset.max}`;
  counter.classList.toggle("over", length > event.target.dataset.max);
});

// --- A file never opens in the window by mistake ---------------------------------------------
for (const type of ["dragover", "dragenter"]) {
  document.addEventListener(type, (event) => {
    event.preventDefault();
    event.dataTransfer.dropEffect = "copy"; // else Outlook takes the mail out of its mailbox
    document.querySelector(".drop")?.classList.add("over");
  });
}
document.addEventListener("dragleave", (event) => {
  if (!event.relatedTarget) document.querySelector(".drop")?.classList.remove("over");
});
document.addEventListener("drop", (event) => {
  event.preventDefault();
  document.querySelector(".drop")?.classList.remove("over");
  const file = event.dataTransfer?.files[0];
  if (!file || $("depot")) return;
  if ($("preuve")) prove(event.dataTransfer.files);
  else handOver(file);
});

// On the page of a step a file is the proof; on a page where nothing is typed a mail opens the form.
function prove(files) {
  $("preuve").files = files;
  $("preuve").dispatchEvent(new Event("change", { bubbles: true }));
}

async function handOver(file) {
  if (!body.courriel) {
    announce("Montrez d’abord votre suivi\u00a0: collez son chemin ci-dessous, ou choisissez-le dans la liste.");
    return;
  }
  if (document.querySelector("form[novalidate]")) {
    announce("Ouvrez «\u00a0Enregistrer un appel\u00a0», puis glissez-y le message.");
    return;
  }
  const content = new FormData();
  content.set("mail", file, file.name);
  announce("Le message est lu…");
  try {
    const said = await (await post(body.courriel, content)).json();
    if (said.erreurs) announce(said.erreurs.map((e) => `${e.message} ${e.remede}`).join(" "));
    else location.assign(`${body.appel}?mail=${said.id}`);
  } catch { announce("Le fichier n’a pas pu être lu. Le programme répond-il\u00a0?"); }
}

addEventListener("DOMContentLoaded", () => {
  const first = $("resume") || document.querySelector("[data-premier]");
  first?.focus();
});

// --- Long lists: only the lines that hold what is typed ---------------------------------------
document.addEventListener("input", (event) => {
  const table = $(event.target.dataset?.filtre);
  if (!table) return;
  const words = event.target.value.toLocaleLowerCase("fr").split(/\s+/).filter(Boolean);
  for (const row of table.tBodies[0].rows) {
    const text = row.textContent.toLocaleLowerCase("fr");
    row.hidden = !words.every((word) => text.includes(word));
  }
});

// --- What waits for the tracker is tried again as soon as it can be written -------------------
const RETRY = 5000;
async function retry() {
  const form = document.querySelector("[data-reessayer]");
  if (!form) return;
  try {
    const response = await fetch(form.dataset.reessayer, { headers: { Accept: "application/json" } });
    if ((await response.json()).libre && !form.dataset.busy) { form.requestSubmit(); return; }
  } catch { /* the banner says that the program has stopped */ }
  setTimeout(retry, RETRY);
}
// A tracker that is free already (a protected one is) is left to the person: its merge was refused for another reason.
if (document.querySelector("[data-reessayer][data-ouvert]")) setTimeout(retry, RETRY);

// --- A file button of our own: the browser's would speak its own language ----------------------
document.addEventListener("click", (event) => {
  const button = event.target.closest("[data-fichier]");
  if (button) $(button.dataset.fichier).click();
});
document.addEventListener("change", (event) => {
  const name = $(`${event.target.id}-nom`);
  const file = event.target.files?.[0];
  if (!name || !file) return;
  if (file.size > MOST) event.target.value = "";
  mark(event.target.id, file.size > MOST ? TOO_BIG : "");
  name.textContent = file.size > MOST ? "Aucun fichier choisi" : file.name;
});
