import { readdirSync } from 'node:fs';
import { MIGRATIONS } from './migrations.js';

const files = readdirSync(new URL('../migrations/', import.meta.url)).sort();
const listed = MIGRATIONS.map((Migration) => new Migration().name ?? '');

describe('the list of migrations', () => {
  it('names every file, in the order of the numbers: what is not listed never runs', () => {
    const ups = files.filter((file) => file.endsWith('.up.sql')).map((file) => file.replace('.up.sql', '').replaceAll(/\W/g, '_'));
    expect(listed.map((name) => name.replace(/_\d{13}$/, ''))).toEqual(ups);
  });

  it('has a way back for each', () => {
    const ups = files.filter((file) => file.endsWith('.up.sql'));
    expect(files.filter((file) => file.endsWith('.down.sql'))).toEqual(ups.map((file) => file.replace('.up.', '.down.')));
  });
});
