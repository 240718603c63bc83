"""What questionnaires cost that 200 countries answered in five cycles, 150 answers each, beside two that five answered.

    python -m bench.questionnaires            200 countries and 5 cycles, beside 5 countries and 2 cycles
    python -m bench.questionnaires 50 2       other numbers, beside the same

The pages of one country must cost the same: as many queries, and by the least of the rounds, at an even pace, at most 1.3 times
the processor time and 5 ms, which is what a busy machine adds. What is of all countries may grow with its rows, no more in queries. Where either is missed, it
says so and ends with 1.
"""

import sys
from datetime import timedelta

from bench import costs
from bench.costs import timed

FEW = (5, 2)
# Three questions for each species and each site, 17 that are asked once, and one more of the bench: 150 answers.
SPECIES, SITES, ANSWERS = 30, 14, 150
# At most so many times the processor time of the few, and so many milliseconds more.
MOST_TIMES, MOST_MORE = 1.3, 5
# What is of all countries, and grows with them.
GROWS = {"board of all countries", "counting what is signed off", "all answers as a sheet"}


def main(much):
    costs.begin()
    sizes = [FEW, much]
    rows = [measured(*size) for size in sizes]
    costs.show([f"{countries} x {cycles}" for countries, cycles in sizes], rows)
    found = missed(*rows)
    for one in found:
        print(one)
    return 1 if found else 0


def missed(few, many):
    """What costs more for many than it may, in words."""
    found = []
    for name, (queries, _median, took) in many.items():
        asked, _median_of_few, first = few[name]
        if queries != asked:
            found.append(f"{name}: {queries} queries, {asked} for few")
        most = MOST_TIMES * first + MOST_MORE
        if name not in GROWS and took > most:
            found.append(f"{name}: {took:.0f} ms at least, at most {most:.0f} may it be")
    return found


def measured(countries, cycles):
    from django.test import Client
    from django.utils.timezone import localdate, now

    from whimbrel.nbsap.actions.replying import Given, Writer, save_answers
    from whimbrel.nbsap.models import Reply
    from whimbrel.nbsap.queries.outcome import outcomes
    from whimbrel.treaties.models import Designation

    asked, staff = grow(countries, cycles)
    reply = Reply.objects.filter(questionnaire=asked).order_by("pk").last()
    nfp = staff.__class__.objects.create_user(f"nfp-{asked.code}@bench.example", display_name="NFP")
    Designation.objects.create(
        person=nfp, country=reply.country, instrument=asked.instrument, starts_on=localdate()
    )
    country, desk = Client(), Client()
    country.force_login(nfp)
    desk.force_login(staff)
    base = f"/en/nbsaps/questionnaires/{asked.code}"
    assert reply.answers.count() == ANSWERS
    given = [
        Given(one.question, None, "no", one.version)
        for one in reply.answers.filter(block=None, value="yes").select_related("question")
    ]

    def get(client, address):
        answer = client.get(address)
        assert answer.status_code == 200, (address, answer.status_code)

    def save(n):
        one = given[n]
        save_answers(reply=reply, given=[one], by=Writer(person=nfp), at=now())

    return {
        "answers of a country": timed(lambda _: get(country, f"{base}/of/{reply.country.iso3}/")),
        "a part that is asked once": timed(lambda _: get(country, f"/en/nbsaps/answers/{reply.pk}/parts/process/")),
        f"a part with {SPECIES} species": timed(lambda _: get(country, f"/en/nbsaps/answers/{reply.pk}/parts/species/")),
        "keeping an answer": timed(save),
        "the form as a sheet": timed(lambda _: get(country, f"/en/nbsaps/answers/{reply.pk}/form.xlsx")),
        "what was said last time and now": timed(lambda _: get(country, f"/en/nbsaps/answers/{reply.pk}/changes/")),
        "desk of a focal point": timed(lambda _: get(country, "/en/desk/")),
        "board of all countries": timed(lambda _: get(desk, f"{base}/board/")),
        "counting what is signed off": timed(lambda _: outcomes(asked)),
        "all answers as a sheet": timed(lambda _: get(desk, f"{base}/answers.csv")),
    }  # fmt: skip


def grow(countries, cycles):
    """The last questionnaire of so many, each answered and signed off by so many countries; and somebody at the desk."""
    from django.utils.timezone import localdate, now

    from whimbrel.designations.actions.seats import appoint
    from whimbrel.nbsap.actions.questionnaires import Cycle, open_questionnaire
    from whimbrel.people.models import User
    from whimbrel.treaties.models import Country, Instrument, Species

    code = f"bench-{countries}-{cycles}"
    staff = User.objects.create_user(f"staff-{code}@bench.example", display_name="Staff")
    appoint(person=staff, starts_on=localdate(), today=localdate())
    instrument = Instrument.objects.create(
        code=code.upper(), slug=code, name_en=code, kind="convention"
    )
    asked_of = [
        Country.objects.get_or_create(
            iso3=f"{chr(65 + n // 26)}{chr(65 + n % 26)}Z",
            defaults={"name_en": f"Country {n}", "kind": "state"},
        )[0]
        for n in range(countries)
    ]
    species = [
        Species.objects.get_or_create(scientific_name=f"Avis {n}")[0] for n in range(SPECIES)
    ]
    opened = None
    for n in range(cycles):
        day = localdate() - timedelta(days=400 * (cycles - n))
        cycle = Cycle(
            {"name_en": f"Cycle {n}"}, f"{code}-{n}", day, localdate() + timedelta(days=90)
        )
        opened = open_questionnaire(cycle=cycle, instrument=instrument, by=staff)
        opened.sections.get(code="process").questions.get_or_create(
            code="bench", defaults={"place": 99, "kind": "text", "text_en": "Words"}
        )
        for country in asked_of:
            is_last = n == cycles - 1 and country == asked_of[-1]
            answer(opened, country, species, at=now(), stands="begun" if is_last else "signed")
    return opened, User.objects.get(pk=staff.pk)


def answer(asked, country, species, *, at, stands):
    """All questions of one country, as rows: only the last cycle's last country may still write."""
    from whimbrel.nbsap.models import Answer, Block, Question, Reply

    reply = Reply.objects.create(questionnaire=asked, country=country)
    reply.stages.create(kind=stands, at=at)
    parts = {one.code: one for one in asked.sections.all()}
    blocks = Block.objects.bulk_create(
        [Block(reply=reply, section=parts["species"], species=one) for one in species]
        + [Block(reply=reply, section=parts["sites"], site=f"Site {n}") for n in range(SITES)]
    )
    Answer.objects.bulk_create(
        Answer(
            reply=reply, question=question, block=block, answered_at=at,
            value="yes" if question.kind == "extent" else "Words",
        )
        for question in Question.objects.filter(section__questionnaire=asked).select_related("section")
        for block in (
            [one for one in blocks if one.section_id == question.section_id] if question.section.repeats else [None]
        )
    )  # fmt: skip


if __name__ == "__main__":
    words = [int(word) for word in sys.argv[1:3]]
    sys.exit(main(tuple(words) if len(words) == 2 else (200, 5)))
