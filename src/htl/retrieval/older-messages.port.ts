import type { FoundPiece } from './found.schema.js';

/** What to look for further up in one thread; never in another contact's. */
export interface OlderQuery {
  conversationId: string;
  text: string;
  /** Messages from this number on are in the context already. */
  beforeSeq: number;
}

/** Finds older messages of a thread ("scroll up"); a build without a search over messages leaves it out. */
export abstract class OlderMessages {
  abstract search(query: OlderQuery): Promise<FoundPiece[]>;
}
