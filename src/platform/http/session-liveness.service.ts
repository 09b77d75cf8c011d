import { Injectable } from '@nestjs/common';
import type { Principal } from './principal.schema.js';

/**
 * Tells whether a session may still receive events: auth registers the answer, long-lived streams ask every few seconds.
 * Whoever changes what a person may enter says so here, and this process looks again at the next request; others within five seconds.
 */
@Injectable()
export class SessionLiveness {
  private answer: ((principal: Principal) => Promise<boolean>) | null = null;
  private forgetting: (userId: string) => void = () => undefined;

  register(answer: (principal: Principal) => Promise<boolean>, forget: (userId: string) => void): void {
    if (this.answer) throw new Error('Session liveness was registered twice.');
    this.answer = answer;
    this.forgetting = forget;
  }

  /** Call it after the commit of the change. */
  accessChanged(userId: string): void {
    this.forgetting(userId);
  }

  /** Nobody registered means nobody can vouch for the session. */
  async isAlive(principal: Principal): Promise<boolean> {
    return this.answer ? this.answer(principal) : false;
  }
}
