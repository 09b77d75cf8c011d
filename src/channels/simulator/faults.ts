export type FaultKind = '429' | '500' | 'timeout' | 'drop-answer' | 'slow';

export interface Fault {
  kind: FaultKind;
  count: number;
  delayMs?: number;
}

/** Faults waiting to strike the next requests of one account, in the order they were asked for. */
export class Faults {
  private readonly waiting = new Map<string, Fault[]>();

  add(accountSid: string, fault: Fault): void {
    this.waiting.set(accountSid, [...(this.waiting.get(accountSid) ?? []), { ...fault }]);
  }

  clear(accountSid: string): void {
    this.waiting.delete(accountSid);
  }

  /** The fault that strikes this request, if any. */
  next(accountSid: string): Fault | undefined {
    const queue = this.waiting.get(accountSid);
    const fault = queue?.[0];
    if (!queue || !fault) return undefined;
    fault.count -= 1;
    if (fault.count <= 0) queue.shift();
    return fault;
  }
}
