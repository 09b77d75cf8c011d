import { Body, Controller, Delete, Get, HttpCode, Patch, Post } from '@nestjs/common';
import { Api, CurrentPrincipal, Permission } from '../platform/http/access.decorators.js';
import { Idempotent } from '../platform/http/idempotent.interceptor.js';
import type { Page } from '../platform/http/page.schema.js';
import type { Principal } from '../platform/http/principal.schema.js';
import { IdParam } from '../platform/http/uuid-param.pipe.js';
import { RoleCreateDto, RoleDto, RolePatchDto } from './dto/role.dto.js';
import { OwnRoles } from './own-roles.service.js';

/** Roles of the active org. The built-in ones are listed and fixed. */
@Controller('api/roles')
export class RolesController {
  constructor(private readonly roles: OwnRoles) {}

  @Get()
  @Permission('users.read')
  @Api({ tenancy: 'org', summary: 'Built-in and own roles with what they may do', answer: RoleDto, list: true })
  async list(): Promise<Page<RoleDto>> {
    const roles = await this.roles.list();
    return { data: roles.map((role) => RoleDto.from(role)), total: roles.length };
  }

  @Get(':id')
  @Permission('users.read')
  @Api({ tenancy: 'org', summary: 'One own role', answer: RoleDto })
  async get(@IdParam() id: string): Promise<RoleDto> {
    return RoleDto.from(await this.roles.get(id));
  }

  @Post()
  @Permission('users.write')
  @Idempotent()
  @Api({ tenancy: 'org', summary: 'Write a role, with permissions that the caller has', answer: RoleDto })
  async create(@CurrentPrincipal() caller: Principal, @Body() body: RoleCreateDto): Promise<RoleDto> {
    return RoleDto.from(await this.roles.create(body.name.trim(), body.permissions, caller.permissions));
  }

  @Patch(':id')
  @Permission('users.write')
  @Api({ tenancy: 'org', summary: 'Change an own role; it binds whoever has it within five seconds', answer: RoleDto })
  async update(@CurrentPrincipal() caller: Principal, @IdParam() id: string, @Body() body: RolePatchDto): Promise<RoleDto> {
    const { version, name, permissions } = body;
    return RoleDto.from(await this.roles.update(id, version, { name: name?.trim(), permissions }, caller.permissions));
  }

  @Delete(':id')
  @HttpCode(204)
  @Permission('users.write')
  @Api({ tenancy: 'org', summary: 'Remove an own role that nobody has' })
  async remove(@CurrentPrincipal() caller: Principal, @IdParam() id: string): Promise<void> {
    await this.roles.remove(id, caller.permissions);
  }
}
