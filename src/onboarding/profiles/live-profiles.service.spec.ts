import { questionnaire } from '../../../test/fixtures/questionnaire.js';
import type { Tx } from '../../platform/database/database.service.js';
import type { LiveTestimonials } from '../material/live-testimonials.service.js';
import type { Testimonial } from '../questionnaire.schema.js';
import { documentsFromAnswers } from './from-answers.rules.js';
import { LiveProfiles } from './live-profiles.service.js';
import type { VersionsRepository } from './versions.repository.js';

const documents = documentsFromAnswers(questionnaire());
const tx = { orgId: 'o1' } as Tx;

function profiles(
  known: readonly string[],
  testimonials: readonly Testimonial[] = questionnaire().testimonials,
): { live: LiveProfiles; asked: string[] } {
  const asked: string[] = [];
  const find = (_tx: Tx, id: string): Promise<unknown> => {
    asked.push(id);
    return Promise.resolve(known.includes(id) ? { id, documents } : null);
  };
  const now = { all: () => Promise.resolve(testimonials) } as unknown as LiveTestimonials;
  return { live: new LiveProfiles({ find } as unknown as VersionsRepository, now), asked };
}

describe('versions as turns read them', () => {
  it('are read once: a version never changes, so the hot path asks for it no second time', async () => {
    const { live, asked } = profiles(['v1', 'v2']);
    for (const id of ['v1', 'v1', 'v2', 'v1', 'v2']) expect((await live.forTurn(tx, id))?.versionId).toBe(id);
    expect(asked).toEqual(['v1', 'v2']);
  });

  it('are kept by business: what one has read, another has not', async () => {
    const { live, asked } = profiles(['v1']);
    await live.forTurn(tx, 'v1');
    await live.forTurn({ orgId: 'o2' } as Tx, 'v1');
    expect(asked).toEqual(['v1', 'v1']);
  });

  it('cost nothing where nothing was published', async () => {
    const { live, asked } = profiles([]);
    expect(await live.forTurn(tx, null)).toBeNull();
    expect(asked).toEqual([]);
  });

  it.each<[string, Testimonial[]]>([
    ['was taken back', questionnaire().testimonials.map((one) => ({ ...one, permission: 'refused' as const, isUsable: false }))],
    ['went with the quote itself', []],
    ['is for other words', questionnaire().testimonials.map((one) => ({ ...one, body: 'They came twice.' }))],
  ])('quote nobody whose permission %s, although the version still does', async (_how, testimonials) => {
    expect((await profiles(['v1']).live.forTurn(tx, 'v1'))?.socialProof).toHaveLength(1);
    const { live } = profiles(['v1'], testimonials);
    expect((await live.forTurn(tx, 'v1'))?.socialProof).toEqual([]);
    expect((await live.asPublished(tx, 'v1'))?.socialProof).toHaveLength(1);
  });
});
