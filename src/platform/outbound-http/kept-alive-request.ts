import http from 'node:http';
import https from 'node:https';

export interface PlainRequest {
  url: string;
  method: string;
  headers: Record<string, string>;
  body?: string;
  agent: http.Agent;
  /** For the whole exchange. */
  timeoutMs: number;
  maxBytes: number;
  signal?: AbortSignal | null;
}

export interface PlainAnswer {
  status: number;
  statusText: string;
  headers: http.IncomingHttpHeaders;
  text: string;
}

/** Why there is no whole answer, with a code as sockets name it. */
class ExchangeError extends Error {
  constructor(
    readonly code: string,
    message: string,
  ) {
    super(message);
  }
}

/**
 * One exchange over a kept-alive connection, for the packages of providers that bring the words but need not bring the wire. It follows
 * no redirect and never tries again; addresses of operators and customers go through OutboundHttp, which checks them.
 */
export function keptAliveRequest(wanted: PlainRequest): Promise<PlainAnswer> {
  return new Promise((resolve, reject) => {
    const { body, signal } = wanted;
    const request = (wanted.url.startsWith('https:') ? https : http).request(wanted.url, {
      method: wanted.method,
      headers: body === undefined ? wanted.headers : { ...wanted.headers, 'content-length': String(Buffer.byteLength(body)) },
      agent: wanted.agent,
    });
    const finish = (settle: () => void): void => {
      clearTimeout(timer);
      signal?.removeEventListener('abort', onAbort);
      settle();
    };
    // Told first, ended after: an error given to the request could reach a connection that is back in the pool.
    const fail = (code: string, message: string): void => {
      finish(() => reject(new ExchangeError(code, message)));
      request.destroy();
    };
    const onAbort = (): void => fail('ECONNABORTED', 'The exchange was given up.');
    const timer = setTimeout(() => fail('ECONNABORTED', `No whole answer within ${wanted.timeoutMs} ms.`), wanted.timeoutMs);
    request.on('error', (error) => finish(() => reject(error)));
    request.on('response', (response) => {
      const chunks: Buffer[] = [];
      let size = 0;
      response.on('data', (chunk: Buffer) => {
        size += chunk.length;
        if (size > wanted.maxBytes) fail('EMSGSIZE', 'The answer is too long.');
        else chunks.push(chunk);
      });
      response.on('error', (error) => finish(() => reject(error)));
      response.on('close', () => finish(() => reject(new ExchangeError('ECONNRESET', 'The answer broke off.'))));
      response.on('end', () => {
        const { statusCode, statusMessage, headers } = response;
        const text = Buffer.concat(chunks).toString('utf8');
        finish(() => resolve({ status: statusCode ?? 0, statusText: statusMessage ?? '', headers, text }));
      });
    });
    if (signal?.aborted) onAbort();
    else signal?.addEventListener('abort', onAbort, { once: true });
    request.end(body);
  });
}
