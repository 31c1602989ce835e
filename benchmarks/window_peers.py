"""What the window is compared with: a bare Flask page of the same HTML, a Tk window of the form.

Both are programs of their own, as texts; each prints a line when it can be typed into.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
from functools import cache

from suivi_tool.interfaces.window import reception_form

FLASK = """
import sys
from flask import Flask
from werkzeug.serving import make_server
html = open(sys.argv[1], encoding="utf-8").read()
app = Flask(__name__)
import logging; logging.getLogger("werkzeug").disabled = True
app.add_url_rule("/enregistrer", view_func=lambda: html)
server = make_server("127.0.0.1", 0, app, threaded=True)
print(f"http://127.0.0.1:{server.server_port}/?x", flush=True)
server.serve_forever()
"""
FOCUS = """<script>addEventListener("DOMContentLoaded",
() => document.getElementById("type").focus())</script>"""

TK = """
import sys, tkinter as tk
from tkinter import ttk
root = tk.Tk()
root.title("Enregistrer un appel")
frame = ttk.Frame(root, padding=12)
frame.grid()
first = None
for row, (label, kind, words) in enumerate(FIELDS):
    ttk.Label(frame, text=label).grid(row=row, column=0, sticky="w")
    if kind == "choice":
        value, field = tk.StringVar(), ttk.Frame(frame)
        for at, word in enumerate(words):
            ttk.Radiobutton(field, text=word, value=word, variable=value).grid(row=0, column=at)
    elif kind == "select":
        field = ttk.Combobox(frame, values=words)
    elif kind == "area":
        field = tk.Text(frame, height=3, width=40)
    else:
        field = ttk.Entry(frame, width=40)
    field.grid(row=row, column=1, sticky="w")
    first = first or (field if kind not in ("choice",) else None)
ttk.Button(frame, text="Enregistrer l’appel").grid(row=len(FIELDS), column=1)
first.focus_force()
root.update()
print("prêt", flush=True)
sys.stdin.read()
"""


def tk_program() -> str:
    """Return the program of a Tk window with the same fields as the form."""
    fields = [
        (field.label, field.kind, [choice.label for choice in field.choices])
        for field in reception_form.FIELDS
    ]
    return f"FIELDS = {fields!r}\n{TK}"


@cache
def tk_command() -> tuple[str, ...]:
    """Return the command that starts a Python which has Tk, on a screen; empty where none is."""
    screen = shutil.which("xvfb-run")
    for python in dict.fromkeys(
        (sys.executable, shutil.which("python3") or "", "/usr/bin/python3")
    ):
        if (
            python
            and not subprocess.run(
                [python, "-c", "import tkinter"], check=False, capture_output=True
            ).returncode
        ):
            return (python,) if screen else ()
    return ()
