import type { OpenQuestion } from '../../knowledge/upkeep/questions.schema.js';
import { clustersOf } from '../clusters.rules.js';

/** Open questions that mean the same. */
export interface QuestionCluster {
  /** The wording that was asked most. */
  question: string;
  /** How often all of them were asked together. */
  times: number;
  /** Every question of the cluster: what an answer settles. */
  questionIds: string[];
  /** Other wordings, the most asked first. */
  examples: string[];
  /** Asked by customers, not only in the test box. */
  isFromCustomers: boolean;
  firstAskedAt: Date;
  lastAskedAt: Date;
}

const MOST_EXAMPLES = 3;

/** One row per meaning, the most asked first. A question without a telling word stands alone. */
export function questionClusters(open: readonly OpenQuestion[]): QuestionCluster[] {
  const byId = new Map(open.map((one) => [one.id, one]));
  const groups = clustersOf(open.map(({ id, question, times }) => ({ id, text: question, times, who: id }))).map(({ texts }) =>
    texts.map(({ id }) => byId.get(id)!),
  );
  const grouped = new Set(groups.flat());
  const alone = open.filter((one) => !grouped.has(one)).map((one) => [one]);
  return [...groups, ...alone].map(clusterOf).sort((a, b) => b.times - a.times || b.lastAskedAt.getTime() - a.lastAskedAt.getTime());
}

function clusterOf(questions: readonly OpenQuestion[]): QuestionCluster {
  const [first] = questions;
  const wordings = [...new Set(questions.map(({ question }) => question))];
  const asked = (pick: (one: OpenQuestion) => Date): number[] => questions.map((one) => pick(one).getTime());
  return {
    question: first!.question,
    times: questions.reduce((sum, { times }) => sum + times, 0),
    questionIds: questions.map(({ id }) => id),
    examples: wordings.filter((wording) => wording !== first!.question).slice(0, MOST_EXAMPLES),
    isFromCustomers: questions.some(({ source }) => source === 'conversation'),
    firstAskedAt: new Date(Math.min(...asked((one) => one.firstAskedAt))),
    lastAskedAt: new Date(Math.max(...asked((one) => one.lastAskedAt))),
  };
}
