// Tables of words for alerts: what a technical name is called to people.
export const QUOTA_WORDS: Record<string, string> = {
  messagesPerMonth: 'The limit of texts this month',
  modelMicrosPerMonth: 'The budget for language models this month',
  modelMicrosPerDay: 'The budget for language models of 24 hours',
  modelMicrosPerHour: 'The budget for language models of one hour',
  modelTokensPerDay: 'The limit of language model use in 24 hours',
  modelTokensPerConversationHour: 'The limit of language model use in one conversation',
  seats: 'The limit of seats',
  storageBytes: 'The limit of storage',
};
export const QUOTA_ENDS: Record<string, string> = {
  messagesPerMonth: 'Automatic texts stop until the next month.',
  modelMicrosPerMonth: 'The assistant answers by fixed rules until the next month.',
  modelMicrosPerDay: 'The assistant answers by fixed rules until less was spent in the 24 hours before.',
  modelMicrosPerHour: 'The assistant answers by fixed rules until less was spent in the hour before.',
  modelTokensPerDay: 'The assistant answers by fixed rules until less was used in the 24 hours before.',
  modelTokensPerConversationHour: 'In that conversation the assistant answers by fixed rules until an hour has passed.',
  seats: 'Nobody else can be invited.',
  storageBytes: 'Nothing more can be uploaded.',
};

/** Why a document of the knowledge base is out of date. */
export const STALE_WORDS: Readonly<Record<string, string>> = {
  changed: 'its page says something else now',
  gone: 'its page is gone',
  unreachable: 'its page could not be reached for days',
  old: 'nobody has looked at it for half a year',
};

export const CTA_DONE: Record<string, string> = {
  payment: 'Paid',
  book_call: 'Call booked',
  schedule_demo: 'Demo booked',
  join_webinar: 'Webinar joined',
  app_download: 'App installed',
  fill_form: 'Form filled in',
  send_docs: 'Document opened',
};

export const ENGINE_NAMES: Record<string, string> = { openai: 'OpenAI', anthropic: 'Anthropic', ollama: 'Ollama' };
export const ENGINE_TROUBLE: Record<string, string> = {
  auth: 'refuses the key that is set for it',
  quota: 'says that the account has no credit left',
  model_missing: 'does not know the model that is set',
  rate_limited: 'says that it is asked too often',
  overloaded: 'says that it is overloaded',
  timeout: 'does not answer in time',
  server_error: 'answers with errors of its own',
};

/** What the carriers said no to. */
export interface RejectedRegistration {
  part: string;
  reason: string;
  isWithdrawn: boolean;
}

/** A registration that failed, for people whose texts depend on it. */
export function registrationRejected(registration: RejectedRegistration | null): { title: string; body: string } {
  if (!registration) return { title: 'The carriers rejected the registration for texts', body: 'Open it to see why.' };
  const { part, reason, isWithdrawn } = registration;
  const what = part === 'brand' ? 'who the business is' : 'what the business texts about';
  return {
    title: isWithdrawn ? 'The carriers withdrew the registration for texts' : 'The carriers rejected the registration for texts',
    body: `It is about ${what}. They say: ${reason.replace(/[.\s]+$/, '')}. ${isWithdrawn ? 'From now on no' : 'No'} texts to US phones leave until it is mended and approved.`,
  };
}

/** What the check of experiments stopped. */
export interface StoppedExperiment {
  name: string;
  /** The variant that did harm; null when the whole ended for another reason. */
  variant: string | null;
  guard: string | null;
  reason: string;
  isOver: boolean;
}

const GUARD_WORDS: Record<string, string> = {
  optedOut: 'More people opted out under it than without it',
  complained: 'More people complained under it than without it',
  escalated: 'More people needed a person under it than without it',
};

/** An experiment that code stopped, for people who did not expect it. */
export function experimentStopped(experiment: StoppedExperiment | null): { title: string; body: string } {
  if (!experiment) return { title: 'An experiment was stopped', body: 'Open it to see why.' };
  const { name, variant, guard, reason, isOver } = experiment;
  if (variant !== null) {
    const why = `${GUARD_WORDS[guard ?? ''] ?? 'It did harm'}, and that is no chance.`;
    return {
      title: `"${variant}" was stopped in the experiment "${name}"`,
      body: `${why} ${isOver ? 'The experiment is over.' : 'The other variants go on.'} Everybody gets what they got before.`,
    };
  }
  if (reason === 'planned_end')
    return { title: `The experiment "${name}" has come to its planned end`, body: 'Open it to see what it found.' };
  return {
    title: `The experiment "${name}" was stopped`,
    body: 'The version it tried is no longer given to its share of people: the profile was published, or its test was changed or ended.',
  };
}

/** What did not happen, for people; the kinds of jobs that somebody waits for. The last fitting line of the beginnings counts. */
const JOB_WORDS: readonly [start: string, words: string][] = [
  ['', 'A piece of work in the background'],
  ['alerts.', 'An alert to your staff'],
  ['alerts.relay', 'Passing on a text to whoever holds its conversation'],
  ['alerts.staff_reply', 'Passing on an answer of your staff to a customer'],
  ['alerts.emergency', 'Calling your staff about an emergency'],
  ['event.', 'What follows from something that happened in a conversation'],
  ['event.emergency', 'Alerting your staff to an emergency'],
  ['event.call', 'Telling you of a missed call'],
  ['conversation.follow_up', 'A reminder to a customer who had not answered'],
  ['appointments.', 'A step for an appointment'],
  ['actions.', 'Reminding you of what is to be done'],
  ['voice.', 'Finding out how a call ended'],
  ['numbers.', 'Setting up a phone number'],
  ['registration.', 'Following the registration for texts'],
  ['knowledge.', 'Reading what your business says about itself'],
];

/** Work that used all its attempts, for people who wait for it. */
export function deadJob(kind: string): { title: string; body: string } {
  const [, words] = JOB_WORDS.filter(([start]) => kind.startsWith(start)).at(-1)!;
  return {
    title: `${words} failed`,
    body: `It was tried five times and will not be tried again by itself. Whoever runs Ringback for you finds it under "${kind}" and can start it once more. Until then look after it yourself.`,
  };
}
