import pytest

from timeline.dates import find_dates, publication_day
from timeline.model import Article, Parse


@pytest.mark.parametrize(
    ("language", "text", "found"),
    [
        ("de", "Der Vertrag wurde am 29. Mai 2017 geschlossen.", [("29. Mai 2017", "2017-05-29", "dateparser")]),
        ("de", "Der Vertrag wurde am 29.05.2017 geschlossen.", [("29.05.2017", "2017-05-29", "numeric")]),
        ("it", "Il trattato fu firmato il 3 giugno 1998.", [("3 giugno 1998", "1998-06-03", "dateparser")]),
        ("pt", "O tratado foi assinado em 3 de junho de 1998.", [("3 de junho de 1998", "1998-06-03", "dateparser")]),
        ("ru", "Договор подписан 3 июня 1998 года.", [("3 июня 1998", "1998-06-03", "dateparser")]),
        ("de", "Sie zahlten 12 Millionen 2000 Mal.", []),
        ("xx", "Zit 3 blorp 1998 gub, 2015-12-25.", [("2015-12-25", "2015-12-25", "iso")]),
    ],
)
def test_dates_in_a_language_without_a_lexicon(language, text, found):
    article = Article(article_id="a", text=text, path="a.txt", published="2017-05-29", language=language)
    parse = Parse(sentences=())

    mentions = find_dates(article, parse, publication_day(article, parse)[0])

    assert [(mention.quote, mention.value.edtf, mention.rule) for mention in mentions] == found
