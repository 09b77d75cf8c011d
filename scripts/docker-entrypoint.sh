#!/bin/sh
# Secrets that are not set are made once and kept in the data volume, which all containers share.
# The migrate step runs first and alone, so no two containers make them at the same time.
set -eu

secret() {
  file="$DATA_DIR/$1"
  if [ ! -s "$file" ]; then
    (umask 077 && node -e 'console.log(require("node:crypto").randomBytes(32).toString("hex"))' >"$file.tmp" && mv "$file.tmp" "$file")
  fi
  cat "$file"
}

if [ -z "${JWT_SECRET:-}" ]; then JWT_SECRET=$(secret jwt-secret); fi
if [ -z "${ENCRYPTION_KEY:-}" ]; then ENCRYPTION_KEY=$(secret encryption-key); fi
export JWT_SECRET ENCRYPTION_KEY
exec "$@"
