"""Start the service: python -m rag."""

from __future__ import annotations

import logging

import uvicorn

from rag.exporters import configured
from rag.feedback import Feedback
from rag.page import add_page
from rag.pipeline import build
from rag.service import Service, application
from rag.settings import Settings
from rag.tracing import export_to


def main() -> None:
    logging.basicConfig(level=logging.INFO, format="%(levelname)s %(name)s: %(message)s")
    logging.getLogger("httpx2").setLevel(logging.WARNING)
    settings = Settings.from_environment()
    export_to(configured())
    service = Service(lambda: build(settings))
    service.start()
    app = add_page(application(service), service, Feedback(settings.feedback_dir))
    uvicorn.run(app, host=settings.host, port=settings.port, access_log=False, log_level="warning")


if __name__ == "__main__":
    main()
