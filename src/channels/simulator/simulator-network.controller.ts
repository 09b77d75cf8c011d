import { All, Controller, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Api, Public } from '../../platform/http/access.decorators.js';
import { EmbeddedSimulator } from './embedded-simulator.service.js';

/** The wire of the simulated network: Basic login of a simulated account, Twilio's shapes, not part of our own API. */
@Controller()
@Public()
export class SimulatorNetworkController {
  constructor(private readonly simulator: EmbeddedSimulator) {}

  @All(['simulator/twilio/*', 'simulator/meta/*', 'simulator/control/*'])
  @Api({ tenancy: 'public', summary: 'The simulated phone network', isHidden: true })
  async handle(@Req() request: FastifyRequest & { rawBody?: Buffer }, @Res() reply: FastifyReply): Promise<void> {
    const answer = await this.simulator.handle({
      method: request.method,
      url: request.originalUrl.slice('/simulator'.length),
      authorization: request.headers.authorization,
      rawBody: request.rawBody?.toString('utf8') ?? '',
    });
    if (answer.fault) {
      reply.hijack();
      if (answer.fault === 'drop') request.raw.socket.destroy();
      return;
    }
    await reply
      .code(answer.status)
      .headers({ 'content-type': 'application/json', ...answer.headers })
      .send(answer.body === null ? undefined : JSON.stringify(answer.body));
  }
}
