import { Body, Controller, Get, Patch, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Api, CurrentPrincipal, Permission } from '../platform/http/access.decorators.js';
import { Idempotent } from '../platform/http/idempotent.interceptor.js';
import type { ListQuery, ListSpec } from '../platform/http/list-query.rules.js';
import { Listing } from '../platform/http/listing.decorator.js';
import type { Page } from '../platform/http/page.schema.js';
import type { Principal } from '../platform/http/principal.schema.js';
import { IdParam } from '../platform/http/uuid-param.pipe.js';
import { Contacts } from './contacts.service.js';
import { ContactDto, CreateContactDto, UpdateContactDto } from './dto/contact.dto.js';

const CONTACT_LIST: ListSpec = {
  sort: ['createdAt', 'updatedAt', 'name'],
  defaultSort: 'createdAt',
  filters: { isBlocked: 'boolean', createdAt: 'instant' },
  hasSearch: true,
};

/** People and their numbers. */
@ApiTags('contacts')
@Controller('api/contacts')
export class ContactsController {
  constructor(private readonly contacts: Contacts) {}

  @Get()
  @Permission('contacts.read')
  @Api({
    tenancy: 'org',
    summary: 'Contacts; q finds a phone in any format, a name, an e-mail or an address',
    answer: ContactDto,
    list: true,
  })
  async list(@Listing(CONTACT_LIST) query: ListQuery, @CurrentPrincipal() reader: Principal): Promise<Page<ContactDto>> {
    const page = await this.contacts.list(query);
    return { data: page.data.map((contact) => ContactDto.from(contact, reader)), total: page.total };
  }

  @Post()
  @Permission('contacts.write')
  @Idempotent()
  @Api({ tenancy: 'org', summary: 'Add a contact; 409 names the one that has this phone', answer: ContactDto, status: 201 })
  async create(@Body() body: CreateContactDto, @CurrentPrincipal() reader: Principal): Promise<ContactDto> {
    return ContactDto.from(await this.contacts.create(body), reader);
  }

  @Get(':id')
  @Permission('contacts.read')
  @Api({ tenancy: 'org', summary: 'One contact', answer: ContactDto })
  async get(@IdParam() id: string, @CurrentPrincipal() reader: Principal): Promise<ContactDto> {
    return ContactDto.from(await this.contacts.get(id), reader);
  }

  @Patch(':id')
  @Permission('contacts.write')
  @Api({ tenancy: 'org', summary: 'Correct or block a contact', answer: ContactDto })
  async update(@IdParam() id: string, @Body() body: UpdateContactDto, @CurrentPrincipal() reader: Principal): Promise<ContactDto> {
    return ContactDto.from(await this.contacts.update(id, body), reader);
  }
}
