import { CELLS } from '../cells/index-of-cells.js';
import { FULL, QUICK, runCell } from '../rig/cell.js';
import { Rig } from '../rig/rig.js';

const chosen = process.env.FAULTS_CELLS?.split(',') ?? [];
/** No cell is begun after this, so that a run can be done in pieces. */
const until = Number(process.env.FAULTS_UNTIL ?? Number.POSITIVE_INFINITY);

describe('the fault matrix, full set', () => {
  let rig: Rig | undefined;
  afterAll(() => rig?.close(), 60_000);

  it.each(CELLS.filter((cell) => chosen.includes(cell.id)))(
    '$id $title',
    async (cell) => {
      if (Date.now() > until) return;
      rig ??= await Rig.open();
      expect((await runCell(rig, cell, process.env.FAULTS_STRENGTH === 'quick' ? QUICK : FULL)).violations).toEqual([]);
    },
    2_700_000,
  );
});
