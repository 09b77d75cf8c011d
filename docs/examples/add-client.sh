#!/usr/bin/env bash
# The agency adds a client, invites its owner, and makes a key for programs. Needs curl and jq. Answers the new client and its key.
#   RINGBACK   address of the server; EMAIL and PASSWORD of somebody of the agency; OWNER the mail address of the owner
set -euo pipefail
api=${RINGBACK:-http://127.0.0.1:3000}/api
post() { curl -sS --fail-with-body "$api$1" -H 'Content-Type: application/json' -d "$2" "${@:3}"; }

token=$(post /auth/login "$(jq -n '{email: env.EMAIL, password: env.PASSWORD}')" | jq -r .accessToken)
auth="Authorization: Bearer $token"

client=$(post /agency/orgs "$(jq -n '{name: "Lakeview Heating & Air", preset: "hvac", timeZone: "America/Chicago",
  ownerName: "Dana Reyes", ownerEmail: env.OWNER, ownerPhone: "+13125550170", businessPhone: "+13125550171"}')" -H "$auth")
org=$(jq -r .id <<<"$client")

# within the client: X-Org-Id names a business that the caller may enter
post /invites "$(jq -n '{email: env.OWNER, role: "org_owner"}')" -H "$auth" -H "X-Org-Id: $org" >/dev/null
key=$(post /api-keys '{"name": "Onboarding by script", "scopes": ["numbers.read", "numbers.write", "knowledge.read", "knowledge.write",
  "settings.read", "settings.write", "simulator.use", "conversations.read"]}' -H "$auth" -H "X-Org-Id: $org" | jq -r .key)
jq -n --arg org "$org" --arg key "$key" '{org: $org, key: $key}'
