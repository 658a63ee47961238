"""What a report's confidence falls and rises with."""


def sure(read, text):
    return read(text)[0].confidence


def test_a_shooting_of_nobody_known_is_less_sure_than_one_of_a_number(read):
    told = sure(read, "Gunmen shot dead nine pilgrims in Mosul on Monday.")
    assert sure(read, "Gunmen opened fire on pilgrims in Mosul on Monday.") < told


def test_nobody_need_be_hurt_in_an_abduction_or_a_meeting(read):
    assert sure(read, "Gunmen kidnapped the mayor, Aldo Ferrante, in Mosul on Monday.") > 0.2
    assert sure(read, "The foreign ministers of Egypt and Russia met in Vienna on Tuesday.") > 0.2


def test_an_event_of_no_known_day_is_not_sure(read):
    assert sure(read, "Gunmen shot dead nine pilgrims in Mosul.") < 0.4
