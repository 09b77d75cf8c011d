import type { DeepPartial, FindOptionsOrder, FindOptionsWhere, ObjectLiteral, Repository } from 'typeorm';
import { AppError, notFound } from '../../common/errors.js';

/** The orgs of the running transaction. */
export interface RepositoryScope {
  orgId: string | null;
  orgIds: string[];
}

interface FindSpec<E> {
  order?: FindOptionsOrder<E>;
  take?: number;
  skip?: number;
}

/** A repository that adds the org to every condition and every new row; row-level security stands behind it. */
export class TenantRepository<E extends ObjectLiteral> {
  constructor(
    private readonly inner: Repository<E>,
    private readonly scope: RepositoryScope,
  ) {}

  find(where: FindOptionsWhere<E> = {}, spec: FindSpec<E> = {}): Promise<E[]> {
    return this.inner.find({ where: this.scoped(where), ...spec });
  }

  findOne(where: FindOptionsWhere<E>, spec: Pick<FindSpec<E>, 'order'> = {}): Promise<E | null> {
    return this.inner.findOne({ where: this.scoped(where), ...spec });
  }

  /** The row with this id, or 404. */
  async get(id: string): Promise<E> {
    const row = await this.findOne({ id } as unknown as FindOptionsWhere<E>);
    if (!row) throw notFound(this.inner.metadata.tableName.replace(/ies$/, 'y').replace(/s$/, ''));
    return row;
  }

  count(where: FindOptionsWhere<E> = {}): Promise<number> {
    return this.inner.count({ where: this.scoped(where) });
  }

  async insert(values: DeepPartial<E>): Promise<E> {
    const entity = this.inner.create({ ...values, orgId: this.writableOrg() });
    return this.inner.save(entity, { reload: false });
  }

  /** Answers how many rows changed. */
  async update(where: FindOptionsWhere<E>, patch: Partial<E>): Promise<number> {
    this.writableOrg();
    const result = await this.inner.update(this.scoped(where), patch);
    return result.affected ?? 0;
  }

  async delete(where: FindOptionsWhere<E>): Promise<number> {
    this.writableOrg();
    const result = await this.inner.delete(this.scoped(where));
    return result.affected ?? 0;
  }

  private scoped(where: FindOptionsWhere<E>): FindOptionsWhere<E> {
    if (!this.scope.orgId) return where;
    return { ...where, orgId: this.scope.orgId };
  }

  private writableOrg(): string {
    if (!this.scope.orgId) throw new AppError('tenancy.read_only', 500, 'This transaction only reads.');
    return this.scope.orgId;
  }
}
