"""A mailbox that speaks just as much IMAP as is asked of it."""

import re
import socketserver
import threading


class Line(socketserver.StreamRequestHandler):
    def handle(self):
        self.say("* OK here")
        for line in self.rfile:
            tag, command, *rest = line.decode().split()
            words = " ".join([command, *rest]).upper()
            self.server.asked.append(words)
            getattr(self, f"on_{command.lower()}", self.on_other)(tag, rest)
            if command.upper() == "LOGOUT":
                return

    def say(self, words):
        self.wfile.write(words if isinstance(words, bytes) else f"{words}\r\n".encode())

    def done(self, tag, words="OK done"):
        self.say(f"{tag} {words}")

    def on_other(self, tag, rest):
        self.done(tag)

    def on_capability(self, tag, rest):
        self.say("* CAPABILITY IMAP4rev1")
        self.done(tag)

    def on_login(self, tag, rest):
        good = rest[1].strip('"') == "secret"
        self.done(tag, "OK in" if good else "NO wrong password")

    def on_select(self, tag, rest):
        self.say(f"* {len(self.server.letters)} EXISTS")
        self.done(tag, "OK [READ-WRITE] selected")

    def on_uid(self, tag, rest):
        what, *more = rest
        if what.upper() == "SEARCH":
            left = [str(n) for n in self.server.letters if n not in self.server.deleted]
            self.say(f"* SEARCH {' '.join(left)}")
        elif what.upper() == "FETCH":
            raw = self.server.letters[int(more[0])]
            self.say(f"* 1 FETCH (UID {more[0]} BODY[] {{{len(raw)}}}")
            self.say(raw)
            self.say(")")
        elif what.upper() == "COPY":
            if self.server.copy_fails:
                return self.done(tag, "NO over quota")
            self.server.taken.append(int(more[0]))
        elif what.upper() == "STORE" and re.search(r"\\Deleted", " ".join(more)):
            self.server.deleted.add(int(more[0]))
        return self.done(tag)


class MailboxServer(socketserver.ThreadingTCPServer):
    allow_reuse_address = True
    daemon_threads = True

    def __init__(self, letters):
        super().__init__(("127.0.0.1", 0), Line)
        self.letters = dict(enumerate(letters, start=1))
        self.taken, self.deleted, self.asked, self.copy_fails = [], set(), [], False

    @property
    def url(self):
        return f"imap://house%40example.org:secret@127.0.0.1:{self.server_address[1]}/INBOX"

    def __enter__(self):
        threading.Thread(target=self.serve_forever, args=(0.02,), daemon=True).start()
        return self

    def __exit__(self, *error):
        self.shutdown()
        self.server_close()
