"""Archives of a mailing list, as mbox files and as Mailman's pipermail writes them."""

import gzip

MBOX = """\
From kenya@example.org Mon Mar  2 10:00:00 2015
From: "Focal point, Kenya" <kenya@example.org>
To: waders@lists.example.org
Subject: [waders] Counting in January
Date: Mon, 2 Mar 2015 10:00:00 +0300
Message-ID: <one@example.org>
Content-Type: text/plain; charset=utf-8

Who counts in January? Write to me at kenya@example.org.
>From there we go on.

From uganda@example.org Mon Mar  2 12:00:00 2015
From: stranger@example.net
Subject: Re: [waders] Counting in January
Date: Mon, 2 Mar 2015 12:00:00 +0300
Message-ID: <two@example.net>
In-Reply-To: <one@example.org>

We do.

On 2 March 2015, Focal point, Kenya <kenya@example.org> wrote:
> Who counts in January?

From senegal@example.org Tue Mar  3 08:00:00 2015
From: =?utf-8?q?Point_focal=2C_S=C3=A9n=C3=A9gal?= <senegal@example.org>
Subject: Re: Counting in January
Date: Tue, 3 Mar 2015 08:00:00 +0000
Message-ID: <three@example.org>
Content-Type: text/plain; charset=utf-8

Nous aussi, la deuxi\u00e8me semaine de janvier, avec nos coll\u00e8gues.
_______________________________________________
waders mailing list
waders@lists.example.org

From morocco@example.org Wed Mar  4 08:00:00 2015
From: Focal point, Morocco <morocco@example.org>
Subject: Something else
Message-ID: <four@example.org>

No date stands here.
"""
PIPERMAIL = """\
From kenya at example.org  Mon Mar  2 10:00:00 2015
From: kenya at example.org (Focal point, Kenya)
Date: Mon, 2 Mar 2015 10:00:00 +0300
Subject: [waders] Counting in January
Message-ID: <one@example.org>

Who counts in January?

From stranger at example.net  Mon Mar  2 12:00:00 2015
From: stranger at example.net (stranger at example.net)
Date: Mon, 2 Mar 2015 12:00:00 +0300
Subject: [waders] Counting in January
In-Reply-To: <one@example.org>
References: <one@example.org>
Message-ID: <two@example.net>

We do.
"""


def an_archive(path, words=MBOX, *, is_packed=False):
    """The archive as a file in that folder."""
    body = words.encode()
    file = path / ("2015-March.txt.gz" if is_packed else "list.mbox")
    file.write_bytes(gzip.compress(body) if is_packed else body)
    return file
