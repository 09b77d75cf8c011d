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
