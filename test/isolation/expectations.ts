import { randomUUID } from 'node:crypto';
import { phone, profileDocuments, unique, type OrgFixture } from './fixtures.js';

/** Routes that answer without a token, on purpose. A new one is added here by hand. */
export const PUBLIC_ROUTES: readonly string[] = [
  'GET /health',
  'GET /health/ready',
  'GET /metrics',
  'GET /api/system',
  'POST /api/auth/login',
  // Signing out must work with a token that has run out; it ends only the session of the tokens it is shown.
  'POST /api/auth/logout',
  'POST /api/auth/refresh',
  // Ways in for people without a session; the same answer for unknown addresses, and every use counted.
  'POST /api/auth/invite',
  'POST /api/auth/invite/accept',
  'POST /api/auth/magic-link',
  'POST /api/auth/password-reset',
  'POST /api/auth/password-reset/confirm',
  'POST /api/auth/verify',
  // The second half of a sign-in; five tries, each counted.
  'POST /api/auth/second-step',
  // Only where SIGNUP_MODE is open; the same answer for known addresses.
  'POST /api/auth/signup',
  'POST /api/auth/signup/confirm',
  // Webhooks: signed by the provider with the secret of the receiving account. The paths without /twilio/ are those of the specs.
  'POST /webhook/call-status',
  'POST /webhook/sms/incoming',
  'POST /webhook/sms/status',
  'POST /webhook/voice/call-completed',
  'POST /webhook/voice/dial-status',
  'POST /webhook/voice/incoming',
  'POST /webhooks/twilio',
  'POST /webhooks/twilio/messages',
  'POST /webhooks/twilio/messages/status',
  'POST /webhooks/twilio/voice/dial-completed',
  'POST /webhooks/twilio/voice/incoming',
  'POST /webhooks/twilio/voice/recording',
  'POST /webhooks/twilio/voice/screen',
  'POST /webhooks/twilio/voice/status',
  'POST /webhooks/twilio/voice/transcription',
  'POST /webhooks/whatsapp',
  // A customer has no login: the code of the link is the key, its target is what the business stored, and tries are counted.
  'GET /l/{code}',
  // A document for a phone or a provider: signed by us for one document, and it runs out.
  'GET /files/{token}',
  // Reports of payment, booking and form services: the token is the secret, per call to action, and only its hash is kept.
  'POST /webhooks/cta/{token}',
  // Meta asks once whether the address is ours; answered only with a token that this installation signed.
  'GET /webhooks/meta/whatsapp',
];

/** Answers that never end: their access is tested without waiting for the end. */
export const STREAMS: readonly string[] = ['GET /api/events'];

/** Operations with a permission that take a person all the same: a key has it, and is refused. */
export const PERSON_ONLY: readonly string[] = ['POST /api/users/{id}/sign-out'];

/** References whose name does not say which fixture they mean. */
export const NAMED_BY: Readonly<Record<string, string>> = {
  'PUT /api/agency/orgs/{id}/staff userIds': 'staff',
  'PUT /api/profile/test versionId': 'diff',
};

/** Operations on a record that must be in a certain state, or of another kind than its path says: the fixture that is. */
export const IN_STATE: Readonly<Record<string, string>> = {
  'DELETE /api/agency/invites/{id} id': 'agency-invites',
  'POST /api/agency/invites/{id}/resend id': 'agency-invites',
  'DELETE /api/agency/orgs/{id} id': 'paused-orgs',
  'POST /api/agency/orgs/{id}/resume id': 'paused-orgs',
  'POST /api/experiments/{id}/pause id': 'running-experiments',
  'POST /api/experiments/{id}/stop id': 'running-experiments',
  'POST /api/experiments/{id}/promote id': 'ended-experiments',
  'POST /api/profile/versions/{id}/publish id': 'diff',
  'DELETE /api/resources/{id} id': 'idle-resources',
};

/**
 * Operations that refuse even what is right here, each with the reason; `operation property` means the request that names that property.
 * Everything else must be done for its own org, or its refusal of another org's ids would prove nothing.
 */
export const REFUSED_THERE: Readonly<Record<string, { status: number; code: string; reason: string }>> = {
  'POST /api/numbers/connect': {
    status: 422,
    code: 'numbers.not_in_account',
    reason: 'the simulated provider lends no number that could be connected',
  },
  'POST /api/numbers/{id}/configure': {
    status: 422,
    code: 'numbers.not_hooked',
    reason: 'the number of a fixture was never bought at the provider',
  },
  'POST /api/agency/orgs/{id}/numbers': {
    status: 422,
    code: 'numbers.no_provider',
    reason: 'the installation has no provider account to buy with',
  },
  'PUT /api/provider-connection': {
    status: 422,
    code: 'channels.provider_login',
    reason: 'the provider has no account with these credentials',
  },
  'POST /api/whatsapp-senders/twilio': {
    status: 422,
    code: 'whatsapp.no_sender',
    reason: 'the provider has no WhatsApp sender with this number',
  },
  'POST /api/whatsapp-senders/meta': { status: 422, code: 'channels.provider_login', reason: 'the provider does not know this token' },
  'POST /api/forwarding/tests': { status: 422, code: 'forwarding.no_target', reason: 'the business has said no line that could be called' },
  'POST /api/leads contactId': {
    status: 409,
    code: 'leads.duplicate_phone',
    reason: 'the contact of a fixture has an open lead, which the answer names',
  },
  'DELETE /api/orgs/current': {
    status: 422,
    code: 'orgs.name_differs',
    reason: 'a sample that names the business would end it, and with it the cases that follow',
  },
  'PATCH /api/messages/{id}': {
    status: 409,
    code: 'messages.not_a_draft',
    reason: 'the text of a fixture has left; it is found before that is seen',
  },
};

/** What a schema alone cannot tell about a body. Only operations whose generated body is refused need a line. */
export const SAMPLES: Readonly<Record<string, (own: OrgFixture) => Record<string, unknown>>> = {
  'POST /api/simulator/calls': (own) => ({ to: own.number, from: '+13125550123' }),
  'POST /api/simulator/texts': (own) => ({ to: own.number, from: '+13125550123', body: 'hello' }),
  'POST /api/agency/orgs': () => ({ name: 'canaryalpha new client' }),
  'PUT /api/orgs/current/config': () => ({ config: { format: 'ringback.org-config', formatVersion: 1 } }),
  'POST /api/orgs/current/config/preview': () => ({ config: { format: 'ringback.org-config', formatVersion: 1 } }),
  'PATCH /api/numbers/{id}': (own) => ({ locationId: own.ids.locations }),
  'POST /api/knowledge/faq': () => ({ fileName: 'canaryalpha.txt', text: 'Q: Are you open?\nA: Yes.' }),
  'POST /api/knowledge/scan': () => ({ url: 'https://127.0.0.1/' }),
  'POST /api/numbers/connect': () => ({ address: '+13125550142' }),
  'PUT /api/provider-connection': () => ({ accountSid: `AC${'0'.repeat(32)}`, authToken: 'token-of-the-isolation-test' }),
  'POST /api/whatsapp-senders/twilio': () => ({ address: '+13125550142' }),
  'POST /api/whatsapp-senders/meta': () => ({
    phoneNumberId: '1022901293403551',
    wabaId: '102290129340355',
    accessToken: 'expired-token-of-the-isolation-test',
    appSecret: 'secret-of-the-isolation-test',
  }),
  'POST /api/ai/rules': () => ({ name: 'canaryalpha rule', conditions: { intents: ['COMPLAINT'] }, action: { is: 'stay_silent' } }),
  'POST /api/experiments': () => ({
    name: 'canaryalpha experiment',
    lever: 'length',
    goal: 'booked',
    variants: [
      { name: 'As it is', percent: 50 },
      { name: 'Short', percent: 50, value: { maxWords: 10 } },
    ],
  }),
  'POST /api/experiments/{id}/promote': () => ({ variant: 'a', isUnproven: true }),
  'POST /api/ai/replay': (own) => ({ decisionId: own.ids.decisions }),
  'POST /api/onboarding/ctas': () => ({ kind: 'book_call', label: `canaryalpha ${unique()}`, target: 'steps', steps: ['Call us'] }),
  'POST /api/onboarding/files': () => ({ fileName: 'canaryalpha.pdf', base64: Buffer.from('%PDF-1.4').toString('base64') }),
  'POST /api/onboarding/scripts': () => ({
    kind: 'opener',
    name: `s${unique()}`,
    language: 'en',
    body: 'canaryalpha',
  }),
  'POST /api/profile/versions': (own) => ({ documents: profileDocuments(own.canary), reason: 'canaryalpha' }),
  'PUT /api/profile/test': (own) => ({ versionId: own.ids.diff, percent: 20 }),
  'POST /api/ai/suggest-reply': (own) => ({ conversationId: own.ids.conversations }),
  'POST /api/ai/rank-candidates': (own) => ({ startsAt: '2030-01-07T15:00:00Z', contactIds: [own.ids.contacts] }),
  'POST /api/knowledge/questions/clusters/answer': (own) => ({ questionIds: [own.ids.questions] }),
  'POST /api/knowledge/questions/clusters/dismiss': (own) => ({ questionIds: [own.ids.questions] }),
  'POST /api/ai/score-lead': (own) => ({ leadId: own.ids.leads }),
  'PUT /api/registration/brand': () => ({ version: 1 }),
  'PUT /api/registration/campaign': () => ({ version: 1 }),
  'POST /api/users': () => ({ email: `${randomUUID()}@example.com` }),
  'POST /api/agency/invites': () => ({ email: `${randomUUID()}@example.com` }),
  'POST /api/invites': () => ({ email: `${randomUUID()}@example.com` }),
  'POST /api/profile/versions/{id}/publish': (own) => ({ baseVersionId: own.ids.versions }),
  'POST /api/contacts': () => ({ phone: '+13125550177', name: 'canaryalpha new' }),
  'POST /api/roles': () => ({ name: 'canaryalpha new role', permissions: ['leads.read'] }),
  'POST /api/leads': () => ({ phone: phone(), name: 'canaryalpha new' }),
  'POST /api/privacy/hold': (own) => ({ contactId: own.ids.contacts, reason: 'canaryalpha case' }),
  'POST /api/privacy/release': (own) => ({ contactId: own.ids.contacts }),
  'POST /api/privacy/export': (own) => ({ contactId: own.ids.contacts }),
  'POST /api/privacy/erase': (own) => ({ contactId: own.ids.contacts, cancelBookings: true }),
  'POST /api/appointments': (own) => ({ contactId: own.ids.contacts, startsAt: '2030-01-07T15:00:00Z' }),
};
