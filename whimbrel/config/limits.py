"""How often what a person sends is taken (core/limits.py), besides the library's own limits for signing in.

"10/h/user" is ten an hour from one account, "30/h/ip" thirty from one machine.
"""

ACCOUNT_RATE_LIMITS = {
    "hand_in_letter": "10/h/user,30/d/user",
    "write_entry": "60/h/user",
    "answer_question": "30/h/ip",
    # A part that is saved while one types is sent at each pause.
    "answer_part": "1000/h/ip",
    "say_whether_it_helped": "30/h/ip",
    "nominate": "60/h/user",
    "check_in_by_code": "300/h/ip",
    "ask_for_place": "10/h/ip",
    "answer_for_place": "60/h/ip",
    "use_invitation": "30/h/ip",
}
