import { Escalations } from '../../src/conversations/escalations.service.js';
import { StaffWorld } from '../harness/staff-world.js';
import { eventually, until } from '../harness/until.js';

// An emergency calls and texts the people on call until somebody confirms it; in the middle of the quiet hours.

interface Emergency {
  id: string;
  acknowledged_by: string | null;
  attempts: { phone: string; sid: string | null }[] | null;
}

let staff: StaffWorld;

beforeAll(async () => {
  staff = await StaffWorld.start({ settings: { ownerQuietStart: '00:00', ownerQuietEnd: '23:59', notifySms: false } });
});

afterAll(async () => {
  await staff?.world.stop();
});

const emergencies = (conversationId: string) =>
  staff.world.sql<Emergency & Record<string, unknown>>(
    `SELECT id, acknowledged_by, package->'callChain'->'attempts' AS attempts FROM escalations WHERE conversation_id = $1 AND kind = 'emergency' ORDER BY created_at`,
    [conversationId],
  );
const emergency = async (conversationId: string) => (await emergencies(conversationId))[0];
const placed = (conversationId: string, calls: number) =>
  eventually(`call ${calls}`, async () => (await emergency(conversationId))?.attempts?.filter((each) => each.sid).length === calls);
const confirmed = (conversationId: string, by: string) =>
  eventually(`confirmed by ${by}`, async () => (await emergency(conversationId))?.acknowledged_by?.includes(by));

async function handset(answers: boolean, digits?: string): Promise<void> {
  const answer = await staff.org.request('POST', '/api/simulator/handsets', { phone: staff.owner, answers, ...(digits ? { digits } : {}) });
  expect(answer.status).toBe(204);
}

it('calls until a key confirms it', async () => {
  await handset(false);
  const eve = await staff.customer('Eve Moss');
  await staff.world.phone(eve.phone, staff.org).texts('I smell gas in the kitchen');
  await placed(eve.conversationId, 1);
  await staff.alert('the emergency text', (body) => body.includes('EMERGENCY: possible gas leak, Eve Moss'));
  expect((await emergency(eve.conversationId))!.acknowledged_by).toBeNull();
  await handset(true, '1');
  await staff.world.advance('125s');
  await confirmed(eve.conversationId, 'phone key');
  await staff.alert('the confirmation', (body) => body.startsWith('Confirmed. Please call Eve Moss'));
  await staff.world.advance('10m');
  await staff.world.settled();
  expect((await emergency(eve.conversationId))!.attempts).toHaveLength(2);
});

it('is one chain for a customer who writes twice, and one text confirms all of it', async () => {
  await handset(false);
  const max = await staff.customer('Max Poe');
  await staff.world.phone(max.phone, staff.org).texts('our carbon monoxide alarm is going off');
  await placed(max.conversationId, 1);
  await staff.world.phone(max.phone, staff.org).texts('the carbon monoxide alarm is still going off, hurry');
  await eventually('the second emergency', async () => (await emergencies(max.conversationId)).length === 2);
  await staff.world.settled();
  expect((await emergencies(max.conversationId))[1]!.attempts).toBeNull();
  await staff.ownerTexts('1');
  await confirmed(max.conversationId, 'by text');
  expect((await emergencies(max.conversationId)).every((each) => each.acknowledged_by?.includes('by text'))).toBe(true);
});

it('stops when somebody accepts it in the console', async () => {
  const kim = await staff.customer('Kim Ray');
  await staff.world.phone(kim.phone, staff.org).texts('there is smoke coming out of the furnace');
  await placed(kim.conversationId, 1);
  const { id } = (await emergency(kim.conversationId))!;
  expect((await staff.org.request('POST', `/api/actions/${id}/accept`)).status).toBeLessThan(300);
  await staff.world.advance('5m');
  await staff.world.settled();
  expect((await emergency(kim.conversationId))!.attempts).toHaveLength(1);
});

/** The wait for further words lasts until business time is moved, so that a slow machine does not end it before the second text is there. */
const waitsForMore = (orgId: string) =>
  staff.world.sql(`
    CREATE FUNCTION wait_for_more() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN NEW.wake_at := NEW.wake_at + interval '1 hour'; RETURN NEW; END $$;
    CREATE TRIGGER wait_for_more BEFORE UPDATE OF inbound_seq ON conversations FOR EACH ROW
      WHEN (NEW.org_id = '${orgId}' AND NEW.inbound_seq > OLD.inbound_seq) EXECUTE FUNCTION wait_for_more()`);

it('is found in two texts that show it only together, and told like one of a single text', async () => {
  await handset(false);
  const quiet = { ownerQuietStart: '00:00', ownerQuietEnd: '23:59', notifySms: false };
  const slow = await staff.world.org({ settings: quiet });
  await waitsForMore(slow.orgId);
  const phone = staff.world.phone('+13125558001', slow);
  const stored = (texts: number) =>
    until(`${texts} wait together`, async () => {
      const [thread] = await staff.world.sql('SELECT inbound_seq::int, processed_seq::int FROM conversations WHERE org_id = $1', [
        slow.orgId,
      ]);
      return thread?.inbound_seq === texts && thread.processed_seq === 0 ? true : JSON.stringify(thread);
    });
  await phone.texts('no heat since last night');
  await stored(1);
  await phone.texts('my dad is 84');
  await stored(2);
  await staff.world.advance('2h');
  const [text] = await phone.receives(1);
  expect(text).toMatch(/^Please keep everyone warm in one room/);
  const thread = await slow.thread(phone.address);
  expect(thread).toMatchObject({ handler: 'human', priority: 'critical' });
  await placed(thread.id, 1);
  await staff.alert('the emergency text', (body) => body.includes('EMERGENCY: no heat in dangerous cold'));
  expect(
    await staff.world.sql(
      'SELECT o.lane, o.kind, m.sender FROM outbound o JOIN messages m ON m.id = o.message_id WHERE o.conversation_id = $1',
      [thread.id],
    ),
  ).toEqual([{ lane: 'emergency', kind: 'safety', sender: 'system' }]);
  const { id } = (await emergency(thread.id))!;
  expect((await slow.request('POST', `/api/actions/${id}/accept`)).status).toBeLessThan(300);
  await staff.world.advance('5m');
  await staff.world.settled();
  expect((await emergency(thread.id))!.attempts).toHaveLength(1);
});

it('is told at night where only the engine reads one, and calls nobody', async () => {
  const ada = await staff.customer('Ada Low');
  await staff.world.phone(ada.phone, staff.org).texts('this is an emergency, please come now');
  const body = await staff.alert('what may be an emergency', (each) => each.includes('Possible emergency: Ada Low'));
  expect(body).toContain('Call Ada Low');
  expect(await emergencies(ada.conversationId)).toEqual([]);
});

it('says so when nobody ever confirms', async () => {
  const ida = await staff.customer('Ida Fox');
  await staff.world.phone(ida.phone, staff.org).texts('There is a gas smell in the house');
  for (let call = 1; call <= 5; call += 1) {
    await placed(ida.conversationId, call);
    await staff.world.advance('125s');
  }
  await staff.notification('emergency.unacknowledged', (each) => each.title === 'Nobody confirmed the emergency of Ida Fox');
  await staff.asOwner(async () => staff.world.app.get(Escalations).acknowledge((await emergency(ida.conversationId))!.id, 'console'));
});
