"""A record in, the application in the browser out: every page also as data, under the same address.

settings, users     what the server is told; who asks, and in which role
door                who comes in (here: one person on one's own machine)
gate                every route: its role, its answer from those kept or made anew
page                a view, a template and further forms -> routes
views               (record, parameters) -> what a page shows, as frozen dataclasses
routes              which page stands where
rendering           views -> HTML; problems: errors -> one clear line
app, serving        all of it together; the server
"""
