import { z } from 'zod';

const url = (protocols: string[]) =>
  z.string().refine((value) => URL.canParse(value) && protocols.includes(new URL(value).protocol), {
    message: `must be an address that starts with ${protocols.map((p) => `${p}//`).join(' or ')}`,
  });
const flagless = z.string().trim();
const optionalText = flagless.min(1).optional();

/** A limit for every business without one of its own. */
const quota = (what: string) =>
  z.coerce
    .number()
    .int()
    .min(0)
    .max(Number.MAX_SAFE_INTEGER)
    .optional()
    .describe(`${what}, unless the agency set another limit. Unset: no limit.`);

/** Every setting, in one place. An empty value counts as unset. */
export const configSchema = z.object({
  NODE_ENV: z
    .enum(['development', 'test', 'staging', 'production'])
    .default('development')
    .describe('`production` and `staging` refuse failpoints, simulator control and demo data.'),
  APP_ROLE: z.enum(['all', 'api', 'worker']).default('all').describe('What this process does: serve HTTP, do the work, or both.'),
  HOST: flagless.default('127.0.0.1').describe('Address to listen on.'),
  PORT: z.coerce.number().int().min(0).max(65535).default(3000).describe('Port to listen on.'),
  PUBLIC_BASE_URL: url(['http:', 'https:'])
    .optional()
    .describe('The address under which providers reach this server; webhook signatures are checked against it. Default: http://HOST:PORT.'),
  INTERNAL_BASE_URL: url(['http:', 'https:'])
    .optional()
    .describe('The address under which workers reach the api (and the simulator in it). Default: http://127.0.0.1:PORT.'),
  DATABASE_URL: url(['postgres:', 'postgresql:']).describe('PostgreSQL as the app role (not a superuser, owns nothing).'),
  DATABASE_ADMIN_URL: url(['postgres:', 'postgresql:'])
    .optional()
    .describe('PostgreSQL as the owner; used by `cli migrate` and `npm start` only.'),
  DATABASE_POOL: z.coerce.number().int().min(2).max(200).default(20).describe('Connections per process.'),
  REDIS_URL: url(['redis:', 'rediss:'])
    .optional()
    .describe('Redis for queue hints. Without it the pollers carry the work, at most one second later.'),
  REDIS_PREFIX: flagless.default('ringback').describe('Prefix of every key in Redis.'),
  TRUSTED_PROXIES: z.coerce
    .number()
    .int()
    .min(0)
    .max(10)
    .default(0)
    .describe('How many proxies in front of the server may set X-Forwarded-For.'),
  SIGNUP_MODE: z
    .enum(['open', 'invite', 'closed'])
    .default('closed')
    .describe(
      'Who may start without an invite: `open` lets anyone sign up, as a business in setup of the first agency; `invite` and `closed` refuse and say whom to ask. Invites work in every mode.',
    ),
  QUOTA_MESSAGES_PER_MONTH: quota('Automatic texts that a business may send in a calendar month (UTC)'),
  QUOTA_MODEL_MICROS_PER_MONTH: quota('Micro-dollars that a business may spend on language models in a calendar month (UTC)'),
  QUOTA_SEATS: quota('Members and open invites of a business'),
  QUOTA_STORAGE_BYTES: quota('Bytes of text that a business may store'),
  WORKER_PORT: z.coerce
    .number()
    .int()
    .min(1)
    .max(65535)
    .optional()
    .describe('Where a worker answers /health and /metrics; unset: nowhere.'),
  METRICS_TOKEN: optionalText.describe('Bearer token for /metrics; without it only requests from this machine are answered.'),
  SENTRY_DSN: optionalText.describe('Where unexpected errors are reported.'),
  DATA_DIR: flagless.default('.data').describe('Folder for generated secrets, mail files and the simulator ledger.'),
  JWT_SECRET: flagless.min(32).describe('Signs access tokens; at least 32 characters. `npm start` generates one.'),
  ENCRYPTION_KEY: flagless
    .regex(/^[0-9a-f]{64}$/i, 'must be 64 hexadecimal characters (32 bytes)')
    .describe('Seals provider credentials and keys the phone HMAC: 64 hexadecimal characters. `npm start` generates one.'),
  ENCRYPTION_KEY_OLD: flagless
    .regex(/^[0-9a-f]{64}$/i, 'must be 64 hexadecimal characters (32 bytes)')
    .optional()
    .describe('The key before ENCRYPTION_KEY, while a change of keys is under way: what it sealed is still read. See operations.md.'),
  TWILIO_API_BASE_URL: url(['http:', 'https:'])
    .optional()
    .describe("Stamped on a channel account when it is created. Default: Twilio's own; the simulator in embedded mode."),
  TWILIO_ACCOUNT_SID: optionalText.describe(
    "First start: becomes the agency's own sealed account, for provisioning and agency alerts only.",
  ),
  TWILIO_AUTH_TOKEN: optionalText.describe('The token that belongs to TWILIO_ACCOUNT_SID.'),
  META_API_BASE_URL: url(['http:', 'https:'])
    .optional()
    .describe("Base address of the WhatsApp Cloud API, with its version. Default: Meta's own; the simulator in embedded mode."),
  AI_ENGINE: z.enum(['rules', 'openai', 'anthropic', 'ollama']).optional().describe('Language engine; `rules` when no key is set.'),
  OPENAI_API_KEY: optionalText.describe('Key for OpenAI or a compatible server.'),
  OPENAI_BASE_URL: url(['http:', 'https:']).optional().describe('Base address of OpenAI or a compatible server, with /v1.'),
  OPENAI_MODEL: flagless.default('gpt-4o-mini').describe('Model for conversations.'),
  OPENAI_EMBEDDING_MODEL: optionalText.describe(
    'Embedding model at the same server, such as `text-embedding-3-small`: knowledge is then also found by its meaning. Unset: by words alone.',
  ),
  ANTHROPIC_API_KEY: optionalText.describe('Key for Anthropic.'),
  ANTHROPIC_BASE_URL: url(['http:', 'https:']).optional().describe('Base address of Anthropic.'),
  OLLAMA_BASE_URL: url(['http:', 'https:']).optional().describe('Base address of Ollama.'),
  SMTP_URL: url(['smtp:', 'smtps:']).optional().describe('Mail server. Without it mail goes to DATA_DIR/mail as .eml files.'),
  MAIL_FROM: flagless.default('Ringback <no-reply@ringback.local>').describe('Sender of mail.'),
  STRIPE_SECRET_KEY: optionalText.describe('Key for Stripe.'),
  STRIPE_WEBHOOK_SECRET: optionalText.describe('Checks webhooks from Stripe.'),
  LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']).default('info').describe('How much is logged.'),
  ADMIN_EMAIL: flagless.default('admin@ringback.local').describe('First administrator (first start only).'),
  ADMIN_PASSWORD: flagless.min(10).optional().describe('First administrator (first start only); generated and printed when unset.'),
  FAILPOINTS: optionalText.describe('Fault injection for tests, such as `send.after_call=kill:0.01`; refused in production and staging.'),
  SCAN_PRIVATE_HOSTS: optionalText.describe(
    'Hosts, as `host:port` with commas, that a website scan may visit although they are private: for trying it out with a local site; refused in production and staging.',
  ),
  SEND_CONCURRENCY: z.coerce.number().int().min(1).max(500).default(16).describe('Messages sent at once per worker.'),
  TURN_CONCURRENCY: z.coerce.number().int().min(1).max(1000).default(32).describe('Turns decided at once per worker.'),
  STALE_SENDING_SECONDS: z.coerce.number().int().min(1).default(60).describe('After this long a send without an answer counts as unknown.'),
  SETTLE_SECONDS: z.coerce
    .number()
    .int()
    .min(1)
    .default(120)
    .describe('How long an unknown send is looked for at the provider before it counts as not sent.'),
});

export type RawConfig = z.infer<typeof configSchema>;

/** The parsed settings plus what follows from them. */
export interface Settings extends RawConfig {
  readonly publicBaseUrl: string;
  readonly isProductionLike: boolean;
  /** Embedded mode: channel accounts point at our own simulator unless TWILIO_API_BASE_URL says otherwise. */
  readonly isEmbedded: boolean;
  readonly twilioApiBaseUrl: string;
  readonly metaApiBaseUrl: string;
  readonly engine: 'rules' | 'openai' | 'anthropic' | 'ollama';
  readonly scanPrivateHosts: readonly string[];
  readonly isApi: boolean;
  readonly isWorker: boolean;
}
