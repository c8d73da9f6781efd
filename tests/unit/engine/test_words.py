from aligner.engine.words import Link, blocks_moved, link_words


def same(a: str, b: str) -> tuple[Link, ...]:
    xs, ys = a.split(), b.split()
    pairs = {(i, j): 1.0 for i, x in enumerate(xs) for j, y in enumerate(ys) if x == y}
    return link_words(
        pairs, [1.0 if len(x) > 2 else 0.2 for x in xs], [1.0 if len(y) > 2 else 0.2 for y in ys]
    )


def test_every_word_is_linked_at_most_once() -> None:
    links = same("one two one two one", "two one two")
    assert len({x.a for x in links}) == len(links) == len({x.b for x in links}) == 3


def test_a_light_word_goes_where_its_neighbour_went() -> None:
    links = {x.a: x.b for x in same("of peace and of war", "of war and of peace")}
    assert links[0] == 3
    assert links[3] == 0


def test_a_moved_block_is_one_block() -> None:
    links = same("big red house stands there now", "there now stands big red house")
    assert [[x.a for x in block] for block in blocks_moved(links)] == [[3], [4, 5]]


def test_no_candidates_no_links() -> None:
    assert link_words({}, [], []) == ()
