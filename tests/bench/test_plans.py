from bench.plans import complaints


def test_a_page_that_asks_more_of_a_large_plan_is_complained_of():
    assert list(complaints({"a plan": (10, 8.0)}, {"a plan": (11, 8.0)})) == [
        "MISSED: a plan asks 11 questions, of a small plan 10."
    ]


def test_a_page_that_grows_faster_than_its_rows_is_complained_of():
    few = {"a plan": (10, 8.0), "one grant": (5, 1.0)}

    assert not list(complaints(few, {"a plan": (10, 50.0), "one grant": (5, 31.0)}))
    (told,) = complaints(few, {"a plan": (10, 51.0), "one grant": (5, 31.0)})
    assert told == "MISSED: a plan takes 51 ms, and 50 were the most."


def test_a_report_on_all_plans_may_ask_for_each_of_them_and_grow_with_their_rows():
    few = {"its report as pdf": (10, 100.0)}

    assert not list(complaints(few, {"its report as pdf": (40, 2400.0)}))
    assert list(complaints(few, {"its report as pdf": (40, 2600.0)}))
