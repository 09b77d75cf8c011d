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
  const old = before.split('\n').slice(0, maxLines);
  const now = after.split('\n').slice(0, maxLines);
  const common: number[][] = Array.from({ length: old.length + 1 }, () => new Array<number>(now.length + 1).fill(0));
  for (let i = old.length - 1; i >= 0; i -= 1)
    for (let j = now.length - 1; j >= 0; j -= 1)
      common[i]![j] = old[i] === now[j] ? common[i + 1]![j + 1]! + 1 : Math.max(common[i + 1]![j]!, common[i]![j + 1]!);
  const lines: DiffLine[] = [];
  let i = 0;
  let j = 0;
  while (i < old.length || j < now.length) {
    if (i < old.length && j < now.length && old[i] === now[j]) {
      lines.push({ kind: 'same', text: old[i]! });
      i += 1;
      j += 1;
    } else if (i < old.length && (j >= now.length || common[i + 1]![j]! >= common[i]![j + 1]!))
      lines.push({ kind: 'gone', text: old[i++]! });
    else lines.push({ kind: 'new', text: now[j++]! });
  }
  return lines;
}
