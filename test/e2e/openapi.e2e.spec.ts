import { buildOpenApi } from '../../src/platform/http/openapi.js';
import { World } from '../harness/world.js';

describe('the committed OpenAPI document', () => {
  it('is what the server offers; `npm run openapi` writes it anew', async () => {
    const world = await World.start();
    try {
      await expect(`${JSON.stringify(buildOpenApi(world.app), null, 2)}\n`).toMatchFileSnapshot('../../openapi.json');
    } finally {
      await world.stop();
    }
  });
});
