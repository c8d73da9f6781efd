"""What the review asks of the rest of the house; loaded when first asked for."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from pathlib import Path

from aligner.errors import AlignerError
from aligner.model import Alignment, Bead, Collation, Version
from aligner.session.carry import Carried, carry_over
from aligner.session.edit import Beads
from aligner.store.review import Review

REPORTS = {"html": "report as a page", "md": "report as Markdown"}


class Services:
    """The pipeline, the library, the store, exports and reports; tests put something simpler in its place.

    Args:
        read_only: why nothing may be changed; empty where all may be.
    """

    def __init__(self, read_only: str = "") -> None:
        self._read_only = read_only

    def open(self, path: Path) -> Review:
        """The review of the alignment at `path`; close it."""
        return Review(path, fresh=self.fresh, score=self.score, read_only=self._read_only)

    def fresh(self, a: Version, b: Version, beads: Beads) -> Beads:
        """Changed beads with scores of their own, and sentence beads where they have none."""
        from aligner.divergence import score_beads

        searched = iter(_with_sentence_beads(a, b, tuple(x for x in beads if not x.sentences)))
        return score_beads(a, b, tuple(x if x.sentences else next(searched) for x in beads))

    def score(self, a: Version, b: Version, beads: Beads) -> Beads:
        """Beads scored anew, their sentence beads as they are."""
        from aligner.divergence import score_beads

        return score_beads(a, b, beads)

    def realign(self, alignment: Alignment, keep: Sequence[Bead]) -> Alignment:
        from aligner.pipeline import realign

        return realign(alignment, keep)

    def collate(self, base: Version, versions: Sequence[Version]) -> Collation:
        from aligner.pipeline import collate

        return collate(base, versions)

    def merge(self, alignments: Sequence[Alignment]) -> Collation:
        """The collation that alignments of one base make."""
        from aligner.divergence.rows import merge_rows

        versions = tuple(x.b for x in alignments)
        return Collation(alignments[0].a, versions, merge_rows(alignments), tuple(alignments))

    def siblings(self, version: Version) -> list[Version]:
        """The other versions of the work that `version` belongs to, where it can be found."""
        from aligner import library

        for work in library.works(library.find_root()):
            if any(x.id == version.id for x in work.versions):
                return [library.resolve(x.id) for x in work.versions if x.id != version.id]
        return []

    def current_text(self, version: Version) -> Version | None:
        """The version as its source reads now, if that is there and its text has changed."""
        if not version.path or version.path == "-" or not Path(version.path).is_file():
            return None
        from aligner import library

        try:
            now = library.read(
                version.path,
                id=version.id,
                language=version.language,
                mode=version.mode,
                part=version.part,
            )
        except AlignerError:
            return None
        return None if now.sha256 == version.sha256 else replace(now, meta=version.meta)

    def carry_over(self, alignment: Alignment, a: Version | None, b: Version | None) -> Carried:
        """The review carried over to changed texts, and judged anew."""
        from aligner.pipeline import rescore_beads, with_sentences

        carried = carry_over(alignment, with_sentences(a or alignment.a), with_sentences(b or alignment.b))
        x = carried.alignment
        return replace(carried, alignment=x.with_beads(rescore_beads(x.a, x.b, x.beads)))

    def formats(self) -> dict[str, str]:
        """What can be written, by name."""
        from aligner.export import FORMATS

        return REPORTS | {name: what for name, (_, what) in FORMATS.items()}

    def write(self, alignment: Alignment, name: str, path: Path) -> None:
        """Export or report to a file.

        Raises:
            OutputError: it could not be written.
        """
        from aligner.store.atomic import write_bytes

        write_bytes(path, self._bytes(alignment, name))

    def _bytes(self, alignment: Alignment, name: str) -> bytes:
        if name not in REPORTS:
            from aligner import export

            return export.dumps(alignment, name)
        from importlib import import_module

        module = import_module(f"aligner.report.{'html' if name == 'html' else 'markdown'}")
        page: str = module.render(alignment)
        return page.encode("utf-8", "surrogatepass")


CONTEXT = 20
"""Sentences around those of a bead from which is learned what a word is worth."""


def _with_sentence_beads(a: Version, b: Version, beads: Beads) -> Beads:
    """As `pipeline.nest_sentences`, from the neighbourhood of these beads alone: a key must not wait."""
    if not beads:
        return ()
    from aligner.engine.within import align_within
    from aligner.model.levels import sentences_in

    groups = [(sentences_in(a, x.a), sentences_in(b, x.b)) for x in beads]
    near_a = _around((i for x, _ in groups for i in x), len(a.sentences))
    near_b = _around((i for _, y in groups for i in y), len(b.sentences))
    place_a = {i: k for k, i in enumerate(near_a)}
    place_b = {i: k for k, i in enumerate(near_b)}
    nested = align_within(
        [a.sentence_text(i) for i in near_a],
        [b.sentence_text(i) for i in near_b],
        [(tuple(place_a[i] for i in x), tuple(place_b[i] for i in y)) for x, y in groups],
        lang_a=a.language,
        lang_b=b.language,
    )
    return tuple(
        replace(
            bead,
            sentences=tuple(
                replace(x, a=tuple(near_a[k] for k in x.a), b=tuple(near_b[k] for k in x.b)) for x in inner
            ),
        )
        for bead, inner in zip(beads, nested, strict=True)
    )


def _around(wanted: Iterable[int], count: int) -> list[int]:
    near: set[int] = set()
    for i in wanted:
        near.update(range(max(0, i - CONTEXT), min(count, i + CONTEXT + 1)))
    return sorted(near)
