"""The window: a local web page over the same actions as the command line.

`running.run` starts it, `app.create_app` builds it, `pages/` holds one module a page. Nothing heavy
is imported here.
"""
