"""${message}."""

from alembic import op

revision = ${repr(up_revision)}
down_revision = ${repr(down_revision)}


def upgrade() -> None:
    """Say what the tables gain."""
    ${upgrades if upgrades else "raise NotImplementedError"}


def downgrade() -> None:
    """Say how it is taken back."""
    ${downgrades if downgrades else "raise NotImplementedError"}
