import type { LookupAddress } from 'node:dns';
import { lookup } from 'node:dns/promises';
import { request as httpRequest } from 'node:http';
import type { IncomingMessage, RequestOptions } from 'node:http';
import { request as httpsRequest } from 'node:https';
import { isIP } from 'node:net';
import { Injectable } from '@nestjs/common';
import { AppError } from '../../common/errors.js';
import { isPublicAddress, refusalOf } from './address.rules.js';

export interface OutboundRequest {
  method?: 'GET' | 'POST' | 'PUT' | 'DELETE';
  headers?: Record<string, string>;
  body?: string | Buffer;
  /** The operator set this address in the environment: private addresses and other ports are fine. */
  operatorUrl?: boolean;
  /** Hosts (with port) that the operator opened although they are private; asked again at every hop. */
  operatorHosts?: readonly string[];
  timeoutMs?: number;
  maxBytes?: number;
  maxRedirects?: number;
}

export interface OutboundAnswer {
  status: number;
  headers: Record<string, string>;
  body: Buffer;
  /** The address that answered, after redirects. */
  url: string;
}

interface Target {
  address: string;
  family: 4 | 6;
}

const refusedCall = (why: string): AppError => new AppError('outbound.refused', 422, `This address cannot be called: ${why}.`);
const failedCall = (why: string): AppError => new AppError('outbound.failed', 502, `The other server did not answer: ${why}.`);

/** The one client for addresses that a tenant can name: checks every hop and connects to the address it checked. */
@Injectable()
export class OutboundHttp {
  async fetch(address: string, options: OutboundRequest = {}): Promise<OutboundAnswer> {
    let url = this.parse(address);
    const deadline = AbortSignal.timeout(options.timeoutMs ?? 10_000);
    let headers = options.headers ?? {};
    for (let hop = 0; ; hop += 1) {
      const target = await this.resolve(url, (options.operatorUrl ?? false) || (options.operatorHosts ?? []).includes(url.host));
      const answer = await this.call(url, target, { ...options, headers }, deadline);
      const location = answer.headers.location;
      const isRedirect = answer.status >= 300 && answer.status < 400 && location !== undefined && (options.method ?? 'GET') === 'GET';
      if (!isRedirect) return answer;
      if (hop >= (options.maxRedirects ?? 3)) throw refusedCall('it redirects too often');
      const next = this.parse(URL.canParse(location, url.href) ? new URL(location, url).toString() : '');
      // Credentials belong to the host they were meant for.
      if (next.origin !== url.origin) headers = withoutCredentials(headers);
      url = next;
    }
  }

  /** What the name server says of a host; nothing when it does not know it. */
  protected addressesOf(host: string): Promise<LookupAddress[]> {
    return lookup(host, { all: true }).catch(() => []);
  }

  private parse(address: string): URL {
    if (!URL.canParse(address)) throw refusedCall('it is not a web address');
    return new URL(address);
  }

  private async resolve(url: URL, isOperator: boolean): Promise<Target> {
    const why = isOperator ? null : refusalOf(url);
    if (why) throw refusedCall(why);
    const host = url.hostname.replace(/^\[|\]$/g, '');
    const literal = isIP(host);
    if (literal !== 0) return { address: host, family: literal === 6 ? 6 : 4 };
    const found = await this.addressesOf(host);
    const [first] = found;
    if (!first) throw failedCall('its name is unknown');
    if (!isOperator && found.some((entry) => !isPublicAddress(entry.address)))
      throw refusedCall('the address points into a private network');
    return { address: first.address, family: first.family === 6 ? 6 : 4 };
  }

  private call(url: URL, target: Target, options: OutboundRequest, signal: AbortSignal): Promise<OutboundAnswer> {
    const settings: RequestOptions = {
      method: options.method ?? 'GET',
      headers: { 'user-agent': 'Ringback', 'accept-encoding': 'identity', ...options.headers },
      signal,
      agent: false,
      // The checked address is the one that is connected to, so a second DNS answer cannot change it.
      lookup: (_host, lookupOptions, done) => {
        if (lookupOptions.all) done(null, [target]);
        else done(null, target.address, target.family);
      },
    };
    return new Promise((resolve, reject) => {
      const send = url.protocol === 'https:' ? httpsRequest : httpRequest;
      const request = send(url, settings, (answer) => {
        read(answer, options.maxBytes ?? 2_000_000).then(
          (body) => resolve({ status: answer.statusCode ?? 0, headers: flatHeaders(answer), body, url: url.toString() }),
          reject,
        );
      });
      request.on('error', (error) => reject(failedCall(signal.aborted ? 'it took too long' : error.message)));
      request.end(options.body);
    });
  }
}

async function read(answer: IncomingMessage, maxBytes: number): Promise<Buffer> {
  const parts: Buffer[] = [];
  let size = 0;
  try {
    for await (const part of answer) {
      size += (part as Buffer).length;
      if (size > maxBytes) throw refusedCall('its answer is too large');
      parts.push(part as Buffer);
    }
  } catch (error) {
    answer.destroy();
    throw error instanceof AppError ? error : failedCall('the answer broke off');
  }
  return Buffer.concat(parts);
}

function flatHeaders(answer: IncomingMessage): Record<string, string> {
  return Object.fromEntries(Object.entries(answer.headers).map(([name, value]) => [name, [value].flat().join(', ')]));
}

function withoutCredentials(headers: Record<string, string>): Record<string, string> {
  return Object.fromEntries(Object.entries(headers).filter(([name]) => !/^(authorization|cookie|x-api-key)$/i.test(name)));
}
