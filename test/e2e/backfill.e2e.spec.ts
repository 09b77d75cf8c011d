import { TwilioAdapter } from '../../src/channels/twilio/twilio.adapter.js';
import { Backfill } from '../../src/delivery/backfill.service.js';
import { armFailpoints, failpointHits } from '../../src/platform/failpoints/failpoint.js';
import type { TestOrg } from '../harness/test-org.js';
import { inboundSms, postTwilio } from '../harness/twilio-webhook.js';
import { eventually } from '../harness/until.js';
import { World } from '../harness/world.js';

const PHOTOS = ['https://pictures.example.test/leak-1.jpg', 'https://pictures.example.test/leak-2.jpg'];

/** Texts with pictures whose webhook failed: the backfill fetches the pictures too (promise G13). */
describe('the backfill of pictures', () => {
  let world: World;
  let org: TestOrg;
  let people = 500;

  beforeAll(async () => {
    world = await World.start();
    org = await world.org({ settings: { debounceMs: 0 } });
    // the application's own run is over: the next one comes after these tests
    await world.ranOnce('inbound.backfill');
  });
  afterEach(() => {
    armFailpoints(undefined);
    vi.restoreAllMocks();
  });
  afterAll(() => world?.stop());

  interface Stored {
    body: string;
    media: { url: string; contentType: string }[];
  }
  const stored = (sid: string): Promise<Stored[]> =>
    world.sql<Stored & Record<string, unknown>>('SELECT body, media FROM messages WHERE provider_message_id = $1', [sid]);
  const backfill = (): Promise<void> => world.app.get(Backfill).run();

  /** A text with pictures that the network has and we did not store; its webhooks go on failing. */
  const missed = async (): Promise<{ from: string; sid: string }> => {
    armFailpoints('webhook.before_commit=throw');
    const before = failpointHits('webhook.before_commit');
    const from = `+1312555${String((people += 1)).padStart(4, '0')}`;
    const answer = await org.request('POST', '/api/simulator/texts', { from, to: org.number, body: 'It leaks here', media: PHOTOS });
    const sid = answer.body.messageSid as string;
    await eventually('its webhook has failed', () => Promise.resolve(failpointHits('webhook.before_commit') > before));
    expect(await stored(sid)).toEqual([]);
    return { from, sid };
  };
  const fetched = (sid: string): Stored[] => [
    {
      body: 'It leaks here',
      media: PHOTOS.map((_, index) => ({
        url: expect.stringMatching(new RegExp(`/2010-04-01/Accounts/AC\\w{32}/Messages/${sid}/Media/ME\\w{31}${index}$`)) as string,
        contentType: 'image/jpeg',
      })),
    },
  ];

  it('beats the repeated webhook, and the pictures are there', async () => {
    const { from, sid } = await missed();
    await backfill();
    expect(await stored(sid)).toEqual(fetched(sid));
    armFailpoints(undefined);
    const repeated = {
      ...inboundSms(org, from, 'It leaks here', sid),
      NumMedia: '1',
      MediaUrl0: PHOTOS[0]!,
      MediaContentType0: 'image/jpeg',
    };
    expect((await postTwilio(world, '/webhooks/twilio/messages', repeated)).status).toBe(200);
    expect(await stored(sid)).toEqual(fetched(sid));
  });

  it('asks for the pictures of a stored text no more', async () => {
    const { sid } = await missed();
    await backfill();
    const asked = vi.spyOn(world.app.get(TwilioAdapter), 'listMedia');
    await backfill();
    expect(asked).not.toHaveBeenCalled();
    expect(await stored(sid)).toEqual(fetched(sid));
  });

  it('leaves the text to the next run while the network does not tell its pictures', async () => {
    const { sid } = await missed();
    vi.spyOn(world.app.get(TwilioAdapter), 'listMedia').mockRejectedValueOnce(new Error('busy'));
    await backfill();
    expect(await stored(sid)).toEqual([]);
    await backfill();
    expect(await stored(sid)).toEqual(fetched(sid));
  });

  it('brings the text without its pictures when they are not told for ten minutes', async () => {
    const { sid } = await missed();
    vi.spyOn(world.app.get(TwilioAdapter), 'listMedia').mockRejectedValue(new Error('busy'));
    await backfill();
    expect(await stored(sid)).toEqual([]);
    await world.advance('11m');
    await backfill();
    expect(await stored(sid)).toEqual([{ body: 'It leaks here', media: [] }]);
  });
});
