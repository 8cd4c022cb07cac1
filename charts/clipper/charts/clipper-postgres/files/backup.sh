#!/bin/sh
# Dumps the database to BACKUP_DIR under the name of the moment. A file there that ends in .dump is complete and was
# read back in full; old ones are deleted only after a new one succeeded, so that nothing is lost while dumps fail.
set -eu
umask 077
cd "$BACKUP_DIR"
dump="$PGDATABASE-$(date -u +%Y%m%dT%H%M%SZ).dump"
trap 'rm -f -- "$dump.part"' EXIT
trap 'exit 143' TERM INT
# Left behind by a Job that was killed; no Job lives longer than its deadline.
find . -maxdepth 1 -name '*.part' -mmin "+$((BACKUP_DEADLINE_SECONDS / 60))" -delete
pg_dump --format=custom --no-password --file="$dump.part"
# Lists the contents, then decompresses every block, which finds a file that was cut off.
pg_restore --list "$dump.part" >/dev/null
pg_restore --file=/dev/null "$dump.part"
sync "$dump.part"
mv -- "$dump.part" "$dump"
# Names sort by time. The newest stay whatever their age, of the others those that are old go.
kept=0
for old in $(printf '%s\n' "$PGDATABASE"-????????T??????Z.dump | sort -r); do
  kept=$((kept + 1))
  if [ "$kept" -gt "$BACKUP_KEEP_AT_LEAST" ]; then
    find "$old" -mmin "+$((BACKUP_RETENTION_DAYS * 1440))" -print -delete | sed 's/^/deleted /'
  fi
done
echo "made $dump, these can be restored:"
ls -l -- "$PGDATABASE"-????????T??????Z.dump
