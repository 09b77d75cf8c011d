/** Texts as points of a space in which what means the same lies close together. */
export interface Embedded {
  /** One per text, in their order, of length 1: the product of two is the cosine between them. */
  vectors: number[][];
  tokens: number;
  /** Micro-dollars; null for a model whose price is unknown. */
  costMicros: number | null;
}

/** A model that embeds texts. Throws EngineFailure when it gave no usable answer within `timeoutMs`. */
export interface EmbeddingEngine {
  readonly name: string;
  readonly model: string;
  embed(texts: readonly string[], timeoutMs: number): Promise<Embedded>;
}
