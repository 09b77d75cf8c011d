import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect, useRef, useState } from 'react';
import type { UseFormReturn } from 'react-hook-form';
import { errorsOf, messageOf } from '../providers/http';
import type { OnboardingSection } from '../shared/types';
import { useLeaveGuard } from '../shared/useLeaveGuard';
import { useProvider } from '../shared/useProvider';
import { errorsByField, toAnswers, toValues, type Values } from './values.rules';

export type SaveState =
  { is: 'rest' | 'saving' | 'saved' | 'refused' } | { is: 'failed'; why: string } | { is: 'conflict'; current: OnboardingSection };

interface Autosave {
  state: SaveState;
  /** Saves what was typed, if anything was; one request at a time, the newest last. */
  save: () => Promise<void>;
  /** After a conflict: what is typed here wins, or what somebody else saved. */
  keepMine: () => void;
  takeTheirs: () => void;
}

/** Saves a section when a field or the step is left, under the version that was read. */
export function useAutosave(section: OnboardingSection, form: UseFormReturn<Values>): Autosave {
  const provider = useProvider();
  const client = useQueryClient();
  const [state, setState] = useState<SaveState>({ is: 'rest' });
  const version = useRef(section.version);
  const lastSent = useRef(JSON.stringify(form.getValues()));
  const running = useRef<Promise<void> | null>(null);
  const name = section.section;

  const send = useCallback(async (): Promise<void> => {
    const values = form.getValues();
    const sent = JSON.stringify(values);
    if (sent === lastSent.current) return;
    setState({ is: 'saving' });
    try {
      const saved = await provider.saveSection(name, toAnswers(name, values), version.current);
      version.current = saved.version;
      lastSent.current = sent;
      form.clearErrors();
      // Shown as it is kept, unless more was typed meanwhile.
      if (JSON.stringify(form.getValues()) === sent) {
        form.reset(toValues(name, saved.answers));
        lastSent.current = JSON.stringify(form.getValues());
      }
      setState({ is: 'saved' });
      void client.invalidateQueries({ queryKey: ['onboarding'] });
      void client.invalidateQueries({ queryKey: ['settings'] });
    } catch (error) {
      const { status, body } = error as { status?: number; body?: { details?: { current?: OnboardingSection } } };
      const current = body?.details?.current;
      const errors = errorsByField(errorsOf(error));
      if (status === 409 && current) return setState({ is: 'conflict', current });
      if (Object.keys(errors).length === 0) return setState({ is: 'failed', why: messageOf(error) });
      lastSent.current = sent;
      form.clearErrors();
      for (const [field, message] of Object.entries(errors)) form.setError(field, { message });
      setState({ is: 'refused' });
    }
  }, [client, form, name, provider]);

  const save = useCallback(async (): Promise<void> => {
    while (running.current) await running.current;
    const work = send().finally(() => {
      running.current = null;
    });
    running.current = work;
    await work;
  }, [send]);

  // What could not be saved would be lost by leaving.
  useLeaveGuard(state.is === 'refused' || state.is === 'conflict' || state.is === 'failed');

  // Leaving the step by any way saves too.
  useEffect(() => () => void save(), [save]);

  const keepMine = (): void => {
    if (state.is !== 'conflict') return;
    version.current = state.current.version;
    lastSent.current = '';
    void save();
  };
  const takeTheirs = (): void => {
    if (state.is !== 'conflict') return;
    version.current = state.current.version;
    form.reset(toValues(name, state.current.answers));
    lastSent.current = JSON.stringify(form.getValues());
    setState({ is: 'rest' });
  };
  return { state, save, keepMine, takeTheirs };
}
