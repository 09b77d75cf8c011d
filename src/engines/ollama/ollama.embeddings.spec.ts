import { EmbeddingServer } from '../../../test/harness/embedding-server.js';
import { Clock } from '../../common/clock.js';
import type { EngineFailure } from '../engine.errors.js';
import { OllamaEmbeddings } from './ollama.embeddings.js';

class FixedClock extends Clock {
  now(): Date {
    return new Date(1_800_000_000_000);
  }
  real(): Date {
    return this.now();
  }
}

let server: EmbeddingServer;
beforeAll(async () => {
  server = await new EmbeddingServer([['dog', 'puppy']]).start();
});
afterAll(() => server.close());

const model = (name = 'nomic-embed-text', baseUrl = server.ollamaUrl): OllamaEmbeddings =>
  new OllamaEmbeddings({ baseUrl: `${baseUrl}/`, model: name }, new FixedClock());
const failureOf = (call: Promise<unknown>): Promise<EngineFailure> =>
  call.then(
    () => Promise.reject(new Error('It was expected to fail.')),
    (error: unknown) => error as EngineFailure,
  );

it('gives unit vectors in the order of the texts, and costs nothing on the own machine', async () => {
  const { vectors, tokens, costMicros } = await model().embed(['puppy', 'hello there', 'dog'], 5_000);
  expect(vectors.map((vector) => Math.hypot(...vector))).toEqual([expect.closeTo(1, 6), expect.closeTo(1, 6), expect.closeTo(1, 6)]);
  expect(vectors[0]).toEqual(vectors[2]);
  expect(vectors[0]).not.toEqual(vectors[1]);
  expect([tokens, costMicros]).toEqual([4, 0]);
  expect(server.requests.at(-1)).toEqual(['puppy', 'hello there', 'dog']);
});

it('knows no price of a model that Ollama passes on', async () => {
  expect((await model('big-embed:cloud').embed(['puppy'], 5_000)).costMicros).toBeNull();
});

it.each([
  ['500', 'server_error', true],
  ['short', 'bad_answer', false],
  ['nothing', 'bad_answer', false],
] as const)('%s is a %s', async (fault, code, isOutage) => {
  server.faults.push(fault);
  expect(await failureOf(model().embed(['a', 'b'], 5_000))).toMatchObject({ code, isOutage });
});

it('a server that is not there is an outage', async () => {
  expect(await failureOf(model('m', 'http://127.0.0.1:9').embed(['a'], 5_000))).toMatchObject({ code: 'connection', isOutage: true });
});
