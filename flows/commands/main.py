"""What people type. Each command imports what it needs when it runs, so that help is instant."""

import sys
from typing import Final

import typer

from flows.commands import assess, claim, law, process, queue
from flows.commands.asked import WrongInputError

STOPPED: Final = 130
"""The exit status shells expect after Ctrl-C."""

_HELP: Final = """Claims processing for US crime-victim compensation programs.

A claim form goes in, a routed claim comes out: approval, emergency or review, with the reasons.

Begin with:  redress process FOLDER
"""

app: Final = typer.Typer(
    help=_HELP,
    no_args_is_help=True,
    rich_markup_mode=None,
    add_completion=False,
    pretty_exceptions_enable=False,
)
app.command()(process.process)
app.command()(process.attach)
app.command()(queue.queue)
app.command()(claim.claim)
app.command()(assess.assess)
app.command()(assess.schema)
app.command()(law.law)


def run() -> int:
    """Do what was typed. The exit status is 0 when done, 2 when typed wrongly, 1 for our error."""
    try:
        status = app(standalone_mode=False)
    except typer.TyperException as wrong:
        return _say_what_was_wrong(wrong)
    except (typer.Abort, KeyboardInterrupt):
        typer.echo("Stopped. Run the same command again to finish.", err=True)
        return STOPPED
    except BrokenPipeError:
        # Whoever read our output has seen enough; Python would complain once more at its end.
        sys.stdout = None
        return 0
    except Exception as error:  # noqa: BLE001  # the one place where an error of ours ends
        return _say_it_is_our_error(error)
    return status if isinstance(status, int) else 0


def _say_what_was_wrong(wrong: typer.TyperException) -> int:
    """One sentence on stderr; help was asked for when nothing at all was typed."""
    sentence = wrong.format_message()
    hint = "" if isinstance(wrong, WrongInputError) else " See `redress --help`."
    typer.echo(sentence if sentence.startswith("Usage") else f"{sentence}{hint}", err=True)
    return wrong.exit_code


def _say_it_is_our_error(error: Exception) -> int:
    """One sentence with an id that the log knows; the error's own words may be private."""
    import structlog

    from claims.log import set_up_log
    from flows.alarms import alarm

    if not structlog.is_configured():
        # Without it, structlog would print the values of our variables with the error.
        set_up_log(sys.stderr)
    error_id = alarm(error, step="command")
    typer.echo(
        f"This is an error in Redress, not in what you typed; tell IT its number, {error_id}.",
        err=True,
    )
    return 1
