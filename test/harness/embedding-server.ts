import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { KnowledgeVectors } from '../../src/knowledge/embedding/vectors.service.js';

const SIZE = 256;
const PATIENCE_MS = 60_000;
const FILLER = new Set(
  'a an the is are do does you your i my me it to of at on in for we our what how can and or with when if be there by'.split(' '),
);

/** A server of embeddings that speaks OpenAI's route and Ollama's: words are directions, and words of one meaning share theirs. */
export class EmbeddingServer {
  /** The texts of each request. */
  readonly requests: string[][] = [];
  /** Answered instead of vectors, first in first out. */
  readonly faults: ('500' | 'short' | 'nothing')[] = [];
  private server!: Server;

  /** Each list holds words of one meaning. */
  constructor(private readonly meanings: readonly (readonly string[])[]) {}

  async start(): Promise<this> {
    this.server = createServer((request, response) => {
      const chunks: Buffer[] = [];
      request.on('data', (chunk: Buffer) => chunks.push(chunk));
      request.on('end', () => {
        const { input, model } = JSON.parse(Buffer.concat(chunks).toString('utf8')) as { input: string[]; model: string };
        this.requests.push(input);
        const fault = this.faults.shift();
        if (fault === '500') return void response.writeHead(500, { 'content-type': 'application/json' }).end('{"error":{"message":"no"}}');
        const vectors = input.map((text) => (fault === 'nothing' ? Array<number>(SIZE).fill(0) : this.vectorOf(text)));
        const tokens = input.join(' ').split(/\s+/).length;
        response.writeHead(200, { 'content-type': 'application/json' });
        if (request.url === '/api/embed') {
          const embeddings = fault === 'short' ? vectors.slice(1) : vectors;
          return void response.end(JSON.stringify({ model, embeddings, prompt_eval_count: tokens }));
        }
        const data = vectors.map((embedding, index) => ({ object: 'embedding', index, embedding }));
        response.end(
          JSON.stringify({
            object: 'list',
            model,
            data: fault === 'short' ? data.slice(1) : data,
            usage: { prompt_tokens: tokens, total_tokens: tokens },
          }),
        );
      });
    });
    await new Promise<void>((resolve) => this.server.listen(0, '127.0.0.1', resolve));
    return this;
  }

  /** For OPENAI_BASE_URL. */
  get baseUrl(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}/v1`;
  }

  /** For OLLAMA_BASE_URL. */
  get ollamaUrl(): string {
    return this.baseUrl.replace(/\/v1$/, '');
  }

  vectorOf(text: string): number[] {
    const vector = Array<number>(SIZE).fill(0);
    for (const word of text.toLowerCase().match(/[\p{L}\d]+/gu) ?? []) {
      if (FILLER.has(word)) continue;
      const meaning = this.meanings.findIndex((words) => words.includes(word));
      // a direction of its own for each meaning, as a word's letters choose it
      let seed = [...(meaning >= 0 ? this.meanings[meaning]![0]! : word)].reduce(
        (sum, letter) => (sum * 31 + letter.codePointAt(0)!) >>> 0,
        7,
      );
      for (let index = 0; index < SIZE; index += 1) {
        seed = (seed * 1664525 + 1013904223) >>> 0;
        vector[index]! += seed / 2 ** 31 - 1;
      }
    }
    return vector;
  }

  async close(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise((resolve) => this.server.close(resolve));
  }
}

/** The words alone answer where a model lets its time run out, and a busy machine can do that to any answer: here it has the time it takes. */
export function withoutHaste(vectors: KnowledgeVectors): void {
  const of = vectors.of.bind(vectors);
  vectors.of = (texts, what) => of(texts, what, PATIENCE_MS);
}
