"""Mentions of people killed or hurt in one sentence: from the parse first, from the order of words where it fails."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence

from timeline.events.counts.made import (
    MULTIPLES,
    Found,
    Trigger,
    counts_of,
    load_triggers,
    one,
    without_doubles,
)
from timeline.events.counts.states import (
    read_body,
    read_fatally,
    read_hospital,
    read_recover,
    read_suicide,
    read_survive,
    read_victims,
    read_wound,
)
from timeline.events.counts.sufferers import (
    GAPPED,
    antecedent_of,
    carrier_of,
    closes_people,
    is_fired,
    people_behind_place,
    people_beside,
    people_left,
    people_right,
    subject_of,
    sufferer_of,
    victims_of,
    word_after,
)
from timeline.events.counts.values import Count, Kind
from timeline.events.syntax.numbers import Number, find_numbers
from timeline.model import Sentence, Token

FRAMES = frozenset(
    {"object", "subject", "adjective", "of", "count", "life", "toll", "body", "wound", "hospital", "condition",
     "suicide", "adverb", "passed", "victim", "survive", "recover", "to-death"}
)  # fmt: skip
STRUCK = frozenset({"struck", "strike", "strikes", "hit", "hits", "hitting", "striking"})
WEAPON_VERBS = frozenset({"gun", "guns", "gunned", "gunning", "mow", "mows", "mowed", "mown", "mowing"})
UNREAL_VERBS = frozenset(
    {"try", "attempt", "threaten", "plan", "vow", "want", "conspire", "intend", "plot", "order", "seek", "aim",
     "refuse", "fail", "avoid", "prevent", "hope", "wish", "promise", "offer", "urge", "swear"}
)  # fmt: skip
CARRIED_OUT = frozenset({"go", "manage", "proceed", "continue", "begin", "start", "come", "use", "appear"})
MODALS = frozenset({"would", "could", "might", "should", "may", "can", "will", "must", "'ll", "’ll", "'d"})
GRAVE = frozenset({"critical", "serious", "stable", "grave", "fair", "guarded", "good", "satisfactory", "unstable"})
FATAL = frozenset({"fatally", "mortally"})
DEADLY = frozenset(
    {"accident", "ambush", "assault", "attack", "beating", "blast", "bombing", "collision", "crash", "encounter",
     "explosion", "incident", "raid", "robbery", "shooting", "shootout", "stabbing", "wreck"}
)  # fmt: skip
ATTEMPTED = frozenset({"attempted", "attempt", "alleged"})
LEGAL = frozenset({"charge", "charges", "degree", "trial", "conspiracy", "attempted", "suspicion", "unit", "squad"})
BULLETS = frozenset({"bullet", "bullets", "gunfire", "gunshot", "gunshots", "shots", "shot", "gunman", "shrapnel",
                     "pellets", "shooting", "shooter", "gun", "fire", "shotgun", "crossfire"})  # fmt: skip
DEATH_NOUNS = frozenset({"death", "deaths", "killing", "killings", "murder", "murders", "slaying", "slayings",
                         "assassination", "execution", "massacre", "beheading", "lynching",
                         "homicide", "homicides", "fatalities"})  # fmt: skip
_HEARD_OF = frozenset({"confirm", "know", "report", "word"})
_CUTS = frozenset({",", "-", ":", ";", "–", "—"})
_CLAUSE_WORDS = 2
_NAMES = frozenset({"identity", "memory", "name", "names", "passport", "portrait"})
COUNTED_DEATHS = frozenset({"deaths", "murders", "killings", "slayings", "fatalities", "casualties"})
DEAD_WORDS = frozenset({"death", "deaths", "killed", "dead", "fatalities"})
BEFORE_TOLL = frozenset(
    {"to", "at", "of", "is", "was", "as", "reach", "reached", "reaches", "hit", "hits", "pass", "passed", "passes"}
    | {"top", "topped", "tops", "exceeds", "exceeded", "surpassed", "surpasses", "climbs", "now", "stands"}
)


def find_counts(sentence: Sentence) -> tuple[Count, ...]:
    """The mentions of people killed, hurt or struck in a sentence, in text order."""
    table = load_triggers()
    hits = [token.index for token in sentence.tokens if token.cased.lower() in table]
    if not hits:
        return ()
    numbers = find_numbers(sentence)
    best: dict[tuple[int, Kind], Count] = {}
    for index in hits:
        if is_unreal(sentence.tokens, index):
            continue
        for found in _read(sentence, index, table[sentence.tokens[index].cased.lower()], numbers):
            for count in counts_of(sentence, index, found, numbers):
                key = (count.victims_start, count.kind)
                if key not in best or count.score > best[key].score:
                    best[key] = count
    told = without_doubles(sorted(best.values(), key=lambda count: (count.start, count.end, count.kind)))
    return _without_open(sentence.tokens, told)


def _without_open(tokens: Sequence[Token], counts: Sequence[Count]) -> tuple[Count, ...]:
    """The mentions without casualties of whom nothing says how many died: "they inflicted 40 casualties"."""
    if any(count.kind == "deaths" and count.best for count in counts):
        return tuple(counts)
    return tuple(
        c
        for c in counts
        if tokens[c.head].lemma.lower() != "casualty" or (c.best == 0 and not _is_only_unheard_of(tokens, c.head))
    )


def _is_only_unheard_of(tokens: Sequence[Token], noun: int) -> bool:
    """Whether nobody is only known to be hurt: "no casualties were reported", "no reports of casualties"."""
    above = tokens[tokens[noun].head]
    return _HEARD_OF & {above.lemma.lower(), tokens[above.head].lemma.lower()} != set()


def is_unreal(tokens: Sequence[Token], index: int) -> bool:
    """Whether killing or hurting is only tried, feared, planned or possible."""
    token = tokens[index]
    if token.lemma == "survive":
        return False
    for child in token.children:
        if tokens[child].dep == "aux" and tokens[child].cased.lower() in MODALS:
            return True
    head = tokens[token.head]
    to = any(tokens[child].dep == "aux" and tokens[child].cased.lower() == "to" for child in token.children)
    if token.tag == "VB" and to and head.lemma.lower() not in CARRIED_OUT:
        return True
    if token.dep in ("xcomp", "ccomp", "advcl") and head.index != index and head.lemma.lower() in UNREAL_VERBS:
        return token.tag in ("VB", "VBG")
    return index > 0 and tokens[index - 1].cased.lower() in ATTEMPTED


def _read(sentence: Sentence, index: int, trigger: Trigger, numbers: Sequence[Number]) -> Iterator[Found]:
    token = sentence.tokens[index]
    if trigger.frame == "object" or (trigger.frame == "to-death" and _ends_in_death(sentence.tokens, index)):
        yield from _read_verb(sentence, index, trigger, numbers)
    elif trigger.frame == "passed":
        if index + 1 < len(sentence.tokens) and sentence.tokens[index + 1].cased.lower() == "away":
            yield from one(subject_of(sentence, index), trigger.kind, "subject", 0.9)
    elif trigger.frame == "subject":
        yield from one(subject_of(sentence, index), trigger.kind, "subject", 0.9)
    elif trigger.frame == "adjective":
        yield from _read_adjective(sentence, index, trigger)
    elif trigger.frame == "of":
        yield from _read_noun(sentence, index, trigger, numbers)
    elif trigger.frame == "life":
        yield from _read_life(sentence, index, numbers)
    elif trigger.frame == "toll":
        yield from _read_toll(sentence, index, numbers)
    elif trigger.frame == "body":
        yield from read_body(sentence, index)
    elif trigger.frame in ("wound", "count"):
        yield from read_wound(sentence, index, trigger)
    elif trigger.frame == "suicide":
        yield from read_suicide(sentence, index)
    elif trigger.frame == "fatal":
        noun = sentence.tokens[token.head]
        if token.dep == "amod" and noun.tag == "NN" and noun.lemma.lower() in DEADLY:
            yield Found((noun.index,), "deaths", "fatal", 0.5)
    elif trigger.frame == "adverb":
        yield from read_fatally(sentence, index)
    elif trigger.frame == "hospital":
        yield from read_hospital(sentence, index)
    elif trigger.frame == "victim":
        yield from read_victims(sentence, index, numbers)
    elif trigger.frame == "survive":
        yield from read_survive(sentence, index)
    elif trigger.frame == "recover":
        yield from read_recover(sentence, index)
    elif trigger.frame == "condition" and token.children:
        words = {sentence.tokens[child].cased.lower() for child in token.children}
        if words & GRAVE:
            yield from one(carrier_of(sentence, index), "injured", "condition", 0.6)


def _read_verb(sentence: Sentence, index: int, trigger: Trigger, numbers: Sequence[Number]) -> Iterator[Found]:
    tokens = sentence.tokens
    word = tokens[index].cased.lower()
    numbered = any(n.first == index + 1 for n in numbers)
    if word in ("wound", "wounds") and (tokens[index].pos != "VERB" and not numbered):
        yield from read_wound(sentence, index, trigger)
        return
    if trigger.kind == "injured" and _is_numbered_attribute(sentence, index, numbers):
        yield Found((index - 1,), trigger.kind, "attribute", 0.6)
        return
    if trigger.kind == "deaths" and _is_of_a_name(tokens, index):
        yield Found((_outermost(tokens, tokens[index].head),), "deaths", "attribute", 0.6)
        return
    if not _is_verbal(tokens, index) and not (word == "wounds" and numbered):
        yield from _read_noun(sentence, index, trigger, numbers)
        return
    if word in WEAPON_VERBS and not (index + 1 < len(tokens) and tokens[index + 1].cased.lower() == "down"):
        return
    kind = _outcome(tokens, index, trigger.kind)
    turned = _after_be(sentence, index, numbers)
    if turned is not None:
        yield Found((turned,), kind, "passive", 0.8)
        return
    if word in STRUCK and not _by_bullet(tokens, index):
        return
    if kind == "casualties" and _other_verb_tells(tokens, index):
        return
    head, rule = victims_of(sentence, index)
    if head is None and is_fired(sentence, index):
        return
    if head is None:
        told = numbered and _is_present(tokens[index])  # a headline's "Kills 1, Wounds 12"
        after = rule == "doer" or told
        head = people_right(sentence, index, numbers) if after else people_beside(sentence, index, numbers)
        rule = "beside"
    if head is not None:
        yield Found((head,), kind, rule, 0.9 if rule != "beside" else 0.7)


def _is_present(token: Token) -> bool:
    """Whether a word may be a verb of the present: "wounds", "injures", which the model may take for a noun."""
    return token.tag in ("VBZ", "NNS", "NNPS") and token.cased.lower().endswith("s")


def _after_be(sentence: Sentence, index: int, numbers: Sequence[Number]) -> int | None:
    """The people after the verb where the participle comes first: "Also killed were two nuns"."""
    tokens = sentence.tokens
    follows = index + 2 < len(tokens) and tokens[index + 1].cased.lower() in ("was", "were")
    leads = index == 0 or tokens[index - 1].cased.lower() in ("also", "and", ",", "among") or index == 1
    subject = any(tokens[child].dep in ("nsubj", "nsubjpass") and child < index for child in tokens[index].children)
    if not follows or not leads or subject or tokens[index].tag != "VBN":
        return None
    return people_right(sentence, index + 1, numbers)


def _is_numbered_attribute(sentence: Sentence, index: int, numbers: Sequence[Number]) -> bool:
    """ "Twelve injured men are being treated": a number, the word, and the people right after it."""
    token = sentence.tokens[index]
    counted = any(number.last == index for number in numbers)
    return counted and token.dep == "amod" and token.head == index + 1


def _is_of_a_name(tokens: Sequence[Token], index: int) -> bool:
    """ "The murdered lawyer Ann Roe": the word stands before a person's name."""
    token = tokens[index]
    noun = tokens[_outermost(tokens, token.head)]
    named = noun.entity == "PERSON" or any(
        tokens[child].dep == "appos" and tokens[child].entity == "PERSON" for child in noun.children
    )
    return token.dep == "amod" and token.tag in ("VBN", "JJ") and noun.index > index and named


def _outermost(tokens: Sequence[Token], index: int) -> int:
    """The head of the name whose title a noun is: "senator" of "senator Ann Roe"."""
    return tokens[index].head if tokens[index].dep in ("compound", "nmod") else index


def _is_verbal(tokens: Sequence[Token], index: int) -> bool:
    """A verb, or a word of a headline that can only be one."""
    token = tokens[index]
    counted = bool(index) and (tokens[index - 1].tag == "CD" or tokens[index - 1].cased.lower() in GAPPED)
    if counted and token.cased.lower() in ("shot", "killed", "wounded", "injured", "hurt"):
        return _predicate(tokens, index)
    if token.pos in ("VERB", "AUX"):
        return token.dep not in ("amod", "compound") or (token.tag in ("VBD", "VBN") and _predicate(tokens, index))
    word = token.cased.lower()
    if word.endswith("ing") or word in ("murder", "murders", "massacre", "strike", "strikes", "hit", "hits", "wounds"):
        return False
    before = tokens[index - 1] if index else None
    if word in ("shot", "shots"):
        return bool(before) and word == "shot" and before is not None and closes_people(tokens, index - 1)
    return token.pos in ("ADJ", "PROPN", "NOUN", "ADV") and word.endswith(("ed", "hurt", "slain"))


def _predicate(tokens: Sequence[Token], index: int) -> bool:
    """A participle after a noun, not before one: "3 wounded", "3 wounded Tuesday", not "the wounded man"."""
    after = tokens[index + 1] if index + 1 < len(tokens) else None
    if after is None or after.entity in ("DATE", "TIME"):
        return True
    return after.pos not in ("NOUN", "PROPN", "NUM", "ADJ") or after.cased.lower() == "dead"


def _outcome(tokens: Sequence[Token], index: int, kind: Kind) -> Kind:
    """Shot becomes deaths with "dead", "to death" or "fatally" beside it, not with "nearly to death"."""
    if kind == "deaths":
        return kind
    before = {token.cased.lower() for token in tokens[max(0, index - 2) : index]}
    after = [token.cased.lower() for token in tokens[index + 1 : index + 4]]
    gunned = tokens[index].cased.lower() in WEAPON_VERBS
    later = [token.cased.lower() for token in tokens[index + 1 : index + 10]]
    clause = later[: next((i for i, word in enumerate(later) if word in (",", ".", ";", "and")), len(later))]
    if any(first in ("almost", "nearly") and second == "to" for first, second in itertools.pairwise(clause)):
        return "deaths" if gunned else kind
    if _ends_in_death(tokens, index) or any(pair == ("to", "death") for pair in itertools.pairwise(clause)):
        return "deaths"
    killed = after[:1] in (["dead"], ["fatally"]) or after[:2] == ["to", "death"] or bool(before & FATAL)
    return "deaths" if killed or gunned else kind


def _ends_in_death(tokens: Sequence[Token], index: int) -> bool:
    """Whether it is told to end so, however many are named between: "stabbed his wife and their son to death"."""
    links = [c for c in tokens[index].children if c > index and tokens[c].cased.lower() == "to"]
    nearly = [c for c in links if tokens[c - 1].cased.lower() in ("almost", "nearly")]
    return not nearly and any(tokens[c].cased.lower() == "death" for link in links for c in tokens[link].children)


def _by_bullet(tokens: Sequence[Token], index: int) -> bool:
    words = {token.cased.lower() for token in tokens}
    if not words & BULLETS:
        return False
    kids = [tokens[child] for child in tokens[index].children]
    by_one = any(kid.dep == "nsubj" and kid.cased.lower() in BULLETS for kid in kids)
    return by_one or any(kid.dep in ("agent", "nsubjpass", "prep") for kid in kids)


def _other_verb_tells(tokens: Sequence[Token], index: int) -> bool:
    """ "Shot and killed", "shot and wounded": the second verb is the one that counts."""
    table = load_triggers()
    following = [token.cased.lower() for token in tokens[index + 1 : index + 5]]
    if following[:1] not in (["and"], [","]) or any(t.tag == "CD" for t in tokens[index + 2 : index + 3]):
        return False  # "4 shot, 1 killed" tells of both
    for word in following[1:3]:
        trigger = table.get(word)
        if trigger is not None and trigger.frame == "object" and trigger.kind != "casualties":
            return True
    return False


def _read_adjective(sentence: Sentence, index: int, trigger: Trigger) -> Iterator[Found]:
    tokens = sentence.tokens
    token = tokens[index]
    before = tokens[index - 1].cased.lower() if index else ""
    if _is_told_apart(tokens, index):
        yield from one(index - 1, trigger.kind, "predicate", 0.85)
        return
    if token.cased.lower() == "critical":
        if index and (tokens[index - 1].tag == "CD" or before in GAPPED):
            yield from one(index - 1, trigger.kind, "predicate", 0.7)
        return
    if before in ("shot", "shoot", "shoots", "shooting"):
        return
    if before == "the" and token.dep not in ("acomp",):
        return
    after = tokens[index + 1] if index + 1 < len(tokens) else None
    if token.dep == "amod" and after is not None and _is_only_named(tokens, token.head):
        return
    if token.dep == "amod" and after is not None and after.index == token.head and token.head > index:
        yield from one(token.head, trigger.kind, "attribute", 0.6)
        return
    head = None
    for child in token.children:
        if tokens[child].dep in ("nsubj", "nsubjpass"):
            head = child
    verb = tokens[token.head]
    if head is None and token.dep in ("acomp", "oprd", "xcomp", "ccomp") and verb.pos in ("VERB", "AUX"):
        head = _of_predicate(tokens, verb)
    if head is None and index and tokens[index - 1].tag == "CD" and tokens[index - 1].dep == "pobj":
        head = index - 1  # "including four dead"
    if head is None or tokens[head].cased.lower() in ("police", "authorities", "officials"):
        head = people_left(sentence, index)
    yield from one(head, trigger.kind, "predicate", 0.85)


def _is_told_apart(tokens: Sequence[Token], index: int) -> bool:
    """Whether a number and an adjective are a headline's clause of their own: "Crane falls in Mecca, 50 dead"."""
    if index < _CLAUSE_WORDS or tokens[index - 1].tag != "CD" or tokens[index].cased.lower() == "critical":
        return False
    after = tokens[index + 1 : index + 2]
    ends = not after or after[0].pos == "PUNCT" or after[0].cased.lower() in ("after", "as", "in")
    return tokens[index - 2].text in _CUTS and ends


def _is_only_named(tokens: Sequence[Token], noun: int) -> bool:
    """Whether words tell of somebody's name alone: "lived under the name of a dead cousin"."""
    link = tokens[tokens[noun].head]
    return tokens[noun].dep == "pobj" and tokens[link.head].lemma.lower() in _NAMES


def _of_predicate(tokens: Sequence[Token], verb: Token) -> int | None:
    """Of whom "dead" is said: the object of "left", else the subject of "were" or "was pronounced"."""
    deps = {tokens[child].dep: child for child in reversed(verb.children)}
    if verb.lemma in ("leave", "find") and "dobj" in deps:
        return deps["dobj"]
    for dep in ("nsubjpass", "nsubj"):
        if dep in deps:
            return antecedent_of(tokens, deps[dep], verb)
    if verb.dep in ("acl", "relcl"):
        return verb.head
    if verb.dep == "conj":
        return _of_predicate(tokens, tokens[verb.head])
    return deps.get("dobj")


def _read_noun(sentence: Sentence, index: int, trigger: Trigger, numbers: Sequence[Number]) -> Iterator[Found]:
    """ "The death of two men", "his brother's killing", "the shooting death of Ann Roe", "three deaths"."""
    tokens = sentence.tokens
    token = tokens[index]
    word = token.cased.lower()
    if token.pos not in ("NOUN", "PROPN", "VERB"):
        return
    around = {t.cased.lower() for t in tokens[max(0, index - 3) : index + 3]}
    if around & LEGAL and trigger.kind == "deaths":
        around_head = next((c for c in token.children if tokens[c].cased.lower() == "of"), None)
        if around_head is None or "attempted" in around:
            return
    fatal = any(tokens[child].cased.lower() in ("fatal", "deadly") for child in token.children)
    kind: Kind = "deaths" if fatal or word in DEATH_NOUNS else trigger.kind
    if index + 1 < len(tokens) and tokens[index + 1].cased.lower() in ("death", "deaths", "spree", "suspect"):
        return
    for child in token.children:
        part = tokens[child]
        if part.cased.lower() == "of":
            victim = next((c for c in part.children if tokens[c].dep == "pobj"), None)
            yield from one(_entitled(sentence, victim), kind, "of", 0.8)
        elif part.dep == "prep":
            yield from one(people_behind_place(tokens, child), kind, "of", 0.8)
        elif part.dep == "poss" and part.tag not in ("PRP$",):
            yield from one(child, kind, "possessive", 0.7)
    if index and tokens[index - 1].cased.lower() in MULTIPLES:
        yield Found((index - 1,), kind, "multiple", 0.7)
    numbered = next((n for n in numbers if n.last == index), None)
    if numbered is not None and word in COUNTED_DEATHS:
        yield Found((numbered.last - 1,), kind, "counted", 0.7)


def _entitled(sentence: Sentence, noun: int | None) -> int | None:
    """The person whose name follows a title that the parse parts from it: "the murder of justice Ann Roe"."""
    if noun is None or sentence.tokens[noun].tag != "NN":
        return noun
    named = (e for e in sentence.entities if e.label == "PERSON" and e.first == noun + 1)
    return next((e.last - 1 for e in named), noun)


def _read_life(sentence: Sentence, index: int, numbers: Sequence[Number]) -> Iterator[Found]:
    """ "Claimed the lives of 12", "claimed 12 lives", "lost her life"."""
    tokens = sentence.tokens
    token = tokens[index]
    verb = tokens[token.head]
    if verb.lemma in ("fight", "cling") or (token.cased.lower() == "life" and word_after(tokens, index) == "support"):
        yield from one(sufferer_of(sentence, verb.index), "injured", "life", 0.6)
        return
    if verb.lemma not in ("claim", "take", "cost", "lose"):
        return
    if verb.lemma == "take" and any(tokens[c].cased.lower() == "own" for c in token.children):
        yield from one(sufferer_of(sentence, verb.index), "deaths", "suicide", 0.8)
        return
    for child in token.children:
        if tokens[child].cased.lower() == "of":
            victim = next((c for c in tokens[child].children if tokens[c].dep == "pobj"), None)
            yield from one(victim, "deaths", "lives", 0.9)
            return
    numbered = next((n for n in numbers if n.last == index), None)
    owner = next((c for c in token.children if tokens[c].dep == "poss" and tokens[c].pos != "PRON"), None)
    if numbered is not None:
        yield Found((numbered.last - 1,), "deaths", "lives", 0.9)
    elif owner is not None and verb.lemma != "lose":
        yield from one(owner, "deaths", "lives", 0.8)
    elif verb.lemma == "lose" and any(tokens[c].dep == "poss" for c in token.children):
        yield from one(subject_of(sentence, verb.index), "deaths", "lives", 0.8)


def _read_toll(sentence: Sentence, index: int, numbers: Sequence[Number]) -> Iterator[Found]:
    """ "The death toll rose to 31", "toll reaches 12": the last number that follows, "from 29 to 31" being 31."""
    words = [token.cased.lower() for token in sentence.tokens]
    if words[index] == "number" and not _is_of_dead(words, index):
        return
    if words[index] != "toll" and not DEAD_WORDS & set(words):
        return
    following = [n for n in numbers if index < n.first <= index + 14]
    to = [n for n in following if n.first and words[n.first - 1] in BEFORE_TOLL]
    to = [n for n in to if not _counts_hurt(sentence.tokens, n)]
    if to:
        yield Found((to[0].last - 1,), "deaths", "toll", 0.95)


def _is_of_dead(words: Sequence[str], index: int) -> bool:
    """ "The number of dead", "the number of people killed"."""
    after = words[index + 1 : index + 5]
    return after[:1] == ["of"] and not DEAD_WORDS.isdisjoint(after)


def _counts_hurt(tokens: Sequence[Token], number: Number) -> bool:
    return any(t.cased.lower() in ("injured", "wounded", "hurt") for t in tokens[number.last : number.last + 2])
