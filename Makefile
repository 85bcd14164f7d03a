# make run    starts the program        make test   runs every check
# make env    builds .venv              make bench  prints the ratio tables
# make bundle, make deb, make wheelhouse build what clinics get, into build/release; see docs/release.md
PYTHON ?= python3
VENV := .venv
PY := $(VENV)/bin/python
QT := libegl1 libgl1 libglib2.0-0 libfontconfig1 libdbus-1-3 libxkbcommon0 libxkbcommon-x11-0 libxcb-cursor0 \
	libxcb-icccm4 libxcb-image0 libxcb-keysyms1 libxcb-randr0 libxcb-render-util0 libxcb-shape0 libxcb-xinerama0 \
	libxcb-xkb1
TOOLS := cups e2fsprogs gcc git libc6-dev mupdf-tools poppler-utils printer-driver-cups-pdf strace util-linux xvfb \
	xauth
WINDOW := xdotool openbox dbus at-spi2-core python3-pyatspi gir1.2-atspi-2.0 python3-gi
PANGO := libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0
INSTALL = -m pip install --quiet --disable-pip-version-check --no-deps --require-hashes

.PHONY: run test check-pages soak env dev check bench lock translations pictures bundle deb wheelhouse release-key clean

run: env
	@if [ -n "$$DISPLAY$$WAYLAND_DISPLAY" ]; then \
		.ci/system "the window" $(QT) && $(PY) main.py; \
	else \
		echo "No display here, so the demo runs instead of the window."; $(PY) main.py demo; \
	fi

test: dev
	@.ci/system "the tests" $(QT) $(TOOLS) $(WINDOW)
	$(PY) -m ruff check .
	$(PY) -m ruff format --check .
	$(PY) -m mypy
	@.ci/tests $(PY)

# Every form, patient, print size and state under all the checkers of pages; make test takes a sample.
check-pages: dev
	@.ci/system "the page checks" poppler-utils mupdf-tools
	EXOCONSENT_ALL_PAGES=1 QT_QPA_PLATFORM=offscreen $(PY) -m pytest -q tests/pdf/test_conformance*.py

# Every failing file operation, power cuts, full disks, pulled sticks, kills; make test takes a sample. An hour or two.
soak: dev
	@.ci/system "the soak" gcc libc6-dev e2fsprogs mount util-linux
	$(PY) -m tests.soak

check: env
	$(PY) main.py check

bench: .venv-bench/.ready
	.venv-bench/bin/python -m benchmarks --write

# Words of the window into the catalogues, and the catalogues into what Qt reads; see CONTRIBUTING.md.
LUPDATE := -silent -no-obsolete -sort-messages -locations none -source-language en -tr-function-alias translate+=mark
SPEAKING := $(sort $(wildcard exoconsent/gui/*.py exoconsent/gui/*/*.py)) exoconsent/offline/words.py
translations: dev
	@$(VENV)/bin/pyside6-lupdate $(LUPDATE) -target-language es $(SPEAKING) -ts resources/translations/exoconsent_es.ts
	@$(VENV)/bin/pyside6-lupdate $(LUPDATE) -target-language en -pluralonly $(SPEAKING) \
		-ts resources/translations/exoconsent_en.ts
	$(VENV)/bin/pyside6-lrelease resources/translations/exoconsent_es.ts
	$(VENV)/bin/pyside6-lrelease resources/translations/exoconsent_en.ts

# The window's pictures in docs/images; every place and state with: .ci/pictures.py all FOLDER [es dark 150 mirrored]
pictures: dev
	@.ci/system "the pictures" $(QT) xvfb xauth
	QT_QPA_PLATFORM=xcb xvfb-run -a -s "-screen 0 1366x768x24" $(PY) .ci/pictures.py

env: $(VENV)/.ready

dev: $(VENV)/.ready-dev

$(VENV)/bin/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
		{ echo "ExoConsent needs Python 3.11 or newer; this is $$($(PYTHON) --version). Try: make PYTHON=python3.12 run"; exit 1; }
	@$(PYTHON) -c 'import ensurepip, venv' 2>/dev/null || .ci/system "the Python environment" python3-venv
	$(PYTHON) -m venv $(VENV)

$(VENV)/.ready: requirements.lock | $(VENV)/bin/python
	$(PY) $(INSTALL) -r requirements.lock
	@touch $@

$(VENV)/.ready-dev: requirements-dev.lock $(VENV)/.ready
	$(PY) $(INSTALL) -r requirements-dev.lock
	@touch $@

.venv-bench/.ready: requirements.lock requirements-bench.lock
	@.ci/system "the benchmark's peers" $(PANGO)
	$(PYTHON) -m venv .venv-bench
	.venv-bench/bin/python $(INSTALL) -r requirements-bench.lock
	@touch $@

.venv-ship/.ready: requirements.lock requirements-ship.lock
	$(PYTHON) -m venv .venv-ship
	.venv-ship/bin/python $(INSTALL) -r requirements-ship.lock
	@touch $@

# Program and Python in one folder; it is signed if EXOCONSENT_RELEASE_KEY names the private key.
bundle: .venv-ship/.ready
	@.ci/system "the bundle" $(QT) binutils
	.venv-ship/bin/python .ship/bundle.py

deb: bundle
	@.ci/system "the package" dpkg
	.venv-ship/bin/python .ship/deb.py

# Needs the network: it downloads the locked wheels of the other systems.
wheelhouse: .venv-ship/.ready
	.venv-ship/bin/python .ship/wheelhouse.py

# make release-key KEY=/outside/the/project/release.key
release-key: .venv-ship/.ready
	.venv-ship/bin/python .ship/release_key.py $(KEY)

# The locks are the whole closures; uv resolves them for every platform.
LOCK = uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-header --no-annotate pyproject.toml
lock:
	$(LOCK) -o requirements.lock
	$(LOCK) --group dev -c requirements.lock -o requirements-dev.lock
	$(LOCK) --group bench -c requirements-dev.lock -o requirements-bench.lock
	$(LOCK) --group ship -c requirements.lock -o requirements-ship.lock

clean:
	rm -rf $(VENV) .venv-bench .venv-ship build demo-out
