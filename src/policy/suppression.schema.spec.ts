import { isLiftedByKeyword, SUPPRESSION_SOURCES } from './suppression.schema.js';

it('START undoes what STOP did, and nothing that staff, an import or an interface entered', () => {
  expect(SUPPRESSION_SOURCES.filter(isLiftedByKeyword)).toEqual(['keyword', 'provider']);
});
