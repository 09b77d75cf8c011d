import { Injectable } from '@nestjs/common';

/** How long a provider is kept waiting for the answer to a webhook, in milliseconds; apart, so that a test about something else can wait longer. */
@Injectable()
export class AnswerTimes {
  /** A caller must not wait for us; Twilio itself would wait 15 s (reliability.md 4.3). */
  voiceMs = 2_000;
  /**
   * Busy for longer is as good as down: the provider repeats, and what was stored after all is known by its id (promise G12). An answer is
   * there within three seconds (reliability.md F15), whichever step of the way is the slow one.
   */
  eventMs = 2_500;
}
