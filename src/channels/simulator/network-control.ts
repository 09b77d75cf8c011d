import { z } from 'zod';
import { CALL_OUTCOMES } from './dial-plan.rules.js';
import type { LedgerEntry } from './ledger.schema.js';
import type { NetworkAccount } from './network-state.js';
import type { SimulatedNetwork } from './simulated-network.js';
import { errorAnswer, type NetworkAnswer } from './twilio-shapes.rules.js';

const urls = z.object({ voiceUrl: z.string().optional(), smsUrl: z.string().optional(), statusCallback: z.string().optional() });
const callSchema = z.object({
  from: z.string(),
  to: z.string(),
  outcome: z.enum(CALL_OUTCOMES),
  ringSeconds: z.number().min(0).max(120).optional(),
  talkSeconds: z.number().min(0).max(14_400).optional(),
  isRealtime: z.boolean().default(false),
  forwardedFrom: z.string().optional(),
  voicemail: z.string().optional(),
  urls: urls.default({}),
});
const textSchema = z.object({
  from: z.string(),
  to: z.string(),
  body: z.string(),
  channel: z.enum(['sms', 'whatsapp']).default('sms'),
  mediaUrls: z.array(z.string()).default([]),
  profileName: z.string().optional(),
  urls: urls.default({}),
});
const faultSchema = z.object({
  kind: z.enum(['429', '500', 'timeout', 'drop-answer', 'slow']),
  count: z.number().int().min(1).max(100_000),
  delayMs: z.number().min(0).max(60_000).optional(),
});
const handsetSchema = z.object({
  phone: z.string(),
  answers: z.boolean(),
  digits: z.string().optional(),
  forwardsTo: z.string().optional(),
  forwardMode: z.enum(['always', 'unanswered']).optional(),
  urls: urls.default({}),
});

const withdrawalSchema = z.object({ reason: z.string() });

export type ControlCall = z.input<typeof callSchema>;
export type ControlText = z.input<typeof textSchema>;
export type ControlFault = z.input<typeof faultSchema>;
export type ControlHandset = z.input<typeof handsetSchema>;

/** What a tester may do to the network: make people call and text, break it, and read what it saw. One account sees only itself. */
export class ControlRoutes {
  constructor(private readonly network: SimulatedNetwork) {}

  async handle(account: NetworkAccount, route: string, rawBody: string, query: URLSearchParams): Promise<NetworkAnswer> {
    try {
      const body: unknown = rawBody === '' ? {} : JSON.parse(rawBody);
      return await this.dispatch(account, route, body, query);
    } catch (error) {
      if (!(error instanceof z.ZodError) && !(error instanceof SyntaxError)) throw error;
      return errorAnswer({ status: 400, code: 20001, message: 'The control request cannot be read.' });
    }
  }

  private async dispatch(account: NetworkAccount, route: string, body: unknown, query: URLSearchParams): Promise<NetworkAnswer> {
    switch (route) {
      case 'POST calls':
        return this.call(account, callSchema.parse(body));
      case 'POST texts':
        return this.text(account, textSchema.parse(body));
      case 'POST faults': {
        const fault = faultSchema.parse(body);
        this.network.faults.add(account.sid, fault);
        return { status: 201, body: { kind: fault.kind, count: fault.count } };
      }
      case 'DELETE faults':
        this.network.faults.clear(account.sid);
        return { status: 204, body: null };
      case 'POST handsets': {
        const { phone, answers, urls: defaults, ...rest } = handsetSchema.parse(body);
        const { voiceUrl, statusCallback } = defaults;
        this.network.append({
          type: 'handset',
          accountSid: account.sid,
          to: phone,
          detail: { answers, ...rest, voiceUrl, statusCallback },
        });
        return { status: 201, body: { phone, answers } };
      }
      case 'POST withdrawals':
        return this.withdraw(account, withdrawalSchema.parse(body).reason);
      case 'GET ledger':
        return { status: 200, body: { data: ledgerOf(this.network.entries(), account.sid, query) } };
      default:
        return errorAnswer({ status: 404, code: 20404, message: 'There is no such control.' });
    }
  }

  /** Carriers take back what they approved: every campaign of the account fails. */
  private withdraw(account: NetworkAccount, reason: string): NetworkAnswer {
    const own = [...this.network.state.registry.campaigns.values()].filter((campaign) => campaign.accountSid === account.sid);
    for (const { sid, accountSid, form } of own)
      this.network.append({ type: 'campaign', sid, accountSid, status: 'FAILED', detail: { ...form, reason } });
    return { status: 201, body: { withdrawn: own.length } };
  }

  private async call(account: NetworkAccount, input: z.output<typeof callSchema>): Promise<NetworkAnswer> {
    if (!(await this.network.isOwner(account, 'sms', input.to))) return foreignNumber();
    const { urls: defaults, ...plan } = input;
    return { status: 201, body: { callSid: this.network.startCall(account, plan, defaults) } };
  }

  private async text(account: NetworkAccount, input: z.output<typeof textSchema>): Promise<NetworkAnswer> {
    if (!(await this.network.isOwner(account, input.channel, input.to))) return foreignNumber();
    const { urls: defaults, ...text } = input;
    return { status: 201, body: { messageSid: await this.network.receive(account, text, defaults) } };
  }
}

function foreignNumber(): NetworkAnswer {
  return errorAnswer({ status: 404, code: 20404, message: 'This number is not one of this account.' });
}

const HIDDEN = new Set(['account', 'handset']);
const MAX_ROWS = 1000;

/** The account's rows in order; `to`, `from` and `phone` (either side) narrow them, `after` continues behind a seq. */
function ledgerOf(entries: readonly LedgerEntry[], accountSid: string, query: URLSearchParams): LedgerEntry[] {
  const to = query.get('to');
  const from = query.get('from');
  const phone = query.get('phone');
  const after = Number(query.get('after') ?? 0) || 0;
  return entries
    .filter(
      (entry) =>
        entry.accountSid === accountSid &&
        !HIDDEN.has(entry.type) &&
        entry.seq > after &&
        (to === null || entry.to === to) &&
        (from === null || entry.from === from) &&
        (phone === null || entry.to === phone || entry.from === phone),
    )
    .slice(-MAX_ROWS);
}
