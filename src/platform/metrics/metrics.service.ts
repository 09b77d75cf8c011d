import { Injectable } from '@nestjs/common';
import { Counter, Gauge, Histogram, Registry, collectDefaultMetrics } from 'prom-client';

/** The bounds of every histogram here. */
export const SECONDS = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30];

/** Everything this process measures, in Prometheus form. Labels never carry a phone number or a name. */
@Injectable()
export class Metrics {
  readonly registry = new Registry();
  readonly work = this.counter('ringback_work_total', 'Due work handled, by kind and by what brought it: hint or poll.', [
    'kind',
    'via',
    'outcome',
  ]);
  readonly oldestDue = this.gauge('ringback_oldest_due_seconds', 'Age of the oldest due row per kind of work.', ['kind']);
  readonly unknown = this.gauge('ringback_unknown_total', 'Outbound messages whose fate at the provider is not known yet.', []);
  readonly dead = this.gauge('ringback_dead_total', 'Jobs and conversations that gave up after all attempts.', []);
  readonly webhookSeconds = this.histogram('ringback_webhook_seconds', 'Time to answer a provider webhook.', ['route', 'status']);
  readonly httpSeconds = this.histogram('ringback_http_seconds', 'Time to answer an API request.', ['method', 'route', 'status']);
  readonly decisionSeconds = this.histogram('ringback_decision_seconds', 'Time from claiming a turn to its commit.', ['engine']);
  readonly sendSeconds = this.histogram('ringback_send_seconds', "Time of the provider's answer to a send.", ['outcome']);
  readonly replySeconds = this.histogram('ringback_reply_seconds', "Time from a customer's message to the acceptance of the reply.", []);
  readonly engineCalls = this.counter('ringback_engine_calls_total', 'Calls of a language engine by outcome.', ['engine', 'outcome']);
  readonly rejectedWebhooks = this.counter('ringback_webhooks_rejected_total', 'Webhooks refused, by reason.', ['reason']);

  constructor() {
    collectDefaultMetrics({ register: this.registry });
  }

  private counter<L extends string>(name: string, help: string, labelNames: L[]): Counter<L> {
    return new Counter({ name, help, labelNames, registers: [this.registry] });
  }

  private gauge<L extends string>(name: string, help: string, labelNames: L[]): Gauge<L> {
    return new Gauge({ name, help, labelNames, registers: [this.registry] });
  }

  private histogram<L extends string>(name: string, help: string, labelNames: L[]): Histogram<L> {
    return new Histogram({ name, help, labelNames, buckets: SECONDS, registers: [this.registry] });
  }
}
