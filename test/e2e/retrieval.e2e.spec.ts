import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { bestBorder, worthOf, type LabelledScore } from '../../src/knowledge/embedding/vectors.rules.js';
import { KnowledgeModule } from '../../src/knowledge/knowledge.module.js';
import { THRESHOLDS } from '../../src/knowledge/retrieval.rules.js';
import hvac from '../fixtures/knowledge.json' with { type: 'json' };
import fixture from '../fixtures/retrieval.json' with { type: 'json' };
import { PASSWORD, signIn, startKernel, type Kernel } from '../harness/kernel.js';

interface Business {
  name: string;
  text: string;
  answered: [question: string, heading: string][];
  unanswered: string[];
}
interface Piece {
  heading: string;
  relevance: number;
}
interface Scored extends LabelledScore {
  question: string;
  isAsked: boolean;
  heading: string | null;
}

const CALIBRATION = [{ name: 'HVAC, English', ...hvac }, ...fixture.calibration] as Business[];
const HELD_OUT = fixture.heldOut as Business[];

let kernel: Kernel;
let app: NestFastifyApplication;
let agencyId: string;
let people = 0;

beforeAll(async () => {
  kernel = await startKernel({ modules: [KnowledgeModule] });
  app = kernel.app;
  ({ agencyId } = await kernel.factory.createAgency({ name: 'Agency' }));
});
afterAll(() => kernel.close());

/** What the best piece of a business scores for each of its questions, over HTTP. */
async function scoresOf(business: Business): Promise<Scored[]> {
  const orgId = await kernel.factory.createOrg({ agencyId, name: business.name });
  const email = `owner${(people += 1)}@example.com`;
  await kernel.factory.addUser({ email, name: 'Owner', password: PASSWORD, orgId, role: 'org_owner' });
  const headers = await signIn(app, email);
  const made = await app.inject({
    method: 'POST',
    url: '/api/knowledge/faq',
    headers,
    payload: { fileName: 'faq.txt', text: business.text },
  });
  expect(made.statusCode, made.body).toBe(201);
  const score = async (question: string, heading: string | null): Promise<Scored> => {
    const answer = await app.inject({ method: 'POST', url: '/api/knowledge/ask', headers, payload: { question } });
    const { found, nearest } = answer.json<{ found: Piece[]; nearest: Piece | null }>();
    // all pieces of a business are equally fresh, so that the first found is the most relevant
    const best = found[0] ?? nearest;
    return {
      question,
      score: best?.relevance ?? 0,
      heading: best?.heading ?? null,
      isAnswer: heading !== null && best?.heading === heading,
      isAsked: heading !== null,
    };
  };
  const scores: Scored[] = [];
  for (const [question, heading] of business.answered) scores.push(await score(question, heading));
  for (const question of business.unanswered) scores.push(await score(question, null));
  return scores;
}

function figures(name: string, scores: readonly Scored[], border: number): { recall: number; falseShare: number } {
  const asked = scores.filter(({ isAsked }) => isAsked);
  const idle = scores.filter(({ isAsked }) => !isAsked);
  const recall = asked.filter(({ isAnswer, score }) => isAnswer && score >= border).length / asked.length;
  const falseShare = idle.filter(({ score }) => score >= border).length / idle.length;
  const wrong = scores.filter(({ isAsked, isAnswer, score }) => (isAsked ? !isAnswer || score < border : score >= border));
  const lines = wrong.map(
    (one) => `  ${one.isAsked ? 'missed' : 'false '} "${one.question}": ${one.heading ?? 'nothing'} ${one.score.toFixed(2)}`,
  );
  process.stdout.write(
    `${name} at ${border}: recall ${recall.toFixed(2)} of ${asked.length}, false ${falseShare.toFixed(2)} of ${idle.length}\n${lines.map((line) => `${line}\n`).join('')}`,
  );
  return { recall, falseShare };
}

describe('the border of words', () => {
  const border = THRESHOLDS.lexical;

  it('separates the calibration questions as well as any other would', async () => {
    const scores = (await Promise.all(CALIBRATION.map(scoresOf))).flat();
    const { recall, falseShare } = figures('calibration', scores, border);
    const best = bestBorder(scores);
    process.stdout.write(
      `best border ${best.toFixed(3)}, worth ${worthOf(best, scores).toFixed(3)}; ours ${worthOf(border, scores).toFixed(3)}\n`,
    );
    expect(worthOf(border, scores)).toBeGreaterThanOrEqual(worthOf(best, scores) - 0.05);
    expect([recall >= 0.85, falseShare <= 0.1]).toEqual([true, true]);
  });

  it.each(HELD_OUT.map((business) => [business.name, business] as const))(
    'holds for a business it was not calibrated on: %s',
    async (name, business) => {
      const { recall, falseShare } = figures(name, await scoresOf(business), border);
      expect(recall).toBeGreaterThanOrEqual(0.75);
      expect(falseShare).toBeLessThanOrEqual(0.25);
    },
  );
});
