import { Injectable } from '@nestjs/common';
import { Audit } from '../audit/audit.service.js';
import { Clock } from '../common/clock.js';
import type { Tx } from '../platform/database/database.service.js';
import { ProviderConnection } from './provider-connection.entity.js';

/** Writes connections together with their trail. */
@Injectable()
export class ConnectionRecords {
  constructor(
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  async save(
    tx: Tx,
    known: ProviderConnection | null,
    values: Pick<
      ProviderConnection,
      'id' | 'kind' | 'externalAccountId' | 'credentialsSealed' | 'secretTail' | 'apiBaseUrl' | 'isSimulated'
    >,
  ): Promise<ProviderConnection> {
    const now = this.clock.real();
    const next = { ...values, state: 'active' as const, problem: null, claimedAt: now, checkedAt: now };
    const connections = tx.repo(ProviderConnection);
    if (known) await connections.update({ id: known.id }, next);
    else await connections.insert({ ...next, provider: 'twilio', createdAt: now });
    await this.audit.record(tx, {
      action: known?.credentialsSealed ? 'numbers.connection_replace' : 'numbers.connection_add',
      targetType: 'provider_connection',
      targetId: values.id,
      before: known && { kind: known.kind, account: known.externalAccountId },
      after: { kind: values.kind, account: values.externalAccountId },
    });
    return connections.get(values.id);
  }

  async checked(tx: Tx, connection: ProviderConnection, problem: string | null): Promise<ProviderConnection> {
    const connections = tx.repo(ProviderConnection);
    const state = problem === null ? 'active' : 'broken';
    // credentials that were replaced meanwhile are not judged by the check of the old ones
    await connections.update(
      { id: connection.id, credentialsSealed: connection.credentialsSealed! },
      { state, problem, checkedAt: this.clock.real() },
    );
    if (state !== connection.state)
      await this.audit.record(tx, {
        action: 'numbers.connection_check',
        targetType: 'provider_connection',
        targetId: connection.id,
        before: { state: connection.state },
        after: { state },
      });
    return connections.get(connection.id);
  }

  async remove(tx: Tx, connection: ProviderConnection): Promise<void> {
    await tx.repo(ProviderConnection).delete({ id: connection.id });
    await this.audit.record(tx, {
      action: 'numbers.connection_remove',
      targetType: 'provider_connection',
      targetId: connection.id,
      before: { kind: connection.kind, account: connection.externalAccountId },
    });
  }
}
