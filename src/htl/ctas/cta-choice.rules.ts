import type { CtaRecord } from '../../conversations/cta-memory.schema.js';
import type { SlotName } from '../../engines/engine.port.js';
import { isKnown, type SlotMap } from '../../leads/slots.rules.js';
import type { Cta, CtaKind } from '../../onboarding/questionnaire.schema.js';
import { ctaProblem } from '../../onboarding/material/cta.rules.js';
import { moodView } from '../memory/mood.rules.js';
import { SURE_ENOUGH } from '../memory/reconfirm.rules.js';
import { ctaMachine } from './cta.machine.js';
import type { CtaFacts } from './cta.schema.js';

/** What commits the customer to something: facts that it rests on must be sure (specs on slots). */
const MAJOR: ReadonlySet<CtaKind> = new Set<CtaKind>(['payment', 'book_call', 'schedule_demo']);
const HOUR_MS = 3_600_000;
/** Between two offers that nobody asked for. */
const REST_HOURS = 1;
/** Before the same one is offered a second time, unless the mood has risen. */
const REPEAT_HOURS = 24;

/** A link that may be sent and followed: https, a named host, nobody's password in it. */
export function isSafeTarget(url: string | null): boolean {
  const target = url === null ? null : URL.parse(url);
  return (
    target?.protocol === 'https:' &&
    target.username === '' &&
    target.password === '' &&
    /\.[a-z][a-z0-9-]*\.?$/i.test(target.hostname) &&
    !/[\s\\]/.test(url ?? '')
  );
}

/** May it be offered at all: switched on, whole, and its link safe. */
export function isOfferable(cta: Cta): boolean {
  return ctaProblem(cta) === null && (cta.target !== 'link' || isSafeTarget(cta.url)) && (cta.target !== 'steps' || cta.steps.length > 0);
}

/** In the owner's order of kinds; kinds that the order leaves out come last, and within a kind the older one first. */
export function inOrder(list: readonly Cta[], sequence: readonly CtaKind[]): Cta[] {
  const place = (kind: CtaKind): number => (sequence.includes(kind) ? sequence.indexOf(kind) : sequence.length);
  return [...list].sort((a, b) => place(a.kind) - place(b.kind));
}

interface Mood {
  now: Date;
  sentiment: string;
}

/**
 * The next one that may be offered unasked: never to somebody upset, never while another waits for an answer or a completion, at
 * most twice, an hour apart, and the second time after a day or when the mood has risen. Null when none is due.
 */
export function nextDue({ list, states, trend }: Pick<CtaFacts, 'list' | 'states' | 'trend'>, { now, sentiment }: Mood): Cta | null {
  if (trend < 0 || moodView(sentiment) === 'negative') return null;
  const age = (record: CtaRecord | undefined): number =>
    record && record.at !== '' ? (now.getTime() - Date.parse(record.at)) / HOUR_MS : Infinity;
  const offered = Object.values(states).filter(({ state }) => state === 'offered_once' || state === 'offered_twice');
  if (offered.some((record) => age(record) < REST_HOURS)) return null;
  return (
    list.find((cta) => {
      const record = states[cta.id];
      const state = record?.state ?? 'not_offered';
      if (state === 'not_offered' || state === 'failed') return true;
      return state === 'offered_once' && ctaMachine.can(state, 'offer') && (age(record) >= REPEAT_HOURS || trend > 0);
    }) ?? null
  );
}

/** The fact to read back before this is offered: known, but not surely enough. Null when everything known is sure; a guess is not known. */
export function unsureSlot(cta: Cta, slots: SlotMap): SlotName | null {
  if (!MAJOR.has(cta.kind)) return null;
  const names: SlotName[] = ['service_needed', 'name', 'email'];
  return names.find((name) => isKnown(slots, name) && slots[name]!.confidence < SURE_ENOUGH) ?? null;
}
