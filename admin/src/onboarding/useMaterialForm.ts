import { useState } from 'react';
import type { RaRecord } from 'react-admin';
import { errorsOf } from '../providers/http';
import { useSaveMaterial, type Kind } from './useMaterial';
import { errorsByField } from './values.rules';

interface MaterialForm<T, D> {
  kind: Kind;
  existing: T | null;
  /** What the inputs begin with. */
  start: D;
  onClose: () => void;
  /** The one field that may still be changed afterwards; all when it is left out. */
  only?: keyof D & string;
}

/** A draft in a dialog: what each input needs, with the server's word beside it, and what the frame around them needs. */
export function useMaterialForm<T extends RaRecord, D extends Record<string, string | null>>({
  kind,
  existing,
  start,
  onClose,
  only,
}: MaterialForm<T, D>) {
  const [draft, setDraft] = useState(start);
  const save = useSaveMaterial<T>(kind, existing, onClose);
  const errors = save.error ? errorsByField(errorsOf(save.error)) : {};
  const set = (source: keyof D & string, value: string | null): void => setDraft({ ...draft, [source]: value });
  const text = (source: keyof D & string, label: string, hint?: string) => ({
    label,
    value: draft[source] ?? '',
    onChange: (event: { target: { value: string } }) => set(source, event.target.value),
    error: errors[source] !== undefined,
    helperText: errors[source] ?? hint,
    disabled: existing !== null && only !== undefined && source !== only,
  });
  const frame = {
    fields: Object.keys(start),
    error: save.error,
    isSaving: save.isPending,
    onSubmit: () => save.mutate(existing && only ? { [only]: draft[only] } : draft),
    onClose,
  };
  return { draft, set, text, frame };
}
