import { z } from 'zod';

const url = (protocols: string[]) =>
  z.string().refine((value) => URL.canParse(value) && protocols.includes(new URL(value).protocol), {
    message: `must be an address that starts with ${protocols.map((p) => `${p}//`).join(' or ')}`,
  });
const flagless = z.string().trim();
const optionalText = flagless.min(1).optional();

const MODEL_ENGINES = ['openai', 'anthropic', 'ollama'] as const;
/** What a model is asked to do; the engine port knows them by the same names. */
const MODEL_TASKS = ['think', 'draft', 'critic'] as const;
type ModelEngineName = (typeof MODEL_ENGINES)[number];
type TaskModels = Partial<Record<ModelEngineName, Partial<Record<(typeof MODEL_TASKS)[number], string>>>>;

/** "a, b" as ['a', 'b']. */
const commas = flagless.transform((text) =>
  text
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== ''),
);
const taskModel = new RegExp(`^(${MODEL_ENGINES.join('|')})\\.(${MODEL_TASKS.join('|')})=(\\S+)$`);

/** A limit for every business without one of its own. */
const quota = (what: string) =>
  z.coerce
    .number()
    .int()
    .min(0)
    .max(Number.MAX_SAFE_INTEGER)
    .optional()
    .describe(`${what}, unless the agency set another limit. Unset: no limit.`);

/** A limit of models over the time that ends now; checked before each call. */
const cap = (what: string) =>
  quota(what).describe(`${what}, unless the agency set another limit. At the limit the rules answer. Unset: no limit.`);

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
  QUOTA_MODEL_MICROS_PER_DAY: cap('Micro-dollars that a business may spend on language models in 24 hours'),
  QUOTA_MODEL_MICROS_PER_HOUR: cap('Micro-dollars that a business may spend on language models in one hour'),
  QUOTA_MODEL_TOKENS_PER_DAY: cap('Tokens that a business may use in 24 hours; it also holds models whose price is not known'),
  QUOTA_MODEL_TOKENS_PER_CONVERSATION_HOUR: cap(
    'Tokens that one conversation may use in one hour; it also holds models whose price is not known',
  ),
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
  AI_ENGINE: z
    .enum(['rules', ...MODEL_ENGINES])
    .optional()
    .describe('Language engine; when unset `openai` or `anthropic`, whichever has a key, else `rules`.'),
  AI_FALLBACK: commas
    .pipe(z.array(z.enum(MODEL_ENGINES)))
    .optional()
    .describe(
      "Engines to ask, in this order, when that of AI_ENGINE gives no usable answer: `anthropic,ollama`, say. Each needs its own settings. The rules engine always comes last. Customers' texts go to every engine named here.",
    ),
  AI_TASK_MODELS: commas
    .pipe(
      z.array(
        z.string().regex(taskModel, 'must be entries such as openai.draft=gpt-5-mini with commas; tasks are think, draft and critic'),
      ),
    )
    .optional()
    .describe(
      'Other models for single tasks: `openai.draft=gpt-5-mini,anthropic.critic=claude-haiku-4-5`. Tasks: `think` (reads a turn), `draft` (writes documents), `critic` (checks a risky text).',
    ),
  AI_TIMEOUT_MS: z.coerce
    .number()
    .int()
    .min(50)
    .max(9_000)
    .default(8_000)
    .describe(
      'Longest time of one request to a model while a customer waits. Whatever it is, the rules answer 9.5 seconds after the last text of the customer, or after 6 seconds of thought where the wait for the next words (`debounceMs`) took longer.',
    ),
  OPENAI_API_KEY: optionalText.describe('Key for OpenAI or a compatible server.'),
  OPENAI_BASE_URL: url(['http:', 'https:']).optional().describe('Base address of OpenAI or a compatible server, with /v1.'),
  OPENAI_MODEL: flagless.default('gpt-4o-mini').describe("OpenAI's model, where AI_TASK_MODELS names no other."),
  OPENAI_EMBEDDING_MODEL: optionalText.describe(
    'Embedding model at the same server, such as `text-embedding-3-small`: knowledge, and what was said further up in a long conversation, is then also found by its meaning. Unset: by words alone.',
  ),
  ANTHROPIC_API_KEY: optionalText.describe('Key for Anthropic.'),
  ANTHROPIC_BASE_URL: url(['http:', 'https:']).optional().describe('Base address of Anthropic, without /v1.'),
  ANTHROPIC_MODEL: flagless.default('claude-haiku-4-5').describe("Anthropic's model, where AI_TASK_MODELS names no other."),
  OLLAMA_BASE_URL: url(['http:', 'https:']).default('http://127.0.0.1:11434').describe('Base address of Ollama.'),
  OLLAMA_MODEL: flagless
    .default('llama3.1')
    .describe("Ollama's model, where AI_TASK_MODELS names no other; pull it before. Models of the own machine cost nothing."),
  OLLAMA_EMBEDDING_MODEL: optionalText.describe(
    'Embedding model of Ollama, such as `nomic-embed-text`, instead of OPENAI_EMBEDDING_MODEL; pull it before.',
  ),
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

/** ['openai.draft=gpt-5-mini'] as {openai: {draft: 'gpt-5-mini'}}; the schema has checked the entries. */
export function readTaskModels(entries: readonly string[]): TaskModels {
  const models: TaskModels = {};
  for (const entry of entries) {
    const [, engine, task, model] = taskModel.exec(entry) as unknown as [string, ModelEngineName, (typeof MODEL_TASKS)[number], string];
    models[engine] = { ...models[engine], [task]: model };
  }
  return models;
}

export type RawConfig = z.infer<typeof configSchema>;

/** The parsed settings plus what follows from them. */
export interface Settings extends RawConfig {
  readonly publicBaseUrl: string;
  readonly isProductionLike: boolean;
  /** Embedded mode: channel accounts point at our own simulator unless TWILIO_API_BASE_URL says otherwise. */
  readonly isEmbedded: boolean;
  readonly twilioApiBaseUrl: string;
  readonly metaApiBaseUrl: string;
  readonly engine: 'rules' | ModelEngineName;
  /** The model engines in the order in which they are asked; empty when the rules engine answers alone. */
  readonly engineOrder: readonly ModelEngineName[];
  readonly taskModels: TaskModels;
  readonly scanPrivateHosts: readonly string[];
  readonly isApi: boolean;
  readonly isWorker: boolean;
  /** How long work waits for a connection to PostgreSQL before it fails for want of one, in ms. */
  readonly databaseWaitMs: number;
}
