"""What a user has set for the review in `aligner.toml`: theme and keys."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from aligner.errors import InputError
from aligner.store.atomic import reason_of
from aligner.tui.keys import ACTIONS, Action, remapped
from aligner.tui.look import LOOKS

NAME = "aligner.toml"


@dataclass(frozen=True, slots=True)
class Config:
    actions: Mapping[str, Action]
    theme: str


DEFAULT = Config(ACTIONS, "aligner-dark")


def nearest(folder: Path) -> Path | None:
    """The `aligner.toml` of `folder`, or of the nearest folder above it."""
    return next((x for k in (folder, *folder.parents) if (x := k / NAME).is_file()), None)


def read(path: Path | None) -> Config:
    """The settings in the file at `path`.

    Raises:
        InputError: it cannot be read, or names what does not exist.
    """
    if path is None:
        return DEFAULT
    try:
        found = tomllib.loads(path.read_bytes().decode("utf-8"))
    except OSError as error:
        raise InputError(f"{path}: cannot be read: {reason_of(error)}") from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise InputError(f"{path}: not TOML: {error}") from error
    review = found.get("review", {})
    if not isinstance(review, dict):
        raise InputError(f"{path}: review: write it as a table: [review]")
    keys, theme = review.get("keys", {}), review.get("theme", DEFAULT.theme)
    if not isinstance(keys, dict):
        raise InputError(f"{path}: review.keys: write it as a table: [review.keys]")
    if theme not in LOOKS:
        raise InputError(f"{path}: review.theme: there is no {theme!r}, but {', '.join(LOOKS)}")
    return Config(remapped(keys, str(path)), theme)
