import type { IncomingMessage } from 'node:http';

/** What a model said, before it is put into the form of a provider. */
export interface Said {
  text: string | null;
  end: 'complete' | 'length' | 'refusal';
  /** True: the frame of the answer without anything in it. */
  isBare: boolean;
  usage: { input: number; cached: number; output: number };
}

/** What a request asks, read out of the form of a provider. */
interface Asked {
  model: string;
  system: string;
  /** The user's messages, oldest first. */
  messages: string[];
  schema: unknown;
}

/** How one provider is spoken to over HTTP. */
export interface Dialect {
  basePath: string;
  /** What a real server would refuse the request for; null when it is in order. */
  objection(request: IncomingMessage, body: Record<string, any>): string | null;
  read(body: Record<string, any>): Asked;
  answer(model: string, said: Said): object;
  error(message: string): object;
}

interface Message {
  role: string;
  content: string;
}

const rolesOf = (messages: Message[]): Pick<Asked, 'system' | 'messages'> => ({
  system: messages.find(({ role }) => role === 'system')?.content ?? '',
  messages: messages.flatMap(({ role, content }) => (role === 'user' ? [content] : [])),
});

const isPost = (request: IncomingMessage, path: string): string | null =>
  request.method === 'POST' && request.url === path ? null : `no such route: ${request.method} ${request.url}`;

/** POST /v1/chat/completions. */
export const OPENAI: Dialect = {
  basePath: '/v1',
  objection: (request) => isPost(request, '/v1/chat/completions'),
  read: (body) => ({ model: body.model, ...rolesOf(body.messages), schema: body.response_format }),
  answer: (model, { text, end, isBare, usage: { input, cached, output } }) => {
    const usage = {
      prompt_tokens: input,
      completion_tokens: output,
      total_tokens: input + output,
      prompt_tokens_details: { cached_tokens: cached },
    };
    const message = { role: 'assistant', content: text, refusal: end === 'refusal' ? 'I cannot help with that.' : null };
    const choices = [{ index: 0, finish_reason: end === 'length' ? 'length' : 'stop', message }];
    return { id: 'chatcmpl-test', object: 'chat.completion', created: 1, model, usage, choices: isBare ? [] : choices };
  },
  error: (message) => ({ error: { message, type: 'x', code: null } }),
};

/** POST /v1/messages; system is no message, and what the cache gave is not part of input_tokens. */
export const ANTHROPIC: Dialect = {
  basePath: '',
  objection: (request, body) => {
    if (!request.headers['anthropic-version']) return 'anthropic-version is missing';
    if (!request.headers.authorization && !request.headers['x-api-key']) return 'no key';
    if (typeof body.max_tokens !== 'number') return 'max_tokens is missing';
    if ((body.messages as Message[]).some(({ role }) => role === 'system')) return 'system is no role';
    return isPost(request, '/v1/messages');
  },
  read: (body) => ({ model: body.model, ...rolesOf(body.messages), system: body.system, schema: body.output_config?.format }),
  answer: (model, { text, end, isBare, usage: { input, cached, output } }) => ({
    id: 'msg_test',
    type: 'message',
    role: 'assistant',
    model,
    content: isBare || text === null ? [] : [{ type: 'text', text }],
    stop_reason: { complete: 'end_turn', length: 'max_tokens', refusal: 'refusal' }[end],
    stop_sequence: null,
    usage: { input_tokens: input - cached, cache_creation_input_tokens: 0, cache_read_input_tokens: cached, output_tokens: output },
  }),
  error: (message) => ({ type: 'error', error: { type: 'x', message } }),
};

/** POST /api/chat; it knows neither a refusal nor a cache. */
export const OLLAMA: Dialect = {
  basePath: '',
  objection: (request, body) => {
    if (body.stream !== false) return 'a stream was asked for';
    // four letters are a token or less: what has no room would be dropped without a word
    const isCut = JSON.stringify(body.messages).length / 4 + body.options.num_predict > body.options.num_ctx;
    return isCut ? 'the question is longer than the context it asks for' : isPost(request, '/api/chat');
  },
  read: (body) => ({ model: body.model, ...rolesOf(body.messages), schema: body.format }),
  answer: (model, { text, end, isBare, usage: { input, output } }) => ({
    model,
    created_at: '2026-11-21T00:00:00Z',
    ...(!isBare && { message: { role: 'assistant', content: text ?? 'I cannot help with that.' } }),
    done: true,
    done_reason: end === 'length' ? 'length' : 'stop',
    prompt_eval_count: input,
    eval_count: output,
  }),
  error: (error) => ({ error }),
};
