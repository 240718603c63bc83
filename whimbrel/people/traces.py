"""What a sign-in leaves behind, made smaller before it is kept."""

import hashlib
from ipaddress import ip_address, ip_network

# Looked for in this order: a browser names itself last, after those it wants to be taken for.
BROWSERS = [
    ("Edg", "Edge"),
    ("OPR/", "Opera"),
    ("SamsungBrowser", "Samsung Internet"),
    ("UCBrowser", "UC Browser"),
    ("YaBrowser", "Yandex"),
    ("Firefox/", "Firefox"),
    ("FxiOS", "Firefox"),
    ("CriOS", "Chrome"),
    ("Chrome/", "Chrome"),
    ("Safari/", "Safari"),
]
SYSTEMS = [
    ("iPhone", "iPhone"),
    ("iPad", "iPad"),
    ("Android", "Android"),
    ("Windows", "Windows"),
    ("Macintosh", "Mac"),
    ("CrOS", "Chromebook"),
    ("Linux", "Linux"),
]
KEPT = {4: 24, 6: 48}


def digest(session_key: str) -> str:
    """SHA-256 of a session's key."""
    return hashlib.sha256(session_key.encode()).hexdigest()


def network(address: str) -> str:
    """The network that an address is of: /24, in IPv6 /48. Empty for what is no address."""
    try:
        found = ip_address(address.strip())
    except ValueError:
        return ""
    found = getattr(found, "ipv4_mapped", None) or found
    return str(ip_network(f"{found}/{KEPT[found.version]}", strict=False))


def device(agent: str) -> tuple[str, str]:
    """The browser and the system a User-Agent header names, roughly; empty where it names none we know."""
    return _first(BROWSERS, agent), _first(SYSTEMS, agent)


def _first(words: list[tuple[str, str]], agent: str) -> str:
    return next((name for word, name in words if word in agent), "")
