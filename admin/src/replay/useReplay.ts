import { useEffect, useRef, useState } from 'react';
import type { Conversation, ReplayedDecision } from '../shared/types';
import { useProvider } from '../shared/useProvider';

export interface ReplayRun {
  is: 'running' | 'done' | 'stopped' | 'failed';
  conversations: readonly Conversation[];
  /** How many of them are through. */
  through: number;
  /** How many the period holds; more than `conversations` when the run is limited. */
  inPeriod: number;
  decisions: readonly ReplayedDecision[];
  error: unknown;
}

export interface ReplayOrder {
  /** Null: the documents of then, with today's program. */
  versionId: string | null;
  /** This one alone; null: those of the filter. */
  conversationId: string | null;
  filter: Record<string, unknown>;
  size: number;
}

/** Decides one conversation after the other again, and tells how far it is; nothing is sent, written or paid for. */
export function useReplay(): { run: ReplayRun | null; start: (order: ReplayOrder) => void; stop: () => void } {
  const provider = useProvider();
  const [run, setRun] = useState<ReplayRun | null>(null);
  const current = useRef<AbortController | null>(null);
  useEffect(() => () => current.current?.abort(), []);

  const find = async (
    { conversationId, filter, size }: ReplayOrder,
    signal: AbortSignal,
  ): Promise<{ rows: Conversation[]; total: number }> => {
    if (conversationId !== null) {
      const { data } = await provider.getOne<Conversation>('conversations', { id: conversationId, signal });
      return { rows: [data], total: 1 };
    }
    const page = await provider.getList<Conversation>('conversations', {
      pagination: { page: 1, perPage: size },
      sort: { field: 'lastMessageAt', order: 'DESC' },
      filter,
      signal,
    });
    return { rows: page.data, total: page.total ?? page.data.length };
  };
  const work = async (order: ReplayOrder, signal: AbortSignal): Promise<void> => {
    const version = order.versionId === null ? {} : { profileVersionId: order.versionId };
    const tell = (change: (before: ReplayRun) => ReplayRun): void => {
      if (!signal.aborted) setRun((before) => before && change(before));
    };
    try {
      const { rows, total } = await find(order, signal);
      tell((before) => ({ ...before, conversations: rows, inPeriod: total }));
      for (const { id } of rows) {
        if (signal.aborted) return;
        const { decisions } = await provider.replay({ conversationId: id, ...version }, signal);
        tell((before) => ({ ...before, through: before.through + 1, decisions: [...before.decisions, ...decisions] }));
      }
      tell((before) => ({ ...before, is: 'done' }));
    } catch (error) {
      tell((before) => ({ ...before, is: 'failed', error }));
    }
  };

  const start = (order: ReplayOrder): void => {
    current.current?.abort();
    const controller = new AbortController();
    current.current = controller;
    setRun({ is: 'running', conversations: [], through: 0, inPeriod: 0, decisions: [], error: null });
    void work(order, controller.signal);
  };
  const stop = (): void => {
    current.current?.abort();
    setRun((before) => before && { ...before, is: 'stopped' });
  };
  return { run, start, stop };
}
