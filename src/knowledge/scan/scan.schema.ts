export const PAGE_STATES = ['waiting', 'read', 'skipped'] as const;
export type PageState = (typeof PAGE_STATES)[number];
export const SCAN_STATES = ['queued', 'running', 'done', 'failed'] as const;
export type ScanState = (typeof SCAN_STATES)[number];

export interface ScanPage {
  url: string;
  state: PageState;
  /** Why it was skipped. */
  reason?: string;
  documentId?: string;
}

export interface ScanRow {
  id: string;
  url: string;
  state: ScanState;
  pages: ScanPage[];
  delaySeconds: number;
  error: string | null;
  createdAt: Date;
  finishedAt: Date | null;
}
