import { documentJsonSchemas } from './documents.schema.js';

it('the schema in docs is the one that is checked; `npx vitest run --project unit src/onboarding/profiles/schema-file -u` writes it anew', async () => {
  await expect(`${JSON.stringify(documentJsonSchemas(), null, 2)}\n`).toMatchFileSnapshot('../../../docs/profile.schema.json');
});
