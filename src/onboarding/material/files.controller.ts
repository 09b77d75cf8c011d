import { Body, Controller, Delete, Get, HttpCode, Post, Res } from '@nestjs/common';
import { ApiConsumes, ApiProduces, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { Api, Permission } from '../../platform/http/access.decorators.js';
import { TakesFile, UploadedBytes } from '../../platform/http/file-upload.interceptor.js';
import type { ListQuery, ListSpec } from '../../platform/http/list-query.rules.js';
import { Listing } from '../../platform/http/listing.decorator.js';
import type { Page } from '../../platform/http/page.schema.js';
import { IdParam } from '../../platform/http/uuid-param.pipe.js';
import { AddFileDto, SendableFileDto } from '../dto/material.dto.js';
import { downloadHeaders } from './download.rules.js';
import { SendableFiles } from './files.service.js';

const LIST: ListSpec = { sort: ['createdAt', 'fileName'], defaultSort: 'createdAt', hasSearch: true };

/** Documents that a call to action sends. */
@ApiTags('onboarding')
@Controller('api/onboarding/files')
export class FilesController {
  constructor(private readonly files: SendableFiles) {}

  @Get()
  @Permission('settings.read')
  @Api({ tenancy: 'org', summary: 'Documents that can be sent', answer: SendableFileDto, list: true })
  async list(@Listing(LIST) query: ListQuery): Promise<Page<SendableFileDto>> {
    const { data, total } = await this.files.list(query);
    return { data: data.map((file) => SendableFileDto.from(file)), total };
  }

  @Post()
  @TakesFile()
  @ApiConsumes('application/json', 'multipart/form-data')
  @Permission('settings.write')
  @Api({ tenancy: 'org', summary: 'Upload a document that can be sent', answer: SendableFileDto, status: 201 })
  async add(@Body() body: AddFileDto, @UploadedBytes() bytes?: Buffer): Promise<SendableFileDto> {
    return SendableFileDto.from(await this.files.add(body.fileName, bytes ?? Buffer.from(body.base64 ?? '', 'base64')));
  }

  @Get(':id')
  @Permission('settings.read')
  @Api({ tenancy: 'org', summary: 'One document', answer: SendableFileDto })
  async get(@IdParam() id: string): Promise<SendableFileDto> {
    return SendableFileDto.from(await this.files.get(id));
  }

  @Get(':id/content')
  @ApiProduces('application/pdf', 'image/png', 'image/jpeg')
  @Permission('settings.read')
  @Api({ tenancy: 'org', summary: 'The document itself, byte for byte' })
  async content(@IdParam() id: string, @Res({ passthrough: true }) reply: FastifyReply): Promise<Buffer> {
    const file = await this.files.content(id);
    void reply.headers(downloadHeaders(file));
    return file.bytes;
  }

  @Delete(':id')
  @HttpCode(204)
  @Permission('settings.write')
  @Api({ tenancy: 'org', summary: 'Delete a document', status: 204 })
  remove(@IdParam() id: string): Promise<void> {
    return this.files.remove(id);
  }
}
