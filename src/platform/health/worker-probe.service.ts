import { createServer, type Server, type ServerResponse } from 'node:http';
import { Injectable, Logger, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { Config } from '../config/config.service.js';
import { HealthService } from './health.service.js';

/** Health and metrics of a worker, which serves nothing else: on WORKER_PORT, when it is set. */
@Injectable()
export class WorkerProbe implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly logger = new Logger(WorkerProbe.name);
  private server?: Server;

  constructor(
    private readonly config: Config,
    private readonly health: HealthService,
  ) {}

  onApplicationBootstrap(): void {
    const { WORKER_PORT, HOST, isApi } = this.config.values;
    if (isApi || WORKER_PORT === undefined) return;
    this.server = createServer((request, response) => {
      const answer = this.answer(request.url ?? '', request.socket.remoteAddress, request.headers.authorization);
      answer.then(
        ([status, body]) => send(response, status, body),
        (error: { status?: number; message: string }) => send(response, error.status ?? 500, error.message),
      );
    });
    this.server.on('error', (error) => this.logger.error(`health and metrics of this worker are not served: ${error.message}`));
    this.server.listen(WORKER_PORT, HOST);
  }

  onApplicationShutdown(): void {
    this.server?.close();
  }

  private async answer(url: string, remoteAddress: string | undefined, authorization: string | undefined): Promise<[number, string]> {
    switch (url.split('?')[0]) {
      case '/health':
        return [200, JSON.stringify(this.health.live())];
      case '/health/ready':
        return [200, JSON.stringify(await this.health.ready())];
      case '/metrics':
        return [200, await this.health.metricsText(remoteAddress, authorization)];
      default:
        return [404, 'Not found'];
    }
  }
}

function send(response: ServerResponse, status: number, body: string): void {
  response.writeHead(status, { 'content-type': body.startsWith('{') ? 'application/json' : 'text/plain; version=0.0.4' }).end(body);
}
