import { randomUUID } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { PGlite } from '@electric-sql/pglite';
import { btree_gin } from '@electric-sql/pglite/contrib/btree_gin';
import { btree_gist } from '@electric-sql/pglite/contrib/btree_gist';
import { citext } from '@electric-sql/pglite/contrib/citext';
import { pg_trgm } from '@electric-sql/pglite/contrib/pg_trgm';
import { vector } from '@electric-sql/pglite-pgvector';
import { ensureRoles } from '../../scripts/lib/roles.mjs';
import { unitVectors } from '../../src/engines/unit-vectors.rules.js';
import { VectorsRepository } from '../../src/knowledge/embedding/vectors.repository.js';
import type { Tx } from '../../src/platform/database/database.service.js';

const MIGRATIONS = new URL('../../migrations/', import.meta.url);
const MODEL = 'text-embedding-3-small';
const LENGTH = 1536;
const PIECES = 200;

// The binaries that the other tests run on come without pgvector; PGlite is PostgreSQL with it, in this process.
let database: PGlite;
let tx: Tx;
let vectors: number[][];
const repository = new VectorsRepository();
const org = randomUUID();

const toUnit = (embedding: number[]): number[] => unitVectors([{ index: 0, embedding }], 1)[0]!;

/** Numbers between -1 and 1, the same ones each time. */
function numbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 31 - 1;
  };
}

async function addPiece(number: number, meaning: readonly number[]): Promise<void> {
  const document = randomUUID();
  await database.query(`INSERT INTO knowledge_documents (id, org_id, kind, title, content) VALUES ($1, $2, 'note', $3, 'x')`, [
    document,
    org,
    `Note ${number}`,
  ]);
  const { rows } = await database.query<{ key: string }>(
    `INSERT INTO knowledge_chunks (id, org_id, document_id, position, body) VALUES ($1, $2, $3, 0, $4) RETURNING text_key AS key`,
    [randomUUID(), org, document, `Body ${number}`],
  );
  await repository.add(tx, MODEL, rows[0]!.key, meaning);
}

beforeAll(async () => {
  database = await PGlite.create({ extensions: { btree_gin, btree_gist, citext, pg_trgm, vector } });
  await ensureRoles(database);
  await database.exec('CREATE EXTENSION vector');
  for (const file of readdirSync(MIGRATIONS).sort())
    if (file.endsWith('.up.sql')) await database.exec(readFileSync(new URL(file, MIGRATIONS), 'utf8'));
  const run = async (sql: string, params: unknown[] = []) => database.query<never>(sql, params);
  tx = {
    orgId: org,
    query: async (sql: string, params?: unknown[]) => (await run(sql, params)).rows,
    execute: async (sql: string, params?: unknown[]) => (await run(sql, params)).affectedRows ?? 0,
  } as unknown as Tx;
  const agency = randomUUID();
  await database.query('INSERT INTO agencies (id, name) VALUES ($1, $2)', [agency, 'Agency']);
  await database.query('INSERT INTO orgs (id, agency_id, name, slug) VALUES ($1, $2, $3, $4)', [org, agency, 'Northside', 'northside']);
  const next = numbers(7);
  vectors = Array.from({ length: PIECES }, () => toUnit(Array.from({ length: LENGTH }, next)));
  for (const [number, meaning] of vectors.entries()) await addPiece(number, meaning);
});
afterAll(() => database?.close());

const cosine = (one: readonly number[], other: readonly number[]): number => one.reduce((sum, value, at) => sum + value * other[at]!, 0);

describe('vectors in a database with pgvector', () => {
  it('is found to have it', async () => {
    expect(await repository.hasPgvector(tx)).toBe(true);
  });

  it('finds the nearest pieces by the exact cosine, the nearest first', async () => {
    const next = numbers(11);
    const question = toUnit(vectors[42]!.map((value) => value + 0.01 * next()));
    const wanted = vectors.map((meaning, number) => ({ title: `Note ${number}`, similarity: cosine(meaning, question) }));
    wanted.sort((a, b) => b.similarity - a.similarity);
    const found = await repository.near(tx, MODEL, question, 5, true);
    expect(found.map(({ title }) => title)).toEqual(wanted.slice(0, 5).map(({ title }) => title));
    expect(found[0]!.title).toBe('Note 42');
    for (const [at, { similarity }] of found.entries()) expect(similarity).toBeCloseTo(wanted[at]!.similarity, 4);
  });

  it('agrees with the way that needs no pgvector', async () => {
    const question = vectors[7]!;
    const [own] = await repository.near(tx, MODEL, question, 1, true);
    const [plain] = await repository.near(tx, MODEL, question, 1, false);
    expect(own!.title).toBe('Note 7');
    expect({ ...own, similarity: own!.similarity.toFixed(4) }).toEqual({ ...plain, similarity: plain!.similarity.toFixed(4) });
  });

  it('passes over a vector of another length, which pgvector could not compare', async () => {
    await addPiece(PIECES, toUnit([1, 2, 3]));
    const found = await repository.near(tx, MODEL, vectors[7]!, 30, true);
    expect(found).toHaveLength(30);
    expect(found.map(({ title }) => title)).not.toContain(`Note ${PIECES}`);
  });

  it('sees nothing of another business', async () => {
    expect(await repository.near({ ...tx, orgId: randomUUID() }, MODEL, vectors[7]!, 5, true)).toEqual([]);
  });
});
