import type { Experiment } from '../shared/types';
import { blankForm, changeOf, draftOf, formOf, withLever, withVariants } from './experiment-form.rules';

const zone = 'America/Chicago';
const draft = {
  ...{ id: 'e1', name: 'Shorter texts', hypothesis: 'Short is read.', lever: 'length', goal: 'booked', status: 'draft', layer: 'length' },
  ...{ trafficPercent: 40, minEffectPoints: 5, endsAt: '2027-01-01T05:59:00.000Z', version: 7 },
  variants: [
    { key: 'control', name: 'As it is', percent: 60, value: null },
    { key: 'a', name: 'Ten', percent: 40, value: { maxWords: 10 } },
  ],
} as unknown as Experiment;

describe('the form of an experiment', () => {
  it('shows one as it was written down, its last day in the zone of the business', () => {
    expect(formOf(draft, zone)).toMatchObject({
      traffic: '40',
      effect: '5',
      end: '2026-12-31',
      variants: [{ percent: 60 }, { percent: 40 }],
    });
  });
  it('sends a new one with the end of its last day', () => {
    expect(draftOf({ ...blankForm(null), name: ' X ', end: '2026-12-31' }, zone)).toMatchObject({
      name: 'X',
      endsAt: '2027-01-01T05:59:00.000Z',
    });
    expect(draftOf(blankForm(null), zone)).not.toHaveProperty('endsAt');
  });
  it('takes the end away, and moves to the layer of another lever', () => {
    const form = { ...withLever(formOf(draft, zone), 'tone'), end: '' };
    expect(changeOf(form, draft, zone)).toMatchObject({
      version: 7,
      endsAt: null,
      lever: 'tone',
      layer: 'tone',
      variants: [{}, { name: 'Ten' }],
    });
  });
  it('leaves a layer that somebody chose', () => {
    const own = { ...draft, layer: 'timing_tests' };
    expect(changeOf(withLever(formOf(own, zone), 'tone'), own, zone)).not.toHaveProperty('layer');
  });
  it('leaves what people are in as it is', () => {
    expect(changeOf(formOf(draft, zone), { ...draft, status: 'running' }, zone)).toEqual({
      version: 7,
      name: 'Shorter texts',
      hypothesis: 'Short is read.',
    });
  });
  it('gives everybody to a version, and divides anew', () => {
    const version = withLever(formOf(draft, zone), 'profile_version');
    expect(changeOf(version, draft, zone)).toMatchObject({ trafficPercent: 100 });
    expect(changeOf(withLever(version, 'length'), draft, zone)).toMatchObject({ trafficPercent: 40 });
    const form = formOf(draft, zone);
    expect(withVariants(form, [...form.variants, form.variants[1]!]).variants.map(({ percent }) => percent)).toEqual([34, 33, 33]);
  });
});
