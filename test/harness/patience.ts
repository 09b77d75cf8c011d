import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { AnswerTimes } from '../../src/channels/answer-times.service.js';

/** The network of the tests gives up after 15 s, as Twilio does. */
const PATIENCE_MS = 14_000;

/**
 * Refuses nobody because it takes a moment: a machine of tests may stand still for seconds, and what is answered then ("send it again", an
 * apology to a caller) is what the fault cells judge (F15). Everything else asks what becomes of what was taken.
 */
export function hurryNobody(app: NestFastifyApplication): void {
  Object.assign(app.get(AnswerTimes, { strict: false }), { voiceMs: PATIENCE_MS, eventMs: PATIENCE_MS });
}
