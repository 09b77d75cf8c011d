import { Injectable } from '@nestjs/common';
import type { Principal } from './principal.schema.js';

/** Tells whether a session may still receive events: auth registers the answer, long-lived streams ask every few seconds. */
@Injectable()
export class SessionLiveness {
  private answer: ((principal: Principal) => Promise<boolean>) | null = null;

  register(answer: (principal: Principal) => Promise<boolean>): void {
    if (this.answer) throw new Error('Session liveness was registered twice.');
    this.answer = answer;
  }

  /** Nobody registered means nobody can vouch for the session. */
  async isAlive(principal: Principal): Promise<boolean> {
    return this.answer ? this.answer(principal) : false;
  }
}
