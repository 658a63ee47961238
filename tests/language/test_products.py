import numpy as np
import spacy
from thinc.api import NumpyOps
from threadpoolctl import threadpool_info

from timeline.language.parser import load_pipeline
from timeline.language.products import one_thread, with_numpy_products

TEXT = (
    "Raiders shot a ferryman and wounded two of his sons near Mopti on Tuesday, the mayor said. "
    "The regional governor, who had promised patrols in March, called the attack cowardly."
)


def read(nlp):
    return [(token.tag_, token.dep_, token.head.i, token.lemma_, token.ent_type_) for token in nlp(TEXT)]


def networks(nlp):
    models = [getattr(component, "model", None) for _, component in nlp.components]
    return [node for model in models if hasattr(model, "walk") for node in model.walk()]


def test_numpy_multiplies_and_the_parse_stays_the_same():
    as_it_comes = load_pipeline()
    assert any(node.ops.use_blis for node in networks(as_it_comes))
    expected = read(as_it_comes)
    ours = with_numpy_products(as_it_comes)
    assert networks(ours)
    assert not any(node.ops.use_blis for node in networks(ours))
    assert read(ours) == expected


class OtherOps(NumpyOps):
    """As of a processor with products of its own."""


def test_products_of_another_make_stay():
    nlp = spacy.blank("en")
    nlp.add_pipe("tagger")
    other = OtherOps()
    assert networks(nlp)
    for node in networks(nlp):
        node.ops = other
    assert all(node.ops is other for node in networks(with_numpy_products(nlp)))


def test_one_thread_holds_only_meanwhile():
    np.ones((4, 4)) @ np.ones((4, 4))

    def threads():
        return [pool["num_threads"] for pool in threadpool_info() if pool["user_api"] == "blas"]

    before = threads()
    with one_thread():
        assert all(number == 1 for number in threads())
    assert threads() == before
