import { Injectable } from '@nestjs/common';
import { conflict, notFound } from '../common/errors.js';
import { Quotas } from '../orgs/quotas.service.js';
import { Database, type Tx } from '../platform/database/database.service.js';
import type { ListQuery } from '../platform/http/list-query.rules.js';
import type { Page } from '../platform/http/page.schema.js';
import { DocumentTrail } from './document-trail.service.js';
import { EmbeddingWork } from './embedding/embedding-work.service.js';
import { unreadable } from './knowledge.errors.js';
import { KnowledgeRepository } from './knowledge.repository.js';
import type { DocumentRow, DocumentSummary, KnowledgeChunk, NewDocument } from './knowledge.schema.js';
import { piecesOf } from './reading/faq.rules.js';
import { FileReader } from './reading/file-reader.service.js';
import { safeFileName } from './reading/file-type.rules.js';
import { tidy } from './reading/html-text.rules.js';

const MAX_ORG_CHUNKS = 20_000;

/** The documents of a business and the pieces they are searched by. */
@Injectable()
export class KnowledgeDocuments {
  constructor(
    private readonly database: Database,
    private readonly repository: KnowledgeRepository,
    private readonly reader: FileReader,
    private readonly trail: DocumentTrail,
    private readonly quotas: Quotas,
    private readonly embedding: EmbeddingWork,
  ) {}

  list(query: ListQuery): Promise<Page<DocumentSummary>> {
    return this.database.transaction((tx) => this.repository.list(tx, query));
  }

  get(id: string): Promise<DocumentRow> {
    return this.database.transaction((tx) => this.existing(tx, id));
  }

  chunks(id: string): Promise<KnowledgeChunk[]> {
    return this.database.transaction(async (tx) => {
      await this.existing(tx, id);
      return this.repository.chunks(tx, id);
    });
  }

  /** A note that somebody writes here. */
  write(input: { title: string; content: string }): Promise<DocumentRow> {
    return this.database.transaction((tx) => this.add(tx, { kind: 'note', title: input.title.trim(), content: tidy(input.content) }));
  }

  /** Reads the file before anything is written: one that cannot be read leaves what was there as it was. */
  async upload(fileName: string, bytes: Uint8Array): Promise<DocumentRow> {
    const name = safeFileName(fileName);
    const content = await this.reader.read(name, bytes);
    const title = name.replace(/\.[a-z]+$/i, '') || name;
    return this.database.transaction((tx) => this.store(tx, { kind: 'file', title, content, fileName: name }));
  }

  update(id: string, patch: { title?: string; content?: string; version: number }): Promise<DocumentRow> {
    return this.database.transaction(async (tx) => {
      const before = await this.existing(tx, id, true);
      if (before.version !== patch.version)
        throw conflict('knowledge.changed', 'Somebody else changed this document in the meantime. Read it again before you save.', before);
      return this.replace(
        tx,
        before,
        patch.title?.trim() ?? before.title,
        patch.content === undefined ? before.content : tidy(patch.content),
      );
    });
  }

  remove(id: string): Promise<void> {
    return this.database.transaction(async (tx) => {
      const before = await this.existing(tx, id, true);
      await this.repository.remove(tx, id);
      await this.trail.note(tx, 'delete', id, { before: traits(before) });
    });
  }

  /** Somebody looked: it is still true, or what the page says now is taken over. */
  verify(id: string, decision: 'keep' | 'accept'): Promise<DocumentRow> {
    return this.database.transaction(async (tx) => {
      const before = await this.existing(tx, id, true);
      if (decision === 'accept') {
        if (before.foundContent === null) throw conflict('knowledge.nothing_found', 'There is no changed text to take over.', before);
        return this.replace(tx, before, before.title, before.foundContent);
      }
      await this.repository.setVerified(tx, id);
      await this.trail.note(tx, 'verify', id, { before: traits(before) });
      return this.existing(tx, id);
    });
  }

  /** Something about a document is new: the consoles are told, and the next turn counts it. */
  changed(tx: Tx, id: string): Promise<void> {
    return this.trail.changed(tx, id);
  }

  /** A file or page under its name or address: the newer one takes the place of the older. */
  async store(tx: Tx, document: NewDocument): Promise<DocumentRow> {
    const before = await this.repository.findSource(tx, document);
    return before ? this.replace(tx, before, document.title, document.content) : this.add(tx, document);
  }

  private async add(tx: Tx, document: NewDocument): Promise<DocumentRow> {
    const id = await this.repository.insert(tx, document);
    await this.setPieces(tx, id, document.content);
    const made = await this.existing(tx, id);
    await this.trail.note(tx, 'create', id, { after: traits(made) });
    return made;
  }

  private async replace(tx: Tx, before: DocumentRow, title: string, content: string): Promise<DocumentRow> {
    await this.repository.setContent(tx, before.id, title, content);
    if (content !== before.content) await this.setPieces(tx, before.id, content);
    const after = await this.existing(tx, before.id);
    await this.trail.note(tx, 'update', before.id, { before: traits(before), after: traits(after) });
    return after;
  }

  private async setPieces(tx: Tx, id: string, content: string): Promise<void> {
    const pieces = piecesOf(content);
    if (pieces.length === 0) throw unreadable('empty', 'There is no text in this document that an answer could be made of.');
    await this.repository.setPieces(tx, id, pieces);
    if ((await this.repository.chunkCount(tx)) > MAX_ORG_CHUNKS)
      throw unreadable('full', `A business can hold ${MAX_ORG_CHUNKS} pieces of knowledge. Delete documents that are no longer needed.`);
    await this.quotas.needStorage(tx);
    await this.embedding.want(tx);
  }

  private async existing(tx: Tx, id: string, isLocked = false): Promise<DocumentRow> {
    const row = await this.repository.find(tx, id, isLocked);
    if (!row) throw notFound('knowledge');
    return row;
  }
}

function traits(row: DocumentRow): Record<string, unknown> {
  const { kind, title, sourceUrl, fileName, chunkCount, pairCount, isStale, version } = row;
  return { kind, title, sourceUrl, fileName, chunkCount, pairCount, isStale, version };
}
