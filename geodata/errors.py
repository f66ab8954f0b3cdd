"""The errors Furat raises; each also inherits the standard-library error that a caller would expect.

A message is one sentence that names what is wrong and where (file, line, setting), fit to be shown as it is.
"""


class FuratError(Exception):
    """Any error that Furat raises on purpose."""


class TableError(FuratError, ValueError):
    """A row of a table (`geodata/data/`, or one to import) breaks its schema."""


class InputError(FuratError, ValueError):
    """An article, file, feed or page cannot be read; the rest goes on."""


class FetchError(InputError, OSError):
    """A page or feed did not answer, or may not be fetched."""


class AnswerError(FetchError):
    """A server answered, with an error.

    Args:
        message: the sentence.
        status: of the answer, such as 404.
        retry_after: what its head says of when to ask again, as it stands there; empty where it says nothing.
    """

    def __init__(self, message: str, status: int, retry_after: str = "") -> None:
        super().__init__(message)
        self.status = status
        self.retry_after = retry_after


class SettingError(FuratError, ValueError):
    """A setting in the environment cannot be used."""


class StoreError(FuratError, RuntimeError):
    """The database cannot be reached, or has another schema than this program."""
