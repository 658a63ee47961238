import csv
import hashlib
import json
import os
import shutil
import signal
import subprocess
import sys
import time

import pyarrow.parquet as pq
import pytest

from timeline.build import PAGE_FILES, TABLE_FILES, run_build
from timeline.config import Config
from timeline.dataset import read_dataset
from timeline.errors import ConfigError, SourceError
from timeline.tables import TABLES

ARTICLES = [
    {
        "id": "one",
        "title": "Gunmen kill four in Basra",
        "published": "2018-03-06",
        "source": "Gulf Ledger",
        "language": "en",
        "text": "Gunmen opened fire on a cafe in Basra on Sunday, killing four people, police said.",
    },
    {
        "id": "two",
        "title": None,
        "published": "2018-03-07",
        "source": "Tigris Post",
        "language": "en",
        "text": "At least four people were killed when gunmen attacked a cafe in Basra, Iraq, on Sunday.",
    },
]


def written(folder, records):
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / "articles.jsonl"
    path.write_text("\n".join(json.dumps(record) for record in records), encoding="utf-8")
    return path


def tables(folder):
    return {path.name: path.read_bytes() for path in sorted(folder.iterdir())}


def built_from(tmp_path, records, name="built", **settings):
    source = written(tmp_path / f"{name}-source", records)
    processed = tmp_path / f"{name}-tables"
    config = Config(pages=False, **settings)
    return run_build([source], processed, tmp_path / f"{name}-pages", config=config), processed


def test_every_file_of_the_contract_is_written(built):
    assert sorted(path.name for path in built.processed.iterdir()) == sorted(TABLE_FILES)
    assert sorted(path.name for path in built.outputs.iterdir()) == sorted(PAGE_FILES)


def test_the_csv_and_parquet_of_a_table_hold_the_same_rows(built):
    for table in TABLES:
        with (built.processed / f"{table.name}.csv").open(encoding="utf-8", newline="") as file:
            rows = list(csv.DictReader(file))
        assert len(rows) == pq.read_metadata(built.processed / f"{table.name}.parquet").num_rows


def test_every_quote_is_the_exact_slice_of_its_article(built):
    articles = {row["article_id"]: row for row in built.dataset.articles.to_dict("records")}
    assert len(built.dataset.evidence) > 100
    for row in built.dataset.evidence.to_dict("records"):
        assert articles[row["article_id"]][row["field_text"]][row["start"] : row["end"]] == row["quote"]


def test_keys_are_unique_and_references_point_at_rows(built):
    frames = built.dataset.tables
    for table in TABLES:
        if table.key:
            assert not frames[table.name].duplicated(list(table.key)).any()
        for column, target in table.references:
            known = set(frames[target][f"{target.removesuffix('s')}_id"])
            assert set(frames[table.name][column].dropna()) <= known


def test_no_event_known_only_by_country_has_a_point(built):
    wide = built.dataset.events[built.dataset.events["geo_precision"] >= 6]
    assert wide["lat"].isna().all() and wide["lon"].isna().all()


def test_the_day_of_publication_never_stands_in_for_a_day(built):
    bounded = built.dataset.events[built.dataset.events["date_basis"] == "publication"]
    assert bounded["date_start"].isna().all()
    assert bounded["date_edtf"].str.startswith("../").all()


def test_every_day_lies_inside_its_own_interval(built):
    events = built.dataset.events.dropna(subset=["date_start", "date_end"])
    assert (events["date_start"] <= events["date_end"]).all()
    one_day = events[events["date_precision"] == 1]
    assert (one_day["date_start"] == one_day["date_end"]).all()


def test_the_data_package_names_every_file_with_its_hash(built):
    package = json.loads((built.processed / "datapackage.json").read_text(encoding="utf-8"))
    named = {resource["path"]: resource["hash"] for resource in package["resources"]}
    assert set(named) == set(TABLE_FILES) - {"datapackage.json"}
    for path, expected in named.items():
        digest = hashlib.sha256((built.processed / path).read_bytes()).hexdigest()
        assert expected == f"sha256:{digest}"
    assert "GeoNames" in json.dumps(package["sources"])


def test_the_run_record_says_what_made_the_dataset(built):
    run = json.loads((built.outputs / "run.json").read_text(encoding="utf-8"))
    assert run["counts"]["events"] == len(built.dataset.events)
    assert len(run["model"]["weights_sha256"]) == 64
    assert run["gazetteer"]["release"]
    assert all(len(item["sha256"]) == 64 for item in run["inputs"])
    assert set(run["seconds"]) >= {"read", "articles", "merge", "tables", "pages"}


def test_one_process_and_two_give_the_same_bytes(tmp_path):
    records = [{**ARTICLES[n % 2], "id": f"a{n}"} for n in range(20)]
    _, one = built_from(tmp_path, records, "one", workers=1)
    _, two = built_from(tmp_path, records, "two", workers=2)
    assert tables(one) == tables(two)


def test_the_order_of_the_records_changes_nothing_but_the_input(tmp_path):
    _, forward = built_from(tmp_path, ARTICLES, "forward")
    _, backward = built_from(tmp_path, ARTICLES[::-1], "backward")
    assert tables(forward) == tables(backward)


def test_two_outlets_on_one_event_are_one_event(tmp_path):
    _, processed = built_from(tmp_path, ARTICLES)
    dataset = read_dataset(processed)
    (event,) = dataset.events[dataset.events["event_type"] == "ASSAULT"].to_dict("records")
    assert (event["date_edtf"], event["country"], event["deaths_best"], event["n_sources"]) == (
        "2018-03-04",
        "IRQ",
        4,
        2,
    )


def test_an_event_keeps_its_id_when_articles_are_added(tmp_path):
    _, processed = built_from(tmp_path, ARTICLES[1:])
    before = set(read_dataset(processed).events["event_id"])
    built_from(tmp_path, ARTICLES)
    assert before <= set(read_dataset(processed).events["event_id"])


def test_a_second_build_of_the_same_input_changes_no_byte(tmp_path):
    _, processed = built_from(tmp_path, ARTICLES)
    first = tables(processed)
    built_from(tmp_path, ARTICLES)
    assert tables(processed) == first


@pytest.mark.parametrize("name", ["nothing-here", "empty"])
def test_without_an_article_nothing_is_written_and_the_run_stops(tmp_path, name):
    (tmp_path / "empty").mkdir()
    with pytest.raises(SourceError):
        run_build([tmp_path / name], tmp_path / "out", tmp_path / "pages", config=Config())
    assert not (tmp_path / "out").exists() and not (tmp_path / "pages").exists()


def test_tables_and_pages_need_two_folders(tmp_path):
    source = written(tmp_path / "source", ARTICLES)
    with pytest.raises(ConfigError, match="name two folders"):
        run_build([source], tmp_path / "out", tmp_path / "out", config=Config())


def test_a_killed_build_leaves_the_dataset_before_it_whole(tmp_path):
    _, processed = built_from(tmp_path, ARTICLES)
    before = tables(processed)
    source = written(tmp_path / "more", [{**ARTICLES[0], "id": f"n{n}"} for n in range(40)])
    command = [sys.executable, "-m", "timeline", "build", str(source), "--processed", str(processed)]
    command += ["--outputs", str(tmp_path / "pages"), "--no-pages"]
    process = subprocess.Popen(command, stderr=subprocess.PIPE, env={**os.environ}, text=True)
    for line in process.stderr:
        if line.startswith("reading articles"):
            break
    time.sleep(0.05)
    process.send_signal(signal.SIGKILL)
    process.wait()
    process.stderr.close()
    assert tables(processed) == before or len(read_dataset(processed).articles) == 40


HOSTILE = (
    "</script><script>document.title='owned'</script> ${7*7} \u2028 \"'`<img src=x onerror=alert(1)> =cmd|' /C calc'!A0"
)


def test_hostile_text_is_kept_exactly_and_guarded_in_csv(tmp_path):
    record = {
        **ARTICLES[0],
        "title": "=cmd|' /C calc'!A0",
        "text": f"{ARTICLES[0]['text']} {HOSTILE}",
        "source": "@SUM(1)",
    }
    _, processed = built_from(tmp_path, [record])
    (stored,) = pq.read_table(processed / "articles.parquet").to_pylist()
    assert (stored["title"], stored["text"], stored["source"]) == (record["title"], record["text"], record["source"])
    with (processed / "articles.csv").open(encoding="utf-8", newline="") as file:
        (row,) = csv.DictReader(file)
    assert row["title"].startswith("'=") and row["source"].startswith("'@")


def test_bad_input_becomes_issues_and_the_rest_is_built(tmp_path):
    source = tmp_path / "source"
    written(source, ARTICLES)
    (source / "empty.txt").write_bytes(b"")
    (source / "long.jsonl").write_text('{"text": "' + "x" * 2_000_000, encoding="utf-8")
    (source / "wrong.jsonl").write_text('{"id": "w", "text": 7}\n{"id": "x"}\nnot json\n', encoding="utf-8")
    (source / "latin.txt").write_bytes(b"Rebels attacked the town of Caf\xe9 on Sunday.\xff\xfe\x00")
    (source / "broken.html").write_text("<html><p>Two men <b>were <p></div></html", encoding="utf-8")
    run_build([source], tmp_path / "out", tmp_path / "pages", config=Config(pages=False))
    dataset = read_dataset(tmp_path / "out")
    assert {"one", "two"} <= set(dataset.articles["article_id"])
    troubled = {str(path).rpartition("/")[2] for path in dataset.issues["path"].dropna()}
    assert {"empty.txt", "long.jsonl", "wrong.jsonl"} <= troubled
    wrong = dataset.issues[dataset.issues["path"].str.endswith("wrong.jsonl", na=False)]
    assert sorted(wrong["code"]) == ["bad-record", "bad-record", "no-text"]


def test_an_article_of_another_language_is_named_and_gives_no_event(tmp_path):
    spanish = "Hombres armados mataron a tres campesinos el lunes en una aldea cerca de Quibdó, dijo la policía. " * 3
    _, processed = built_from(tmp_path, [{"id": "uno", "published": "2017-05-29", "text": spanish}])
    dataset = read_dataset(processed)
    assert dataset.articles["article_id"].tolist() == ["uno"]
    assert dataset.issues[["code", "article_id"]].values.tolist() == [["language-not-read", "uno"]]


def test_a_dataset_is_read_back_after_its_folder_moved(tmp_path):
    _, processed = built_from(tmp_path, ARTICLES)
    shutil.move(processed, tmp_path / "moved")
    assert len(read_dataset(tmp_path / "moved").articles) == 2
