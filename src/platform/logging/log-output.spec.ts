import { closeSync, existsSync, mkdtempSync, openSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { LogOutput } from './log-output.js';

/** Of states that come in milliseconds. */
const DEADLINE_MS = 45_000;

describe('the log', { timeout: 2 * DEADLINE_MS }, () => {
  const folder = mkdtempSync(join(tmpdir(), 'ringback-log-'));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it('holds every line in order', async () => {
    const path = join(folder, 'log');
    const fd = openSync(path, 'w');
    const output = new LogOutput(fd);
    const lines = Array.from({ length: 500 }, (_, index) => `line ${index} ${'é'.repeat(50)}\n`);
    for (const line of lines) output.write(line);
    await vi.waitFor(() => expect(readFileSync(path, 'utf8')).toBe(lines.join('')), DEADLINE_MS);
    closeSync(fd);
  });

  // a device on which every write fails as on a full disk
  it.skipIf(!existsSync('/dev/full'))('costs no process when the disk is full, and goes on when there is room again', async () => {
    const path = join(folder, 'room');
    const [full, room] = [openSync('/dev/full', 'w'), openSync(path, 'w')];
    const lost = new LogOutput(full);
    for (let index = 0; index < 100; index += 1) lost.write('nobody reads this\n');
    // the first line failed alone, the others together behind it
    await vi.waitFor(() => expect(lost).toMatchObject({ current: null, waiting: [] }), DEADLINE_MS);
    Object.assign(lost, { fd: room });
    lost.write('here again\n');
    await vi.waitFor(() => expect(readFileSync(path, 'utf8')).toBe('here again\n'), DEADLINE_MS);
    for (const fd of [full, room]) closeSync(fd);
  });

  it.skipIf(!existsSync('/dev/full'))('does not hold up the end of the process while the disk is full', () => {
    const fd = openSync('/dev/full', 'w');
    const before = process.listeners('exit');
    const output = new LogOutput(fd);
    const [atExit] = process.listeners('exit').filter((listener) => !before.includes(listener));
    output.write('last words\n');
    expect(() => atExit!(0)).not.toThrow();
    process.removeListener('exit', atExit!);
    closeSync(fd);
  });
});
