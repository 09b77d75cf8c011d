import { createHash } from 'node:crypto';

/** One sealed entry as the check reads it; hashes in hexadecimal. */
export interface ChainLink {
  id: string;
  seq: number;
  previousHash: string;
  hash: string;
  /** What the hash was made of, beside the hash before it. */
  canonical: string;
}

/** The end of the chain, kept apart from the entries. */
export interface ChainHead {
  seq: number;
  hash: string;
}

export interface BrokenLink {
  seq: number;
  /** Null when the entry itself is gone. */
  entryId: string | null;
  reason: string;
}

/** Before the first entry. */
export const FIRST_HASH = '0'.repeat(64);

/** SHA-256 of the hash before it and of the entry's content, in hexadecimal. */
export function hashOf(previousHash: string, canonical: string): string {
  return createHash('sha256').update(Buffer.from(previousHash, 'hex')).update(canonical, 'utf8').digest('hex');
}

/** Walks a chain from its beginning, entry by entry, and stops at the first that does not fit. */
export class ChainWalk {
  private last: ChainHead = { seq: 0, hash: FIRST_HASH };

  get seen(): number {
    return this.last.seq;
  }

  /** The next entry in order; answers what is wrong with it, or null. */
  next(link: ChainLink): BrokenLink | null {
    const seq = this.last.seq + 1;
    if (link.seq !== seq) return { seq, entryId: null, reason: 'The entry at this place is gone.' };
    const broken = (reason: string): BrokenLink => ({ seq, entryId: link.id, reason });
    if (link.previousHash !== this.last.hash) return broken('It does not follow the entry before it.');
    if (link.hash !== hashOf(link.previousHash, link.canonical)) return broken('Its content was changed after it was sealed.');
    this.last = { seq, hash: link.hash };
    return null;
  }

  /** After the last entry: does the chain end where it is said to end? */
  end(head: ChainHead): BrokenLink | null {
    if (this.last.seq < head.seq) return { seq: this.last.seq + 1, entryId: null, reason: 'The entry at this place is gone.' };
    if (this.last.hash !== head.hash)
      return { seq: head.seq, entryId: null, reason: 'The end of the chain is not the one that was noted.' };
    return null;
  }
}
