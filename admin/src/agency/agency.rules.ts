import { formatCount } from '../shared/format';
import type { ClientLine } from '../shared/types';
import type { Tone } from '../theme/tones';

export type Filter = 'all' | 'trouble' | 'paused';
export const spans = [7, 30, 90] as const;

export const troubleTones: Record<string, Tone> = { critical: 'danger', warning: 'warning', notice: 'neutral' };

/** A client is in trouble when something needs a person today; a notice can wait. */
export const isInTrouble = (line: ClientLine): boolean => line.troubles.some((trouble) => trouble.level !== 'notice');

export function matches(line: ClientLine, filter: Filter, words: string): boolean {
  if (filter === 'trouble' && !isInTrouble(line)) return false;
  if (filter === 'paused' && line.status !== 'paused') return false;
  return line.name.toLowerCase().includes(words.trim().toLowerCase());
}

/** "3 more than before": a change in words, because an arrow alone says nothing about good and bad. */
export function changeWords(now: number, before: number): string {
  if (now === before) return 'as before';
  return now > before ? `${formatCount(now - before)} more than before` : `${formatCount(before - now)} fewer than before`;
}

/** Won back of missed, or a dash when nobody was missed. */
export const recoveredShare = ({ current }: Pick<ClientLine, 'current'>): string =>
  current.missed === 0 ? '–' : `${Math.round((current.recovered / current.missed) * 100)} %`;

export function replyTime(seconds: number | null): string {
  if (seconds === null) return '–';
  if (seconds < 90) return `${Math.round(seconds)} s`;
  return seconds < 5_400 ? `${Math.round(seconds / 60)} min` : `${Math.round(seconds / 3_600)} h`;
}

/** How far somebody of the agency reaches; null stands for all clients. */
export function clientsWords(clients: number | null): string {
  if (clients === null) return 'May enter every client';
  if (clients === 0) return 'May enter no client yet: nobody let them into one';
  return clients === 1 ? 'May enter one client' : `May enter ${clients} clients`;
}
