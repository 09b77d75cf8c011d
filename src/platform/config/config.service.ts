import { Injectable } from '@nestjs/common';
import { environment } from './environment.js';
import { configSchema, readTaskModels, type RawConfig, type Settings } from './config.schema.js';

const SECRET = /SECRET|PASSWORD|TOKEN|KEY|_URL$|DSN/;

/** Thrown at start with one sentence that names the setting. */
export class ConfigError extends Error {}

/** Parses the settings once. Empty strings count as unset. Throws ConfigError naming the first wrong setting. */
export function parseSettings(env: Record<string, string | undefined>): Settings {
  const present = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== undefined && value.trim() !== ''));
  const parsed = configSchema.safeParse(present);
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    const name = String(issue?.path[0] ?? 'A setting');
    const missing = !(name in present);
    throw new ConfigError(
      missing
        ? `The setting ${name} is missing: ${describe(name)}`
        : `The setting ${name} is wrong: ${issue?.message ?? 'unreadable value'}.`,
    );
  }
  return derive(parsed.data);
}

function describe(name: string): string {
  return configSchema.shape[name as keyof RawConfig]?.description ?? 'set it and start again.';
}

function derive(raw: RawConfig): Settings {
  const isProductionLike = raw.NODE_ENV === 'production' || raw.NODE_ENV === 'staging';
  if (isProductionLike && raw.FAILPOINTS) throw new ConfigError(`The setting FAILPOINTS must be empty when NODE_ENV is ${raw.NODE_ENV}.`);
  if (isProductionLike && raw.SCAN_PRIVATE_HOSTS)
    throw new ConfigError(`The setting SCAN_PRIVATE_HOSTS must be empty when NODE_ENV is ${raw.NODE_ENV}.`);
  const { engine, engineOrder } = enginesOf(raw);
  if (raw.OPENAI_EMBEDDING_MODEL && !raw.OPENAI_API_KEY)
    throw new ConfigError('The setting OPENAI_API_KEY is missing: OPENAI_EMBEDDING_MODEL needs it.');
  if (raw.OPENAI_EMBEDDING_MODEL && raw.OLLAMA_EMBEDDING_MODEL)
    throw new ConfigError(
      'The setting OLLAMA_EMBEDDING_MODEL must be empty when OPENAI_EMBEDDING_MODEL is set: vectors of two models do not compare.',
    );
  const publicBaseUrl = (raw.PUBLIC_BASE_URL ?? `http://${raw.HOST === '0.0.0.0' ? '127.0.0.1' : raw.HOST}:${raw.PORT}`).replace(
    /\/+$/,
    '',
  );
  const isEmbedded = !isProductionLike && raw.TWILIO_API_BASE_URL === undefined;
  const twilioApiBaseUrl =
    raw.TWILIO_API_BASE_URL ??
    (isEmbedded
      ? `${(raw.INTERNAL_BASE_URL ?? `http://127.0.0.1:${raw.PORT}`).replace(/\/+$/, '')}/simulator/twilio`
      : 'https://api.twilio.com');
  const metaApiBaseUrl = (
    raw.META_API_BASE_URL ?? (isEmbedded ? twilioApiBaseUrl.replace(/\/twilio$/, '/meta') : 'https://graph.facebook.com/v23.0')
  ).replace(/\/+$/, '');
  const isApi = raw.APP_ROLE !== 'worker';
  return Object.freeze({
    ...raw,
    publicBaseUrl,
    isProductionLike,
    isEmbedded,
    twilioApiBaseUrl,
    metaApiBaseUrl,
    engine,
    engineOrder,
    taskModels: readTaskModels(raw.AI_TASK_MODELS ?? []),
    scanPrivateHosts: Object.freeze(
      (raw.SCAN_PRIVATE_HOSTS ?? '')
        .split(',')
        .map((host) => host.trim())
        .filter(Boolean),
    ),
    isApi,
    isWorker: raw.APP_ROLE !== 'api',
    // A request is refused rather than left waiting; a worker keeps nobody waiting, and a turn that fails for want of a
    // connection would count as failed.
    databaseWaitMs: isApi ? 3000 : 15_000,
  });
}

/** Which engines are asked, in order; one that is named and cannot work stops the start. */
function enginesOf(raw: RawConfig): Pick<Settings, 'engine' | 'engineOrder'> {
  const engine = raw.AI_ENGINE ?? (raw.OPENAI_API_KEY ? 'openai' : raw.ANTHROPIC_API_KEY ? 'anthropic' : 'rules');
  const fallback = raw.AI_FALLBACK ?? [];
  if (engine === 'rules' && fallback.length > 0)
    throw new ConfigError('The setting AI_FALLBACK is wrong: AI_ENGINE is rules, which needs no fallback.');
  const engineOrder = engine === 'rules' ? [] : [...new Set([engine, ...fallback])];
  for (const [name, key] of [
    ['openai', 'OPENAI_API_KEY'],
    ['anthropic', 'ANTHROPIC_API_KEY'],
  ] as const) {
    if (!engineOrder.includes(name) || raw[key]) continue;
    const where = engine === name ? `AI_ENGINE is ${name}` : `AI_FALLBACK names ${name}`;
    throw new ConfigError(`The setting ${key} is missing: ${where}, which needs it.`);
  }
  return { engine, engineOrder: Object.freeze(engineOrder) };
}

/** The frozen settings of this process. */
@Injectable()
export class Config {
  readonly values: Settings;

  constructor(values?: Settings) {
    this.values = values ?? parseSettings(environment());
  }

  /** For the log line at start: secrets and addresses that may carry one are hidden. */
  redacted(): Record<string, unknown> {
    return Object.fromEntries(
      Object.entries(this.values).map(([name, value]) => [name, SECRET.test(name) && value !== undefined ? '(set)' : value]),
    );
  }
}
