import { Controller, Get, Param, Res } from '@nestjs/common';
import { ApiProduces, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { Api, Public } from '../../platform/http/access.decorators.js';
import { downloadHeaders } from './download.rules.js';
import { FileLinks } from './file-links.service.js';

/** Documents for phones and providers, by an address that was signed for them and runs out. */
@ApiTags('completions')
@Controller('files')
@Public()
export class FileLinksController {
  constructor(private readonly links: FileLinks) {}

  @Get(':token')
  @ApiProduces('application/pdf', 'image/png', 'image/jpeg')
  @Api({ tenancy: 'public', summary: 'A document that was sent to a customer, by its signed address' })
  async open(@Param('token') token: string, @Res({ passthrough: true }) reply: FastifyReply): Promise<Buffer> {
    const file = await this.links.open(token);
    void reply.headers(downloadHeaders(file));
    return file.bytes;
  }
}
