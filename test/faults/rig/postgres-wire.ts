/** What one connection says to PostgreSQL, read on its way through a proxy (PostgreSQL manual, 55.7 Message Formats). */
export class WireReader {
  private rest: Buffer = Buffer.alloc(0);
  private hasGreeted = false;
  /** A hot statement travels once with its text and then by its name. */
  private readonly prepared = new Map<string, string>();
  private statements: string[] = [];

  /** The statements since BEGIN of the transaction that these bytes ask to commit; null where they ask for no commit. */
  read(bytes: Buffer): string[] | null {
    this.rest = Buffer.concat([this.rest, bytes]);
    let committed: string[] | null = null;
    for (let frame = this.next(); frame; frame = this.next()) {
      if (frame.type === 'P') this.prepared.set(textAt(frame.body, 0), textAt(frame.body, 1));
      if (frame.type === 'B') this.statements.push(this.prepared.get(textAt(frame.body, 1)) ?? '');
      if (frame.type !== 'Q') continue;
      const text = textAt(frame.body, 0);
      if (text === 'COMMIT') committed = this.statements;
      if (/^(BEGIN|COMMIT|ROLLBACK)/.test(text)) this.statements = [];
      else this.statements.push(text);
    }
    return committed;
  }

  /** The greeting has no type; everything after it does. */
  private next(): { type: string; body: Buffer } | null {
    const head = this.hasGreeted ? 1 : 0;
    if (this.rest.length < head + 4) return null;
    const end = head + this.rest.readInt32BE(head);
    if (this.rest.length < end) return null;
    const frame = { type: head === 0 ? '' : String.fromCharCode(this.rest[0]!), body: this.rest.subarray(head + 4, end) };
    this.rest = this.rest.subarray(end);
    this.hasGreeted = true;
    return frame;
  }
}

/** The text with this number among those at the beginning of a message; each ends with a zero. */
function textAt(body: Buffer, index: number): string {
  let from = 0;
  for (let passed = 0; passed < index; passed += 1) from = body.indexOf(0, from) + 1;
  return body.toString('utf8', from, body.indexOf(0, from));
}
