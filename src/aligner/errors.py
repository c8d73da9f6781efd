"""The errors that a user can put right; everything else is a bug and keeps its traceback."""


class AlignerError(Exception):
    """A message for the user, in one line: what offends, where, and what would help."""

    exit_code = 2


class InputError(AlignerError):
    """Something given (a file, an id, an option) cannot be used as it is."""


class FormatError(InputError):
    """A file is not well-formed in the format it is read as."""


class OutputError(AlignerError):
    """A result could not be written; what stood there before still stands."""


class StoreError(AlignerError):
    """A stored alignment is damaged, of a newer schema, or held by someone else."""


class MissingExtraError(AlignerError):
    """An optional package is needed; the message names the extra that brings it."""


class EditError(AlignerError):
    """An edit of an alignment that its invariants do not allow; nothing was changed."""
