import { Body, Controller, Delete, Get, HttpCode, Post } from '@nestjs/common';
import { Api, CurrentPrincipal, Permission } from '../platform/http/access.decorators.js';
import type { Principal } from '../platform/http/principal.schema.js';
import { IdParam } from '../platform/http/uuid-param.pipe.js';
import { OpenViewDto, StartViewDto, ViewListDto } from './dto/view.dto.js';
import { Views } from './views.service.js';

/** Agency staff looking at a client as its owner does. */
@Controller('api/agency/orgs/:id')
export class ViewsController {
  constructor(private readonly views: Views) {}

  @Post('impersonate')
  @Permission('agency.view_as')
  @Api({ tenancy: 'agency', summary: 'Look at a client as its owner: at most 60 minutes, read-only by default', answer: OpenViewDto })
  async start(@CurrentPrincipal() caller: Principal, @IdParam() id: string, @Body() body: StartViewDto): Promise<OpenViewDto> {
    return OpenViewDto.from(await this.views.start(caller, id, body.toRequest()));
  }

  @Get('views')
  @Permission('agency.view_as')
  @Api({ tenancy: 'agency', summary: 'Who looked at a client, when and why, the newest first', answer: ViewListDto })
  async list(@CurrentPrincipal() caller: Principal, @IdParam() id: string): Promise<ViewListDto> {
    return ViewListDto.from(await this.views.list(caller, id));
  }

  @Post('views/:viewId/token')
  @HttpCode(200)
  @Permission('agency.view_as')
  @Api({ tenancy: 'agency', summary: 'A new token for an own running view; it does not last longer', answer: OpenViewDto, status: 200 })
  async resume(@CurrentPrincipal() caller: Principal, @IdParam() id: string, @IdParam('viewId') viewId: string): Promise<OpenViewDto> {
    return OpenViewDto.from(await this.views.resume(caller, id, viewId));
  }

  @Delete('views/:viewId')
  @HttpCode(204)
  @Permission('agency.view_as')
  @Api({ tenancy: 'agency', summary: 'End a view: its token is refused everywhere within five seconds', status: 204 })
  end(@CurrentPrincipal() caller: Principal, @IdParam() id: string, @IdParam('viewId') viewId: string): Promise<void> {
    return this.views.end(caller, id, viewId);
  }
}
