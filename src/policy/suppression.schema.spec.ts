import { isLiftedBy, SUPPRESSION_SOURCES } from './suppression.schema.js';

it('START undoes what STOP and the own words of the person did, YES only STOP; neither what staff, an import or an interface entered', () => {
  expect(SUPPRESSION_SOURCES.filter((source) => isLiftedBy('start', source))).toEqual(['keyword', 'free_text', 'provider']);
  expect(SUPPRESSION_SOURCES.filter((source) => isLiftedBy('yes', source))).toEqual(['keyword', 'provider']);
});
