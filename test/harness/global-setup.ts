import { startTestServices } from './services.js';
import { ensureTemplate } from './template.js';

/** Before a suite with services: the servers run and the template is migrated, so that no test file waits for it. */
export default async function setup(): Promise<void> {
  await ensureTemplate(await startTestServices());
}
