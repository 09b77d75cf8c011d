import type { Cell } from '../rig/cell.js';
import { burstCells } from './burst.js';
import { clockCells } from './clock.js';
import { diskCells } from './disk-full.js';
import { engineCells } from './engine.js';
import { hostileCells } from './hostile.js';
import { killCells } from './kills.js';
import { oneCommandCells } from './one-command.js';
import { operationsCells } from './operations.js';
import { postgresCells } from './postgres.js';
import { providerCells } from './provider.js';
import { raceCells } from './races.js';
import { redisCells } from './redis.js';
import { sharedCommitCells } from './shared-commits.js';
import { soakCells } from './soak.js';
import { timerCells } from './timers.js';
import { webhookCells } from './webhooks.js';

/** Every cell, in the order of the matrix. */
export const CELLS: Cell[] = [
  ...killCells,
  ...sharedCommitCells,
  ...redisCells,
  ...postgresCells,
  ...providerCells,
  ...engineCells,
  ...hostileCells,
  ...webhookCells,
  ...raceCells,
  ...burstCells,
  ...diskCells,
  ...operationsCells,
  ...timerCells,
  ...clockCells,
  ...oneCommandCells,
  ...soakCells,
].sort((a, b) => numberOf(a) - numberOf(b));

function numberOf({ id }: Cell): number {
  return Number(id.slice(1));
}
