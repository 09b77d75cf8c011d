import { questionnaire } from '../../../test/fixtures/questionnaire.js';
import type { AssignedVariant, LeverName, LeverValue } from '../../experiments/experiment.schema.js';
import { documentsSchema } from './documents.schema.js';
import { documentsFromAnswers } from './from-answers.rules.js';
import { controlOf, documentsWith, formalityOf, overlaid, overlayOf, readLever } from './lever.rules.js';
import { turnProfile } from './turn-profile.rules.js';

const documents = documentsFromAnswers(questionnaire());
const version = turnProfile('v1', documents);
const assigned = (lever: LeverName, value: LeverValue | null): AssignedVariant => ({
  experimentId: lever,
  lever,
  variant: value ? 'a' : 'control',
  value,
  values: [null, value],
  leverState: {},
});

describe('a value', () => {
  it.each([
    ['tone', { formality: 'formal' }],
    ['tone', { emojiPolicy: 'never', usesHonorifics: true, persuasion: 'soft' }],
    ['length', { maxWords: 12 }],
    ['cta_timing', { timing: 'early' }],
  ] as const)('of %s: %j', (lever, value) => expect(readLever(lever, value)).toEqual({ value }));

  it.each([
    ['tone', {}, ''],
    ['tone', { formality: 'rude' }, 'formality'],
    ['tone', { maxWords: 12 }, 'maxWords'],
    ['length', { maxWords: 4 }, 'maxWords'],
    ['length', { maxWords: 12.5 }, 'maxWords'],
    ['length', {}, 'maxWords'],
    ['cta_timing', { timing: 'never' }, 'timing'],
  ] as const)('of %s that is none: %j', (lever, value, field) => {
    const read = readLever(lever, value);
    expect('errors' in read && Object.keys(read.errors)).toEqual([field]);
  });
});

describe('a profile with variants over it', () => {
  it('changes in what is tried, and in nothing else', () => {
    const overlay = overlayOf([
      assigned('tone', { formality: 'casual' }),
      assigned('length', { maxWords: 9 }),
      assigned('cta_timing', { timing: 'late' }),
    ]);
    expect(overlaid(version, overlay!)).toEqual({
      ...version,
      maxWords: 9,
      ctaTiming: 'late',
      tone: { ...version.tone, formality: 'casual' },
    });
  });
  it('stays as it is for a control, and for what is done elsewhere', () => {
    expect(overlayOf([])).toBeNull();
    expect(overlayOf([assigned('tone', null), assigned('follow_up', { minutes: [60] })])).toBeNull();
  });
});

describe('the documents of a winner', () => {
  it.each([
    ['tone', { formality: 'casual' }, { tone: { ...version.tone, formality: 'casual' } }],
    ['length', { maxWords: 9 }, { maxWords: 9 }],
    ['cta_timing', { timing: 'early' }, { ctaTiming: 'early', sales: { ...version.sales, ctaTiming: 'early' } }],
  ] as const)('say what was tried: %s', (lever, value, change) => {
    const won = documentsWith(documents, lever, value);
    expect(documentsSchema.safeParse(won).success).toBe(true);
    expect(turnProfile('v1', won)).toEqual({ ...version, ...change });
  });
});

describe('what an experiment compares with', () => {
  const { toneProfile } = documents;
  it('is what its variants change, and nothing else', () => {
    expect(controlOf(documents, 'length', [{ maxWords: 9 }])).toEqual([toneProfile.maxWords]);
    expect(controlOf(documents, 'cta_timing', [{ timing: 'late' }])).toEqual([documents.salesRules.ctaTiming]);
    const tones = [{ formality: 'formal' }, { emojiPolicy: 'never', formality: 'casual' }];
    expect(controlOf(documents, 'tone', tones)).toEqual([toneProfile.emojiPolicy, toneProfile.formality]);
  });
});

it('how formal somebody is written to: as published, as tried, and not at all without a version', () => {
  const tried = [assigned('tone', { formality: 'casual' })];
  expect(formalityOf('formal', [])).toBe('formal');
  expect(formalityOf('formal', tried)).toBe('casual');
  expect(formalityOf('formal', [assigned('tone', { emojiPolicy: 'never' })])).toBe('formal');
  expect(formalityOf('formal', [assigned('tone', null), assigned('length', { maxWords: 9 })])).toBe('formal');
  expect(formalityOf(null, tried)).toBeUndefined();
});
