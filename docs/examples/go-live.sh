#!/usr/bin/env bash
# From an added client to its first answered call, by API alone. Needs curl and jq. Ends with 1 at the first step that fails.
#   RINGBACK   address of the server
#   API_KEY    a key of the business; or EMAIL and PASSWORD of its owner
#   AREA_CODE  where to buy the number (312); SITE a website to read; CALLER the simulated person who calls
set -euo pipefail
api=${RINGBACK:-http://127.0.0.1:3000}/api
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
caller=${CALLER:-+13125550123}
ask() { curl -sS --fail-with-body -X "$1" "$api$2" -H "Authorization: Bearer $token" "${@:3}"; }
send() { ask "$1" "$2" -H 'Content-Type: application/json' -d "$3" "${@:4}"; }
until_true() { for _ in $(seq 300); do if "$@"; then return 0; fi; sleep 0.2; done; echo "This never came true: $*" >&2; return 1; }

# 1. Who asks: a key as it is, or the token of a person, good for ten minutes
token=${API_KEY:-}
if [ -z "$token" ]; then
  token=$(curl -sS --fail-with-body "$api/auth/login" -H 'Content-Type: application/json' \
    -d "$(jq -n '{email: env.EMAIL, password: env.PASSWORD}')" | jq -r .accessToken)
fi

# 2. A number: look, choose, buy. The same Idempotency-Key never buys twice
found=$(ask GET "/numbers/available?areaCode=${AREA_CODE:-312}" | jq -r '.data[0].address')
number=$(send POST /numbers "$(jq -n --arg address "$found" '{address: $address}')" -H "Idempotency-Key: first-number-$found" | jq -r .address)
echo "number $number"

# 3. What it may tell: a file of questions, and the website
ask POST /knowledge/faq -F "file=@$here/faq.txt" >/dev/null
if [ -n "${SITE:-}" ]; then
  scan=$(send POST /knowledge/scan "$(jq -n '{url: env.SITE}')" | jq -r .id)
  scanned() { ask GET /knowledge/scans | jq -e --arg id "$scan" '.data[] | select(.id == $id) | .state == "done"' >/dev/null; }
  until_true scanned
fi
answer=$(send POST /knowledge/ask '{"question": "What does a visit cost?"}' | jq -r '.found[0].body')
echo "knows: $answer"

# 4. The questionnaire: only what the preset could not know. A section is saved under the version that was read
fill() {
  section=$(ask GET "/onboarding/$1")
  send PUT "/onboarding/$1" "$(jq -c --argjson more "$2" '{version, answers: (.answers + $more)}' <<<"$section")" >/dev/null
}
fill business-details '{"city": "Chicago", "websiteUrl": "https://lakeview.example/", "supportEmail": "hello@lakeview.example"}'
fill offer '{"refundPolicy": "If a repair does not hold for 30 days, we come back at no charge."}'
fill guardrails '{"isReviewed": true}'

# 5. The five documents: made of the answers, one of them edited, published
first=$(send POST /onboarding/generate '{}')
edited=$(jq -c '{baseVersionId: .id, reason: "shorter texts", documents: (.documents | .toneProfile.maxWords = 18)}' <<<"$first")
second=$(send POST /profile/versions "$edited" | jq -r .id)
ask GET "/profile/versions/$(jq -r .id <<<"$first")/diff/$second" | jq -c '.changes[] | [.document, .path, .before, .after]'
send POST "/profile/versions/$second/publish" '{"baseVersionId": null, "reason": "the first one that customers meet"}' >/dev/null

# 6. Nothing is left: go live
readiness=$(ask GET /onboarding/readiness)
jq -e '.blockers == 0' <<<"$readiness" >/dev/null || { jq '.checks[] | select(.isDone | not)' <<<"$readiness" >&2; exit 1; }
echo "ready: $(jq .score <<<"$readiness") %"
echo "status: $(send POST /onboarding/go-live '{}' | jq -r .status)"

# 7. The first call rings out on the simulated network, and the text-back arrives
send POST /simulator/calls "$(jq -n --arg from "$caller" --arg to "$number" '{from: $from, to: $to, outcome: "no-answer"}')" >/dev/null
text_back() { ask GET "/simulator/ledger?to=${caller/+/%2B}&from=${number/+/%2B}" | jq -er '[.data[] | select(.type == "message")][0].body'; }
arrived() { text_back >/dev/null; }
until_true arrived
echo "text-back: $(text_back)"
