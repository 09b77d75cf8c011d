import type { DataProvider, Identifier, RaRecord } from 'react-admin';
import { newKey } from '../shared/format';
import type { Http } from './http';
import { changedFields, listQuery } from './query';

interface Signalled {
  signal?: AbortSignal;
}
const withSignal = (params: Signalled): { signal?: AbortSignal } => (params.signal ? { signal: params.signal } : {});

/** The reading and writing that react-admin's hooks know. */
export function createCrud(http: Http): DataProvider {
  const path = (resource: string, id?: Identifier): string =>
    `/api/${resource}${id === undefined ? '' : `/${encodeURIComponent(String(id))}`}`;
  const provider: DataProvider = {
    supportAbortSignal: true,
    getList: (resource, params) => http(path(resource) + listQuery(resource, params), withSignal(params)),
    getOne: async (resource, params) => ({ data: await http(path(resource, params.id), withSignal(params)) }),
    getMany: async (resource, params) =>
      ({
        data: await Promise.all(params.ids.map((id) => http<RaRecord>(path(resource, id), withSignal(params)))),
      }) as never,
    getManyReference: (resource, params) =>
      http(path(resource) + listQuery(resource, { ...params, target: { name: params.target, id: params.id } }), withSignal(params)),
    create: async (resource, params) => ({
      data: await http(path(resource), { method: 'POST', body: params.data, headers: { 'Idempotency-Key': newKey() } }),
    }),
    update: async (resource, params) => {
      const previous = params.previousData as Record<string, unknown> | undefined;
      const body = changedFields(params.data as Record<string, unknown>, previous);
      const version = (params.data as { version?: number }).version ?? previous?.['version'];
      if (version !== undefined) body['version'] = version;
      return { data: await http(path(resource, params.id), { method: 'PATCH', body }) };
    },
    updateMany: async (resource, params) => {
      await Promise.all(params.ids.map((id) => http(path(resource, id), { method: 'PATCH', body: params.data })));
      return { data: params.ids };
    },
    delete: async (resource, params) => {
      await http(path(resource, params.id), { method: 'DELETE' });
      return { data: (params.previousData ?? { id: params.id }) as never };
    },
    deleteMany: async (resource, params) => {
      await Promise.all(params.ids.map((id) => http(path(resource, id), { method: 'DELETE' })));
      return { data: params.ids };
    },
  };
  return provider;
}
