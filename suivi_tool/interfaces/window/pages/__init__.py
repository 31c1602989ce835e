"""The pages of the window, one module a page."""

from __future__ import annotations

from flask import Blueprint

from suivi_tool.interfaces.window.pages import (
    alive,
    appeal,
    aside,
    backups,
    control,
    guide,
    indicators,
    register,
    settings,
    start,
    todo,
    tracker,
)

BLUEPRINTS: tuple[Blueprint, ...] = tuple(
    module.pages
    for module in (
        alive,
        todo,
        register,
        aside,
        appeal,
        control,
        indicators,
        settings,
        start,
        tracker,
        backups,
        guide,
    )
)
