import { Injectable } from '@nestjs/common';
import { Database } from '../../platform/database/database.service.js';
import type { AnswerFacts } from '../../engines/answer-facts.schema.js';
import { Usage } from '../../engines/usage.service.js';
import { ServicesRepository } from './services.repository.js';

/** A person at a keyboard does not ask more often; a script that does gets the rules' answer, which costs nothing. */
export const CALLS_PER_MINUTE = 20;

/** Calls of a model that people ask for: within the money and the pace of the business, and on its bill. */
@Injectable()
export class PaidCalls {
  constructor(
    private readonly database: Database,
    private readonly repository: ServicesRepository,
    private readonly usage: Usage,
  ) {}

  /**
   * Runs the call with leave to ask a model or without it. Written down before and after, in transactions of their own: a call that
   * killed us is still on the bill.
   */
  async run<T extends AnswerFacts>(service: string, call: (mayPay: boolean) => Promise<T>): Promise<T> {
    if (!this.usage.isPaid) return call(false);
    const mayPay = (await this.usage.mayPay()) && (await this.mayCall());
    if (!mayPay) return call(false);
    await this.usage.began(service);
    const done = await call(true);
    await this.usage.record(service, done);
    return done;
  }

  private async mayCall(): Promise<boolean> {
    return (await this.database.transaction((tx) => this.repository.callsOfLastMinute(tx))) < CALLS_PER_MINUTE;
  }
}
