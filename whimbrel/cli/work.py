"""`python -m whimbrel.cli.work`: the task worker as a process of its own."""

import importlib
import os

import django


def main() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "whimbrel.config.settings")
    django.setup()
    # Its models can be imported only now that Django stands.
    worker = importlib.import_module("whimbrel.core.worker")
    worker.HouseWorker(worker.worker_name()).work()


if __name__ == "__main__":
    main()
