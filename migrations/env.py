"""What Alembic runs to migrate: always on the connection that `claims.database` hands over."""

from alembic import context

from schemas.tables import METADATA


def run() -> None:
    """Run the migrations that were asked for, inside the caller's transaction."""
    context.configure(
        connection=context.config.attributes["connection"],
        target_metadata=METADATA,
        # Named CHECK constraints are compared only when this plugin is asked for.
        autogenerate_plugins=[
            "alembic.autogenerate.*",
            "alembic.autogenerate.checkconstraint_byname",
        ],
    )
    with context.begin_transaction():
        context.run_migrations()


run()
