import { Logger } from '@nestjs/common';
import type { Clock } from '../common/clock.js';
import type { Settings } from '../platform/config/config.schema.js';
import type { ModelTask } from './engine.port.js';
import { ModelEngine } from './model/model.engine.js';
import type { ModelWire } from './model/wire.port.js';
import { findPrice } from './prices.rules.js';
import { understand } from './rules/understand.rules.js';

type ModelEngineName = Settings['engineOrder'][number];

/** The engine of one provider, as the settings describe it. Each SDK is loaded only when chosen: they are the largest modules of the process. */
export async function engineOf(name: ModelEngineName, settings: Settings, clock: Clock): Promise<ModelEngine> {
  const pace = { timeoutMs: settings.AI_TIMEOUT_MS };
  const [wire, models] = [await wireOf(name, settings, clock), modelsOf(name, settings)];
  for (const model of new Set(Object.values(models))) {
    if (wire.isFree?.(model) || findPrice(model, clock.real().toISOString().slice(0, 10))) continue;
    new Logger('EnginePrices').warn(
      `No price is known of ${model} (${name}): its cost is unknown and no limit of money holds it. Set a limit of tokens.`,
    );
  }
  return new ModelEngine(wire, { models, pace }, clock, understand);
}

async function wireOf(name: ModelEngineName, settings: Settings, clock: Clock): Promise<ModelWire> {
  const { OPENAI_API_KEY, OPENAI_BASE_URL, ANTHROPIC_API_KEY, ANTHROPIC_BASE_URL, OLLAMA_BASE_URL } = settings;
  if (name === 'openai') {
    const { OpenAiWire } = await import('./openai/openai.wire.js');
    return new OpenAiWire({ apiKey: OPENAI_API_KEY ?? '', ...(OPENAI_BASE_URL && { baseUrl: OPENAI_BASE_URL }) }, clock);
  }
  if (name === 'anthropic') {
    const { AnthropicWire } = await import('./anthropic/anthropic.wire.js');
    return new AnthropicWire({ apiKey: ANTHROPIC_API_KEY ?? '', ...(ANTHROPIC_BASE_URL && { baseUrl: ANTHROPIC_BASE_URL }) }, clock);
  }
  const { OllamaWire } = await import('./ollama/ollama.wire.js');
  return new OllamaWire({ baseUrl: OLLAMA_BASE_URL }, clock);
}

function modelsOf(name: ModelEngineName, settings: Settings): Record<ModelTask, string> {
  const usual = { openai: settings.OPENAI_MODEL, anthropic: settings.ANTHROPIC_MODEL, ollama: settings.OLLAMA_MODEL }[name];
  const own = settings.taskModels[name] ?? {};
  return { think: own.think ?? usual, draft: own.draft ?? usual, critic: own.critic ?? usual };
}
