#!/usr/bin/env python3
# -*- coding: utf-8 -*-
"""Front door: `python3 lancer.py …` prepares what is needed, then starts the program.

Written so that any Python reads it: one that is too old says so in French, and no more.
"""

import sys

if sys.version_info < (3, 11):
    sentence = (
        "Python 3.11 ou plus récent est nécessaire ; celui-ci est Python %d.%d.\n"
        "Installez-le depuis https://www.python.org/downloads/ puis recommencez."
    ) % sys.version_info[:2]
    if sys.stderr is None:
        import ctypes

        ctypes.windll.user32.MessageBoxW(0, sentence, "Suivi des appels", 0x10)
    sys.exit(sentence)

from launcher.main import main

if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
