"""What posts say in other languages."""

import hashlib

from whimbrel.community.models import Post, PostTranslation


def digest_of(words: str) -> str:
    """By which it is known whether a translation is of these very words."""
    return hashlib.blake2s(words.encode(), digest_size=16).hexdigest()


def translation_of(post: Post, language: str) -> PostTranslation | None:
    """What is there, or waited for, of the post as it reads now."""
    return PostTranslation.objects.filter(
        post=post, language=language, digest=digest_of(post.words)
    ).first()


def older_translation_of(post: Post, language: str) -> PostTranslation | None:
    """A finished one of what the post said before it was changed."""
    return (
        PostTranslation.objects.filter(post=post, language=language, made_at__isnull=False)
        .exclude(digest=digest_of(post.words))
        .first()
    )
