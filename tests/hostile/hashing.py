"""A hasher that counts, for tests of what an attacker could measure with a clock."""

from django.contrib.auth.hashers import MD5PasswordHasher

worked: list[str] = []


class CountingHasher(MD5PasswordHasher):
    def encode(self, password, salt):
        worked.append("encode")
        return super().encode(password, salt)
