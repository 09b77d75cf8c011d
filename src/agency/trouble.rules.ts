/** What one client's line says, before anybody judges it. */
export interface TroubleFacts {
  status: string;
  activeNumbers: number;
  missed: number;
  recovered: number;
  medianFirstReplySeconds: number | null;
  criticalActions: number;
  openActions: number;
  oldestWaitSeconds: number | null;
  failedTexts: number;
  sentTexts: number;
  gaveUp: number;
}

export type TroubleLevel = 'critical' | 'warning' | 'notice';
export interface Trouble {
  code: string;
  level: TroubleLevel;
  text: string;
}

const LEVELS: readonly TroubleLevel[] = ['critical', 'warning', 'notice'];
/** A customer who waits longer than this for a person has been forgotten. */
const FORGOTTEN_SECONDS = 3_600;
const SLOW_REPLY_SECONDS = 60;
const MANY_FAILED = 0.1;
const FEW_RECOVERED = 0.2;
/** Below this a share says nothing. */
const ENOUGH = 5;

const plural = (count: number, one: string, many: string): string => `${count} ${count === 1 ? one : many}`;

function duration(seconds: number): string {
  if (seconds < 3_600) return plural(Math.max(1, Math.round(seconds / 60)), 'minute', 'minutes');
  if (seconds < 172_800) return plural(Math.round(seconds / 3_600), 'hour', 'hours');
  return plural(Math.round(seconds / 86_400), 'day', 'days');
}

/** What is wrong with a client, the worst first. */
export function troublesOf(facts: TroubleFacts): Trouble[] {
  const troubles: Trouble[] = [];
  const say = (isSo: boolean, level: TroubleLevel, code: string, text: () => string): void => {
    if (isSo) troubles.push({ code, level, text: text() });
  };
  const { criticalActions, openActions, oldestWaitSeconds: wait, gaveUp, failedTexts, sentTexts, missed, recovered } = facts;
  say(criticalActions > 0, 'critical', 'critical_actions', () =>
    plural(criticalActions, 'critical action is open', 'critical actions are open'),
  );
  const isSetup = facts.status === 'setup';
  say(facts.activeNumbers === 0 && !isSetup, 'critical', 'no_number', () => 'No number works, so no call or text arrives');
  say(wait !== null && wait >= FORGOTTEN_SECONDS, 'warning', 'customers_wait', () => `A customer has waited ${duration(wait ?? 0)}`);
  say(
    sentTexts >= ENOUGH && failedTexts / sentTexts >= MANY_FAILED,
    'warning',
    'texts_fail',
    () => `${failedTexts} of ${sentTexts} texts failed`,
  );
  say(gaveUp > 0, 'warning', 'gave_up', () => plural(gaveUp, 'piece of work has given up', 'pieces of work have given up'));
  say(isSetup, 'notice', 'setup', () => 'Being set up: nothing is sent automatically until it goes live');
  say(facts.status === 'paused', 'notice', 'paused', () => 'Paused: nothing is sent automatically');
  say(openActions > criticalActions, 'notice', 'open_actions', () =>
    plural(openActions - criticalActions, 'action is open', 'actions are open'),
  );
  const reply = facts.medianFirstReplySeconds;
  say(reply !== null && reply > SLOW_REPLY_SECONDS, 'notice', 'slow_reply', () => `The first reply takes ${duration(reply ?? 0)}`);
  say(
    facts.status === 'active' && missed >= ENOUGH && recovered / missed < FEW_RECOVERED,
    'notice',
    'few_recovered',
    () => `Only ${recovered} of ${missed} missed calls were won back`,
  );
  return troubles;
}

export type Health = TroubleLevel | 'good';

/** How a client does: as bad as its worst trouble, of a list that has the worst first. */
export function healthOf(troubles: readonly Trouble[]): Health {
  return troubles[0]?.level ?? 'good';
}

/** Smaller is worse: the level of the worst trouble, then how many there are. */
export function rankOf(troubles: readonly Trouble[]): number {
  const [worst] = troubles;
  return worst ? LEVELS.indexOf(worst.level) * 100 - Math.min(troubles.length, 99) : 1000;
}
