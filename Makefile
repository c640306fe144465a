# Two commands matter: `make score` runs the main job, `make test` runs every test.
PYTHON ?= python3
SUBMISSION ?= challenge
VARIANT ?= demo
NAME ?=
CANDIDATE ?=
SEED ?=
ARGS ?=
RUN ?=
DATA ?=
RUN_PYTHON = .venv/bin/python

.PHONY: help score variant kit doctor debrief failures traces test redteam ladder prove bench ready ready-dev clean

help:            ## this list
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-9s %s\n", $$1, $$2 }' $(firstword $(MAKEFILE_LIST))

score: ready     ## score SUBMISSION=path (default: challenge/) against the frozen baseline
	@$(RUN_PYTHON) -m harness score --submission "$(SUBMISSION)" --variant "$(VARIANT)" $(ARGS)

variant: ready   ## variant NAME=name [SEED=secret]: a private challenge, calibrated and sealed
	@$(RUN_PYTHON) -m harness variant "$(NAME)" --seed "$(SEED)" $(ARGS)

kit: ready       ## kit CANDIDATE=name VARIANT=name: what a candidate receives, in dist/
	@$(RUN_PYTHON) -m harness kit "$(CANDIDATE)" --variant "$(VARIANT)" $(ARGS)

doctor: ready    ## see from inside whether this machine's sandboxes hold
	@$(RUN_PYTHON) -m harness doctor $(ARGS)

debrief: ready   ## write and open the page of a finished run (RUN=id; default: the latest)
	@$(RUN_PYTHON) -m harness debrief "$(RUN)" $(ARGS)

failures: ready  ## five representative failures as sheets for the candidate and the interviewer
	@$(RUN_PYTHON) -m harness failures "$(RUN)"

traces: ready    ## what a scored submission told of itself (score it with ARGS=--traces)
	@$(RUN_PYTHON) -m harness traces "$(RUN)"

test: ready-dev  ## run every check and test
	@$(RUN_PYTHON) .ci/gate.py $(ARGS)

redteam: ready-dev ## attack the harness and see that it holds (ARGS="--only 1,P3 --tier docker")
	@$(RUN_PYTHON) -m harness redteam $(ARGS)

ladder: ready    ## score submissions of known worth and check that each is where it should be
	@$(RUN_PYTHON) -m harness ladder --variant "$(VARIANT)" $(ARGS)

prove: ready     ## prove that noise, names and order change no label, and that what should does
	@$(RUN_PYTHON) -m harness prove $(ARGS)

bench: ready-dev ## print what the harness itself costs per question
	@$(RUN_PYTHON) -m harness.benchmarks.overhead
	@$(RUN_PYTHON) -m harness.benchmarks.sandboxes

clean:           ## remove environments, caches, runs, images and volumes (DATA=yes: Langfuse's too)
	-@$(PYTHON) -m harness.cleaning "$(DATA)"
	rm -rf .venv .cache runs

ready:
	@$(PYTHON) harness/bootstrap.py

ready-dev:
	@$(PYTHON) harness/bootstrap.py --dev
