export const DOCUMENT_KINDS = ['note', 'file', 'page'] as const;
export type DocumentKind = (typeof DOCUMENT_KINDS)[number];
export const STALE_REASONS = ['changed', 'gone', 'unreachable', 'old'] as const;
export type StaleReason = (typeof STALE_REASONS)[number];

export interface NewDocument {
  kind: DocumentKind;
  title: string;
  content: string;
  sourceUrl?: string | null;
  fileName?: string | null;
}

export interface DocumentSummary {
  id: string;
  kind: DocumentKind;
  title: string;
  sourceUrl: string | null;
  fileName: string | null;
  chunkCount: number;
  pairCount: number;
  lastVerifiedAt: Date;
  isStale: boolean;
  staleReason: StaleReason | null;
  version: number;
  createdAt: Date;
  updatedAt: Date;
}

export interface DocumentRow extends DocumentSummary {
  content: string;
  /** What the page says now, when it differs from what we know. */
  foundContent: string | null;
}

export interface KnowledgeChunk {
  id: string;
  position: number;
  heading: string | null;
  body: string;
  isPair: boolean;
}

/** A piece as the search found it, with where it comes from. */
export interface FoundChunk {
  chunkId: string;
  documentId: string;
  title: string;
  sourceUrl: string | null;
  kind: DocumentKind;
  heading: string | null;
  body: string;
  isPair: boolean;
  isStale: boolean;
  verifiedAt: Date;
  relevance: number;
}
