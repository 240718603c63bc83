"""Exit code 0 where the house on this machine is ready to be read and written, for the engine of a container.

    python scripts/ready.py

Asks under a name the site answers to: a stranger's name would be refused.
"""

import os
import sys
import urllib.error
import urllib.request

host = os.environ.get("WHIMBREL_HOSTS", "127.0.0.1").partition(",")[0].lstrip(".") or "127.0.0.1"
url = f"http://127.0.0.1:{os.environ.get('PORT', '8000')}/readyz"
try:
    asked = urllib.request.Request(url, headers={"Host": host})
    with urllib.request.urlopen(asked, timeout=4) as answer:
        print(answer.read().decode())
except urllib.error.HTTPError as error:
    sys.exit(f"{error.code} {error.read().decode()}")
except OSError as error:
    sys.exit(str(error))
