import type { ProfileDocuments } from './documents.schema.js';

export const VERSION_STATES = ['draft', 'published', 'test', 'retired'] as const;
export const VERSION_ORIGINS = ['generated', 'edited'] as const;
export const RELEASE_KINDS = ['publish', 'rollback', 'test', 'test_end'] as const;
export type ReleaseKind = (typeof RELEASE_KINDS)[number];

/** One version without its documents: who made it, when and why, and where it stands. */
export interface VersionSummary {
  id: string;
  /** Counts up within the business. */
  number: number;
  /** The version it was made from. */
  baseVersionId: string | null;
  origin: (typeof VERSION_ORIGINS)[number];
  state: (typeof VERSION_STATES)[number];
  reason: string;
  engine: string | null;
  model: string | null;
  costMicros: number | null;
  /** What was left out when it was generated, and why. */
  notes: string[];
  createdBy: string | null;
  createdByName: string | null;
  createdAt: Date;
}

export interface VersionRow extends VersionSummary {
  documents: ProfileDocuments;
}

export interface NewVersion {
  baseVersionId: string | null;
  origin: VersionSummary['origin'];
  documents: ProfileDocuments;
  reason: string;
  engine?: string | null;
  model?: string | null;
  costMicros?: number | null;
  tokens?: number;
  notes?: string[];
  /** Left out, that of the version it was made from. */
  answersHash?: string;
}

/** Which version is live and which is tried on a share of new conversations. */
export interface ProfileState {
  publishedVersionId: string | null;
  publishedAt: Date | null;
  testId: string | null;
  testVersionId: string | null;
  testPercent: number | null;
}

/** A change of what is live. */
export interface ReleaseRow {
  id: string;
  versionId: string;
  versionNumber: number;
  kind: ReleaseKind;
  replacedVersionId: string | null;
  replacedNumber: number | null;
  percent: number | null;
  reason: string;
  createdByName: string | null;
  createdAt: Date;
}

export interface NewRelease {
  versionId: string;
  kind: ReleaseKind;
  replacedVersionId: string | null;
  percent: number | null;
  reason: string;
}
