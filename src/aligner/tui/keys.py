"""What can be done, by which keys: one table for the bindings, the help page, the palette and the menu."""

from collections.abc import Mapping
from dataclasses import dataclass

from aligner.errors import InputError


@dataclass(frozen=True, slots=True)
class Action:
    """Something the reviewer can do.

    Attributes:
        keys: Textual names of keys, commas between; the first is the one that hints show.
        short: what the hint line calls it; empty where it is not hinted at.
    """

    id: str
    keys: str
    label: str
    group: str
    short: str = ""


_TABLE = """
Move
  down             | down,j                 | next row (or sentence bead)                     |
  up               | up,k                   | previous row                                    |
  page_down        | pagedown,ctrl+f        | a page down                                     |
  page_up          | pageup,ctrl+b          | a page up                                       |
  first            | home,g                 | first row                                       |
  last             | end,G                  | last row                                        |
  worst            | exclamation_mark       | worst divergence; again: next worst             | worst
  next_unreviewed  | n                      | next unreviewed                                 | unreviewed
  prev_unreviewed  | N                      | previous unreviewed                             |
  next_divergent   | d                      | next with a divergence of meaning               |
  prev_divergent   | D                      | previous with a divergence of meaning           |
  next_unsure      | v                      | next that is unsure (low margin)                |
  prev_unsure      | V                      | previous that is unsure                         |
  next_uneven      | o                      | next that is not 1:1                            |
  prev_uneven      | O                      | previous that is not 1:1                        |
  next_flagged     | i                      | next flagged                                    |
  prev_flagged     | I                      | previous flagged                                |
  goto             | colon,ctrl+g           | go to a bead, or a segment (a12, b7)            |
Judge
  accept           | a                      | accept, and go on; again: take it back          | accept
  accept_upto      | A                      | accept all unreviewed up to here                | to here
  reject           | x                      | reject; again: take it back                     |
  flag             | f                      | flag; again: take it back                       |
  comment          | c                      | comment                                         | comment
Change
  merge_next       | m                      | merge with the next                             | merge
  merge_prev       | M                      | merge with the previous                         |
  merge_side_next  | e                      | merge with the next, active side only           |
  merge_side_prev  | E                      | merge with the previous, active side only       |
  split            | s                      | split at the caret                              | split
  give_next        | greater_than_sign      | give the last segment (active side) to the next |
  give_prev        | less_than_sign         | give the first segment to the previous          |
  take_next        | full_stop              | take the next one's first segment               |
  take_prev        | comma                  | take the previous one's last segment            |
  swap             | w                      | exchange side B with the next                   | swap
  swap_prev        | W                      | exchange side B with the previous               |
  link             | L                      | link: here, then on the other bead              | link
  unlink           | U                      | unlink: both sides stand alone                  | unlink
  transpose        | t                      | transposed on or off                            |
  kind             | K                      | kind of block of the active side                |
  realign          | R                      | re-align between accepted beads (preview)       | re-align
  undo             | u,ctrl+z               | undo                                            | undo
  redo             | r,ctrl+y               | redo                                            |
  history          | H                      | history of what was changed                     |
Look
  zoom_in          | enter,z                | zoom in: sentences, words                       | zoom
  zoom_out         | escape,Z               | zoom out; clear what was found                  | back
  side             | tab                    | the other side becomes active                   |
  caret_right      | right,l                | caret to the next word                          |
  caret_left       | left,h                 | caret to the previous word                      |
  caret_next       | ctrl+right,shift+right | caret to the next segment                       |
  caret_prev       | ctrl+left,shift+left   | caret to the previous segment                   |
  scroll_down      | ctrl+down,space        | scroll the texts down                           |
  scroll_up        | ctrl+up,b              | scroll the texts up                             |
  fold             | F                      | fold or unfold the blocks around the text       |
  signs            | plus                   | signs in the text on or off                     | signs
  collation        | C                      | several versions side by side                   |
  base             | B                      | another base for the collation                  |
  theme            | T                      | next theme                                      |
Find
  find             | slash                  | find (a regular expression)                     | find
  next_hit         | semicolon,f3           | next place found                                |
  prev_hit         | apostrophe,shift+f3    | previous place found                            |
  filter           | equals_sign            | filter the list                                 | filter
  unfilter         | minus                  | show all again                                  |
File
  save             | ctrl+s,S               | save                                            |
  export           | X                      | export or report                                |
  menu             | f10                    | menu of everything (also: right click)          |
  help             | question_mark,f1       | help                                            | help
  quit             | q,ctrl+q               | save and quit                                   | quit
"""


def _parsed(table: str) -> tuple[Action, ...]:
    group = ""
    actions: list[Action] = []
    for line in table.strip("\n").splitlines():
        if not line.startswith(" "):
            group = line
            continue
        name, keys, label, short = (x.strip() for x in line.split("|"))
        actions.append(Action(name, keys, label, group, short))
    return tuple(actions)


ACTIONS: Mapping[str, Action] = {x.id: x for x in _parsed(_TABLE)}

_SHOWN = {
    "exclamation_mark": "!", "colon": ":", "greater_than_sign": ">", "less_than_sign": "<",
    "full_stop": ".", "comma": ",", "slash": "/", "semicolon": ";", "apostrophe": "'",
    "equals_sign": "=", "minus": "-", "plus": "+", "question_mark": "?", "escape": "Esc",
    "enter": "Enter", "tab": "Tab", "space": "Space", "pagedown": "PgDn", "pageup": "PgUp",
    "home": "Home", "end": "End", "up": "↑", "down": "↓", "left": "←", "right": "→",
}  # fmt: skip


def shown(key: str) -> str:
    """A key as it is written on a keyboard: `ctrl+s` -> `^s`, `exclamation_mark` -> `!`."""
    *modifiers, name = key.split("+")
    said = _SHOWN.get(name, name.upper() if name.startswith("f") and name[1:].isdigit() else name)
    return "".join({"ctrl": "^", "shift": "⇧", "alt": "Alt+"}.get(x, f"{x}+") for x in modifiers) + said


def remapped(wanted: Mapping[str, object], where: str) -> dict[str, Action]:
    """The table with the keys that a user wants (action -> keys, commas between).

    A key that is given to one action is taken from any other.

    Raises:
        InputError: an action is not known, or its keys are no text.
    """
    for name, keys in wanted.items():
        if name not in ACTIONS:
            raise InputError(f"{where}: review.keys: there is no action {name!r}; F1 lists them")
        if not isinstance(keys, str) or not keys.strip():
            raise InputError(f"{where}: review.keys: {name}: give keys as text, with commas between")
    taken = {k.strip() for keys in wanted.values() for k in str(keys).split(",")}
    result: dict[str, Action] = {}
    for name, x in ACTIONS.items():
        own = [k for k in x.keys.split(",") if k not in taken]
        keys = str(wanted[name]) if name in wanted else ",".join(own)
        result[name] = Action(x.id, keys.replace(" ", ""), x.label, x.group, x.short)
    return result
