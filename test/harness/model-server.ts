import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { NOTHING_TOLD, type EngineInput, type PendingQuestion, type Proposal } from '../../src/engines/engine.port.js';
import { understand } from '../../src/engines/rules/understand.rules.js';
import { OPENAI, type Dialect, type Said } from './model-dialects.js';

/** One request as the server saw it. */
export interface RecordedPrompt {
  authorization: string | undefined;
  model: string;
  system: string;
  /** The data document of the user message. */
  data: Record<string, any>;
  /** Every message, for canary checks over the whole prompt. */
  text: string;
  /** The schema that the answer must keep to, as this provider wants it. */
  responseFormat: unknown;
}

/** What can be wrong with an answer, or with the way it takes. */
export const MODEL_FAULTS = [
  'timeout',
  'refusal',
  'length',
  'prose',
  'half-json',
  'wrong-enum',
  'extra-key',
  'huge',
  'empty',
  'no-choices',
  '401',
  '404',
  '429',
  '429-seconds',
  '429-date',
  '429-long',
  '500',
  '529',
  'drop',
  'cut-off',
  'drip',
] as const;
export type ModelFault = (typeof MODEL_FAULTS)[number];

export interface ModelAnswer {
  [key: string]: unknown;
}

export type ModelBrain = (prompt: RecordedPrompt) => ModelAnswer;

const EMPTY_ANSWER: ModelAnswer = {
  intent: 'INTERESTED',
  sentiment: 'neutral',
  confidence: 0.9,
  slots: [],
  time: null,
  pick: null,
  refuses_all_options: false,
  appointment_intent: null,
  answer: null,
  wants_human: false,
  is_opt_out: false,
  asks_if_bot: false,
  is_decline: false,
  is_confused: false,
  has_question: false,
  service_id: null,
  draft: null,
};

/** A complete answer with the given parts changed. */
export function modelAnswer(changes: ModelAnswer = {}): ModelAnswer {
  return { ...EMPTY_ANSWER, ...changes };
}

/** Writes a proposal the way a well-behaved model would answer it. */
export function answerFrom(proposal: Proposal): ModelAnswer {
  const time = proposal.timePreference;
  return modelAnswer({
    intent: proposal.intent,
    sentiment: proposal.sentiment,
    confidence: proposal.confidence,
    slots: proposal.slots.map((slot) => ({
      name: slot.name,
      value: slot.value,
      confidence: slot.confidence,
      source_message_id: slot.sourceMessageId,
      is_correction: slot.isCorrection ?? false,
    })),
    time: time && {
      dates: time.dates ?? null,
      not_dates: time.notDates ?? null,
      weekdays: time.weekdays ?? null,
      not_weekdays: time.notWeekdays ?? null,
      from: time.timeOfDay?.from ?? null,
      to: time.timeOfDay?.to ?? null,
      exact: time.exactTime ?? null,
      is_asap: time.isAsap ?? false,
      is_flexible: time.isFlexible ?? false,
      text: time.text,
    },
    pick: proposal.pick && 'index' in proposal.pick ? proposal.pick.index : null,
    refuses_all_options: proposal.pick !== null && 'none' in proposal.pick,
    appointment_intent: proposal.appointmentIntent,
    answer: proposal.answer,
    wants_human: proposal.wantsHuman,
    is_opt_out: proposal.isOptOut,
    asks_if_bot: proposal.asksIfBot,
    is_decline: proposal.isDecline,
    is_confused: proposal.isConfused,
    has_question: proposal.hasQuestion,
    service_id: proposal.serviceId,
    draft: proposal.draft,
  });
}

interface SeenPending {
  kind: string;
  asks_for?: string;
  what?: string;
  purpose?: string;
  options?: { index: number; label: string; starts_at: string }[];
}

function pendingOf(pending: SeenPending | null): PendingQuestion | null {
  const expiresAt = '2999-01-01T00:00:00Z';
  if (pending?.kind === 'slot') return { kind: 'slot', name: pending.asks_for as never };
  if (pending?.kind === 'confirm') return { kind: 'confirm', what: pending.what as never, expiresAt };
  if (pending?.kind !== 'pick_opening') return null;
  const options = (pending.options ?? []).map((option) => ({
    index: option.index,
    label: option.label,
    startsAt: option.starts_at,
    resourceId: 'any',
  }));
  return { kind: 'pick_opening', purpose: pending.purpose as never, options, expiresAt };
}

/** The engine input a prompt was built from, as far as a model can see it. */
export function inputOf(prompt: RecordedPrompt): EngineInput {
  const { data } = prompt;
  const pending = data.pending as SeenPending | null;
  return {
    now: `${data.now as string}:00`,
    timeZone: data.time_zone as string,
    business: {
      name: data.business.name,
      vertical: data.business.vertical,
      services: data.business.services.map((service: Record<string, any>) => ({
        id: service.id,
        name: service.name,
        keywords: [],
        durationMinutes: 60,
        needsAddress: service.needs_address,
      })),
      isOpenNow: data.business.is_open_now,
      hoursText: data.business.hours,
      pricingPolicy: 'never',
      maxWords: data.max_words,
      facts: data.business.facts,
    },
    contact: {},
    slots: {},
    pending: pendingOf(pending),
    upcoming: [],
    history: [],
    incoming: data.new_messages.map((message: { id: string; text: string }) => ({ ...message, at: data.now })),
    told: NOTHING_TOLD,
    state: { stage: data.stage, confusedTurns: 0, isFirstReply: false, ...(data.last_asked ? { lastAsked: data.last_asked } : {}) },
  };
}

/** Reads as well as the rules do, and finds nothing wrong with a text: good enough to hold a whole conversation over the wire. */
export const competentBrain: ModelBrain = (prompt) =>
  'looked_at_because' in prompt.data ? { is_safe: true, reasons: [] } : answerFrom(understand(inputOf(prompt)));

/** A provider's server on a free local port, in the dialect of one: scripted answers, faults, recorded prompts. */
export class ModelServer {
  readonly prompts: RecordedPrompt[] = [];
  /** How often each fault met a request, since the server began: `reset` keeps it. */
  readonly served = new Map<ModelFault, number>();
  brain: ModelBrain = competentBrain;
  /** Answered before the brain is asked, first in first out. */
  private readonly scripted: (ModelAnswer | string)[] = [];
  private readonly faults: ModelFault[] = [];
  private delayMs = 0;

  /** What the server's clock says: dates in its headers are reckoned from it. */
  now: () => number = () => Date.now();

  private constructor(
    private readonly server: Server,
    private readonly dialect: Dialect,
  ) {}

  /** On a free port unless one is named: a server that comes back where it was. */
  static async start(dialect: Dialect = OPENAI, port = 0): Promise<ModelServer> {
    let handle: (request: IncomingMessage, response: ServerResponse) => void = () => undefined;
    const http = createServer((request, response) => handle(request, response));
    const server = new ModelServer(http, dialect);
    handle = (request, response) => {
      server.answer(request, response).catch((error: Error) => {
        // whoever asks may give up while still asking
        if (request.complete) throw error;
      });
    };
    await new Promise<void>((resolve, reject) => http.once('error', reject).listen(port, '127.0.0.1', resolve));
    return server;
  }

  /** For OPENAI_BASE_URL, ANTHROPIC_BASE_URL or OLLAMA_BASE_URL. */
  get baseUrl(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}${this.dialect.basePath}`;
  }

  script(...answers: (ModelAnswer | string)[]): void {
    this.scripted.push(...answers);
  }

  fail(fault: ModelFault, times = 1): void {
    for (let i = 0; i < times; i += 1) this.faults.push(fault);
  }

  thinkFor(milliseconds: number): void {
    this.delayMs = milliseconds;
  }

  reset(): void {
    this.prompts.length = 0;
    this.scripted.length = 0;
    this.faults.length = 0;
    this.delayMs = 0;
    this.brain = competentBrain;
  }

  async close(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise((resolve) => this.server.close(resolve));
  }

  private async answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const body = JSON.parse(Buffer.concat(chunks).toString('utf8')) as Record<string, any>;
    const objection = this.dialect.objection(request, body);
    if (objection !== null) return void response.writeHead(400).end(JSON.stringify(this.dialect.error(objection)));
    const prompt = this.record(request, body);
    if (this.delayMs > 0) await new Promise((resolve) => setTimeout(resolve, this.delayMs));
    const fault = this.faults.shift();
    if (fault !== undefined) this.served.set(fault, (this.served.get(fault) ?? 0) + 1);
    if (fault === 'timeout') return;
    if (fault === 'drop') return void response.destroy();
    if (fault !== undefined && /^\d/.test(fault)) return this.refuse(response, fault);
    this.send(response, fault, JSON.stringify(this.dialect.answer(body.model as string, this.said(fault, prompt))));
  }

  /** Status and, for too many requests, when to come back. */
  private refuse(response: ServerResponse, fault: ModelFault): void {
    const [status = '', how] = fault.split('-');
    const retryAfter = {
      seconds: { 'retry-after': '2' },
      date: { 'retry-after': new Date(this.now() + 3_000).toUTCString() },
      long: { 'retry-after': '120' },
    }[how ?? ''] ?? { 'retry-after-ms': '5' };
    response.writeHead(Number(status), { 'content-type': 'application/json', ...retryAfter });
    response.end(JSON.stringify(this.dialect.error('no')));
  }

  private send(response: ServerResponse, fault: ModelFault | undefined, text: string): void {
    response.writeHead(200, { 'content-type': 'application/json', 'content-length': Buffer.byteLength(text) });
    if (fault === 'cut-off') return void response.write(text.slice(0, text.length / 2), () => response.destroy());
    if (fault !== 'drip') return void response.end(text);
    let at = 0;
    const drip = setInterval(() => response.write(text[(at += 1) % text.length]), 50);
    response.on('close', () => clearInterval(drip));
  }

  private record(request: IncomingMessage, body: Record<string, any>): RecordedPrompt {
    const { model, system, messages, schema } = this.dialect.read(body);
    const prompt: RecordedPrompt = {
      authorization: request.headers.authorization,
      model,
      system,
      data: JSON.parse(messages[0] ?? '{}') as Record<string, any>,
      text: [system, ...messages].join('\n'),
      responseFormat: schema,
    };
    this.prompts.push(prompt);
    return prompt;
  }

  private said(fault: ModelFault | undefined, prompt: RecordedPrompt): Said {
    return {
      text: this.content(fault, prompt),
      end: fault === 'refusal' ? 'refusal' : fault === 'length' ? 'length' : 'complete',
      isBare: fault === 'no-choices',
      usage: { input: 1000, cached: 400, output: 100 },
    };
  }

  private content(fault: ModelFault | undefined, prompt: RecordedPrompt): string | null {
    if (fault === 'refusal') return null;
    if (fault === 'empty') return '';
    if (fault === 'prose') return 'Sure! The customer would like an appointment tomorrow.';
    if (fault === 'half-json' || fault === 'length') return JSON.stringify(modelAnswer()).slice(0, 60);
    if (fault === 'wrong-enum') return JSON.stringify(modelAnswer({ intent: 'BUY_NOW', sentiment: 'ecstatic' }));
    if (fault === 'extra-key') return JSON.stringify(modelAnswer({ org_id: 'x', is_admin: true }));
    if (fault === 'huge') return JSON.stringify(modelAnswer({ draft: 'x'.repeat(1_000_000) }));
    const scripted = this.scripted.shift();
    if (typeof scripted === 'string') return scripted;
    return JSON.stringify(scripted ?? this.brain(prompt));
  }
}
