export const QUESTION_STATES = ['open', 'answered', 'dismissed'] as const;
export type QuestionState = (typeof QUESTION_STATES)[number];
/** Asked by a person in the test box, or by a customer. */
export const QUESTION_SOURCES = ['test', 'conversation'] as const;
export type QuestionSource = (typeof QUESTION_SOURCES)[number];

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
