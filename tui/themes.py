"""copydesk's own themes. Kinds are blue and orange, which every kind of colour vision tells apart (Okabe and Ito 2008)."""

from __future__ import annotations

from textual.theme import Theme

DARK = Theme(
    name="copydesk-dark",
    primary="#56B4E9",
    secondary="#CC79A7",
    warning="#E69F00",
    error="#FF8A65",
    success="#56B4E9",
    accent="#F0E442",
    foreground="#E4E4E4",
    background="#14171A",
    surface="#1C2126",
    panel="#2A3138",
    variables={
        "kind-matched": "#56B4E9",
        "kind-paraphrased": "#F0AE2B",
        "kind-unique": "#E4E4E4",
        "kind-furniture": "#8F979E",
        "cursor-ground": "#1F4663",
        "partner-ground": "#363D45",
        "cursor-style": "none",
        "partner-style": "none",
    },
)
LIGHT = Theme(
    name="copydesk-light",
    primary="#0072B2",
    secondary="#A2417B",
    warning="#8A5A00",
    error="#A83C00",
    success="#0072B2",
    accent="#6A5000",
    foreground="#1B1B1B",
    background="#FBFAF7",
    surface="#F0EEE8",
    panel="#DEDBD2",
    dark=False,
    variables={
        "kind-matched": "#00588A",
        "kind-paraphrased": "#8A4B00",
        "kind-unique": "#1B1B1B",
        "kind-furniture": "#66625A",
        "cursor-ground": "#BFE0F5",
        "partner-ground": "#E6E2D6",
        "cursor-style": "none",
        "partner-style": "none",
    },
)
CONTRAST = Theme(
    name="copydesk-contrast",
    primary="#7FD0FF",
    secondary="#FFB0DC",
    warning="#FFC247",
    error="#FFA07A",
    success="#7FD0FF",
    accent="#FFF27A",
    foreground="#FFFFFF",
    background="#000000",
    surface="#000000",
    panel="#262626",
    variables={
        "kind-matched": "#8AD4FF",
        "kind-paraphrased": "#FFC247",
        "kind-unique": "#FFFFFF",
        "kind-furniture": "#C4C4C4",
        "cursor-ground": "#00407A",
        "partner-ground": "#3A3A3A",
        "cursor-style": "none",
        "partner-style": "none",
    },
)
OWN = (DARK, LIGHT, CONTRAST)

CYCLE = (*(theme.name for theme in OWN), "ansi-dark", "ansi-light")


def variables_for(theme: Theme) -> dict[str, str]:
    """What our style sheet needs and a theme of Textual's does not name; in 16 colours the cursor is reversed."""
    colours = theme.to_color_system().generate()
    return {
        "kind-matched": colours["text-primary"],
        "kind-paraphrased": colours["text-warning"],
        "kind-unique": colours["foreground"],
        "kind-furniture": colours["foreground"],  # what is muted there has no colour before it is drawn; it is dim by its style
        "cursor-ground": "ansi_default" if theme.ansi else colours["primary-muted"],
        "cursor-style": "reverse" if theme.ansi else "none",
        "partner-ground": "ansi_default" if theme.ansi else colours["surface"],
        "partner-style": "bold" if theme.ansi else "none",
    }
