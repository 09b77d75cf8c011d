import type { Cell } from '../rig/cell.js';
import { killCells } from './kills.js';

/** Every cell, in the order of the matrix. */
export const CELLS: Cell[] = [...killCells].sort((a, b) => Number(a.id.slice(1)) - Number(b.id.slice(1)));
