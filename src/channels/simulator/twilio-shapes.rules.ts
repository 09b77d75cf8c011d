import type { NetworkAccount, NetworkCall, NetworkMessage, NetworkNumber } from './network-state.js';
import type { NetworkError } from './send-outcome.rules.js';

const API_VERSION = '2010-04-01';
/** Every picture on this network. */
export const MEDIA_TYPE = 'image/jpeg';

export interface NetworkAnswer {
  status: number;
  headers?: Record<string, string>;
  body: unknown;
  /** drop: close the connection without a word; hang: keep it open and silent. */
  fault?: 'drop' | 'hang';
}

/** Twilio writes times in RFC 2822, always in UTC. */
export function rfc2822(at: Date): string {
  return at.toUTCString().replace('GMT', '+0000');
}

export function accountShape(account: NetworkAccount): Record<string, unknown> {
  return {
    sid: account.sid,
    auth_token: account.token,
    friendly_name: account.name,
    owner_account_sid: account.ownerSid,
    status: 'active',
    type: 'Full',
    date_created: null,
    date_updated: null,
    subresource_uris: {},
    uri: `/${API_VERSION}/Accounts/${account.sid}.json`,
  };
}

export function messageShape(message: NetworkMessage): Record<string, unknown> {
  const prefix = message.channel === 'whatsapp' ? 'whatsapp:' : '';
  const uri = `/${API_VERSION}/Accounts/${message.accountSid}/Messages/${message.sid}`;
  return {
    sid: message.sid,
    account_sid: message.accountSid,
    api_version: API_VERSION,
    body: message.body,
    date_created: rfc2822(message.createdAt),
    date_sent: message.status === 'queued' ? null : rfc2822(message.createdAt),
    date_updated: rfc2822(message.updatedAt),
    direction: message.direction,
    error_code: message.errorCode,
    error_message: message.errorCode === null ? null : `Error ${message.errorCode}`,
    from: `${prefix}${message.from}`,
    messaging_service_sid: null,
    num_media: String(message.mediaUrls.length),
    num_segments: '1',
    price: null,
    price_unit: 'USD',
    status: message.status,
    subresource_uris: { media: `${uri}/Media.json` },
    to: `${prefix}${message.to}`,
    uri: `${uri}.json`,
  };
}

/** The pictures of a message, as one list. */
export function mediaShapes({ sid, accountSid, createdAt, mediaUrls }: NetworkMessage): Record<string, unknown>[] {
  return mediaUrls.map((_, index) => {
    const mediaSid = `ME${sid.slice(2, 33)}${index.toString(16).at(-1)}`;
    return {
      sid: mediaSid,
      account_sid: accountSid,
      parent_sid: sid,
      content_type: MEDIA_TYPE,
      date_created: rfc2822(createdAt),
      date_updated: rfc2822(createdAt),
      uri: `/${API_VERSION}/Accounts/${accountSid}/Messages/${sid}/Media/${mediaSid}.json`,
    };
  });
}

export function callShape(call: NetworkCall): Record<string, unknown> {
  return {
    sid: call.sid,
    account_sid: call.accountSid,
    api_version: API_VERSION,
    answered_by: null,
    caller_name: null,
    date_created: rfc2822(call.startedAt),
    date_updated: rfc2822(call.endedAt ?? call.startedAt),
    direction: call.direction,
    duration: String(call.durationSeconds),
    end_time: call.endedAt ? rfc2822(call.endedAt) : null,
    forwarded_from: null,
    from: call.from,
    from_formatted: call.from,
    parent_call_sid: call.parentSid ?? null,
    phone_number_sid: null,
    price: null,
    price_unit: 'USD',
    queue_time: '0',
    start_time: rfc2822(call.startedAt),
    status: call.status,
    subresource_uris: {},
    to: call.to,
    to_formatted: call.to,
    uri: `/${API_VERSION}/Accounts/${call.accountSid}/Calls/${call.sid}.json`,
  };
}

export function numberShape(number: NetworkNumber): Record<string, unknown> {
  return {
    sid: number.sid,
    account_sid: number.accountSid,
    phone_number: number.address,
    friendly_name: number.name,
    capabilities: { voice: true, sms: true, mms: true, fax: false },
    voice_url: number.voiceUrl ?? '',
    voice_method: 'POST',
    sms_url: number.smsUrl ?? '',
    sms_method: 'POST',
    status_callback: number.statusCallback ?? '',
    status_callback_method: 'POST',
    date_created: null,
    date_updated: null,
    origin: 'twilio',
    status: 'in-use',
    uri: `/${API_VERSION}/Accounts/${number.accountSid}/IncomingPhoneNumbers/${number.sid}.json`,
  };
}

/** Towns of a few area codes, so that a search looks like one. */
const TOWNS: Readonly<Record<string, [string, string]>> = {
  212: ['New York', 'NY'],
  312: ['Chicago', 'IL'],
  415: ['San Francisco', 'CA'],
  512: ['Austin', 'TX'],
  602: ['Phoenix', 'AZ'],
  713: ['Houston', 'TX'],
  773: ['Chicago', 'IL'],
};

export function availableShape(address: string): Record<string, unknown> {
  return {
    phone_number: address,
    friendly_name: address,
    locality: TOWNS[address.slice(2, 5)]?.[0] ?? null,
    region: TOWNS[address.slice(2, 5)]?.[1] ?? null,
    iso_country: 'US',
    address_requirements: 'none',
    beta: false,
    capabilities: { voice: true, SMS: true, MMS: true },
  };
}

export function errorAnswer(error: NetworkError): NetworkAnswer {
  return {
    status: error.status,
    ...(error.retryAfter === undefined ? {} : { headers: { 'retry-after': String(error.retryAfter) } }),
    body: { code: error.code, message: error.message, more_info: `https://www.twilio.com/docs/errors/${error.code}`, status: error.status },
  };
}

/** A whole list in the form of the newer interfaces, which put their links under `meta`. */
export function listAnswer(name: string, path: string, rows: readonly Record<string, unknown>[]): NetworkAnswer {
  const url = `https://messaging.twilio.com${path}?PageSize=50&Page=0`;
  const meta = { page: 0, page_size: 50, first_page_url: url, previous_page_url: null, url, next_page_url: null, key: name };
  return { status: 200, body: { meta, [name]: rows } };
}

/** One page of a list with the links the SDK follows. */
export function pageAnswer(name: string, path: string, query: URLSearchParams, rows: readonly Record<string, unknown>[]): NetworkAnswer {
  const size = Math.min(Math.max(Number(query.get('PageSize') ?? 50) || 50, 1), 1000);
  const page = Math.max(Number(query.get('Page') ?? 0) || 0, 0);
  const link = (number: number): string => {
    const next = new URLSearchParams(query);
    next.set('PageSize', String(size));
    next.set('Page', String(number));
    return `${path}?${next.toString()}`;
  };
  const start = page * size;
  const hasMore = start + size < rows.length;
  return {
    status: 200,
    body: {
      [name]: rows.slice(start, start + size),
      page,
      page_size: size,
      start,
      end: Math.max(Math.min(start + size, rows.length) - 1, 0),
      uri: link(page),
      first_page_uri: link(0),
      next_page_uri: hasMore ? link(page + 1) : null,
      previous_page_uri: page > 0 ? link(page - 1) : null,
    },
  };
}
