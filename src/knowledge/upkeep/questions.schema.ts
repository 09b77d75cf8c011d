export const QUESTION_STATES = ['open', 'answered', 'dismissed'] as const;
export type QuestionState = (typeof QUESTION_STATES)[number];
/** Asked by a person in the test box, or by a customer. */
export const QUESTION_SOURCES = ['test', 'conversation'] as const;
export type QuestionSource = (typeof QUESTION_SOURCES)[number];

/** What may be known of a person that others need not read. */
export interface Known {
  names: readonly string[];
  addresses: readonly string[];
}

/** Who asked, in a question's place on the list: a tester, or a customer, who can be forgotten with it. */
export interface Asker {
  source: QuestionSource;
  contactId: string | null;
  known: Known;
}

export const TESTER: Asker = { source: 'test', contactId: null, known: { names: [], addresses: [] } };

export interface OpenQuestion {
  id: string;
  question: string;
  times: number;
  source: QuestionSource;
  state: QuestionState;
  answerDocumentId: string | null;
  firstAskedAt: Date;
  lastAskedAt: Date;
  settledAt: Date | null;
}
