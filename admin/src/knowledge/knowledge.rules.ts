import { diffArrays } from 'diff';
import type { FoundChunk, Knowledge, WebsiteScan } from '../shared/types';

export const acceptedFiles = '.txt,.md,.csv,.docx,.pdf';

const kinds: Record<Knowledge['kind'], string> = { note: 'Note', file: 'File', page: 'Web page' };
const plural = (count: number, one: string, many: string): string => `${count} ${count === 1 ? one : many}`;

/** What a document is and how much of it can be found. */
export function factsOf(row: Knowledge): string {
  const passages = row.chunkCount - row.pairCount;
  const parts = [
    row.pairCount > 0 ? plural(row.pairCount, 'question', 'questions') : '',
    passages > 0 ? plural(passages, 'passage', 'passages') : '',
  ].filter(Boolean);
  return [kinds[row.kind], ...parts].join(' · ');
}

const reasons: Record<NonNullable<Knowledge['staleReason']>, string> = {
  changed: 'The page has changed',
  gone: 'The page is gone',
  unreachable: 'The page cannot be reached',
  old: 'Not checked for a long time',
};
export const staleWords = (row: Knowledge): string => (row.staleReason ? reasons[row.staleReason] : 'Up to date');

/** How far a scan is, in one sentence. */
export function scanWords(scan: WebsiteScan): string {
  const read = scan.pages.filter((page) => page.state === 'read').length;
  if (scan.state === 'done') return `${plural(read, 'page was', 'pages were')} read.`;
  if (scan.pages.length === 0) return 'Looking at the first page…';
  const done = scan.pages.filter((page) => page.state !== 'waiting').length;
  return `Page ${Math.min(done + 1, scan.pages.length)} of ${scan.pages.length}…`;
}

export const percent = (part: number): string => `${Math.round(part * 100)} %`;

/** Where a found piece comes from, for the person who checks it. */
export const sourceOf = (found: FoundChunk): string => (found.sourceUrl ? found.sourceUrl.replace(/^https?:\/\//, '') : found.title);

export interface DiffLine {
  kind: 'same' | 'gone' | 'new';
  text: string;
}

const maxLines = 400;

/** Line by line what went and what came; long texts are compared as far as a person would read. */
export function diffLines(before: string, after: string): DiffLine[] {
  const linesOf = (text: string): string[] => text.split('\n').slice(0, maxLines);
  return diffArrays(linesOf(before), linesOf(after)).flatMap(({ added, removed, value }) =>
    value.map((text): DiffLine => ({ kind: removed ? 'gone' : added ? 'new' : 'same', text })),
  );
}
