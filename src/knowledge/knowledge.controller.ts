import { Body, Controller, Delete, Get, HttpCode, Patch, Post } from '@nestjs/common';
import { ApiConsumes, ApiTags } from '@nestjs/swagger';
import { Api, Permission } from '../platform/http/access.decorators.js';
import { TakesFile, UploadedBytes } from '../platform/http/file-upload.interceptor.js';
import type { ListQuery, ListSpec } from '../platform/http/list-query.rules.js';
import { Listing } from '../platform/http/listing.decorator.js';
import type { Page } from '../platform/http/page.schema.js';
import { IdParam } from '../platform/http/uuid-param.pipe.js';
import { KnowledgeDocuments } from './documents.service.js';
import {
  AskKnowledgeDto,
  CreateKnowledgeDto,
  KnowledgeAnswerDto,
  KnowledgeChunksDto,
  KnowledgeDetailDto,
  KnowledgeDto,
  KnowledgeStatusDto,
  UpdateKnowledgeDto,
  UploadFaqDto,
  VerifyKnowledgeDto,
} from './dto/knowledge.dto.js';
import { ScanDto, StartScanDto } from './dto/scan.dto.js';
import { DOCUMENT_KINDS } from './knowledge.schema.js';
import { KnowledgeRetrieval } from './retrieval.service.js';
import { SCAN_STATES } from './scan/scan.schema.js';
import { KnowledgeScans } from './scan/scans.service.js';

const KNOWLEDGE_LIST: ListSpec = {
  sort: ['createdAt', 'title', 'lastVerifiedAt', 'chunkCount'],
  defaultSort: 'createdAt',
  filters: { kind: [...DOCUMENT_KINDS], isStale: 'boolean' },
  hasSearch: true,
};

const SCAN_LIST: ListSpec = { sort: ['createdAt'], defaultSort: 'createdAt', filters: { state: [...SCAN_STATES] } };

/** What a business knows: notes, files and pages, and the box to ask them. */
@ApiTags('knowledge')
@Controller('api/knowledge')
export class KnowledgeController {
  constructor(
    private readonly documents: KnowledgeDocuments,
    private readonly retrieval: KnowledgeRetrieval,
    private readonly scans: KnowledgeScans,
  ) {}

  @Get()
  @Permission('knowledge.read')
  @Api({ tenancy: 'org', summary: 'Documents', answer: KnowledgeDto, list: true })
  async list(@Listing(KNOWLEDGE_LIST) query: ListQuery): Promise<Page<KnowledgeDto>> {
    const { data, total } = await this.documents.list(query);
    return { data: data.map((row) => KnowledgeDto.from(row)), total };
  }

  @Post()
  @Permission('knowledge.write')
  @Api({ tenancy: 'org', summary: 'Write a note', answer: KnowledgeDetailDto, status: 201 })
  async create(@Body() body: CreateKnowledgeDto): Promise<KnowledgeDetailDto> {
    return KnowledgeDetailDto.from(await this.documents.write(body));
  }

  @Post('faq')
  @TakesFile()
  @ApiConsumes('application/json', 'multipart/form-data')
  @Permission('knowledge.write')
  @Api({
    tenancy: 'org',
    summary: 'Upload a file',
    description: 'A form with the field `file`, or JSON with name and text. A file of the same name takes the place of the older one.',
    answer: KnowledgeDetailDto,
    status: 201,
  })
  async upload(@Body() body: UploadFaqDto, @UploadedBytes() bytes?: Buffer): Promise<KnowledgeDetailDto> {
    return KnowledgeDetailDto.from(await this.documents.upload(body.fileName, bytes ?? Buffer.from(body.text ?? '')));
  }

  @Post('scan')
  @Permission('knowledge.write')
  @Api({
    tenancy: 'org',
    summary: 'Scan a website',
    description: 'At most 20 pages, one after the other, as its robots.txt allows; one scan at a time. Follow it in the list of scans.',
    answer: ScanDto,
    status: 201,
  })
  async scan(@Body() body: StartScanDto): Promise<ScanDto> {
    return ScanDto.from(await this.scans.start(body.url));
  }

  @Get('scans')
  @Permission('knowledge.read')
  @Api({ tenancy: 'org', summary: 'Website scans and how far they are', answer: ScanDto, list: true })
  async listScans(@Listing(SCAN_LIST) query: ListQuery): Promise<Page<ScanDto>> {
    const { data, total } = await this.scans.list(query);
    return { data: data.map((row) => ScanDto.from(row)), total };
  }

  @Post('ask')
  @HttpCode(200)
  @Permission('knowledge.read')
  @Api({ tenancy: 'org', summary: 'Ask a test question', answer: KnowledgeAnswerDto, status: 200 })
  async ask(@Body() body: AskKnowledgeDto): Promise<KnowledgeAnswerDto> {
    return KnowledgeAnswerDto.from(await this.retrieval.ask(body.question));
  }

  @Get('status')
  @Permission('knowledge.read')
  @Api({ tenancy: 'org', summary: 'How much is known, and whether numbers may be stated', answer: KnowledgeStatusDto })
  status(): Promise<KnowledgeStatusDto> {
    return this.retrieval.status();
  }

  @Get(':id')
  @Permission('knowledge.read')
  @Api({ tenancy: 'org', summary: 'One document with its text', answer: KnowledgeDetailDto })
  async get(@IdParam() id: string): Promise<KnowledgeDetailDto> {
    return KnowledgeDetailDto.from(await this.documents.get(id));
  }

  @Get(':id/chunks')
  @Permission('knowledge.read')
  @Api({ tenancy: 'org', summary: 'The pieces a document is searched by', answer: KnowledgeChunksDto })
  async chunks(@IdParam() id: string): Promise<KnowledgeChunksDto> {
    return KnowledgeChunksDto.from(await this.documents.chunks(id));
  }

  @Patch(':id')
  @Permission('knowledge.write')
  @Api({ tenancy: 'org', summary: 'Change a document', answer: KnowledgeDetailDto })
  async update(@IdParam() id: string, @Body() body: UpdateKnowledgeDto): Promise<KnowledgeDetailDto> {
    return KnowledgeDetailDto.from(await this.documents.update(id, body));
  }

  @Post(':id/verify')
  @HttpCode(200)
  @Permission('knowledge.write')
  @Api({
    tenancy: 'org',
    summary: 'Say that a document is true, or take over what its page says now',
    answer: KnowledgeDetailDto,
    status: 200,
  })
  async verify(@IdParam() id: string, @Body() body: VerifyKnowledgeDto): Promise<KnowledgeDetailDto> {
    return KnowledgeDetailDto.from(await this.documents.verify(id, body.decision));
  }

  @Delete(':id')
  @HttpCode(204)
  @Permission('knowledge.write')
  @Api({ tenancy: 'org', summary: 'Delete a document', status: 204 })
  remove(@IdParam() id: string): Promise<void> {
    return this.documents.remove(id);
  }
}
