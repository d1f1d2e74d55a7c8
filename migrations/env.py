"""Runs the numbered revisions on the connection that ``mutualaid_bot.store.migrating`` hands in.

It knows no address and reads no configuration file.
"""

from alembic import context

connection = context.config.attributes["connection"]
context.configure(connection=connection, transactional_ddl=True, transaction_per_migration=True)
with context.begin_transaction():
    context.run_migrations()
