# Two commands: `make run` opens the board, `make test` checks everything.
# On Windows: scripts\run.ps1 and scripts\test.ps1 do the same.

# The first Python >= 3.11 on this machine; name another with `make run PYTHON=...`.
PYTHON ?= $(shell for p in python3 python3.14 python3.13 python3.12 python3.11 python; do \
	$$p -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && echo $$p && break; done)
VENV := .venv/bin/python

.DEFAULT_GOAL := help
.PHONY: help run test fast format capturas guias galeria referencias bench hooks constraints install install-dev

help:  ## Esta lista
	@sed -n 's/^\([a-z-]*\):.*## /  make \1\t/p' Makefile | expand -t 22

run: install  ## Abre el tablero en http://127.0.0.1:8501 (con un distrito inventado si no hay base)
	@$(VENV) scripts/run.py

test: install-dev  ## Revisa todo: formato, reglas, tipos, capas y pruebas (también en el navegador)
	@$(VENV) scripts/chromium.py > /dev/null
	@$(VENV) scripts/libreoffice.py > /dev/null
	@$(VENV) scripts/check.py

fast: install-dev  ## Lo mismo sin el navegador ni las pruebas lentas
	@$(VENV) scripts/check.py --fast

format: install-dev  ## Da formato al código y corrige lo que se corrige solo
	@$(VENV) -m ruff check --fix --quiet . ; $(VENV) -m ruff format .

capturas: install-dev  ## Dibuja cada página en capturas/ (390, 1366 y 1920 px; clara y oscura)
	@$(VENV) scripts/capturas.py $(PAGINAS)

guias: install-dev  ## Vuelve a dibujar las imágenes de las guías y del README en docs/imagenes/
	@$(VENV) scripts/guias.py $(IMAGENES)

galeria: install-dev  ## Dibuja cada página en docs/imagenes/galeria/
	@$(VENV) scripts/guias.py --galeria

referencias: install-dev  ## Vuelve a dibujar las imágenes con que se comparan las pruebas; mírelas antes de guardarlas
	@$(VENV) scripts/referencias.py $(VISTAS)

bench: install-dev  ## Mide consultas y sesiones sobre la base de ejemplo
	@$(VENV) -m bench

hooks: install-dev  ## Revisa cada commit antes de hacerlo
	@$(VENV) -m pre_commit install

constraints: install-dev  ## Vuelve a fijar lo que traen las piezas de requirements
	@$(VENV) scripts/constraints.py

install:
	@if [ -z "$(PYTHON)" ]; then echo "Hace falta Python 3.11 o más nuevo." >&2; exit 1; fi
	@$(PYTHON) scripts/install.py

install-dev:
	@if [ -z "$(PYTHON)" ]; then echo "Hace falta Python 3.11 o más nuevo." >&2; exit 1; fi
	@$(PYTHON) scripts/install.py --dev
