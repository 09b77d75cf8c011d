import type { TestOrg } from '../harness/test-org.js';
import { eventually } from '../harness/until.js';
import { World } from '../harness/world.js';

interface Place {
  id: string;
  name: string;
  version: number;
  timeZone: string | null;
}
interface Num {
  id: string;
  address: string;
  locationId: string | null;
}

const never = { monday: [], tuesday: [], wednesday: [], thursday: [], friday: [], saturday: [], sunday: [] };
const always = Object.fromEntries(Object.keys(never).map((day) => [day, [{ open: '00:00', close: '23:59' }]]));

let world: World;
let org: TestOrg;
let other: TestOrg;

beforeAll(async () => {
  world = await World.start();
  org = await world.org({ name: 'Two Shops', settings: { hours: never } });
  other = await world.org({ name: 'Elsewhere' });
});
afterAll(() => world?.stop());

const add = (body: object, of = org) => of.request<Place & { errors?: object; code?: string }>('POST', '/api/locations', body);
const numbers = async () => (await org.get<{ data: Num[] }>('/api/numbers')).data;

describe('places of a business', () => {
  it('are kept with address, hours and zone, changed under a version, on the trail', async () => {
    const made = await add({ name: 'North shop', address: '12 Lake Street', hours: always, timeZone: 'America/Denver' });
    expect(made.status, JSON.stringify(made.body)).toBe(201);
    const place = made.body;
    const changed = await org.request<Place>('PATCH', `/api/locations/${place.id}`, {
      version: place.version,
      name: 'North',
      timeZone: null,
    });
    expect(changed.body).toMatchObject({ name: 'North', timeZone: null, version: 2, address: '12 Lake Street' });
    expect((await org.request('PATCH', `/api/locations/${place.id}`, { version: 1, name: 'Late' })).status).toBe(409);
    expect((await add({ name: 'NORTH' })).body.code).toBe('locations.duplicate_name');
    const trail = await org.get<{ data: object[] }>('/api/audit?filter[action]=locations.update');
    expect(trail.data[0]).toMatchObject({ before: { timeZone: 'America/Denver' }, after: { timeZone: null } });
  });

  it.each([
    [{}, 'name'],
    [{ name: 'X', timeZone: 'Mars/Base' }, 'timeZone'],
    [{ name: 'X', hours: { monday: [{ open: '17:00', close: '08:00' }] } }, 'hours.monday.0.close'],
    [{ name: 'X', hours: { moonday: [] } }, 'hours.moonday'],
    [{ name: 'X', orgId: 'x' }, 'orgId'],
  ])('%j is refused with the field named', async (body, field) => {
    const answer = await add(body);
    expect([answer.status, Object.keys(answer.body.errors ?? {})]).toEqual([400, [field]]);
  });
});

describe('a number at a place', () => {
  it('answers by the hours of the place, and goes back to the business with it', async () => {
    const place = (await add({ name: 'Open shop', address: '7 Elm Road', hours: always })).body;
    const [first] = await numbers();
    const second = (await org.request<Num>('POST', '/api/numbers', { areaCode: '312' })).body;
    expect(second.locationId).toBeNull();
    expect((await org.request<Num>('PATCH', `/api/numbers/${second.id}`, { locationId: place.id })).body.locationId).toBe(place.id);
    const call = async (to: string, from: string) => {
      await org.request('POST', '/api/simulator/calls', { from, to, outcome: 'no-answer' });
      return eventually('the call is known', async () => {
        const [row] = await world.sql<{ is_after_hours: boolean }>(
          'SELECT is_after_hours FROM calls WHERE org_id = $1 AND from_address = $2',
          [org.orgId, from],
        );
        return row;
      });
    };
    expect(await call(first!.address, '+13125550601')).toEqual({ is_after_hours: true });
    expect(await call(second.address, '+13125550602')).toEqual({ is_after_hours: false });
    expect((await org.request('DELETE', `/api/locations/${place.id}`)).status).toBe(204);
    expect((await numbers()).find((number) => number.id === second.id)?.locationId).toBeNull();
    expect(await call(second.address, '+13125550603')).toEqual({ is_after_hours: true });
  });

  it('takes no place of another business', async () => {
    const foreign = (await add({ name: 'Foreign' }, other)).body;
    const [first] = await numbers();
    expect((await org.request('PATCH', `/api/numbers/${first!.id}`, { locationId: foreign.id })).status).toBe(404);
    expect((await org.request('PATCH', `/api/numbers/${first!.id}`, { locationId: 'north' })).status).toBe(400);
    expect((await numbers())[0]!.locationId).toBeNull();
  });
});
