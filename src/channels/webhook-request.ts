import type { FastifyReply, FastifyRequest } from 'fastify';

/** A webhook as it came over the wire, before anyone believes it. */
export interface WebhookRequest {
  /** Path and query exactly as received: the signature covers these bytes. */
  rawUrl: string;
  rawBody: string;
  contentType: string;
  signature: string | undefined;
  /** Runs once the answer has left this process. */
  whenAnswered(work: (answer: { status: number; seconds: number }) => void): void;
}

/** Reads the raw parts of a request; the parsed body is never used (contracts.md 0.1). */
export function webhookRequest(request: FastifyRequest & { rawBody?: Buffer | string }, reply: FastifyReply): WebhookRequest {
  const signature = request.headers['x-twilio-signature'];
  return {
    rawUrl: request.originalUrl,
    rawBody: request.rawBody === undefined ? '' : request.rawBody.toString('utf8'),
    contentType: request.headers['content-type'] ?? '',
    signature: typeof signature === 'string' ? signature : undefined,
    whenAnswered: (work) => void reply.raw.once('finish', () => work({ status: reply.statusCode, seconds: reply.elapsedTime / 1000 })),
  };
}
