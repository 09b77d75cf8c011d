import { Controller, Get, Header, Req } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { Api, Public } from '../http/access.decorators.js';
import { HealthDto, SystemDto } from './dto/health.dto.js';
import { HealthService } from './health.service.js';

/** Liveness, readiness, metrics, and what the start page tells about this installation. */
@Controller()
export class HealthController {
  constructor(private readonly health: HealthService) {}

  @Get('health')
  @Public()
  @Api({ tenancy: 'public', summary: 'Is the process alive?', answer: HealthDto })
  live(): HealthDto {
    return this.health.live();
  }

  @Get('health/ready')
  @Public()
  @Api({ tenancy: 'public', summary: 'Can it serve? Fails only without PostgreSQL', answer: HealthDto })
  ready(): Promise<HealthDto> {
    return this.health.ready();
  }

  @Get('metrics')
  @Public()
  @Header('content-type', 'text/plain; version=0.0.4')
  @Api({ tenancy: 'public', summary: 'Prometheus metrics; needs METRICS_TOKEN, or a caller on this machine' })
  metrics(@Req() request: FastifyRequest): Promise<string> {
    return this.health.metricsText(request.socket.remoteAddress, request.headers.authorization);
  }

  @Get('api/system')
  @Public()
  @Api({ tenancy: 'public', summary: 'Mode of this installation, for the start page', answer: SystemDto })
  system(): Promise<SystemDto> {
    return this.health.system();
  }
}
