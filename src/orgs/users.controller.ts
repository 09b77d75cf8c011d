import { Body, Controller, Delete, Get, HttpCode, Patch, Post } from '@nestjs/common';
import { Api, CurrentPrincipal, Permission } from '../platform/http/access.decorators.js';
import { Idempotent } from '../platform/http/idempotent.interceptor.js';
import { Listing } from '../platform/http/listing.decorator.js';
import type { ListQuery } from '../platform/http/list-query.rules.js';
import type { Page } from '../platform/http/page.schema.js';
import type { Principal } from '../platform/http/principal.schema.js';
import { IdParam } from '../platform/http/uuid-param.pipe.js';
import { USER_LIST, UserCreateDto, UserDto, UserPatchDto } from './dto/user.dto.js';
import { Users } from './users.service.js';

/** The people of the active org. */
@Controller('api/users')
export class UsersController {
  constructor(private readonly users: Users) {}

  @Get()
  @Permission('users.read')
  @Api({ tenancy: 'org', summary: 'Members of the active org', answer: UserDto, list: true })
  async list(@Listing(USER_LIST) query: ListQuery): Promise<Page<UserDto>> {
    const { rows, total } = await this.users.list(query);
    return { data: rows.map((row) => UserDto.from(row)), total };
  }

  @Get(':id')
  @Permission('users.read')
  @Api({ tenancy: 'org', summary: 'One member', answer: UserDto })
  async get(@IdParam() id: string): Promise<UserDto> {
    return UserDto.from(await this.users.get(id));
  }

  @Post()
  @Permission('users.write')
  @Idempotent()
  @Api({ tenancy: 'org', summary: 'Add a member, who is mailed a link to set their own password', answer: UserDto })
  async create(@CurrentPrincipal() caller: Principal, @Body() body: UserCreateDto): Promise<UserDto> {
    return UserDto.from(await this.users.create(body, caller.permissions));
  }

  @Patch(':id')
  @Permission('users.write')
  @Api({ tenancy: 'org', summary: 'Change role or alert phone of a member', answer: UserDto })
  async update(@CurrentPrincipal() caller: Principal, @IdParam() id: string, @Body() body: UserPatchDto): Promise<UserDto> {
    return UserDto.from(await this.users.update(id, body, caller.permissions));
  }

  @Delete(':id')
  @HttpCode(204)
  @Permission('users.write')
  @Api({ tenancy: 'org', summary: 'End a membership; the last owner stays' })
  async remove(@CurrentPrincipal() caller: Principal, @IdParam() id: string): Promise<void> {
    await this.users.remove(id, caller.permissions);
  }
}
