"""A mail server that answers what a test tells it to."""

import socketserver
import threading

HANG_UP = None
USUAL = {
    "EHLO": "250 here",
    "MAIL": "250 ok",
    "RCPT": "250 ok",
    "DATA": "354 go on",
    ".": "250 taken",
    "RSET": "250 ok",
    "QUIT": "221 bye",
}


class Line(socketserver.StreamRequestHandler):
    def handle(self):
        if not self.say(self.server.greeting):
            return
        for line in self.rfile:
            word = line.split()[0].decode().upper()
            answer = self.server.answers[word]
            if line.strip().decode() in self.server.answers:
                answer = self.server.answers[line.strip().decode()]
            if not self.say(answer):
                return
            if word == "DATA" and answer.startswith("354"):
                text = b""
                while not text.endswith(b"\r\n.\r\n"):
                    text += self.rfile.readline()
                self.server.read.append(text)
                if not self.say(self.server.answers["."]):
                    return
                self.server.taken += self.server.answers["."].startswith("250")

    def say(self, answer):
        if answer is HANG_UP:
            return False
        self.wfile.write(f"{answer}\r\n".encode())
        return True


class MailServer(socketserver.ThreadingTCPServer):
    """`answers` by the command or the whole line answered ("." is the end of the text); HANG_UP breaks the line."""

    allow_reuse_address = True
    daemon_threads = True

    def __init__(self):
        super().__init__(("127.0.0.1", 0), Line)
        self.greeting = "220 a mail server"
        self.answers = dict(USUAL)
        self.read = []
        self.taken = 0

    @property
    def port(self):
        return self.server_address[1]

    def __enter__(self):
        threading.Thread(target=self.serve_forever, args=(0.02,), daemon=True).start()
        return self

    def __exit__(self, *error):
        self.shutdown()
        self.server_close()
