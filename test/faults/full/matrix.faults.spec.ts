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
      const { violations } = await runCell(rig, cell, process.env.FAULTS_STRENGTH === 'quick' ? QUICK : FULL);
      if (violations.length > 0) {
        // what it left behind (work, a proxy that still delays) is not the fault of the next cell
        const broken = rig;
        rig = undefined;
        await broken.close().catch((error: Error) => violations.push(`the rig could not be closed: ${error.message}`));
      }
      expect(violations).toEqual([]);
    },
    2_700_000,
  );
});
