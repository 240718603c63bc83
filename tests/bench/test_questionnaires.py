from bench.questionnaires import missed

FEW = {"answers of a country": (15, 20.0, 19.0), "board of all countries": (11, 10.0, 9.0)}


def test_as_many_queries_and_hardly_more_time_is_what_was_asked():
    many = {"answers of a country": (15, 60.0, 29.0), "board of all countries": (11, 70.0, 68.0)}

    assert missed(FEW, many) == []


def test_one_query_more_is_told_also_of_what_may_grow():
    many = {"answers of a country": (16, 20.0, 19.0), "board of all countries": (12, 70.0, 68.0)}

    assert missed(FEW, many) == [
        "answers of a country: 16 queries, 15 for few",
        "board of all countries: 12 queries, 11 for few",
    ]


def test_a_page_of_one_country_that_grows_with_the_others_is_told():
    many = {"answers of a country": (15, 32.0, 31.0), "board of all countries": (11, 70.0, 68.0)}

    assert missed(FEW, many) == ["answers of a country: 31 ms at least, at most 30 may it be"]
