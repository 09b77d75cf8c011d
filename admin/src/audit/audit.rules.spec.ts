import { expect, it } from 'vitest';
import { actionWords, actorWords, changesOf, entryWords, findingOf } from './audit.rules';

it('sets before and after side by side', () => {
  expect(
    changesOf({ before: { ringSeconds: 18, hours: { monday: [] } }, after: { ringSeconds: 20, hours: { monday: [1] }, added: true } }),
  ).toEqual([
    { field: 'ringSeconds', before: '18', after: '20' },
    { field: 'hours.monday', before: '[]', after: '[1]' },
    { field: 'added', before: null, after: 'true' },
  ]);
  expect(changesOf({ before: null, after: null })).toEqual([]);
  expect(changesOf({ before: null, after: { text: null } })).toEqual([{ field: 'text', before: null, after: 'nothing' }]);
});

it('says who and what', () => {
  expect(actorWords({ actorName: null, actorType: 'ai' })).toBe('The assistant');
  expect(actorWords({ actorName: 'Dana', actorType: 'user' })).toBe('Dana');
  expect(actionWords('org_config.import')).toBe('Org config: import');
  expect(entryWords({ action: 'view_as.read', targetId: '/api/leads' })).toBe('Looked at /leads');
  expect(entryWords({ action: 'quota.update', targetId: 'x' })).toBe('Quota: update');
});

it('says what a check found', () => {
  const base = { isIntact: true, checked: 12, unsealed: 0, headHash: 'a', sealedAt: null };
  expect(findingOf({ ...base, firstBroken: null })).toMatchObject({ isFine: true });
  const broken = { seq: 4, entryId: '99', reason: 'Changed.' };
  expect(findingOf({ ...base, isIntact: false, firstBroken: broken }).text).toContain('entry 4 (id 99). Changed.');
});
