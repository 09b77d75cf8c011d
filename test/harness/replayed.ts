import { Database } from '../../src/platform/database/database.service.js';
import { Replays } from '../../src/htl/replay/replays.service.js';
import type { World } from './world.js';

interface Made {
  id: string;
  orgId: string;
  reasonCode: string;
  engine: string;
}

/**
 * Makes every decision of a world once more from what is stored of it, and answers those that came out otherwise, each as one line
 * with the decision and the field: those of engines, those that code takes at the door (keywords, emergencies, silence), and nudges.
 * What a person did by taking over is no decision that could be made again, and an erased one holds nothing.
 */
export async function replayedOtherwise(world: World): Promise<string[]> {
  const made = await world.sql<Made>(
    `SELECT id, org_id AS "orgId", reason_code AS "reasonCode", engine FROM decisions d
     WHERE replay IS NOT NULL OR (trigger <> 'takeover'
       AND NOT EXISTS (SELECT 1 FROM conversations c JOIN contacts k ON k.id = c.contact_id WHERE c.id = d.conversation_id AND k.anonymised_at IS NOT NULL)) ORDER BY created_at, id`,
  );
  const lines: string[] = [];
  for (const { id, orgId, reasonCode, engine } of made) {
    const [again] = await world.app.get(Database).withOrg(orgId, () => world.app.get(Replays).replay({ decisionId: id }));
    const name = `decision ${id} (${reasonCode}, ${engine})`;
    if (!again || again.reason !== null) lines.push(`${name} cannot be made again: ${again?.reason ?? 'it is gone'}`);
    else for (const { field, before, after } of again.changes) lines.push(`${name}, ${field}: ${said(before)} became ${said(after)}`);
  }
  return lines;
}

const said = (value: string | null): string => (value === null ? 'nothing' : JSON.stringify(value));

/** At the end of a suite whose work is to be done by then: what is under way is waited for, and judged with the rest by `stop`. */
export async function replayedAndStopped(world: World | undefined): Promise<void> {
  if (!world) return;
  try {
    await world.settled();
  } finally {
    await world.stop();
  }
}
