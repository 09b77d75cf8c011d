import type { Cell } from '../rig/cell.js';
import { killCells } from './kills.js';
import { postgresCells } from './postgres.js';
import { providerCells } from './provider.js';
import { raceCells } from './races.js';
import { redisCells } from './redis.js';
import { webhookCells } from './webhooks.js';

/** Every cell, in the order of the matrix. */
export const CELLS: Cell[] = [...killCells, ...redisCells, ...postgresCells, ...providerCells, ...webhookCells, ...raceCells].sort((a, b) => numberOf(a) - numberOf(b));

function numberOf({ id }: Cell): number {
  return Number(id.slice(1));
}
