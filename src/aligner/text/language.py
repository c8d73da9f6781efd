"""A guess at the language of a text by its script, its letters and its commonest words."""

import re
from collections import Counter

UNKNOWN = "und"

_CHUNK, _CHUNKS = 4_000, 5

# Function words, the commonest of each language; words shared by several count for each of them.
_STOPWORDS = {
    "en": "the of and to in that is was for it with as his on be at by had not are but from or have an "
    "they which one you were her all she there would their we him been has when who will more no if "
    "out so said what up its about into than them can only other this must my our your may should "
    "could us i he do did",
    "fr": "le la les des de et un une en que qui dans pour il elle est pas sur ne se au aux par plus avec "
    "son sa ses ce cette ces mais nous vous leur leurs ou où du je sont été être avait comme tout on "
    "lui dont sans très si même aussi fait ils elles d l qu n c s j",
    "de": "der die und den von zu das mit sich des auf für ist im dem nicht ein eine als auch es an werden "
    "aus er hat dass daß sie nach wird bei einer um am sind noch wie einem über einen so zum war "
    "haben nur oder aber vor zur bis mehr durch man wir ich ihr sein wurde unter wenn kann",
    "es": "el la de que y en los del se las por un para con no una su al lo como más pero sus le ya o este "
    "sí porque esta entre cuando muy sin sobre también me hasta hay donde quien desde todo nos "
    "durante todos uno les ni contra otros fue era yo es son",
    "it": "il di che e la in un per è non una sono mi ho si lo ma ti ha le con del della dei degli delle "
    "al alla nel nella gli da come più questo questa ci se anche io lui lei loro suo sua era stato "
    "perché essere quando dal dalla sul sulla i",
    "pt": "o de que e do da em um para é com não uma os no se na por mais as dos como mas foi ao ele das "
    "tem à seu sua ou ser quando muito há nos já está eu também só pelo pela até isso ela entre era "
    "depois sem mesmo aos ter seus quem nas me esse eles",
    "nl": "de het een en van ik te dat die in is niet op aan met voor er zijn was maar om ook als bij nog "
    "uit dan naar heeft hij ze wordt door over ze had worden zo of dit wij hun haar geen deze zou "
    "men kan",
    "sv": "och att det som en på är av för den med till inte om ett har de jag var men sig från vi så kan "
    "när nu hade efter eller hon han skulle ska under denna mycket också detta där",
    "pl": "i w na z nie się do to że jest o jak po co ale za od tego już tylko czy przez był tak jego są "
    "dla ma przy może który oraz które tym została by jako było być",
    "cs": "a se na je v že to s z o do i ve jako za k jsem by ale si po od jsou které který byl jeho nebo "
    "už tak při aby co bylo před jen když až podle",
    "la": "et in est non ad ut cum qui quod quae sed si per de ex esse sunt enim atque ac eius autem nec "
    "quam etiam hoc aut erat ab eum deus nos vos",
    "ru": "и в не на что он с я как это по но они мы из у за то все к его от так же вы для о бы был была "
    "было были быть если мне когда уже ли или ни до нет еще ещё ее её их который которые которая "
    "чтобы при этого этом нас наш наши вам ваш себя со может мой очень",
    "uk": "і в не на що він з я як це по але вони ми із у за то все до його від так же ви для про б був "
    "була було були бути якщо мені коли вже чи або ні та й є їх який які щоб при цього ще нас ваш "
    "себе дуже",
    "bg": "и на да се от не за в са с е по че като до това ще при но или който която които му си той тя те "
    "ние след само бе беше има ги го още може към така",
    "sr": "и да је у на се за не од су са што као то који али по он би из или ће када бити био само код због",
}
_SETS = {code: frozenset(words.split()) for code, words in _STOPWORDS.items()}

# Scripts that settle the matter; (code, characters)
_SCRIPTS = (
    ("el", re.compile("[\u0370-\u03ff\u1f00-\u1fff]")),
    ("he", re.compile("[\u0590-\u05ff]")),
    ("ar", re.compile("[\u0600-\u06ff]")),
    ("hi", re.compile("[\u0900-\u097f]")),
    ("th", re.compile("[\u0e00-\u0e7f]")),
    ("ka", re.compile("[\u10a0-\u10ff]")),
    ("hy", re.compile("[\u0530-\u058f]")),
    ("ja", re.compile("[\u3040-\u30ff]")),
    ("ko", re.compile("[\uac00-\ud7af]")),
    ("zh", re.compile("[\u4e00-\u9fff]")),
)
_LATIN = re.compile("[A-Za-z\u00c0-\u024f]")
_CYRILLIC = re.compile("[\u0400-\u04ff]")
_CYRILLIC_CODES = ("ru", "uk", "bg", "sr")
_TELLING = {  # letters that only one of the Cyrillic alphabets has, or that rule a language out
    "uk": re.compile("[іїєґ]"),
    "sr": re.compile("[јљњћђџ]"),
    "ru": re.compile("[ыэё]"),
}
_WORD = re.compile(r"[^\W\d_]+")


def guess(text: str) -> str:
    """ISO 639-1 code of the language of `text`, or `und` where there is too little to go by.

    Looks at no more than some 20,000 characters taken from the whole length.
    """
    sample = _sample(text).lower()
    counts = {code: len(pattern.findall(sample)) for code, pattern in _SCRIPTS}
    latin, cyrillic = len(_LATIN.findall(sample)), len(_CYRILLIC.findall(sample))
    total = sum(counts.values()) + latin + cyrillic
    if not total:
        return UNKNOWN
    if counts["ja"] and counts["ja"] + counts["zh"] > total / 2:
        return "ja"
    code, most = max(counts.items(), key=lambda x: x[1])
    if most > total / 2:
        return code
    words = Counter(_WORD.findall(sample))
    if cyrillic > latin:
        return _cyrillic(sample, words)
    return _by_stopwords(words, [c for c in _SETS if c not in _CYRILLIC_CODES])


def _sample(text: str) -> str:
    if len(text) <= _CHUNK * _CHUNKS:
        return text
    step = (len(text) - _CHUNK) // (_CHUNKS - 1)
    return " ".join(text[i * step : i * step + _CHUNK] for i in range(_CHUNKS))


def _cyrillic(sample: str, words: Counter[str]) -> str:
    letters = {code: len(pattern.findall(sample)) for code, pattern in _TELLING.items()}
    code, most = max(letters.items(), key=lambda x: x[1])
    if most and sum(letters.values()) < 1.5 * most:
        return code
    found = _by_stopwords(words, _CYRILLIC_CODES)
    return "ru" if found == UNKNOWN and letters["ru"] else found


def _by_stopwords(words: Counter[str], codes: "list[str] | tuple[str, ...]") -> str:
    """The language whose function words make up the largest part of `words`, if that is clear."""
    total = sum(words.values())
    if not total:
        return UNKNOWN
    hits = {code: sum(n for w, n in words.items() if w in _SETS[code]) for code in codes}
    ranked = sorted(hits.items(), key=lambda x: -x[1])
    (best, most), (_, second) = ranked[0], ranked[1]
    if most < 2 or most * 10 < total or most == second:
        return UNKNOWN
    return best
