import pytest

from timeline.language import identify_language, load_language
from timeline.language.blocks import dateline_end, is_hard_wrapped, paragraph_spans
from timeline.language.casing import is_upper
from timeline.model import Article, Span


@pytest.fixture(scope="module")
def language():
    return load_language()


def parsed(language, text, title=None, code="en"):
    article = Article(article_id="a", text=text, title=title, path="a.txt", language=code)
    return language.parse(article).sentences


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Police said on Monday that the road to the airport had been closed by the army.", "en"),
        ("THE MINISTER SAID THAT THE TALKS WITH THE REBELS WILL BE HELD IN THE CAPITAL.", "en"),
        ("La police a annoncé que la route de l'aéroport avait été fermée par les soldats.", "fr"),
        ("El ministro dijo que las conversaciones con los rebeldes se harán en la capital.", "es"),
        ("وقال الوزير إن المحادثات مع المعارضة ستعقد في العاصمة يوم الاثنين بعد أن تم تأجيلها من قبل", "ar"),
        ("12 44 98 101", None),
        ("", None),
    ],
)
def test_function_words_tell_the_language(text, expected):
    assert identify_language(text) == expected


def test_every_token_is_the_exact_slice_of_its_text(language):
    text = "  \n\nRaiders struck Tarhuna\u00a0again.\n\n“Nine men died,” said the\tmayor’s office. 🙂 Done.\r\nEnd"
    for sentence in parsed(language, text):
        assert text[sentence.start : sentence.end].strip()
        for token in sentence.tokens:
            assert text[token.start : token.end] == token.text
            assert len(token.cased) == len(token.text)


def test_heads_and_children_agree(language):
    for sentence in parsed(language, "The army, which had left the town,   shelled its market on Sunday night."):
        for token in sentence.tokens:
            assert all(sentence.tokens[child].head == token.index for child in token.children)
        roots = [token for token in sentence.tokens if token.head == token.index]
        assert [root.text for root in roots] == ["shelled"]


def test_a_paragraph_ends_a_sentence_even_without_a_full_stop(language):
    sentences = parsed(language, "Mayor resigns in Valparaiso\n\nThe mayor resigned on Tuesday.")
    assert [sentence.paragraph for sentence in sentences] == [0, 1]


def test_title_sentences_come_first_and_count_from_zero(language):
    sentences = parsed(language, "The bridge fell at dawn. Two men were hurt.", title="Bridge falls")
    assert [(sentence.field, sentence.index) for sentence in sentences] == [("title", 0), ("text", 0), ("text", 1)]


def test_hard_wrapped_lines_are_one_paragraph_and_short_lines_are_not():
    wrapped = "\n".join(["The convoy was attacked on the road that leads from the port to"] * 5) + "\nthe hills."
    listed = "Headline here\nA first paragraph of the story.\nA second one."
    assert is_hard_wrapped(wrapped) and len(paragraph_spans(wrapped)) == 1
    assert not is_hard_wrapped(listed) and len(paragraph_spans(listed)) == 3


def test_upper_case_text_is_parsed_as_ordinary_text(language):
    sentences = parsed(language, "TWELVE FISHERMEN WERE KIDNAPPED BY GUERRILLAS OF THE FRENTE [XKRM] NEAR CARTAGENA.")
    assert all(sentence.is_upper for sentence in sentences)
    by_word = {token.text: token for sentence in sentences for token in sentence.tokens}
    assert by_word["KIDNAPPED"].lemma == "kidnap"
    assert by_word["FISHERMEN"].dep == "nsubjpass"
    assert by_word["CARTAGENA"].cased == "Cartagena"
    assert by_word["XKRM"].cased == "XKRM"


@pytest.mark.parametrize(
    ("text", "expected"), [("USA", False), ("THE ARMY SAID SO", True), ("The army said so", False)]
)
def test_only_longer_text_in_capitals_is_upper(text, expected):
    assert is_upper(text) is expected


def test_other_languages_have_sentences_and_tokens_without_a_parse(language):
    sentences = parsed(language, "Le ministre est arrivé. Il repart demain.", code="fr")
    assert len(sentences) == 2
    assert all(token.dep == "" for sentence in sentences for token in sentence.tokens)


def test_the_parse_of_an_article_does_not_depend_on_what_was_parsed_before(language):
    text = "Gunmen opened fire on a bus in the north on Thursday, killing four people."
    first = parsed(language, text)
    parsed(language, "Something else entirely. " * 50)
    assert parsed(language, text) == first


def test_a_paragraph_of_a_hundred_thousand_characters_is_cut_and_read(language):
    text = "rain " * 20_000
    sentences = parsed(language, text)
    assert sentences[-1].end == len(text.rstrip())


def test_a_short_sentence_of_english_words_is_english():
    assert identify_language("A man stabbed a guard.") in ("en", None)
    assert identify_language("Man in a van hit a guard.") in ("en", None)


@pytest.mark.parametrize(
    ("text", "rest"),
    [
        ("VALPARAISO, 3 May (Coastal News) - Dockers struck.", "Dockers struck."),
        ("VALPARAISO — Dockers struck.", "Dockers struck."),
        ("LA PAZ, 14 FEB 91 (XYZ) -- [REPORT] [TEXT] THE MINERS HAVE LEFT.", "THE MINERS HAVE LEFT."),
        ("Dockers struck - again - on Monday.", None),
        ("Winter-time is here.", None),
        ("THE MINERS -- ALL OF THEM -- HAVE LEFT.", None),
        ("He left.", None),
    ],
)
def test_a_dateline_is_a_sentence_of_its_own(text, rest):
    end = dateline_end(text, Span(start=0, end=len(text)))
    assert (None if end is None else text[end:]) == rest


@pytest.mark.parametrize(
    ("upper", "cased"),
    [
        ("THEY MACHINEGUNNED A HOUSE IN OSLO", "They machinegunned a house in Oslo"),
        ("ANTIGOVERNMENT TROOPS BROKE THE CEASEFIRE", "Antigovernment troops broke the ceasefire"),
        ("A PROGOVERNMENT CROWD IN PERU", "A progovernment crowd in Peru"),
    ],
)
def test_words_of_news_in_capitals_are_no_names(upper, cased):
    assert load_language()._recase(upper) == cased
