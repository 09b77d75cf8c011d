import { hardestOf, isLiftedBy, SUPPRESSION_SOURCES } from './suppression.schema.js';

it('START undoes what STOP and the own words of the person did, YES only STOP; neither what staff, an import or an interface entered', () => {
  expect(SUPPRESSION_SOURCES.filter((source) => isLiftedBy('start', source))).toEqual(['keyword', 'free_text', 'provider']);
  expect(SUPPRESSION_SOURCES.filter((source) => isLiftedBy('yes', source))).toEqual(['keyword', 'provider']);
});

it('of several opt-outs the hardest counts', () => {
  expect(hardestOf(['keyword', 'staff'])).toBe('staff');
  expect(hardestOf(['free_text', 'keyword'])).toBe('free_text');
  expect(hardestOf(['staff', 'global', 'keyword'])).toBe('global');
  expect(hardestOf([])).toBeNull();
  for (const source of SUPPRESSION_SOURCES) expect(hardestOf([source])).toBe(source);
});
