#!/bin/sh
# Restores the dump RESTORE_FILE, a name or `latest`; empty, it lists the dumps and changes nothing.
# The dump goes into a new database. Only when it is complete do the two change names, so a restore that fails leaves
# the old one as it is, and the old one stays beside the new one until somebody drops it.
set -eu
cd "$BACKUP_DIR"
echo "dumps:"
find . -maxdepth 1 -name '*.dump' -printf '  %f  %s bytes\n' | sort
if [ -z "$RESTORE_FILE" ]; then
  echo "nothing restored: set RESTORE_FILE to one of these names or to latest"
  exit 0
fi
if [ "$RESTORE_FILE" = latest ]; then
  RESTORE_FILE=$(find . -maxdepth 1 -name "$PGDATABASE-????????T??????Z.dump" -printf '%f\n' | sort | tail -n 1)
fi
if [ ! -f "$RESTORE_FILE" ]; then
  echo "there is no such dump: ${RESTORE_FILE:-none of $PGDATABASE}" >&2
  exit 1
fi
new="${PGDATABASE}_restore"
old="${PGDATABASE}_before_$(date -u +%Y%m%d%H%M%S)"
# Runs SQL from the input outside of the databases that change names.
sql() {
  PGOPTIONS=--client-min-messages=warning psql --no-psqlrc --no-password --quiet --tuples-only --no-align --set=ON_ERROR_STOP=1 --dbname=template1 \
    --set=db="$PGDATABASE" --set=new="$new" --set=old="$old"
}
drop_new() {
  echo 'DROP DATABASE IF EXISTS :"new" WITH (FORCE);' | sql
}
echo "restoring $RESTORE_FILE into $new"
trap drop_new EXIT
trap 'exit 143' TERM INT
# What a restore that was killed left behind.
drop_new
echo 'CREATE DATABASE :"new" TEMPLATE template0;' | sql
pg_restore --no-password --exit-on-error --dbname="$new" "$RESTORE_FILE"
psql --no-psqlrc --no-password --quiet --dbname="$new" --command=ANALYZE
# Somebody may have dropped it, which is one reason to restore.
if [ -z "$(echo "SELECT 1 FROM pg_database WHERE datname = :'db';" | sql)" ]; then
  echo 'CREATE DATABASE :"db" TEMPLATE template0;' | sql
fi
# Whatever happens from here on, applications can connect again in the end.
open_again() {
  drop_new
  echo 'ALTER DATABASE :"db" ALLOW_CONNECTIONS true;' | sql
}
trap open_again EXIT
sql <<'END'
ALTER DATABASE :"db" ALLOW_CONNECTIONS false;
SELECT 'closed connections: ' || count(pg_terminate_backend(pid, 10000)) FROM pg_stat_activity WHERE datname = :'db';
BEGIN;
ALTER DATABASE :"db" RENAME TO :"old";
ALTER DATABASE :"new" RENAME TO :"db";
COMMIT;
ALTER DATABASE :"old" ALLOW_CONNECTIONS true;
END
echo "$PGDATABASE is now $RESTORE_FILE; what it was before is called $old, drop it when nobody misses it"
