import { useCallback, useEffect, useState } from 'react';
import { messageOf } from '../providers/http';
import { useCan } from '../root/tenant';
import type { Lead } from '../shared/types';
import { useAct } from '../shared/useAct';
import { useProvider } from '../shared/useProvider';
import { slotChange, slotKind, slotLabel } from './slots.rules';

interface Correction {
  name: string;
  typed: string;
}
export interface SlotCorrection {
  editing: string | null;
  error: string | null;
  isSaving: boolean;
  start: (name: string) => void;
  cancel: () => void;
  save: (typed: string) => void;
}

/** The words of the server about this one field, or about the whole request. */
function refusal(error: unknown, name: string): string {
  const body = (error as { body?: { errors?: Record<string, string> } } | null)?.body;
  const field = slotKind(name)?.field;
  const said = field ? body?.errors?.[field] : undefined;
  if (said) return `${slotLabel(name)} ${said}`;
  if ((error as { status?: number }).status === 409) return 'Somebody else changed this lead just now. Look at it again, then save.';
  return messageOf(error);
}

/** Correcting one fact of a lead; null for those who may only read. Waits for the server, and keeps what was typed when it refuses. */
export function useSlotCorrection(lead: Lead | null): SlotCorrection | null {
  const provider = useProvider();
  const can = useCan();
  const [editing, setEditing] = useState<string | null>(null);
  const [error, setError] = useState<string | null>(null);
  const leadId = lead?.id;
  useEffect(() => setEditing(null), [leadId]);

  const correct = useAct(
    ({ name, typed }: Correction) => provider.changeLead(leadId ?? '', { ...slotChange(name, typed), version: lead?.version ?? 0 }),
    {
      touches: ['leads', 'conversations', 'dashboard'],
      isQuiet: true,
      done: (_, { name, typed }) => (typed.trim() === '' ? `${slotLabel(name)} taken away` : `${slotLabel(name)} corrected`),
      onDone: () => setEditing(null),
      onFailed: (reason, { name }) => setError(refusal(reason, name)),
    },
  );
  const start = useCallback((name: string) => {
    setError(null);
    setEditing(name);
  }, []);
  if (!lead || !can('leads', 'edit')) return null;
  return {
    editing,
    error,
    isSaving: correct.isPending,
    start,
    cancel: () => setEditing(null),
    save: (typed) => {
      setError(null);
      if (editing) correct.mutate({ name: editing, typed });
    },
  };
}
