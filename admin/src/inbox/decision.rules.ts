import { humanise } from '../shared/format';
import type { Decision } from '../shared/types';
import { slotLabel, slotText } from './slots.rules';

/** One thing that a decision changed; a time is an ISO instant. */
export interface Change {
  label: string;
  before: string | null;
  after: string | null;
}

type Words = Map<string, string>;
const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null && !Array.isArray(value);
const labelsOf = (options: unknown): string =>
  Array.isArray(options) ? options.map((option) => String(isRecord(option) ? option['label'] : option)).join(' · ') : '';

/** What it waits for, as somebody would say it. */
function waitingFor(pending: Record<string, unknown>): string {
  const labels = labelsOf(pending['options']);
  switch (pending['kind']) {
    case 'slot':
      return `an answer: ${slotLabel(String(pending['name'])).toLowerCase()}`;
    case 'pick_opening':
      return Array.isArray(pending['options']) && pending['options'].length === 1 ? `yes or no to ${labels}` : `a choice: ${labels}`;
    case 'confirm':
      return `yes or no: ${String(pending['what'])} the visit`;
    case 'which_appointment':
      return `which visit: ${labels}`;
    default:
      return humanise(String(pending['kind'])).toLowerCase();
  }
}

const named: Record<string, string> = {
  stage: 'Stage',
  sentiment: 'Mood',
  lastAsked: 'Asked last',
  closed: 'Closed as',
  handler: 'Answered by',
  followUpCount: 'Follow-ups sent',
  nextFollowUpAt: 'Next follow-up',
};
const handlers: Record<string, string> = { ai: 'the assistant', human: 'a person', paused: 'nobody for now' };

function say(key: string, value: unknown): string {
  if (key === 'lastAsked') return slotLabel(String(value));
  if (key === 'handler') return handlers[String(value)] ?? String(value);
  if (isRecord(value) || Array.isArray(value)) return JSON.stringify(value);
  return typeof value === 'string' && !value.includes(' ') && !/\d/.test(value) ? humanise(value) : String(value);
}

/** A state in lines of label and words; a fact is {value, confidence, …} or its bare value. */
function inWords(state: unknown): Words {
  const lines: Words = new Map();
  for (const [key, value] of Object.entries(isRecord(state) ? state : {})) {
    if (value === null || value === undefined) continue;
    if (key === 'slots' && isRecord(value)) {
      for (const [name, fact] of Object.entries(value))
        lines.set(slotLabel(name), slotText(name, String(isRecord(fact) ? fact['value'] : fact)));
    } else if (key === 'pending' && isRecord(value)) lines.set('Waits for', waitingFor(value));
    else lines.set(named[key] ?? humanise(key), say(key, value));
  }
  return lines;
}

/** What a decision changed in what is remembered, line by line, in words a person can read. */
export function memoryChanges(before: unknown, after: unknown): Change[] {
  const [old, next] = [inWords(before), inWords(after)];
  return [...new Set([...old.keys(), ...next.keys()])]
    .filter((label) => old.get(label) !== next.get(label))
    .map((label) => ({ label, before: old.get(label) ?? null, after: next.get(label) ?? null }));
}

const goals: Record<string, string> = {
  initial_greeting: 'Greet',
  qualification_question: 'Learn what is needed',
  discovery: 'Learn more',
  objection_handling: 'Answer a doubt',
  cta_push: 'Bring the next step',
  pricing_discussion: 'Talk about the price',
  value_add: 'Help',
  clarification_request: 'Understand',
  confirmation: 'Confirm',
  stay_silent: 'Stay silent',
  exit_graceful: 'End politely',
  needs_human: 'Get a person',
};
/** What it wanted to reach; a goal of a newer server as it is called there. */
export const goalWords = (goal: string): string => goals[goal] ?? humanise(goal);

/** What the checks of a decision's words came to, in one line; the reasons where something was held back. */
export function criticOf(checks: Decision['checks']): { label: string; tone: 'success' | 'warning' | 'neutral'; reasons: string[] } {
  const failed = checks.filter(({ verdict }) => verdict === 'fail');
  if (failed.length > 0) {
    // the same check may hold back both the draft and its rewording
    const reasons = [...new Set(failed.map(({ name, reason }) => `${humanise(name)}: ${reason}`))];
    return { label: 'Its first words were held back', tone: 'warning', reasons };
  }
  const passed = new Set(checks.filter(({ verdict }) => verdict === 'pass').map(({ name }) => name)).size;
  if (passed === 0) return { label: 'No words to check', tone: 'neutral', reasons: [] };
  return { label: `Words passed ${passed} ${passed === 1 ? 'check' : 'checks'}`, tone: 'success', reasons: [] };
}

const MOST_TITLES = 3;

/** "Looked up: Prices, Warranty and 2 more." */
export function lookedUp(retrieval: Decision['retrieval']): string {
  if (!retrieval) return 'Looked up nothing.';
  const titles = [...new Set(retrieval.found.map(({ title }) => title))];
  if (titles.length === 0) return 'Looked something up and found nothing.';
  const more = titles.length - MOST_TITLES;
  return `Looked up: ${titles.slice(0, MOST_TITLES).join(', ')}${more > 0 ? ` and ${more} more` : ''}.`;
}
