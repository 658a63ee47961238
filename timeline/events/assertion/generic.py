"""Talk of a kind of happening and not of one: "attacks", "they often meet", "kidnapping is a profitable trade"."""

from __future__ import annotations

from timeline.events.assertion.own_clause import PRESENT, awaited
from timeline.events.assertion.sums import is_of_a_number, is_of_uncounted, is_summed, is_toll
from timeline.events.syntax.headlined import is_headline
from timeline.events.syntax.view import Trigger, View, is_written_as_name
from timeline.events.words.irregular_pasts import past_of
from timeline.events.words.lexicon import CAUSES, EFFECT
from timeline.model import Token

HARM = frozenset({"ASSAULT", EFFECT})
_THOUGHTS = frozenset({"abstract", "document", "media"})
_HABITUAL = frozenset(
    {"always", "constantly", "continually", "daily", "frequently", "often", "periodically", "regularly", "usually"}
)
_VERBAL = frozenset({"AUX", "VERB"})
_USUAL = frozenset({"always", "often", "sometimes", "traditionally", "usually"})
_TIMES = frozenset({"occasions", "times"})
_MANY = frozenset({"dozens", "many", "numerous", "other", "several", "various"})
_SAME_PAST = frozenset(
    {"beat", "burst", "cut", "hit", "hurt", "put", "retook", "set", "shed", "shut", "split", "spread"}
)
_HABITS = frozenset(
    {"AID", "CONCEDE", "CONSULT", "COERCE", "COOPERATE", "MOBILIZE", "PROTEST", "RETREAT", "SANCTION", "x:CRIME"}
    | {"x:ECONOMIC", "x:ELECTION"}
)
_STANCES = frozenset({"REJECT", "SUPPORT", "THREATEN"})
_AVOWED = frozenset({"AGREE", "REJECT"})
_STATES = frozenset({"censor", "restrict", "x:funeral"})
_KNOWN_ONES = frozenset({"it", "that", "this"})
_ORDINALS = frozenset(
    {"second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth", "eleventh", "twelfth"}
)
_LASTING = frozenset({"AID", "COERCE", "SUPPORT"})
_HELD = frozenset({"MOBILIZE", "SUPPORT"})
_CALLED = frozenset({"AGREE", "CONSULT", "PROTEST", "RETREAT", "x:DEATH"})
_TOLD_OUT = frozenset({"ROOT", "advcl", "conj"})
_GOES_ON = frozenset({"continue", "keep"})
_LEAD_SENTENCES = 2
_SURE = 0.8  # how sure a word is that tells of one thing in a headline
_PEOPLES = frozenset({"people", "population"})
_SUMMING = frozenset(
    {"constant", "continual", "continued", "countless", "frequent", "innumerable", "many", "numerous", "ongoing"}
    | {"recent", "repeated", "successive", "various"}
)
_WAVES = frozenset({"campaign", "spate", "wave"})
_TIME_ENTITIES = frozenset({"DATE", "TIME"})
_SELDOM = frozenset({"rarely", "seldom"})
_EACH = frozenset({"each", "every", "per"})
_PERIODS = frozenset({"day", "month", "week", "year"})
_SPANS = frozenset({"day", "hour", "month", "week", "year"})
_IS = frozenset({"'re", "’re", "are", "is"})
_WHOLE = frozenset(
    {"citizenry", "community", "humanity", "majority", "mankind", "nation", "people", "population", "public", "society"}
    | {"world"}
)
_TOLLED = frozenset({"COERCE", "x:CRIME"})
_STANDS = frozenset({"ACCUSE", "REJECT", "SUPPORT"})
_NOT_DAILY = frozenset({"AGREE", "CONSULT", "REJECT", "RETREAT", "SUPPORT", "THREATEN"}) | HARM
_WHOEVER = frozenset({"anybody", "anyone", "those", "whoever"})
_LASTED = frozenset({"day", "hour", "night", "week"})
_BY_PERIOD = frozenset({"annually", "monthly", "yearly"})


def is_generic(view: View, trigger: Trigger, determiners: set[str]) -> bool:
    """Talk of a kind of event: "attacks", "a government that murders priests", "an attack on democracy"."""
    token = view.sentence.tokens[trigger.token]
    surely = is_headline(view.sentence) or _is_dated_phrase(view, trigger)
    if trigger.weight >= _SURE and surely and not _counts_known(view, token):
        return False
    if _is_done_at_large(view, trigger, token) or _is_stand_of_all(view, trigger):
        return True
    if (token.tag == "NNS" and _is_rate(view)) or any(view.words[c] in _SELDOM for c in token.children):
        return True
    if trigger.event_type not in HARM:
        below_lead = view.sentence.field == "text" and view.sentence.index >= _LEAD_SENTENCES
        if token.pos == "VERB" and (_describes_many(view, token) or _describes_state(view, trigger)):
            return True
        if below_lead and trigger.event_type in _LASTING and _goes_on(view, token):
            return True
        if below_lead and trigger.event_type in _HELD and token.tag == "VBN" and token.dep == "acl":
            return True  # "a group backed by the union", "the battalion stationed there"
        if token.pos in _VERBAL and (_is_usual(view, token) or (below_lead and _is_often(view, token))):
            return True  # "people always blame the army"
        if below_lead and token.pos == "VERB" and _is_repeated(view, token):
            return True
        if token.pos == "VERB" and (_is_not_first(view, token) or is_summed(view, token, trigger.targets)):
            return True
        tolled = trigger.event_type in _TOLLED and is_toll(view, token, trigger.targets)
        if tolled or _is_of_whoever(view, trigger, token):
            return True
        if token.pos == "AUX" and trigger.event_type in _AVOWED and below_lead:
            return True  # "the army is ready to defend us"
        if token.pos == "VERB" and trigger.event_type in _STANCES and token.dep == "relcl":
            return view.sentence.field == "text" and _is_habitual(view, token)
        if token.pos == "VERB" and trigger.event_type == "SUPPORT" and token.dep in _TOLD_OUT:
            return below_lead and _is_habitual(view, token)  # "the people support the system"
        if token.pos == "VERB" and trigger.event_type in _HABITS:
            told = _is_habitual(view, token) and awaited(view, token) != "planned"
            return below_lead and (told or _is_ever(view, token))
        if trigger.event_type in _HABITS and _is_done_daily(view, trigger):
            return True
        return _is_name(view, trigger) or _is_generic_noun(view, trigger, determiners)
    if (token.pos == "VERB" and _describes_many(view, token)) or _counts_known(view, token):
        return True
    if _is_campaign(view, trigger, token):
        return True
    if is_of_a_number(view, token) or (not trigger.is_effect and is_toll(view, token, trigger.targets)):
        return True
    if _is_of_no_day(view) and (
        _is_on_a_people(view, trigger) or _is_one_of_a_wave(view, token) or _is_one_of_many(view, token)
    ):
        return True
    if trigger.targets and all(view.kinds(h) and view.kinds(h) <= _THOUGHTS for h in trigger.targets):
        return True
    if token.pos == "VERB":
        return view.sentence.field == "text" and _is_habitual(view, token)
    if _is_counted_from(view, token):
        return False
    if token.tag == "NNS" and _is_bare(view, token, determiners) and not trigger.targets:
        return trigger.anchor == trigger.token and not view.is_titled
    return _is_generic_noun(view, trigger, determiners)


def _counts_known(view: View, noun: Token) -> bool:
    """ "It was the third car bomb in the south since June": how many there were, the one told among them."""
    verb = view.sentence.tokens[noun.head]
    told_before = view.sentence.field == "text" and view.sentence.index > 0
    if not told_before or noun.dep != "attr" or view.lemmas[verb.index] != "be" or noun.index < verb.index:
        return False
    known = any(view.words[c] in _KNOWN_ONES and view.sentence.tokens[c].dep == "nsubj" for c in verb.children)
    return known and any(_is_ordinal(view, c) for c in noun.children)


def _is_ordinal(view: View, index: int) -> bool:
    word = view.words[index]
    return word in _ORDINALS or (word[:1].isdigit() and word.endswith(("nd", "rd", "th")))


def _is_dated_phrase(view: View, trigger: Trigger) -> bool:
    """Whether a sure phrase stands in a lead that names a time: "sent rivers of lava through Goma on Thursday"."""
    dated = any(token.entity in _TIME_ENTITIES for token in view.sentence.tokens)
    return dated and trigger.part == "phrase" and view.sentence.index < _LEAD_SENTENCES and trigger.event_type in CAUSES


def _is_of_no_day(view: View) -> bool:
    """Whether a sentence below the lead of a text names no time at all."""
    dated = any(token.entity in _TIME_ENTITIES for token in view.sentence.tokens)
    return view.sentence.field == "text" and view.sentence.index >= _LEAD_SENTENCES and not dated


def _is_on_a_people(view: View, trigger: Trigger) -> bool:
    """ "They bomb the Lomari people", "many brave women have been murdered": a charge, and no one attack."""
    return bool(trigger.targets) and all(_is_a_people(view, view.sentence.tokens[head]) for head in trigger.targets)


def _is_a_people(view: View, head: Token) -> bool:
    if is_of_uncounted(view, head):
        return True
    below = [view.sentence.tokens[c] for c in head.children]
    whole = any(view.words[c.index] == "the" for c in below) and not any(
        c.dep in ("nummod", "prep", "relcl") for c in below
    )
    return view.words[head.index] in _PEOPLES and whole


def _is_one_of_a_wave(view: View, noun: Token) -> bool:
    """ "A wave of bombings"."""
    link = view.sentence.tokens[noun.head]
    return noun.tag == "NNS" and noun.dep == "pobj" and view.words[link.head] in _WAVES


def _is_one_of_many(view: View, noun: Token) -> bool:
    """ "The numerous murders of recent months", "recent attacks on the police": a sum of many."""
    told = (view.words[c] for c in noun.children if view.sentence.tokens[c].dep in ("amod", "advmod"))
    return noun.tag == "NNS" and noun.pos == "NOUN" and any(word in _SUMMING for word in told)


def _is_counted_from(view: View, noun: Token) -> bool:
    """ "A day after clashes in Bern", "three nights of clashes": what a day is counted from, or what lasted."""
    tokens = view.sentence.tokens
    if noun.dep != "pobj":
        return False
    link = tokens[noun.head]
    above = tokens[link.head]
    if view.words[link.index] == "of" and view.lemmas[above.index] in _LASTED:
        return any(tokens[c].dep == "nummod" for c in above.children)
    spans = (tokens[c] for c in link.children if tokens[c].dep == "npadvmod")
    return view.words[link.index] == "after" and any(view.lemmas[span.index] in _SPANS for span in spans)


def _is_rate(view: View) -> bool:
    """Whether a sentence counts by the year or the month: "some 40 crashes each year on that road"."""
    pairs = zip(view.words, view.words[1:], strict=False)
    return any((first in _EACH and second in _PERIODS) or second in _BY_PERIOD for first, second in pairs)


def _is_name(view: View, trigger: Trigger) -> bool:
    """ "Hart said Vigil had fired": a noun written as a name inside running text is somebody's."""
    token = view.sentence.tokens[trigger.token]
    named = trigger.event_type in _CALLED and token.pos == "PROPN" and token.index > 0
    if trigger.part != "noun" or not named or not is_written_as_name(view, token):
        return False
    children = [view.sentence.tokens[c] for c in token.children]
    if any(c.dep == "prep" and _is_of_name_only(view, c) for c in children):
        return True  # "the March of Pennies", a charity
    return not any(c.dep in ("amod", "compound", "det", "poss") for c in children)


def _is_of_name_only(view: View, preposition: Token) -> bool:
    """Whether "of" and a capitalised word that names nobody go on with a name."""
    objects = [view.sentence.tokens[c] for c in preposition.children]
    return view.words[preposition.index] == "of" and any(o.pos == "PROPN" and not o.entity for o in objects)


def _is_bare(view: View, noun: Token, determiners: set[str]) -> bool:
    numbered = any(view.sentence.tokens[c].dep in ("nummod", "det", "poss") for c in noun.children)
    return not determiners and not numbered


def _is_done_daily(view: View, trigger: Trigger) -> bool:
    """Whether a simple present lends its object to a noun: "the force that makes the arrest"."""
    token, above = view.sentence.tokens[trigger.token], view.sentence.tokens[trigger.anchor]
    lends = above.index == token.head and token.dep == "dobj" and above.pos == "VERB"
    return lends and above.dep == "relcl" and _is_habitual(view, above)


def _is_generic_noun(view: View, trigger: Trigger, determiners: set[str]) -> bool:
    token = view.sentence.tokens[trigger.token]
    if token.pos not in ("NOUN", "PROPN"):
        return False
    if trigger.event_type not in HARM and token.dep == "compound" and not view.is_titled:
        return True
    if _is_defined(view, trigger, determiners):
        return True
    if trigger.anchor != trigger.token or trigger.actors or trigger.targets or view.is_titled:
        return False
    if token.dep in ("compound", "nmod", "poss"):
        return True
    if token.tag == "NN" and (view.sentence.field == "title" or _has_name_before(view, token)):
        return False  # headlines leave articles out
    return _is_bare(view, token, determiners) and token.tag in ("NNS", "NN")


def _has_name_before(view: View, noun: Token) -> bool:
    """Whether a name says which it was: "the trial over Elm Street arson"."""
    tokens = view.sentence.tokens
    return any(tokens[c].dep == "compound" and tokens[c].pos == "PROPN" for c in noun.children)


def _is_defined(view: View, trigger: Trigger, determiners: set[str]) -> bool:
    """Whether the present says what a kind of thing is: "kidnapping is a profitable trade"."""
    token, above = view.sentence.tokens[trigger.token], view.sentence.tokens[trigger.anchor]
    is_so = above.index != token.index and view.lemmas[above.index] == "be" and above.tag in ("VBP", "VBZ")
    return is_so and token.dep == "nsubj" and _is_bare(view, token, determiners)


def _describes_many(view: View, verb: Token) -> bool:
    """A participle before a bare plural names a kind: "relatives of murdered people", not "the kidnapped engineers"."""
    tokens = view.sentence.tokens
    after = tokens[verb.index + 1] if verb.index + 1 < len(tokens) else verb
    bare = not any(tokens[c].dep in ("aux", "auxpass", "nsubj", "nsubjpass", "dobj") for c in verb.children)
    noun = tokens[verb.head] if verb.dep == "amod" else after if verb.dep == "conj" and bare else verb
    if verb.tag != "VBN" or noun.tag != "NNS" or view.is_titled:
        return False
    return not any(tokens[c].dep in ("det", "nummod", "poss") for c in noun.children)


def _describes_state(view: View, trigger: Trigger) -> bool:
    """ "The outlawed party", "felons are barred from voting": no ban is told, but what is so."""
    token = view.sentence.tokens[trigger.token]
    if trigger.event_mode == "arrest":  # "the jailed leader"
        return token.dep == "amod" and view.sentence.field == "text"
    if trigger.event_mode not in _STATES:
        return False
    helpers = [c for c in token.children if view.sentence.tokens[c].dep in ("aux", "auxpass")]
    is_so = token.tag == "VBN" and len(helpers) == 1 and view.words[helpers[0]] in PRESENT
    lasting = not any(view.sentence.tokens[c].dep == "agent" for c in token.children)
    return token.dep == "amod" or (view.sentence.field == "text" and is_so and lasting)


def _goes_on(view: View, verb: Token) -> bool:
    """ "The state continues to back them", "kept occupying the square": what lasts is no news of the day."""
    return verb.dep == "xcomp" and view.lemmas[verb.head] in _GOES_ON


def _is_done_at_large(view: View, trigger: Trigger, verb: Token) -> bool:
    """ "Houses are hit by shells", "these meetings are held in secret": what is done, and not what was."""
    if trigger.event_type not in _NOT_DAILY or verb.tag != "VBN" or not _is_below_lead(view):
        return False
    if verb.dep == "ccomp":
        return False  # "is to ensure that they are freed"
    helpers = {view.words[c] for c in verb.children if view.sentence.tokens[c].dep in ("aux", "auxpass")}
    return bool(helpers) and helpers <= _IS


def _is_stand_of_all(view: View, trigger: Trigger) -> bool:
    """ "Our people have rejected violence", "the world has condemned it": what is said to be the stand of all."""
    if trigger.event_type not in _STANDS or trigger.part == "noun" or not trigger.actors or not _is_below_lead(view):
        return False
    dated = any(token.entity in _TIME_ENTITIES for token in view.sentence.tokens)
    return not dated and all(_is_whole(view, view.sentence.tokens[head]) for head in trigger.actors)


def _is_whole(view: View, head: Token) -> bool:
    """ "The people", "the international community"; not "forty people" nor the European Community."""
    counted = any(view.sentence.tokens[c].dep in ("nummod", "relcl") for c in head.children)
    return view.words[head.index] in _WHOLE and not counted and not head.entity


def _is_below_lead(view: View) -> bool:
    return view.sentence.field == "text" and view.sentence.index >= _LEAD_SENTENCES


def _is_campaign(view: View, trigger: Trigger, noun: Token) -> bool:
    """ "They fled from the government's offensive": what went on for weeks, with no day on which it began."""
    spoken_of = trigger.part == "noun" and trigger.anchor == trigger.token and view.lemmas[noun.index] == "offensive"
    return spoken_of and not any(token.entity in _TIME_ENTITIES for token in view.sentence.tokens)


def _is_of_whoever(view: View, trigger: Trigger, verb: Token) -> bool:
    """ "Offered a pardon to rebels who hand in their arms": whoever does it, in a lead too."""
    tokens = view.sentence.tokens
    if verb.dep != "relcl" or trigger.event_type not in _HABITS or view.sentence.field != "text":
        return False
    noun = tokens[verb.head]
    bare = noun.tag == "NNS" and not any(tokens[c].dep in ("det", "nummod", "poss") for c in noun.children)
    return (bare or view.words[noun.index] in _WHOEVER) and _is_habitual(view, verb)


def _is_ever(view: View, verb: Token) -> bool:
    """ "The kindest person I ever met" tells of no meeting."""
    return any(view.words[c] == "ever" for c in verb.children)


def _is_often(view: View, verb: Token) -> bool:
    children = [view.sentence.tokens[c] for c in verb.children]
    return any(view.words[c.index] in _HABITUAL for c in children if c.dep in ("advmod", "npadvmod"))


def _is_usual(view: View, verb: Token) -> bool:
    """ "Prices usually fall after the rains": in a lead too, a present with such a word tells of no day."""
    told = any(view.words[c] in _USUAL for c in verb.children)
    return told and verb.tag in ("VB", "VBP", "VBZ") and view.sentence.field == "text"


def _is_repeated(view: View, verb: Token) -> bool:
    """ "Visited several times", "arrested 20 times", "on many occasions", "repeatedly": of what harms nobody."""
    children = [view.sentence.tokens[c] for c in verb.children]
    counted = [c for c in children if c.dep == "npadvmod"]
    counted += [view.sentence.tokens[o] for c in children if view.words[c.index] == "on" for o in c.children]
    if any(view.words[c.index] in _TIMES and any(_is_many(view, m) for m in c.children) for c in counted):
        return True
    return any(view.words[c.index] == "repeatedly" for c in children)


def _is_many(view: View, index: int) -> bool:
    return view.words[index] in _MANY or view.sentence.tokens[index].dep == "nummod"


def _is_not_first(view: View, verb: Token) -> bool:
    """ "It is not the first time that he has been arrested": what he did before, no news."""
    noun = view.sentence.tokens[verb.head]
    above = view.sentence.tokens[noun.head]
    first = view.lemmas[noun.index] == "time" and any(view.words[c] == "first" for c in noun.children)
    return first and any(view.sentence.tokens[c].dep == "neg" for c in (*noun.children, *above.children))


def _is_habitual(view: View, verb: Token) -> bool:
    """A simple present in running text, or words like "often" and "every day", tell of no single happening."""
    if _is_often(view, verb):
        return True
    children = [view.sentence.tokens[c] for c in verb.children]
    above = view.sentence.tokens[verb.head]
    if verb.dep == "conj" and above.pos == "VERB" and not any(c.dep in ("aux", "nsubj", "nsubjpass") for c in children):
        return verb.tag in ("VB", "VBZ", "VBP") and _is_habitual(view, above)
    helped = any(c.dep in ("aux", "auxpass") for c in children)
    word = view.words[verb.index]
    uninflected = word in _SAME_PAST or past_of(word) is not None
    return verb.tag in ("VBZ", "VBP") and not helped and not uninflected and any(c.dep == "nsubj" for c in children)
