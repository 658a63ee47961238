"""An evaluation told: as lines for a terminal, and as one HTML page without scripts."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from html import escape

from timeline.evaluation.score import Evaluation, Loss
from timeline.pages.policy import CHARSET, with_policy

STYLE = (
    "body{font:16px/1.5 system-ui,sans-serif;margin:2rem auto;max-width:70rem;padding:0 1rem;color:#1a1a1a;"
    "background:#fff}table{border-collapse:collapse;margin:.5rem 0 1.5rem}"
    "th,td{text-align:left;padding:.2rem .9rem .2rem 0;border-bottom:1px solid #ccc;vertical-align:top}"
    "caption{text-align:left;font-weight:600;padding:.3rem 0}td.n,th.n{text-align:right}"
)
Rows = Sequence[Sequence[str]]


def evaluation_lines(result: Evaluation, *, cases: int) -> list[str]:
    """The evaluation as lines of text, with the first `cases` losing cases."""
    lines = [summary(result)]
    for title, rows in tables(result):
        lines += ["", title, *_aligned(rows)]
    lines += ["", f"Losing cases ({min(cases, len(result.losses))} of {len(result.losses)})"]
    for loss in result.losses[:cases]:
        lines.append("  " + "; ".join(_case(loss)))
    return lines


def evaluation_page(result: Evaluation, *, title: str) -> str:
    """The evaluation as one page with all losing cases. It has no script and makes no request."""
    parts = [f"<h1>{escape(title)}</h1>", f"<p>{escape(summary(result))}</p>"]
    parts += [_table(caption, rows) for caption, rows in tables(result)]
    cases = [("article", "line", "field", "verdict", "coded", "said", "by the words")]
    cases += [
        (x.article, str(x.line), x.field, x.verdict, x.coded, x.said, " | ".join(x.evidence)) for x in result.losses
    ]
    parts.append(_table(f"Losing cases ({len(result.losses)})", cases))
    head = (
        f'<!DOCTYPE html>\n<html lang="en">\n<head>\n{CHARSET}'
        f'<meta name="viewport" content="width=device-width,initial-scale=1">\n'
        f"<title>{escape(title)}</title>\n<style>{STYLE}</style>\n</head>\n"
    )
    return with_policy(head + "<body>\n<main>\n" + "\n".join(parts) + "\n</main>\n</body>\n</html>\n")


def summary(result: Evaluation) -> str:
    """The first line: what was compared."""
    words = f"{result.rows} coded rows, {result.found} found among the reports, {result.others} other reports"
    if result.no_event:
        words += f"; {result.no_event_right} of {result.no_event} articles coded as without event have none"
    if result.absent:
        words += f"; not in the dataset: {', '.join(result.absent)}"
    return words


def tables(result: Evaluation) -> list[tuple[str, Rows]]:
    """The tables of numbers, each with its title, header first."""
    fields: list[tuple[str, ...]] = [("field", "coded", "right", "wrong", "abstained", "right %", "95%", "of given %")]
    for score in result.fields:
        given = score.right + score.wrong
        fields.append(
            (
                score.field,
                *(str(n) for n in (score.coded, score.right, score.wrong, score.abstained)),
                _percent(score.right / score.coded),
                f"{_percent(score.low)}-{_percent(score.high)}",
                _percent(score.right / given) if given else "-",
            )
        )
    found: list[tuple[str, Rows]] = [("Fields", fields)]
    if result.brier is not None:
        bins = [("confidence", "reports", "said", "right")]
        bins += [
            (f"{b.low:.1f}-{b.high:.1f}", str(b.reports), _share(b.confidence), _share(b.right)) for b in result.bins
        ]
        title = f"Calibration (Brier {result.brier:.3f}; always saying the share right {result.brier_base:.3f})"
        found.append((title, bins))
    if result.merging:
        found.append(
            ("Merging", [("measure", "%"), *((name, _percent(share)) for name, share in result.merging.items())])
        )
    return found


def _case(loss: Loss) -> Iterable[str]:
    yield f"{loss.article}, line {loss.line}: {loss.field} {loss.verdict}"
    yield f"coded {loss.coded or 'nothing'}"
    if loss.field != "event":
        yield f"said {loss.said or 'nothing'}"
    if loss.evidence:
        yield "by " + " | ".join(loss.evidence)


def _percent(share: float) -> str:
    return f"{100 * share:.1f}"


def _share(value: float | None) -> str:
    return "-" if value is None else f"{value:.2f}"


def _aligned(rows: Rows) -> list[str]:
    widths = [max(len(cell) for cell in column) for column in zip(*rows, strict=True)]
    return [
        "  "
        + "  ".join(_padded(cell, width, place) for place, (cell, width) in enumerate(zip(row, widths, strict=True)))
        for row in rows
    ]


def _padded(cell: str, width: int, place: int) -> str:
    return cell.ljust(width) if place == 0 else cell.rjust(width)


def _table(caption: str, rows: Rows) -> str:
    head = "".join(f"<th>{escape(cell)}</th>" for cell in rows[0])
    body = "\n".join("<tr>" + "".join(f"<td>{escape(cell)}</td>" for cell in row) + "</tr>" for row in rows[1:])
    return f"<table>\n<caption>{escape(caption)}</caption>\n<tr>{head}</tr>\n{body}\n</table>"
