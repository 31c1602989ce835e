"""What `lancer.py` does before the program starts; standard library only.

The environment is named after the lock file and the Python that runs; it is made once, beside the
others, and put in place whole. Nothing of it is known to the program itself.
"""
