import { questionnaire } from '../../../test/fixtures/questionnaire.js';
import type { Tx } from '../../platform/database/database.service.js';
import { documentsFromAnswers } from './from-answers.rules.js';
import { LiveProfiles } from './live-profiles.service.js';
import type { VersionsRepository } from './versions.repository.js';

const documents = documentsFromAnswers(questionnaire());
const tx = { orgId: 'o1' } as Tx;

function profiles(known: readonly string[]): { live: LiveProfiles; asked: string[] } {
  const asked: string[] = [];
  const find = (_tx: Tx, id: string): Promise<unknown> => {
    asked.push(id);
    return Promise.resolve(known.includes(id) ? { id, documents } : null);
  };
  return { live: new LiveProfiles({ find } as unknown as VersionsRepository), asked };
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
});
