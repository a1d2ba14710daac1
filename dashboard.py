"""The frame: configure the tab, then let the menu of ``pages`` draw the screen."""

from mgea.ui.marco import navegacion
from pages import SECTIONS

navegacion.configure()
navegacion.run(SECTIONS)
