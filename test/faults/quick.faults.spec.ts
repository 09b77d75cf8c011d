import { CELLS } from './cells/index-of-cells.js';
import { QUICK, runCell } from './rig/cell.js';
import { Rig } from './rig/rig.js';

const chosen = process.env.FAULTS_CELLS?.split(',');

/** The fault matrix in small (docs/faults.md): part of every test run, six minutes at most. */
describe('the fault matrix, quick set', () => {
  let rig: Rig;
  beforeAll(async () => {
    rig = await Rig.open();
  }, 120_000);
  afterAll(() => rig?.close(), 60_000);

  it.each(CELLS.filter((cell) => (chosen ? chosen.includes(cell.id) : cell.isQuick)))(
    '$id $title',
    async (cell) => {
      expect((await runCell(rig, cell, QUICK)).violations).toEqual([]);
    },
    // what the most patient cell waits for its kills
    600_000,
  );
});
