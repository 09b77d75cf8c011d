import { Injectable } from '@nestjs/common';
import type { Tx } from '../database/database.service.js';

/** A person as the business knows them: their row, and the numbers and addresses that are theirs alone. */
export interface Person {
  contactId: string;
  addresses: string[];
}

/** The person with every id that stands for them anywhere: rows, messages at the provider, addresses. */
export interface Subject extends Person {
  references: string[];
}

/** What a module knows about people, and how it forgets it. */
export interface PersonalDataHandler {
  /** Ids of the module's rows about the person, so that other modules recognise them in keys and payloads. */
  references?(tx: Tx, person: Person): Promise<string[]>;
  /** Ends what must not be left running; a 409 says what stands in the way unless `isForced`. Answers how much it ended. */
  settle?(tx: Tx, person: Person, isForced: boolean): Promise<number>;
  export(tx: Tx, subject: Subject): Promise<Record<string, unknown>>;
  /** Deletes or anonymises; rows that figures are counted from stay. Answers how many rows it touched. */
  erase(tx: Tx, subject: Subject): Promise<number>;
  /** Empties what is older than the retention time and belongs to nobody whom the business knows, at most so many rows; answers how many. */
  expire?(tx: Tx, limit: number): Promise<number>;
}

/**
 * The modules that hold personal data: whoever stores any registers here, so that access and erasure reach all of it
 * (GDPR articles 15, 17 and 20; rules.md C-17).
 */
@Injectable()
export class PersonalData {
  private readonly handlers = new Map<string, PersonalDataHandler>();

  /** Called once per module while the application starts. */
  register(name: string, handler: PersonalDataHandler): void {
    if (this.handlers.has(name)) throw new Error(`Personal data of "${name}" is registered twice.`);
    this.handlers.set(name, handler);
  }

  /** A module that is missing from the list or not on it stops the start: it would keep what a person asked us to forget. */
  requireExactly(names: readonly string[]): void {
    const missing = names.filter((name) => !this.handlers.has(name));
    if (missing.length > 0) throw new Error(`No handler of personal data is registered for ${missing.join(', ')}.`);
    const unexpected = [...this.handlers.keys()].filter((name) => !names.includes(name));
    if (unexpected.length > 0) throw new Error(`Personal data of ${unexpected.join(', ')} is registered but not on the list.`);
  }

  async export(tx: Tx, person: Person): Promise<Record<string, unknown>> {
    const subject = await this.subject(tx, person);
    const parts: Record<string, unknown> = {};
    for (const [name, handler] of this.handlers) parts[name] = await handler.export(tx, subject);
    return parts;
  }

  /** In the caller's transaction: either every module forgets, or none. */
  async erase(tx: Tx, person: Person, isForced: boolean): Promise<{ settled: number; erased: Record<string, number> }> {
    let settled = 0;
    for (const handler of this.handlers.values()) settled += (await handler.settle?.(tx, person, isForced)) ?? 0;
    // Collected before anything goes: the modules find each other's traces with them, whatever the order.
    const subject = await this.subject(tx, person);
    const erased: Record<string, number> = {};
    for (const [name, handler] of this.handlers) erased[name] = await handler.erase(tx, subject);
    return { settled, erased };
  }

  /** What no erasure would ever reach, because no person leads to it. Names the modules that emptied something. */
  async expire(tx: Tx, limit: number): Promise<Record<string, number>> {
    const emptied: Record<string, number> = {};
    for (const [name, handler] of this.handlers) {
      const count = (await handler.expire?.(tx, limit)) ?? 0;
      if (count > 0) emptied[name] = count;
    }
    return emptied;
  }

  private async subject(tx: Tx, person: Person): Promise<Subject> {
    const references = [person.contactId, ...person.addresses];
    for (const handler of this.handlers.values()) references.push(...((await handler.references?.(tx, person)) ?? []));
    return { ...person, references: [...new Set(references)] };
  }
}
