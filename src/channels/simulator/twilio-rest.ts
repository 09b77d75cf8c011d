import { sleep } from '../../common/retry.js';
import { splitAddress } from '../twilio/parse-message.rules.js';
import type { Fault } from './faults.js';
import type { NetworkAccount, NetworkMessage, NetworkNumber } from './network-state.js';
import type { NumberUrls, SimulatedNetwork } from './simulated-network.js';
import {
  accountShape,
  availableShape,
  callShape,
  errorAnswer,
  mediaShapes,
  messageShape,
  numberShape,
  pageAnswer,
  type NetworkAnswer,
} from './twilio-shapes.rules.js';

export interface RestRequest {
  method: string;
  path: string;
  query: URLSearchParams;
  form: URLSearchParams;
  /** Who is logged in. */
  account: NetworkAccount;
}

/** The same request after its path was read. */
interface AccountRequest extends RestRequest {
  target: NetworkAccount;
  id: string | undefined;
  sub: string | undefined;
}

const NOT_FOUND = { status: 404, code: 20404, message: 'The requested resource was not found' };
const PATH = /^\/2010-04-01\/Accounts(?:\/(AC[0-9a-fA-F]{32}))?(?:\/([A-Za-z]+)(?:\/([^/]+)(?:\/([A-Za-z]+))?)?)?\.json$/;
const DEFAULT_AREA = '312';

/** The part of Twilio's REST interface that Ringback uses, in Twilio's own shapes. */
export class TwilioRest {
  constructor(private readonly network: SimulatedNetwork) {}

  async handle(request: RestRequest): Promise<NetworkAnswer> {
    const match = PATH.exec(request.path);
    if (!match) return errorAnswer(NOT_FOUND);
    const [, sid, resource, id, sub] = match;
    const { account } = request;
    if (!sid)
      return request.method === 'POST'
        ? this.createAccount(request)
        : pageAnswer('accounts', request.path, request.query, this.accountsOf(request).map(accountShape));
    const target = sid === account.sid ? account : this.network.state.accounts.get(sid);
    if (!target || (target.sid !== account.sid && target.ownerSid !== account.sid)) return errorAnswer(NOT_FOUND);
    const scoped = { ...request, target, id, sub };
    switch (resource) {
      case undefined:
        return { status: 200, body: accountShape(target) };
      case 'Messages':
        return request.method === 'POST' ? this.createMessage(scoped) : this.readMessages(scoped);
      case 'Calls':
        return request.method === 'POST' ? this.createCall(scoped) : this.readCalls(scoped);
      case 'AvailablePhoneNumbers':
        return sub === 'Local' ? this.searchNumbers(scoped) : errorAnswer(NOT_FOUND);
      case 'IncomingPhoneNumbers':
        return this.numbers(scoped);
      default:
        return errorAnswer(NOT_FOUND);
    }
  }

  /** The account itself and those it opened. */
  private accountsOf({ account, query }: RestRequest): NetworkAccount[] {
    const opened = [...this.network.state.accounts.values()].filter((each) => each.ownerSid === account.sid && each.sid !== account.sid);
    return [account, ...opened].filter((each) => matches(query, 'FriendlyName', each.name));
  }

  private createAccount(request: RestRequest): NetworkAnswer {
    const created = this.network.createSubaccount(request.account, request.form.get('FriendlyName') ?? '');
    return { status: 201, body: accountShape(created) };
  }

  private async createMessage(request: AccountRequest): Promise<NetworkAnswer> {
    const fault = this.network.faults.next(request.target.sid);
    if (fault)
      this.network.append({
        type: 'fault',
        accountSid: request.target.sid,
        to: request.form.get('To') ?? '',
        detail: { kind: fault.kind },
      });
    const refusal = fault ? await struck(fault) : undefined;
    if (refusal) return refusal;
    const to = splitAddress(request.form.get('To') ?? '');
    const from = splitAddress(request.form.get('From') ?? '');
    const mediaUrls = request.form.getAll('MediaUrl');
    const result = await this.network.send(
      request.target,
      {
        to: to.address,
        from: from.address,
        channel: to.channel,
        body: request.form.get('Body') ?? '',
        hasContent: mediaUrls.length > 0 || request.form.has('ContentSid'),
      },
      { mediaUrls, ...optional('statusCallback', request.form.get('StatusCallback')) },
    );
    if (fault?.kind === 'drop-answer') return { status: 0, body: null, fault: 'drop' };
    return 'error' in result ? errorAnswer(result.error) : { status: 201, body: messageShape(result.message) };
  }

  private readMessages(request: AccountRequest): NetworkAnswer {
    const { state } = this.network;
    if (request.id) {
      const message = state.messages.get(request.id);
      if (message?.accountSid !== request.target.sid) return errorAnswer(NOT_FOUND);
      return request.sub === 'Media'
        ? pageAnswer('media_list', request.path, request.query, mediaShapes(message))
        : { status: 200, body: messageShape(message) };
    }
    const rows = [...state.messages.values()].filter(
      (message) => message.accountSid === request.target.sid && isListed(message, request.query),
    );
    return pageAnswer('messages', request.path, request.query, rows.reverse().map(messageShape));
  }

  private createCall(request: AccountRequest): Promise<NetworkAnswer> | NetworkAnswer {
    if (request.id) return this.readCalls(request);
    return this.startCall(request);
  }

  private async startCall(request: AccountRequest): Promise<NetworkAnswer> {
    const { form, target } = request;
    if (!form.get('To') || !form.get('From')) return errorAnswer({ status: 400, code: 21201, message: "'To' and 'From' are required." });
    if (!form.get('Url') && !form.get('Twiml')) return errorAnswer({ status: 400, code: 21205, message: 'Url parameter is required.' });
    if (!(await this.network.isOwner(target, 'sms', form.get('From')!))) {
      return errorAnswer({ status: 400, code: 21210, message: "The 'From' number is not one of this account's." });
    }
    const sid = this.network.placeCall(target, form);
    return { status: 201, body: { ...callShape(this.network.state.calls.get(sid)!), status: 'queued' } };
  }

  private readCalls(request: AccountRequest): NetworkAnswer {
    const { state } = this.network;
    if (request.id) {
      const call = state.calls.get(request.id);
      return call?.accountSid === request.target.sid ? { status: 200, body: callShape(call) } : errorAnswer(NOT_FOUND);
    }
    const { query } = request;
    const rows = [...state.calls.values()].filter(
      (call) =>
        call.accountSid === request.target.sid &&
        matches(query, 'To', call.to) &&
        matches(query, 'From', call.from) &&
        matches(query, 'Status', call.status) &&
        isWithin(query, 'StartTime', call.startedAt),
    );
    return pageAnswer('calls', request.path, query, rows.reverse().map(callShape));
  }

  /** Numbers of the range that is reserved for fiction (NANP 555-01XX), so that no real person can be meant. */
  private async searchNumbers(request: AccountRequest): Promise<NetworkAnswer> {
    const given = request.query.get('AreaCode') ?? '';
    const area = /^[2-9]\d{2}$/.test(given) ? given : DEFAULT_AREA;
    const size = Math.min(Number(request.query.get('PageSize') ?? 20) || 20, 50);
    const found: string[] = [];
    for (let line = 100; line < 200 && found.length < size; line += 1) {
      const address = `+1${area}5550${line}`;
      if (!(await this.network.isTaken(address))) found.push(address);
    }
    return { status: 200, body: { available_phone_numbers: found.map(availableShape), uri: request.path, next_page_uri: null } };
  }

  private async numbers(request: AccountRequest): Promise<NetworkAnswer> {
    const { state } = this.network;
    const own = [...state.numbers.values()].filter((number) => number.accountSid === request.target.sid);
    if (!request.id) {
      if (request.method === 'POST') return this.buyNumber(request);
      return pageAnswer(
        'incoming_phone_numbers',
        request.path,
        request.query,
        own.filter((each) => isAsked(each, request.query)).map(numberShape),
      );
    }
    const number = own.find((each) => each.sid === request.id);
    if (!number) return errorAnswer(NOT_FOUND);
    if (request.method === 'POST') return { status: 200, body: numberShape(this.network.changeNumber(number, urlsOf(request.form))) };
    if (request.method !== 'DELETE') return { status: 200, body: numberShape(number) };
    this.network.append({ type: 'number.released', sid: number.sid, accountSid: number.accountSid, to: number.address });
    return { status: 204, body: null };
  }

  private async buyNumber(request: AccountRequest): Promise<NetworkAnswer> {
    const { form, target } = request;
    const fault = this.network.faults.next(target.sid);
    const refusal = fault ? await struck(fault) : undefined;
    if (refusal) return refusal;
    const address = form.get('PhoneNumber') ?? '';
    if (!/^\+\d{8,15}$/.test(address)) return errorAnswer({ status: 400, code: 21421, message: 'PhoneNumber is invalid' });
    if (await this.network.isTaken(address)) return errorAnswer({ status: 400, code: 21422, message: 'PhoneNumber is not available' });
    const number = this.network.addNumber(target, address, urlsOf(form));
    if (fault?.kind === 'drop-answer') return { status: 0, body: null, fault: 'drop' };
    return { status: 201, body: numberShape(number) };
  }
}

/** What a fault answers instead of the network; nothing when the request goes on (slowly, or with its answer lost). */
async function struck(fault: Fault): Promise<NetworkAnswer | undefined> {
  switch (fault.kind) {
    case '429':
      return errorAnswer({ status: 429, code: 20429, message: 'Too Many Requests', retryAfter: 1 });
    case '500':
      return errorAnswer({ status: 500, code: 20500, message: 'An internal server error has occurred' });
    case 'timeout':
      return { status: 0, body: null, fault: 'hang' };
    case 'slow':
      await sleep(fault.delayMs ?? 2_000);
      return undefined;
    case 'drop-answer':
      return undefined;
  }
}

/** What the form says about a number; an empty address takes one away. */
function urlsOf(form: URLSearchParams): NumberUrls {
  const given = { name: 'FriendlyName', voiceUrl: 'VoiceUrl', smsUrl: 'SmsUrl', statusCallback: 'StatusCallback' };
  return Object.fromEntries(Object.entries(given).flatMap(([key, field]) => (form.has(field) ? [[key, form.get(field)!]] : [])));
}

function isAsked(number: NetworkNumber, query: URLSearchParams): boolean {
  return matches(query, 'PhoneNumber', number.address) && matches(query, 'FriendlyName', number.name);
}

function isListed(message: NetworkMessage, query: URLSearchParams): boolean {
  const prefix = message.channel === 'whatsapp' ? 'whatsapp:' : '';
  return (
    matches(query, 'To', `${prefix}${message.to}`) &&
    matches(query, 'From', `${prefix}${message.from}`) &&
    isWithin(query, 'DateSent', message.createdAt)
  );
}

function matches(query: URLSearchParams, name: string, value: string): boolean {
  const wanted = query.get(name);
  return wanted === null || wanted === '' || wanted === value;
}

/** Twilio's time filters: `DateSent`, `DateSent>` and `DateSent<`, the last two inclusive. */
function isWithin(query: URLSearchParams, name: string, at: Date): boolean {
  const after = Date.parse(query.get(`${name}>`) ?? '');
  const before = Date.parse(query.get(`${name}<`) ?? '');
  const time = Math.floor(at.getTime() / 1000) * 1000;
  if (!Number.isNaN(after) && time + 999 < after) return false;
  return Number.isNaN(before) || time <= before;
}

function optional<K extends string>(key: K, value: string | null): Partial<Record<K, string>> {
  return value ? ({ [key]: value } as Partial<Record<K, string>>) : {};
}
