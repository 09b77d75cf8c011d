import { ConfigError, parseSettings } from './config.service.js';

const parse = (env: Record<string, string>) =>
  parseSettings({ DATABASE_URL: 'postgres://localhost/x', JWT_SECRET: 'x'.repeat(32), ENCRYPTION_KEY: 'ab'.repeat(32), ...env });
const KEYS = { OPENAI_API_KEY: 'sk', ANTHROPIC_API_KEY: 'ant' };

describe('which engines are asked', () => {
  it.each<[string, Record<string, string>, string, string[]]>([
    ['no key', {}, 'rules', []],
    ['a key', { OPENAI_API_KEY: 'sk' }, 'openai', ['openai']],
    ['another key', { ANTHROPIC_API_KEY: 'ant' }, 'anthropic', ['anthropic']],
    ['rules in spite of a key', { ...KEYS, AI_ENGINE: 'rules' }, 'rules', []],
    ['one without a key', { AI_ENGINE: 'ollama' }, 'ollama', ['ollama']],
    ['an order', { ...KEYS, AI_ENGINE: 'anthropic', AI_FALLBACK: 'openai, ollama' }, 'anthropic', ['anthropic', 'openai', 'ollama']],
    ['itself', { ...KEYS, AI_ENGINE: 'openai', AI_FALLBACK: 'openai,ollama,ollama' }, 'openai', ['openai', 'ollama']],
  ])('%s', (_name, env, engine, engineOrder) => {
    expect(parse(env)).toMatchObject({ engine, engineOrder });
  });

  it.each<[string, Record<string, string>, RegExp]>([
    ['no key for the engine', { AI_ENGINE: 'anthropic' }, /ANTHROPIC_API_KEY is missing: AI_ENGINE is anthropic/],
    ['no key for a fallback', { ...KEYS, OPENAI_API_KEY: '', AI_ENGINE: 'ollama', AI_FALLBACK: 'openai' }, /AI_FALLBACK names openai/],
    ['a fallback for nothing', { AI_FALLBACK: 'ollama' }, /AI_FALLBACK is wrong/],
    ['an unknown engine', { AI_ENGINE: 'ollama', AI_FALLBACK: 'rules' }, /AI_FALLBACK is wrong/],
    ['an unknown task', { AI_ENGINE: 'ollama', AI_TASK_MODELS: 'ollama.sing=x' }, /AI_TASK_MODELS is wrong: must be entries such as/],
    ['embeddings without a key', { OPENAI_EMBEDDING_MODEL: 'e' }, /OPENAI_API_KEY is missing: OPENAI_EMBEDDING_MODEL needs it/],
    [
      'two models of embeddings',
      { ...KEYS, OPENAI_EMBEDDING_MODEL: 'e', OLLAMA_EMBEDDING_MODEL: 'n' },
      /OLLAMA_EMBEDDING_MODEL must be empty/,
    ],
    ['a model without a name', { AI_ENGINE: 'ollama', AI_TASK_MODELS: 'ollama.draft=' }, /AI_TASK_MODELS is wrong/],
  ])('%s stops the start', (_name, env, words) => {
    expect(() => parse(env)).toThrow(ConfigError);
    expect(() => parse(env)).toThrow(words);
  });

  it('and with which models', () => {
    const { taskModels } = parse({ AI_TASK_MODELS: 'ollama.draft=qwen2.5:14b, ollama.critic=llama3.1, openai.draft=gpt-5-mini' });
    expect(taskModels).toEqual({ ollama: { draft: 'qwen2.5:14b', critic: 'llama3.1' }, openai: { draft: 'gpt-5-mini' } });
  });
});
